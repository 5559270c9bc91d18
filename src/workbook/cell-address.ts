import { columnLetters } from '../valuation/model-sheet/references';

interface Place {
  readonly row: number;
  readonly column: number;
}

/** The column of letters, from 0. */
export const columnIndex = (letters: string): number =>
  [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

const a1 = ({ row, column }: Place): string => `${columnLetters(column)}${String(row + 1)}`;

/** Names that Excel writes without quotation marks … */
const PLAIN = /^[\p{L}_][\p{L}\p{N}_.]*$/u;
/** … unless they look like a reference, or like a truth value. */
const LIKE_A_REFERENCE = /^(?:[A-Z]{1,3}\d+|R\d*C?\d*|C\d*|TRUE|FALSE)$/i;

/** An address with its sheet, as Excel writes it and takes it: Sheet1!A1, 'Deal book'!A1. */
export function sheetAddress(sheetName: string, address: string): string {
  const isPlain = PLAIN.test(sheetName) && !LIKE_A_REFERENCE.test(sheetName);
  return `${isPlain ? sheetName : `'${sheetName.replaceAll("'", "''")}'`}!${address}`;
}

/** The A1 address of a cell, rows and columns from 0, with its sheet. */
export const addressOf = (place: Place, sheetName: string): string => sheetAddress(sheetName, a1(place));

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
