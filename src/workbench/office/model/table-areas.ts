import type { Area } from './area';
import type { Model } from './model';
import type { Table } from './spreadsheet';
import { invalidArgument, itemNotFound } from '../request/errors';
import { contains, fromRange, intersection } from './area';
import { metaOf } from './table-meta';

/** What a table object stands for: stays when the table is renamed, moved or resized. */
export interface TableRef {
  readonly tableId: string;
}

/** @throws OfficeError ItemNotFound after the table was deleted */
export function tableOf(model: Model, { tableId }: TableRef): Table {
  const table = model.spreadsheet.tables.getTableById(model.spreadsheet.unitId, tableId);
  if (!table) throw itemNotFound('table');
  return table;
}

/** Tables of the workbook, or of one sheet, in the order in which they were made. */
export const listTables = (model: Model, sheetId?: string): TableRef[] =>
  model.spreadsheet.tables
    .getTableList(model.spreadsheet.unitId)
    .filter((info) => sheetId === undefined || info.subUnitId === sheetId)
    .map((info) => ({ tableId: info.id }));

export const findTable = (model: Model, key: unknown, sheetId?: string): TableRef | undefined => {
  if (typeof key !== 'string') throw invalidArgument('TableCollection.getItem');
  const wanted = key.toLowerCase();
  return listTables(model, sheetId).find(
    (ref) => ref.tableId === key || tableOf(model, ref).getDisplayName().toLowerCase() === wanted,
  );
};

/** Header and data rows: what Univer calls the table. */
export function tableCore(model: Model, ref: TableRef): Area {
  const table = tableOf(model, ref);
  return fromRange(table.getSubunitId(), table.getRange());
}

/** The whole table, with its totals row if that is shown. */
export function tableArea(model: Model, ref: TableRef): Area {
  const core = tableCore(model, ref);
  return metaOf(tableOf(model, ref)).look.showTotals ? { ...core, rows: core.rows + 1 } : core;
}

export const headerArea = (model: Model, ref: TableRef): Area => ({ ...tableCore(model, ref), rows: 1 });

export function bodyArea(model: Model, ref: TableRef): Area {
  const core = tableCore(model, ref);
  return { ...core, row: core.row + 1, rows: core.rows - 1 };
}

/** @throws OfficeError ItemNotFound while the table shows no totals */
export function totalsArea(model: Model, ref: TableRef): Area {
  if (!metaOf(tableOf(model, ref)).look.showTotals) throw itemNotFound('Table.getTotalRowRange');
  const core = tableCore(model, ref);
  return { ...core, row: core.row + core.rows, rows: 1 };
}

/** @throws OfficeError InvalidArgument where the rectangle would lie over another table */
export function assertNoOverlap(model: Model, area: Area, where: string, except?: TableRef): void {
  for (const other of listTables(model, area.sheetId)) {
    if (other.tableId === except?.tableId) continue;
    if (intersection(tableArea(model, other), area))
      throw invalidArgument(where, "A table can't overlap another table.");
  }
}

/** Tables whose cells an area touches, or only those that hold it wholly. */
export const tablesAt = (model: Model, area: Area, fully: boolean): TableRef[] =>
  listTables(model, area.sheetId).filter((ref) =>
    fully ? contains(area, tableArea(model, ref)) : intersection(tableArea(model, ref), area) !== undefined,
  );
