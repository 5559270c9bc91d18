import type { CellBlock } from './cell-block';
import { rangeOf } from './cell-block';
import type { Box } from './chart-place';
import { freePlace } from './chart-place';
import { SHEET_COLUMNS, SHEET_ROWS } from './room-below';

const EDGES = 'left,top,width,height';

const boxOf = ({ left, top, width, height }: Box): Box => ({ left, top, width, height });

/** A place for a chart beside its table, over nothing that stands on the sheet. */
export async function placeFor(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  table: CellBlock,
  size: Pick<Box, 'width' | 'height'>,
): Promise<Box> {
  const { row, column, rows, columns } = table;
  const [below, right] = [row + rows, column + columns];
  const strips: readonly CellBlock[] = [
    { row, column: right, rows: SHEET_ROWS - row, columns: SHEET_COLUMNS - right },
    { row: below, column, rows: SHEET_ROWS - below, columns: SHEET_COLUMNS - column },
  ];
  const whole = rangeOf(sheet, table).load(EDGES);
  const filled = strips
    .filter((strip) => strip.rows > 0 && strip.columns > 0)
    .map((strip) => rangeOf(sheet, strip).getUsedRangeOrNullObject(true).load(EDGES));
  const used = sheet.getUsedRangeOrNullObject(true).load(EDGES);
  const charts = sheet.charts.load('items/left,items/top,items/width,items/height');
  await context.sync();
  return freePlace(size, {
    table: boxOf(whole),
    filled: filled.filter((range) => !range.isNullObject).map(boxOf),
    used: used.isNullObject ? boxOf(whole) : boxOf(used),
    charts: charts.items.map(boxOf),
  });
}
