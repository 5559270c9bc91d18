import type { SheetCell } from './cell';
import { isFormula } from './cell';

/** String literals, quoted sheet names and structured references are skipped; the rest may be a cell reference. */
const PARTS =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'|\[(?:[^[\]]|\[[^\]]*\])*\]|(?<![\w.$])(\$?[A-Za-z]{1,3})(\$?)(\d{1,7})(?![\w.(])/g;

function withRows(formula: string, reference: (column: string, row: number) => string): string {
  return formula.replace(PARTS, (part: string, column?: string, fixed?: string, row?: string) =>
    column === undefined || fixed === '$' ? part : reference(column, Number(row)),
  );
}

/** A formula as it reads from any row of a filled-down column: rows relative to its own (the part of R1C1 we need). */
export const relativeFormula = (formula: string, ownRow: number): string =>
  withRows(formula, (column, row) => `${column}{${String(row - ownRow)}}`);

/** The formula as filling it down by `rows` would write it; a row above the sheet becomes #REF!. */
export const filledFormula = (formula: string, rows: number): string =>
  withRows(formula, (column, row) => (row + rows < 1 ? '#REF!' : `${column}${String(row + rows)}`));

/** A formula that most rows of a column share. */
export interface CalculatedColumn {
  readonly relative: string;
  /** One row that has it, as an index, and its formula: what new rows are filled from. */
  readonly fromRow: number;
  readonly formula: string;
}

/**
 * The formula that at least half of the rows share (relative to their row), or undefined. A single one counts only
 * with a reference to its own table row, since nothing tells a filled column from a formula typed once.
 */
export function calculatedColumn(
  rows: readonly (readonly SheetCell[])[],
  column: number,
): CalculatedColumn | undefined {
  const seen = new Map<string, { count: number; fromRow: number; formula: string }>();
  rows.forEach((row, index) => {
    const cell = row[column];
    if (cell === undefined || !isFormula(cell)) return;
    const relative = relativeFormula(cell.formula, index);
    const known = seen.get(relative);
    if (known) known.count += 1;
    else seen.set(relative, { count: 1, fromRow: index, formula: cell.formula });
  });
  const [most] = [...seen].sort(([, a], [, b]) => b.count - a.count);
  if (!most || most[1].count * 2 < rows.length) return undefined;
  if (most[1].count < 2 && !/\[@|\[#This Row\]/i.test(most[1].formula)) return undefined;
  return { relative: most[0], fromRow: most[1].fromRow, formula: most[1].formula };
}
