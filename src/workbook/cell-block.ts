/** Cells of a sheet, counted from 0. */
export interface CellBlock {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export const rangeOf = (sheet: Excel.Worksheet, { row, column, rows, columns }: CellBlock): Excel.Range =>
  sheet.getRangeByIndexes(row, column, rows, columns);
