import type { Area } from './area';
import { isWholeColumns, isWholeRows, lastColumn, lastRow, MAX_COLUMNS, MAX_ROWS } from './area';

/** An address as written, with the sheet it names, if any. */
export interface ParsedAddress {
  readonly sheetName: string | undefined;
  readonly area: Omit<Area, 'sheetId'>;
}

/** Column letters of a column number counted from 0: A, Z, AA, XFD. */
function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** Column number, counted from 0, of column letters. */
const columnNumber = (letters: string): number =>
  [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

const CELLS = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/i;
const COLUMNS = /^\$?([A-Z]{1,3}):\$?([A-Z]{1,3})$/i;
const ROWS = /^\$?(\d{1,7}):\$?(\d{1,7})$/;

function rectangle(text: string): Omit<Area, 'sheetId'> | undefined {
  const span = (rowA: number, columnA: number, rowB: number, columnB: number) => ({
    row: Math.min(rowA, rowB),
    column: Math.min(columnA, columnB),
    rows: Math.abs(rowB - rowA) + 1,
    columns: Math.abs(columnB - columnA) + 1,
  });
  const cells = CELLS.exec(text);
  if (cells) {
    const [, columnA = '', rowA = '', columnB = columnA, rowB = rowA] = cells;
    return span(Number(rowA) - 1, columnNumber(columnA), Number(rowB) - 1, columnNumber(columnB));
  }
  const columns = COLUMNS.exec(text);
  if (columns) return span(0, columnNumber(columns[1] ?? ''), MAX_ROWS - 1, columnNumber(columns[2] ?? ''));
  const rows = ROWS.exec(text);
  if (rows) return span(Number(rows[1]) - 1, 0, Number(rows[2]) - 1, MAX_COLUMNS - 1);
  return undefined;
}

/** Splits "'My sheet'!A1:B2" at the sheet's exclamation mark. */
function splitSheet(address: string): { sheetName: string | undefined; rest: string } {
  const quoted = /^'((?:[^']|'')+)'!(.*)$/s.exec(address);
  if (quoted) return { sheetName: quoted[1]?.replaceAll("''", "'"), rest: quoted[2] ?? '' };
  const plain = /^([^'!]+)!(.*)$/s.exec(address);
  return plain ? { sheetName: plain[1], rest: plain[2] ?? '' } : { sheetName: undefined, rest: address };
}

/** Reads an A1 address: "B2", "A1:C3", "A:C", "2:5", with "$" and a sheet name or without. */
export function parseAddress(address: string): ParsedAddress | undefined {
  const { sheetName, rest } = splitSheet(address.trim());
  const area = rectangle(rest.trim());
  if (!area || area.row < 0 || area.row + area.rows > MAX_ROWS || area.column + area.columns > MAX_COLUMNS)
    return undefined;
  return { sheetName, area };
}

/** Names that Excel writes without quotation marks … */
const PLAIN_SHEET_NAME = /^[\p{L}_][\p{L}\p{N}_.]*$/u;
/** … unless they look like a reference, or like a truth value. */
const LIKE_A_REFERENCE = /^(?:[A-Z]{1,3}\d+|R\d*C?\d*|C\d*|TRUE|FALSE)$/i;

/** A sheet's name as addresses and formulas have it: quoted where Excel quotes it. */
export const quotedSheetName = (name: string): string =>
  PLAIN_SHEET_NAME.test(name) && !LIKE_A_REFERENCE.test(name) ? name : `'${name.replaceAll("'", "''")}'`;

/** The address without its sheet: "B2", "A1:C3", "A:C", "2:5"; with "$" where `absolute`. */
export function localAddress(area: Omit<Area, 'sheetId'>, absolute = false): string {
  const dollar = absolute ? '$' : '';
  const whole = { sheetId: '', ...area };
  const column = (index: number) => dollar + columnLetters(index);
  const row = (index: number) => dollar + String(index + 1);
  if (isWholeColumns(whole)) return `${column(area.column)}:${column(lastColumn(whole))}`;
  if (isWholeRows(whole)) return `${row(area.row)}:${row(lastRow(whole))}`;
  const first = column(area.column) + row(area.row);
  const last = column(lastColumn(whole)) + row(lastRow(whole));
  return first === last ? first : `${first}:${last}`;
}

/** The address as Excel gives it: "Sheet1!A1:B2". */
export const fullAddress = (sheetName: string, area: Omit<Area, 'sheetId'>, absolute = false): string =>
  `${quotedSheetName(sheetName)}!${localAddress(area, absolute)}`;
