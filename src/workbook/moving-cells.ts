import { blockAddress } from './cell-address';
import type { CellBlock } from './cell-block';
import { isWithin } from './cell-block';
import type { RowPlan } from './row-plan';
import { SHEET_COLUMNS } from './room-below';
import { spansOf, structureOf } from './row-shift';
import { asWorkbookError } from './run';
import type { TablePlace } from './table-place';
import { bottomOf, sheetColumn, snapshotWidth } from './table-place';
import { WorkbookError } from './workbook-error';

const SIZE = 'rowIndex,columnIndex,rowCount,columnCount';

const blockOf = (range: Excel.Range): CellBlock => ({
  row: range.rowIndex,
  column: range.columnIndex,
  rows: range.rowCount,
  columns: range.columnCount,
});

const touches = (a: CellBlock, b: CellBlock): boolean =>
  a.row < b.row + b.rows &&
  b.row < a.row + a.rows &&
  a.column < b.column + b.columns &&
  b.column < a.column + a.columns;

/**
 * Looks, before anything is written, for what keeps cells from moving with the rows that come and go: merged cells, which
 * Excel moves whole or not at all, and a filter beside the table, under which it may delete only the rows that are seen.
 * @throws WorkbookError `noRoom`
 */
export async function assertCellsMove(
  context: Excel.RequestContext,
  place: TablePlace,
  plan: RowPlan,
): Promise<void> {
  const { shifts, rowsAfterShifts, appended } = structureOf(place.rows, plan);
  if (shifts.length === 0 && appended === 0) return;
  const sheet = context.workbook.worksheets.getItem(place.sheetName);
  const used = sheet.getUsedRangeOrNullObject(false).load(SIZE);
  await context.sync();
  const growth = Math.max(0, rowsAfterShifts + appended - place.rows);
  const [bottom, usedEnd] = [bottomOf(place), used.isNullObject ? 0 : used.rowIndex + used.rowCount];
  const end = Math.max(bottom + growth, usedEnd);
  if (shifts.length > 0) await assertNoFilterBeside(context, sheet, place);

  const grown = { row: bottom, column: sheetColumn(place, 0), rows: growth, columns: snapshotWidth(place) };
  const moved = spansOf(place).map(({ column, columns }): CellBlock => {
    return { row: place.top, column, rows: end - place.top, columns };
  });
  const isInTheWay = (merged: CellBlock) => {
    if (touches(merged, grown)) return true;
    if (shifts.length === 0) return false;
    const through = moved.filter((span) => touches(merged, span));
    const isWhole = through.some((span) => isWithin({ ...merged, row: span.row, rows: 1 }, span));
    return through.length > 0 && (!isWhole || (merged.row < bottom && merged.rows > 1));
  };
  const merged = (await mergedCells(context, sheet, place.top, end)).find(isInTheWay);
  if (merged)
    throw new WorkbookError(
      'noRoom',
      `Merged cells at ${blockAddress(merged, place.sheetName)} are in the way of rows of ${place.tableName} that come or go. ` +
        'Unmerge them (Home, Merge & Center) or move them, and try again; nothing was changed.',
    );
}

/** Merged areas in rows of a sheet; none where Excel does not tell, which it does not of more than 512. */
async function mergedCells(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  top: number,
  end: number,
): Promise<CellBlock[]> {
  try {
    const rows = sheet.getRangeByIndexes(top, 0, end - top, SHEET_COLUMNS);
    const merged = Office.context.requirements.isSetSupported('ExcelApi', '1.13')
      ? rows.getMergedAreasOrNullObject().load('areaCount')
      : undefined;
    await context.sync();
    if (!merged || merged.isNullObject) return [];
    const { areas } = merged;
    areas.load(`items/${SIZE.replaceAll(',', ',items/')}`);
    await context.sync();
    return areas.items.map(blockOf);
  } catch (error) {
    const problem = asWorkbookError(error);
    if (problem instanceof WorkbookError && problem.code === 'host') return [];
    throw problem;
  }
}

async function assertNoFilterBeside(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  place: TablePlace,
): Promise<void> {
  sheet.tables.load('items/id,items/name,items/autoFilter/isDataFiltered');
  await context.sync();
  const filtered = sheet.tables.items
    .filter(({ id, autoFilter }) => id !== place.tableId && autoFilter.isDataFiltered)
    .map((table) => ({ name: table.name, range: table.getRange().load(SIZE) }));
  if (filtered.length === 0) return;
  await context.sync();
  const rows = { row: place.top, column: 0, rows: place.rows, columns: SHEET_COLUMNS };
  const hiding = filtered.find(({ range }) => touches(blockOf(range), rows));
  if (hiding)
    throw new WorkbookError(
      'noRoom',
      `The filter of ${hiding.name} hides rows of the sheet beside ${place.tableName}, and rows would come or go among them. ` +
        'Clear it (Data, Clear) and try again; nothing was changed.',
    );
}
