import type { Area } from './area';
import type { Model } from './model';
import type { Shift } from './range-tracker';
import { Direction } from '@univerjs/core';
import {
  DeleteRangeMoveLeftCommand,
  DeleteRangeMoveUpCommand,
  InsertColCommand,
  InsertRangeMoveDownCommand,
  InsertRangeMoveRightCommand,
  InsertRowCommand,
  RemoveColCommand,
  RemoveRowCommand,
  SetSelectionsOperation,
  SheetsSelectionsService,
} from '@univerjs/sheets';
import { insertDeleteConflict, OfficeError } from '../request/errors';
import {
  intersection,
  isWholeColumns,
  isWholeRows,
  lastColumn,
  lastRow,
  MAX_COLUMNS,
  MAX_ROWS,
  sameArea,
  toRange,
} from './area';
import { shifted } from './range-tracker';
import { activateSheet } from './sheets';
import { listTables, tableArea, tableCore, tableOf } from './table-areas';
import { setTableCore } from './table-core';

type Along = Shift['along'];

/** Everything that the shift could move: the cells themselves and all after them. */
const beyond = (area: Area, along: Along): Area =>
  along === 'rows' ? { ...area, rows: MAX_ROWS - area.row } : { ...area, columns: MAX_COLUMNS - area.column };

/**
 * Excel shifts whole tables, and rows or columns inside a table, but never a part of one.
 * @throws OfficeError InsertDeleteConflict
 */
function assertTablesStayWhole(model: Model, { area, along }: Shift, where: string): void {
  for (const ref of listTables(model, area.sheetId)) {
    const table = tableArea(model, ref);
    if (!intersection(table, beyond(area, along))) continue;
    const whole =
      along === 'rows'
        ? area.column <= table.column && lastColumn(area) >= lastColumn(table)
        : area.row <= table.row && lastRow(area) >= lastRow(table);
    if (!whole) throw insertDeleteConflict(where);
  }
}

/** @throws OfficeError NonBlankCellOffSheet where cells with content would leave the sheet */
function assertNothingFallsOff(model: Model, area: Area, along: Along, where: string): void {
  const matrix = model.sheet(area.sheetId).getCellMatrix();
  const used = matrix.getDataRange();
  const over =
    along === 'rows' ? used.endRow + area.rows >= MAX_ROWS : used.endColumn + area.columns >= MAX_COLUMNS;
  if (
    over &&
    intersection(beyond(area, along), {
      sheetId: area.sheetId,
      row: used.endRow,
      column: used.startColumn,
      rows: 1,
      columns: used.endColumn - used.startColumn + 1,
    })
  )
    throw new OfficeError(
      'NonBlankCellOffSheet',
      "Microsoft Excel can't insert new cells because it would push non-empty cells off the end of the worksheet.",
      { errorLocation: where },
    );
}

/** Univer shifts cells on the active sheet only, and selects what it inserted: both are put back. */
async function onSheet(model: Model, sheetId: string, work: () => Promise<unknown>): Promise<void> {
  const active = model.activeSheet().getSheetId();
  const selections = model.spreadsheet.injector.get(SheetsSelectionsService);
  const { unitId } = model.spreadsheet;
  if (active !== sheetId) activateSheet(model, { sheetId });
  const selected = [...selections.getCurrentSelections()];
  await work();
  if (selected.length > 0)
    model.spreadsheet.mutate(SetSelectionsOperation.id, { unitId, subUnitId: sheetId, selections: selected });
  if (active !== sheetId) activateSheet(model, { sheetId: active });
}

function commandFor({ area, along, kind }: Shift, unitId: string): { id: string; params: object } {
  const range = toRange(area);
  const shared = { unitId, subUnitId: area.sheetId, range };
  if (along === 'rows' && isWholeRows(area))
    return kind === 'insert'
      ? { id: InsertRowCommand.id, params: { ...shared, direction: Direction.UP } }
      : { id: RemoveRowCommand.id, params: shared };
  if (along === 'columns' && isWholeColumns(area))
    return kind === 'insert'
      ? { id: InsertColCommand.id, params: { ...shared, direction: Direction.LEFT } }
      : { id: RemoveColCommand.id, params: shared };
  if (along === 'rows')
    return {
      id: kind === 'insert' ? InsertRangeMoveDownCommand.id : DeleteRangeMoveUpCommand.id,
      params: { range },
    };
  return {
    id: kind === 'insert' ? InsertRangeMoveRightCommand.id : DeleteRangeMoveLeftCommand.id,
    params: { range },
  };
}

async function shiftCells(model: Model, shift: Shift, where: string): Promise<void> {
  const { area, along, kind } = shift;
  model.assertUnprotected(area.sheetId, where);
  assertTablesStayWhole(model, shift, where);
  if (kind === 'insert') assertNothingFallsOff(model, area, along, where);
  const tables = listTables(model, area.sheetId).map((ref) => ({
    ref,
    core: tableCore(model, ref),
    columns: tableOf(model, ref)
      .getTableInfo()
      .columns.map((column) => ({ ...column })),
  }));
  const { id, params } = commandFor(shift, model.spreadsheet.unitId);
  await model.changes.shifting(shift, () =>
    onSheet(model, area.sheetId, () => model.spreadsheet.command(id, params)),
  );
  const sheet = model.sheet(area.sheetId);
  if (sheet.getRowCount() > MAX_ROWS) sheet.setRowCount(MAX_ROWS);
  if (sheet.getColumnCount() > MAX_COLUMNS) sheet.setColumnCount(MAX_COLUMNS);
  for (const { ref, core, columns } of tables) {
    const moved = shifted(core, shift);
    const stillThere = listTables(model, area.sheetId).some(({ tableId }) => tableId === ref.tableId);
    if (!moved || !stillThere) continue;
    // Univer takes a column inserted right before a table for one inside it, and renames what comes after.
    const renamed = along === 'columns' && moved.columns === core.columns && !sameArea(moved, core);
    if (renamed) tableOf(model, ref).setColumns(columns);
    if (renamed || !sameArea(moved, tableCore(model, ref))) setTableCore(model, ref, moved);
  }
}

/** Inserts empty cells and moves what is there down or to the right. */
export const insertCells = (model: Model, area: Area, along: Along, where = 'Range.insert'): Promise<void> =>
  shiftCells(model, { area, along, kind: 'insert' }, where);

/** Deletes cells and moves what is after them up or to the left. */
export const deleteCells = (model: Model, area: Area, along: Along, where = 'Range.delete'): Promise<void> =>
  shiftCells(model, { area, along, kind: 'delete' }, where);
