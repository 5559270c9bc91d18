import type { Area } from './area';

/**
 * An array formula as Ctrl+Shift+Enter enters it: its result fills cells that were chosen before, which can only be changed
 * together. The engine knows none, so its formula is kept inside one that spills over just these cells: single values and
 * lines repeat, what is missing is #N/A, what is too much is cut off, as in Excel.
 */
export const heldArray = (formula: string, { rows, columns }: Area): string =>
  `=TAKE(IF(SEQUENCE(${rows},${columns})>0,${formula.slice(1)}),${rows},${columns})`;

const HELD = /^=TAKE\(IF\(SEQUENCE\((\d+),(\d+)\)>0,(.*)\),\1,\2\)$/su;

/** The formula that an array formula's first cell was given; any other formula as it is. */
export const shownFormula = (formula: string): string => {
  const [, , , inner] = HELD.exec(formula) ?? [];
  return inner === undefined ? formula : `=${inner}`;
};

export const isHeldArray = (formula: string): boolean => HELD.test(formula);

/** How many cells it fills; undefined for any other formula. */
export function heldSize(formula: string): Pick<Area, 'rows' | 'columns'> | undefined {
  const [, rows, columns] = HELD.exec(formula) ?? [];
  return rows === undefined ? undefined : { rows: Number(rows), columns: Number(columns) };
}
