import { columnLetters } from '../valuation/model-sheet/references';
import type { CellBlock } from './cell-block';
import { columnIndex, sheetAddress } from './cell-address';

/** Cells that a formula names; the sheet where it names one. */
export interface MentionedCells extends CellBlock {
  readonly sheet: string | undefined;
}

/**
 * A text or what stands in brackets (a column of a table, another workbook), which name no cells here; or cells with or
 * without their sheet. Whole columns and rows are no cells: rows that come and go leave them as they are.
 */
const PARTS =
  /"(?:[^"]|"")*"|\[(?:[^[\]]|\[[^\]]*\])*\]|(?<![\p{L}\p{N}_.$\]!'])(?:(?:'((?:[^']|'')+)'|([\p{L}_][\p{L}\p{N}_.]*))!)?(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?::(\$?)([A-Z]{1,3})(\$?)(\d{1,7}))?(?![\p{L}\p{N}_.(!:])/giu;

/** Cells as a formula names them. */
export interface Reference extends MentionedCells {
  /** Whether it names two corners: `C4:C4`, and not `C4`. */
  readonly isRange: boolean;
  /** Whether filling the formula down leaves the row of each corner: `C$4`. */
  readonly fixedRows: readonly [first: boolean, last: boolean];
}

/** The cells that a formula names one by one: `C4`, `Deals!$C$2:$C$5`. */
export function mentionedCells(formula: string): MentionedCells[] {
  return [...formula.matchAll(PARTS)].flatMap((part) => referenceIn(part) ?? []);
}

function referenceIn(part: readonly (string | undefined)[]): Reference | undefined {
  const [, quoted, plain, , left, fixedTop, top, , right = left, fixedBottom = fixedTop, bottom = top] = part;
  if (left === undefined || right === undefined) return undefined;
  const rows = [Number(top) - 1, Number(bottom) - 1].sort((a, b) => a - b) as [number, number];
  const columns = [columnIndex(left), columnIndex(right)].sort((a, b) => a - b) as [number, number];
  return {
    sheet: quoted?.replaceAll("''", "'") ?? plain,
    row: rows[0],
    column: columns[0],
    rows: rows[1] - rows[0] + 1,
    columns: columns[1] - columns[0] + 1,
    isRange: part[8] !== undefined,
    fixedRows: [fixedTop === '$', fixedBottom === '$'],
  };
}

/**
 * A formula that names other cells: `$` stays where it is.
 * @param now where cells are now: undefined for those that are gone, which Excel writes as #REF!
 */
export const withCellsAt = (formula: string, now: (cells: Reference) => MentionedCells | undefined): string =>
  formula.replace(PARTS, (...part: (string | undefined)[]) => {
    const [text = '', , , fixedLeft = '', , fixedTop = '', , fixedRight = '', , fixedBottom = ''] = part;
    const cells = referenceIn(part);
    if (!cells) return text;
    const at = now(cells);
    if (!at) return '#REF!';
    if (at === cells) return text;
    const isSameSheet = at.sheet === cells.sheet || at.sheet === undefined;
    const sheet = isSameSheet ? text.slice(0, text.lastIndexOf('!') + 1) : sheetAddress(at.sheet, '');
    const first = `${fixedLeft}${columnLetters(at.column)}${fixedTop}${String(at.row + 1)}`;
    if (!cells.isRange) return sheet + first;
    const [column, row] = [at.column + at.columns - 1, at.row + at.rows - 1];
    return `${sheet}${first}:${fixedRight}${columnLetters(column)}${fixedBottom}${String(row + 1)}`;
  });
