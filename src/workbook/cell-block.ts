/** Cells of a sheet, counted from 0. */
export interface CellBlock {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export const rangeOf = (sheet: Excel.Worksheet, { row, column, rows, columns }: CellBlock): Excel.Range =>
  sheet.getRangeByIndexes(row, column, rows, columns);

/** Whether all the cells of one block are cells of another. */
export const isWithin = (inner: CellBlock, outer: CellBlock): boolean =>
  inner.row >= outer.row &&
  inner.column >= outer.column &&
  inner.row + inner.rows <= outer.row + outer.rows &&
  inner.column + inner.columns <= outer.column + outer.columns;
