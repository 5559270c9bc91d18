import { InputError } from '../deals/input-error';
import { readCell } from './cell';
import type { Cell } from './cell';

/** Rows of an Excel sheet: a range this long is a whole column. */
const SHEET_ROWS = 1_048_576;

/**
 * The one value of an argument that takes a single cell. A parameter that Excel declares as a range hands a single
 * value over as [[value]]. Null where omitted or blank.
 */
export function readScalar(value: unknown, argument: string): Cell {
  if (!Array.isArray(value)) return readCell(value, argument);
  const rows: readonly unknown[] = value;
  if (rows.length === 0) return null;
  const row: unknown = rows[0];
  if (rows.length === 1 && !Array.isArray(row)) return readCell(row, argument);
  if (rows.length === 1 && Array.isArray(row) && row.length <= 1) return readCell(row[0], argument);
  throw new InputError('value', `${argument}: give one cell, not a range of ${sizeOf(rows)}.`);
}

const sizeOf = (rows: readonly unknown[]): string => {
  const first: unknown = rows[0];
  return `${rows.length} × ${Array.isArray(first) ? first.length : 1} cells`;
};

/** Whether a cell says nothing where text is expected: an empty cell is null on the web, 0 on the desktop. */
export const saysNothing = (cell: Cell): boolean => cell === null || cell === '' || cell === 0;

/** Text, or undefined where omitted or blank. A number is taken as typed, since 9831 may be a name. */
export function optionalText(value: unknown, argument: string): string | undefined {
  const cell = readScalar(value, argument);
  if (saysNothing(cell)) return undefined;
  if (typeof cell === 'boolean') {
    throw new InputError('value', `${argument}: give text, not ${cell ? 'TRUE' : 'FALSE'}.`);
  }
  const text = String(cell).trim();
  return text === '' ? undefined : text;
}

/** Text that must be there. `example` says what would be right. */
export function requiredText(value: unknown, argument: string, example: string): string {
  const text = optionalText(value, argument);
  if (text === undefined) throw new InputError('value', `${argument}: the cell is empty; give ${example}.`);
  return text;
}

/** What a number may be; the limits belong to it. */
export interface NumberRange {
  readonly least?: number;
  readonly most?: number;
  readonly whole?: boolean;
  /** What is right, for the message: "a number from 0 to 1". */
  readonly what: string;
}

/** A number, or undefined where omitted or blank on the web. Text that is plainly a number counts, as in Excel. */
export function optionalNumber(value: unknown, argument: string, range: NumberRange): number | undefined {
  const cell = readScalar(value, argument);
  if (cell === null || cell === '') return undefined;
  return checkedNumber(cell, argument, range);
}

/** The number in a cell that must hold one. */
export function checkedNumber(cell: Cell, argument: string, range: NumberRange): number {
  const number = typeof cell === 'string' ? numberInText(cell) : cell;
  if (typeof number !== 'number') {
    const found =
      typeof cell === 'string' ? `"${cell.slice(0, 40)}"` : cell === null ? 'an empty cell' : String(cell);
    throw new InputError('value', `${argument}: ${found} is not ${range.what}.`);
  }
  const { least = -Infinity, most = Infinity, whole = false } = range;
  if (number < least || number > most || (whole && !Number.isInteger(number))) {
    throw new InputError('number', `${argument}: ${number} is not ${range.what}.`);
  }
  return number;
}

/** "12", "0.12", "12%" as Excel reads them in an English cell; undefined for anything else. */
function numberInText(text: string): number | undefined {
  const match = /^\s*([+-]?(?:\d{1,15}(?:\.\d{0,15})?|\.\d{1,15})(?:e[+-]?\d{1,3})?)\s*(%?)\s*$/i.exec(text);
  if (!match) return undefined;
  const number = Number(match[1]) / (match[2] === '%' ? 100 : 1);
  return Number.isFinite(number) ? number : undefined;
}

/**
 * The cells of a range, row by row, without the blank rows at its end. A single value is a range of one cell; an
 * omitted argument is undefined. Whole columns are refused: Excel would send a million cells for each formula.
 */
export function optionalRange(value: unknown, argument: string): Cell[][] | undefined {
  const rows: readonly unknown[] = Array.isArray(value) ? value : [[value]];
  if (rows.length >= SHEET_ROWS) {
    throw new InputError(
      'value',
      `${argument}: this is a whole column; give the filled cells only, such as A2:B40, or a table column.`,
    );
  }
  // Blank rows at the end are dropped before anything is copied: a range may be long and nearly empty.
  let end = rows.length;
  while (end > 0 && isBlankRow(rows[end - 1])) end--;
  if (end === 0) return undefined;
  const cells = rows.slice(0, end).map((row) => {
    const values: readonly unknown[] = Array.isArray(row) ? row : [row];
    return values.map((each) => readCell(each, argument));
  });
  const width = Math.max(...cells.slice(0, 1).map((row) => row.length));
  if (cells.some((row) => row.length !== width)) {
    throw new InputError('value', `${argument}: the rows of the range differ in length.`);
  }
  return cells;
}

/** Whether a range is left out or holds nothing. */
export const isOmitted = (value: unknown, argument: string): boolean =>
  optionalRange(value, argument) === undefined;

const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || value === 0;

const isBlankRow = (row: unknown): boolean => (Array.isArray(row) ? row.every(isBlank) : isBlank(row));
