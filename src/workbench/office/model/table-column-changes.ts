import type { Model } from './model';
import type { TableRef } from './table-areas';
import { invalidArgument } from '../request/errors';
import { intersection } from './area';
import { deleteTable } from './tables';
import { usedArea } from './cell-clearing';
import { deleteCells, insertCells } from './cell-shift';
import { patchCells, writeValues } from './cell-writing';
import { syncHeader } from './table-columns';
import { metaOf, setMeta } from './table-meta';
import { headerArea, listTables, tableArea, tableCore, tableOf } from './table-areas';
import { setTableCore } from './table-core';
import { enter } from './typed-input';

const WHERE = 'TableColumnCollection.add';

/** A column of values with its header first, one value for all, or a row of columns of one cell each. */
function columnOf(values: unknown, rows: number): unknown[][] | undefined {
  if (values === undefined || values === null) return undefined;
  if (!Array.isArray(values)) return Array.from({ length: rows }, () => [values]);
  const column = values.map((cell: unknown) => (Array.isArray(cell) ? (cell as unknown[]) : [cell]));
  if (column.length !== rows || column.some((cell) => cell.length !== 1)) throw invalidArgument(WHERE);
  return column;
}

/** Adds a column before `index`, or as the last: cells to the right move, in the table's rows only. */
export async function addColumn(
  model: Model,
  ref: TableRef,
  index: unknown,
  values: unknown,
  name: unknown,
): Promise<number> {
  const whole = tableArea(model, ref);
  model.assertUnprotected(whole.sheetId, WHERE);
  const at = index === undefined || index === null || index === -1 ? whole.columns : index;
  if (typeof at !== 'number' || !Number.isInteger(at) || at < 0 || at > whole.columns)
    throw invalidArgument(WHERE);
  const column = columnOf(values, whole.rows);
  const added = { ...whole, column: whole.column + at, columns: 1 };
  const core = tableCore(model, ref);
  const free =
    at === whole.columns &&
    !usedArea(model, added, false) &&
    !listTables(model, whole.sheetId).some(
      (other) => other.tableId !== ref.tableId && intersection(tableArea(model, other), added),
    );
  if (!free) await insertCells(model, added, 'columns', WHERE);
  patchCells(model.spreadsheet, added, () => null);
  if (column) writeValues(model.spreadsheet, added, column, WHERE);
  if (typeof name === 'string' && name !== '') {
    const entered = enter(name, () => '@');
    if (entered !== 'invalid') patchCells(model.spreadsheet, { ...added, rows: 1 }, () => entered);
  }
  setTableCore(model, ref, { ...core, columns: core.columns + 1 });
  const table = tableOf(model, ref);
  setMeta(table, { filters: metaOf(table).filters.toSpliced(at, 0, null) });
  model.changes.raise({ area: added, changeType: 'ColumnInserted', triggerSource: 'ThisLocalAddin' });
  return at;
}

/** Deletes a column; with its last column the table goes. */
export async function deleteColumn(model: Model, ref: TableRef, index: number): Promise<void> {
  const whole = tableArea(model, ref);
  model.assertUnprotected(whole.sheetId, 'TableColumn.delete');
  if (whole.columns === 1) return deleteTable(model, ref);
  const core = tableCore(model, ref);
  const gone = { ...whole, column: whole.column + index, columns: 1 };
  const table = tableOf(model, ref);
  setMeta(table, { filters: metaOf(table).filters.toSpliced(index, 1) });
  await deleteCells(model, gone, 'columns', 'TableColumn.delete');
  setTableCore(model, ref, { ...core, columns: core.columns - 1 });
  syncHeader(model, ref);
  model.changes.raise({
    area: headerArea(model, ref),
    changeType: 'ColumnDeleted',
    triggerSource: 'ThisLocalAddin',
  });
}
