import { columnLetters } from '../valuation/model-sheet/references';

/** The A1 address of a cell, rows and columns from 0, with its sheet. */
export const addressOf = (
  { row, column }: { readonly row: number; readonly column: number },
  sheetName: string,
): string => `${sheetName}!${columnLetters(column)}${String(row + 1)}`;
