import type { Model } from './model';
import type { TableRef } from './table-areas';
import { invalidArgument } from '../request/errors';
import { intersection } from './area';
import { usedArea } from './cell-clearing';
import { deleteCells, insertCells } from './cell-shift';
import { patchCells, writeValues } from './cell-writing';
import { bodyArea, tableArea, tableCore, listTables } from './table-areas';
import { setTableCore } from './table-core';

const WHERE = 'TableRowCollection.add';

/** The rows to add: a grid, one row, or one value for all cells of one row; nothing gives an empty row. */
function rowsOf(values: unknown, columns: number): unknown[][] {
  if (values === undefined || values === null) return [Array.from({ length: columns }, () => null)];
  if (!Array.isArray(values)) return [Array.from({ length: columns }, () => values)];
  const rows = values.every((row) => Array.isArray(row)) ? (values as unknown[][]) : [values as unknown[]];
  if (rows.length === 0 || rows.some((row) => row.length !== columns)) throw invalidArgument(WHERE);
  return rows;
}

/**
 * Adds rows before `index`, or at the end: cells below the table move down, in the table's columns only.
 * @returns the index of the first new row
 */
export async function addRows(model: Model, ref: TableRef, index: unknown, values: unknown): Promise<number> {
  const body = bodyArea(model, ref);
  model.assertUnprotected(body.sheetId, WHERE);
  const rows = rowsOf(values, body.columns);
  const at = index === undefined || index === null || index === -1 ? body.rows : index;
  if (typeof at !== 'number' || !Number.isInteger(at) || at < 0 || at > body.rows)
    throw invalidArgument(WHERE);
  const added = { ...body, row: body.row + at, rows: rows.length };
  const core = tableCore(model, ref);
  const nothingBelow =
    at === body.rows &&
    !usedArea(model, added, false) &&
    !listTables(model, body.sheetId).some(
      (other) => other.tableId !== ref.tableId && intersection(tableArea(model, other), added),
    );
  if (!nothingBelow) await insertCells(model, added, 'rows', WHERE);
  setTableCore(model, ref, { ...core, rows: core.rows + rows.length });
  const pattern = { ...body, row: at > 0 ? body.row + at - 1 : body.row + rows.length };
  copyFormats(model, pattern.row, added);
  writeValues(model.spreadsheet, added, rows, WHERE);
  model.changes.raise({ area: added, changeType: 'RowInserted', triggerSource: 'ThisLocalAddin' });
  return at;
}

/** New rows look like the one above them. */
function copyFormats(model: Model, row: number, added: ReturnType<typeof bodyArea>): void {
  const sheet = model.sheet(added.sheetId);
  const styles = model.spreadsheet.book.getStyles();
  const pattern = Array.from({ length: added.columns }, (_, column) =>
    styles.getStyleByCell(model.spreadsheet.storedCell(sheet, row, added.column + column)),
  );
  patchCells(model.spreadsheet, added, (_, column) => {
    const s = pattern[column];
    return s ? { s: { ...s } } : undefined;
  });
}

/** Deletes rows; a table keeps at least one, which is emptied instead. */
export async function deleteRows(
  model: Model,
  ref: TableRef,
  first: number,
  count: number,
  where: string,
): Promise<void> {
  const body = bodyArea(model, ref);
  model.assertUnprotected(body.sheetId, where);
  if (first + count > body.rows) throw invalidArgument(where);
  const area = { ...body, row: body.row + first, rows: count };
  const core = tableCore(model, ref);
  const all = count === body.rows;
  const gone = all ? { ...area, row: area.row + 1, rows: count - 1 } : area;
  if (all)
    patchCells(model.spreadsheet, { ...area, rows: 1 }, () => ({
      v: null,
      t: null,
      f: null,
      si: null,
      p: null,
    }));
  if (gone.rows > 0) {
    await deleteCells(model, gone, 'rows', where);
    const expected = { ...core, rows: core.rows - gone.rows };
    if (tableCore(model, ref).rows !== expected.rows) setTableCore(model, ref, expected);
  }
  model.changes.raise({ area, changeType: 'RowDeleted', triggerSource: 'ThisLocalAddin' });
}
