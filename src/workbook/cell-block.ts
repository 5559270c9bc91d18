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

/** The cells of a block as blocks without some of them, which are given by row and column within it. */
export function blocksWithout(
  block: CellBlock,
  cells: readonly (readonly [row: number, column: number])[],
): CellBlock[] {
  const blocks: CellBlock[] = [];
  const add = (row: number, column: number, rows: number, columns: number) => {
    if (rows > 0 && columns > 0)
      blocks.push({ row: block.row + row, column: block.column + column, rows, columns });
  };
  let nextRow = 0;
  let nextColumn = 0;
  const finishRow = () => {
    if (nextColumn === 0) return;
    add(nextRow, nextColumn, 1, block.columns - nextColumn);
    [nextRow, nextColumn] = [nextRow + 1, 0];
  };
  for (const [row, column] of [...cells].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    if (row > nextRow) finishRow();
    add(nextRow, 0, row - nextRow, block.columns);
    nextRow = row;
    add(row, nextColumn, 1, column - nextColumn);
    nextColumn = column + 1;
  }
  finishRow();
  add(nextRow, 0, block.rows - nextRow, block.columns);
  return blocks;
}
