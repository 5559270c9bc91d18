import type { SheetCell } from './cell';
import { isBlank, readCell } from './cell';
import { rowSlices } from './request-size';
import { pause, throwIfCancelled } from './run';
import type { SnapshotColumn, TableSnapshot } from './snapshot';
import type { TablePlace } from './table-place';
import { sheetColumn, snapshotWidth } from './table-place';
import type { WorkOptions } from './work';

/** How far beside a table notes are looked for. */
const BESIDE_COLUMNS = 8;

/** Reads cells with their formulas, in answers of bounded size. */
export async function readCells(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  [row, column, rows, columns]: readonly [row: number, column: number, rows: number, columns: number],
  options: WorkOptions = {},
): Promise<SheetCell[][]> {
  const cells: SheetCell[][] = [];
  for (const [first, count] of rowSlices(rows, columns)) {
    throwIfCancelled(options.signal);
    const range = sheet.getRangeByIndexes(row + first, column, count, columns);
    range.load('values,formulas');
    // One answer for all cells may be too large: a slice at a time on purpose.
    // eslint-disable-next-line office-addins/no-context-sync-in-loop
    await context.sync();
    const formulas: unknown[][] = range.formulas;
    range.values.forEach((values: unknown[], index) => {
      cells.push(values.map((value, at) => readCell(value, formulas[index]?.[at])));
    });
    options.onProgress?.({ done: (first + count) * columns, total: rows * columns, phase: 'reading' });
    if (first + count < rows) await pause();
  }
  return cells;
}

/** Reads the body of a table, with the columns beside it that the place names. */
export async function readTable(
  context: Excel.RequestContext,
  place: TablePlace,
  options: WorkOptions = {},
): Promise<TableSnapshot> {
  const sheet = context.workbook.worksheets.getItem(place.sheetName);
  const beside: SnapshotColumn = { header: '', id: undefined };
  const columns = [
    ...Array.from({ length: place.besideLeft }, () => beside),
    ...place.columns,
    ...Array.from({ length: place.besideRight }, () => beside),
  ];
  const area = [place.top, sheetColumn(place, 0), place.rows, snapshotWidth(place)] as const;
  return { columns, rows: await readCells(context, sheet, area, options) };
}

/**
 * The place with the columns beside the table that hold something in its rows, up to the first blank column, another
 * table, or eight columns: a note typed beside a row belongs to it. Columns that fill the room between two tables belong
 * to the one on their left: they must not move with the rows of both.
 */
export async function withBeside(context: Excel.RequestContext, place: TablePlace): Promise<TablePlace> {
  const sheet = context.workbook.worksheets.getItem(place.sheetName);
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load('columnIndex,columnCount');
  sheet.tables.load('items/id');
  await context.sync();
  if (used.isNullObject) return place;
  const others = sheet.tables.items
    .filter(({ id }) => id !== place.tableId)
    .map((table) => table.getRange().load('rowIndex,columnIndex,rowCount,columnCount'));
  await context.sync();

  const firstRight = place.left + place.width;
  const isOther = (column: number) =>
    others.some(
      (range) =>
        column >= range.columnIndex &&
        column < range.columnIndex + range.columnCount &&
        place.top < range.rowIndex + range.rowCount &&
        range.rowIndex < place.top + place.rows,
    );
  const right = Math.min(BESIDE_COLUMNS, used.columnIndex + used.columnCount - firstRight);
  const left = Math.min(BESIDE_COLUMNS, place.left - used.columnIndex);
  const holding = async (first: number, count: number): Promise<boolean[]> => {
    if (count <= 0) return [];
    const cells = await readCells(context, sheet, [place.top, first, place.rows, count]);
    return Array.from({ length: count }, (_, index) => cells.some((row) => !isBlank(row[index] ?? '')));
  };
  const leading = (held: readonly boolean[], columnAt: (index: number) => number) => {
    const end = held.findIndex((holds, index) => !holds || isOther(columnAt(index)));
    return end < 0 ? held.length : end;
  };
  const onRight = await holding(firstRight, right);
  const onLeft = (await holding(place.left - left, left)).reverse();
  const besideLeft = leading(onLeft, (index) => place.left - 1 - index);
  return {
    ...place,
    besideRight: leading(onRight, (index) => firstRight + index),
    besideLeft: isOther(place.left - 1 - besideLeft) ? 0 : besideLeft,
  };
}
