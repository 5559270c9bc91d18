import { SheetInterceptorService } from '@univerjs/sheets';
import {
  AddSheetTableMutation,
  DeleteSheetTableMutation,
  SetSheetTableCommand,
  SetSheetTableMutation,
} from '@univerjs/sheets-table';
import type { Area } from './area';
import type { Model } from './model';
import type { TableRef } from './table-areas';
import type { TableLook } from './table-look';
import { invalidArgument } from '../request/errors';
import { intersection, sameArea, toRange } from './area';
import { insertCells } from './cell-shift';
import { patchCells } from './cell-writing';
import { definedName, isValidName, listNames } from './names';
import { assertNoOverlap, findTable, tableArea, tableCore, tableOf } from './table-areas';
import { syncHeader } from './table-columns';
import { setTableCore } from './table-core';
import { DEFAULT_LOOK, isTableStyle, themeName } from './table-look';
import { metaOf, setMeta } from './table-meta';

function freeTable(model: Model): { tableId: string; name: string } {
  const tables = model.spreadsheet.tables.getTableList(model.spreadsheet.unitId);
  const ids = new Set(tables.map(({ id }) => id));
  const names = new Set(tables.map(({ name }) => name.toLowerCase()));
  let id = tables.length + 1;
  while (ids.has(String(id))) id++;
  let number = 1;
  while (names.has(`table${number}`)) number++;
  return { tableId: String(id), name: `Table${number}` };
}

/** Makes a table; without headers Excel puts a header row above the data and moves them down. */
export async function addTable(model: Model, area: Area, hasHeaders: boolean): Promise<TableRef> {
  const where = 'TableCollection.add';
  model.assertUnprotected(area.sheetId, where);
  assertNoOverlap(model, area, where);
  if (!hasHeaders) await insertCells(model, { ...area, rows: 1 }, 'rows');
  const rows = hasHeaders ? Math.max(2, area.rows) : area.rows + 1;
  const core = { ...area, rows };
  assertNoOverlap(model, core, where);
  const { tableId, name } = freeTable(model);
  model.spreadsheet.mutate(AddSheetTableMutation.id, {
    unitId: model.spreadsheet.unitId,
    subUnitId: core.sheetId,
    tableId,
    name,
    range: toRange(core),
    header: Array.from({ length: core.columns }, (_, index) => `Column${index + 1}`),
    options: { tableStyleId: themeName(DEFAULT_LOOK.style, true) },
  });
  const ref = { tableId };
  setMeta(tableOf(model, ref), { look: { ...DEFAULT_LOOK }, filters: [] });
  syncHeader(model, ref);
  return ref;
}

function remove(model: Model, ref: TableRef): void {
  const { sheetId } = tableCore(model, ref);
  model.spreadsheet.mutate(DeleteSheetTableMutation.id, {
    unitId: model.spreadsheet.unitId,
    subUnitId: sheetId,
    tableId: ref.tableId,
  });
}

/** Takes the table off its cells, which stay. */
export function convertToRange(model: Model, ref: TableRef): Area {
  const area = tableArea(model, ref);
  model.assertUnprotected(area.sheetId, 'Table.convertToRange');
  remove(model, ref);
  return area;
}

/** Deletes the table with its cells' contents and formats. */
export function deleteTable(model: Model, ref: TableRef): void {
  const area = tableArea(model, ref);
  model.assertUnprotected(area.sheetId, 'Table.delete');
  remove(model, ref);
  patchCells(model.spreadsheet, area, () => null);
}

export function renameTable(model: Model, ref: TableRef, name: unknown): void {
  const where = 'Table.name';
  if (typeof name !== 'string' || !isValidName(name)) throw invalidArgument(where);
  const holder = findTable(model, name);
  const taken = listNames(model).some(
    (other) => definedName(model, other).name.toLowerCase() === name.toLowerCase(),
  );
  if ((holder && holder.tableId !== ref.tableId) || taken) throw invalidArgument(where);
  const { sheetId } = tableCore(model, ref);
  const oldTableName = tableOf(model, ref).getDisplayName();
  if (oldTableName === name) return;
  const { unitId, injector } = model.spreadsheet;
  const target = { unitId, subUnitId: sheetId, tableId: ref.tableId };
  // Univer's own command would refuse a name that a sheet has; what it adds, we ask for: formulas take the new name.
  const { preRedos = [], redos } = injector
    .get(SheetInterceptorService)
    .onCommandExecute({ id: SetSheetTableCommand.id, params: { ...target, name, oldTableName } });
  const rename = { id: SetSheetTableMutation.id, params: { ...target, config: { name } } };
  for (const { id, params } of [...preRedos, rename, ...redos]) model.spreadsheet.mutate(id, params);
}

/** The header stays in its row, and old and new rectangle share cells: Excel's conditions. */
export function resizeTable(model: Model, ref: TableRef, area: Area): void {
  const where = 'Table.resize';
  const before = tableArea(model, ref);
  model.assertUnprotected(before.sheetId, where);
  const { showTotals } = metaOf(tableOf(model, ref)).look;
  const rows = area.rows - (showTotals ? 1 : 0);
  if (area.row !== before.row || !intersection(area, before) || rows < 2) throw invalidArgument(where);
  assertNoOverlap(model, area, where, ref);
  const core = { ...area, rows };
  if (!sameArea(core, tableCore(model, ref))) setTableCore(model, ref, core);
}

export const look = (model: Model, ref: TableRef): TableLook => metaOf(tableOf(model, ref)).look;

export function setLook(model: Model, ref: TableRef, change: Partial<TableLook>): void {
  const table = tableOf(model, ref);
  const next = { ...metaOf(table).look, ...change };
  const isBuiltIn = isTableStyle(next.style);
  if (!isBuiltIn && !model.tableStyles.has(next.style)) throw invalidArgument('Table.style');
  setMeta(table, { look: next });
  // One of the workbook's own is blank here: nothing draws it.
  if (!isBuiltIn) return;
  const theme = themeName(next.style, next.showBandedRows);
  if (theme === table.getTableStyleId()) return;
  model.spreadsheet.mutate(SetSheetTableMutation.id, {
    unitId: model.spreadsheet.unitId,
    subUnitId: table.getSubunitId(),
    tableId: ref.tableId,
    config: { theme },
  });
}
