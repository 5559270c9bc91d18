/** What a cell holds: '' is blank (undisclosed), dates are serial numbers, shares are fractions. */
export type CellValue = string | number | boolean;

/** A cell that computes: its formula as Excel gives it (English, with '='), and the value that it shows. */
export interface FormulaCell {
  readonly formula: string;
  readonly value: CellValue;
}

/** A cell as it was read from a sheet. */
export type SheetCell = CellValue | FormulaCell;

export const isFormula = (cell: SheetCell): cell is FormulaCell => typeof cell === 'object';

export const shownValue = (cell: SheetCell): CellValue => (isFormula(cell) ? cell.value : cell);

export const isBlank = (cell: SheetCell): boolean => cell === '';

/**
 * One cell from what `Range.values` and `Range.formulas` say of it. A constant has the same in both. A text such as
 * "=A1" (typed with an apostrophe, which Excel keeps to itself: OfficeDev/office-js#6687) has it too, which is how it
 * is told from a formula: no formula shows its own source.
 */
export function readCell(value: unknown, formula: unknown): SheetCell {
  const shown = plainValue(value);
  if (typeof formula === 'string' && formula.startsWith('=') && formula !== shown)
    return { formula, value: shown };
  return shown;
}

function plainValue(value: unknown): CellValue {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return '';
}

/** Words that Excel takes for TRUE or FALSE in one of its languages; all others that it re-types hold a digit. */
const BOOLEAN_WORDS = new Set(
  (
    'true false wahr falsch vrai faux verdadero falso vero verdadeiro waar onwaar sant falskt sann usann sand ' +
    'tosi epätosi prawda fałsz pravda nepravda igaz hamis истина ложь істина хибність doğru yanlış αληθησ ψευδησ'
  ).split(' '),
);

/** Letters first, then letters and plain punctuation: no digit, no operator, nothing that Excel could compute. */
const HARMLESS_TEXT = /^\p{L}[\p{L}\p{M}\s.,;&()’–/]*$/u;

/** The longest text that a cell takes. */
const LONGEST_TEXT = 32_767;

/**
 * What to write through `Range.values` so that the cell shows exactly this value. Excel parses every string as if it
 * were typed: "=1+1" would compute, "2024-05" become a date, "1e5" a number, "TRUE" a boolean, and a first apostrophe
 * vanish. A leading apostrophe makes it text in every language, and is not part of the value. The "@" format would
 * do it for most strings, but it sticks to the cell: a formula typed there later, or in a column inserted beside it,
 * would not compute.
 */
export function cellInput(value: CellValue): CellValue {
  if (typeof value !== 'string' || value === '') return value;
  const text = value.slice(0, LONGEST_TEXT);
  return HARMLESS_TEXT.test(text) && !BOOLEAN_WORDS.has(text.toLowerCase()) ? text : `'${text}`;
}

/** What to write so that a cell becomes again what it was read as, formulas included. */
export const sheetCellInput = (cell: SheetCell): CellValue =>
  isFormula(cell) ? cell.formula : cellInput(cell);

/**
 * The form in which cell values are compared and hashed. Excel keeps 15 digits of a number, turns a line break into a
 * line feed, and cuts a text that is too long.
 */
export function canonical(value: CellValue): string {
  if (typeof value === 'number') return `n${String(Number(value.toPrecision(15)))}`;
  if (typeof value === 'boolean') return value ? 'b1' : 'b0';
  return value === '' ? '' : `s${value.slice(0, LONGEST_TEXT).replace(/\r\n?/g, '\n')}`;
}

/** Whether two cell values are the same to Excel. */
export const sameValue = (a: CellValue, b: CellValue): boolean => a === b || canonical(a) === canonical(b);

/** Whether two cells are the same: the same constant, or the same formula (whatever it shows now). */
export function sameCell(a: SheetCell, b: SheetCell): boolean {
  if (isFormula(a) || isFormula(b)) return isFormula(a) && isFormula(b) && a.formula === b.formula;
  return sameValue(a, b);
}
