import type { CellBlock } from './cell-block';
import { columnIndex } from './cell-address';

/** Cells that a formula names; the sheet where it names one. */
export interface MentionedCells extends CellBlock {
  readonly sheet: string | undefined;
}

/**
 * A text or what stands in brackets (a column of a table, another workbook), which name no cells here; or cells with or
 * without their sheet. Whole columns and rows are no cells: rows that come and go leave them as they are.
 */
const PARTS =
  /"(?:[^"]|"")*"|\[(?:[^[\]]|\[[^\]]*\])*\]|(?<![\p{L}\p{N}_.$\]!'])(?:(?:'((?:[^']|'')+)'|([\p{L}_][\p{L}\p{N}_.]*))!)?\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?(?![\p{L}\p{N}_.(!:])/giu;

/** The cells that a formula names one by one: `C4`, `Deals!$C$2:$C$5`. */
export function mentionedCells(formula: string): MentionedCells[] {
  const found: MentionedCells[] = [];
  for (const part of formula.matchAll(PARTS)) {
    const [, quoted, plain, left, top, right = left, bottom = top] = part;
    if (left === undefined || right === undefined) continue;
    const rows = [Number(top) - 1, Number(bottom) - 1].sort((a, b) => a - b) as [number, number];
    const columns = [columnIndex(left), columnIndex(right)].sort((a, b) => a - b) as [number, number];
    found.push({
      sheet: quoted?.replaceAll("''", "'") ?? plain,
      row: rows[0],
      column: columns[0],
      rows: rows[1] - rows[0] + 1,
      columns: columns[1] - columns[0] + 1,
    });
  }
  return found;
}
