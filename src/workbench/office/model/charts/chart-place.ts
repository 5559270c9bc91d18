import type { Worksheet } from '@univerjs/core';

/** Excel measures in points, the spreadsheet in pixels at 96 dots an inch. */
const POINTS_PER_PIXEL = 72 / 96;

/** Where a chart lies on its sheet, in points from the corner of the first cell. */
export interface ChartPlace {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A point of a sheet by the cell that it lies in, with pixels from that cell's corner. */
export interface CellPoint {
  readonly row: number;
  readonly rowOffset: number;
  readonly column: number;
  readonly columnOffset: number;
}

/** The corner at the top left of a chart, and that at the bottom right. */
export interface Corners {
  readonly from: CellPoint;
  readonly to: CellPoint;
}

const widthOf = (sheet: Worksheet) => (column: number) =>
  sheet.getColVisible(column) ? sheet.getColumnWidth(column) : 0;
const heightOf = (sheet: Worksheet) => (row: number) =>
  sheet.getRowVisible(row) ? sheet.getRowHeight(row) : 0;

function sum(sizeOf: (index: number) => number, count: number): number {
  let total = 0;
  for (let index = 0; index < count; index++) total += sizeOf(index);
  return total;
}

/** The row or column in which so many pixels end. */
function find(sizeOf: (index: number) => number, count: number, pixels: number) {
  let rest = Math.max(0, pixels);
  for (let index = 0; index < count; index++) {
    const size = sizeOf(index);
    if (rest < size) return { index, offset: rest };
    rest -= size;
  }
  return { index: count - 1, offset: sizeOf(count - 1) };
}

/** Points from the sheet's corner to a row's upper edge. */
export const rowTop = (sheet: Worksheet, row: number): number => sum(heightOf(sheet), row) * POINTS_PER_PIXEL;

/** Points from the sheet's corner to a column's left edge. */
export const columnLeft = (sheet: Worksheet, column: number): number =>
  sum(widthOf(sheet), column) * POINTS_PER_PIXEL;

function cellPoint(sheet: Worksheet, left: number, top: number): CellPoint {
  const column = find(widthOf(sheet), sheet.getColumnCount(), left / POINTS_PER_PIXEL);
  const row = find(heightOf(sheet), sheet.getRowCount(), top / POINTS_PER_PIXEL);
  return { row: row.index, rowOffset: row.offset, column: column.index, columnOffset: column.offset };
}

/** The cells in which a place begins and ends. */
export const cornersOf = (sheet: Worksheet, { left, top, width, height }: ChartPlace): Corners => ({
  from: cellPoint(sheet, left, top),
  to: cellPoint(sheet, left + width, top + height),
});

/** The place between two corners. */
export function placeOf(sheet: Worksheet, { from, to }: Corners): ChartPlace {
  const left = columnLeft(sheet, from.column) + from.columnOffset * POINTS_PER_PIXEL;
  const top = rowTop(sheet, from.row) + from.rowOffset * POINTS_PER_PIXEL;
  const right = columnLeft(sheet, to.column) + to.columnOffset * POINTS_PER_PIXEL;
  const bottom = rowTop(sheet, to.row) + to.rowOffset * POINTS_PER_PIXEL;
  return { left, top, width: right - left, height: bottom - top };
}

/** Where the spreadsheet draws a place: pixels, past its own row and column headers. */
export function transformOf(sheet: Worksheet, { left, top, width, height }: ChartPlace) {
  const { rowHeader, columnHeader } = sheet.getConfig();
  return {
    left: left / POINTS_PER_PIXEL + (rowHeader.hidden ? 0 : rowHeader.width),
    top: top / POINTS_PER_PIXEL + (columnHeader.hidden ? 0 : columnHeader.height),
    width: width / POINTS_PER_PIXEL,
    height: height / POINTS_PER_PIXEL,
    angle: 0,
    flipX: false,
    flipY: false,
    skewX: 0,
    skewY: 0,
  };
}
