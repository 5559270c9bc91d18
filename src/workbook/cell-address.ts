import { columnLetters } from '../valuation/model-sheet/references';

interface Place {
  readonly row: number;
  readonly column: number;
}

const a1 = ({ row, column }: Place): string => `${columnLetters(column)}${String(row + 1)}`;

/** The A1 address of a cell, rows and columns from 0, with its sheet. */
export const addressOf = (place: Place, sheetName: string): string => `${sheetName}!${a1(place)}`;

/** The A1 address of cells, with their sheet. */
export function blockAddress(
  block: Place & { readonly rows: number; readonly columns: number },
  sheetName: string,
): string {
  const first = addressOf(block, sheetName);
  const { row, column, rows, columns } = block;
  if (rows * columns === 1) return first;
  return `${first}:${a1({ row: row + rows - 1, column: column + columns - 1 })}`;
}
