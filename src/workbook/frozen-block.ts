import { dateOfSerial } from '../deals/date';
import type { CellValue, SheetCell } from './cell';
import { addressOf } from './cell-address';
import { callsDealCard } from './deals-calls';
import type { FrozenFormula } from './frozen-cells';
import { NO_FORMAT } from './frozen-cells';
import { WorkbookError } from './workbook-error';

/** Errors that a cell can hold by itself, as a formula that any Excel knows: "=#N/A". */
const PLAIN_ERRORS: ReadonlySet<unknown> = new Set([
  '#N/A',
  '#VALUE!',
  '#REF!',
  '#DIV/0!',
  '#NUM!',
  '#NAME?',
  '#NULL!',
]);

/** What is loaded of cells that may be frozen. */
export interface Read {
  readonly values: readonly (readonly unknown[])[];
  readonly formulas: readonly (readonly unknown[])[];
  readonly valueTypes: readonly (readonly string[])[];
  readonly text: readonly (readonly string[])[];
  readonly numberFormat: readonly (readonly unknown[])[];
}

/** A formula and its place; rows and columns from 0. */
export interface FormulaAt {
  readonly row: number;
  readonly column: number;
  readonly formula: string;
}

/** A formula with what it shows in these cells of what was read. @throws WorkbookError stillComputing, dealCard */
export function frozenBlock(
  at: FormulaAt,
  read: Read,
  from: { readonly row: number; readonly column: number; readonly rows: number; readonly columns: number },
  sheetName: string,
): FrozenFormula {
  const block = <T>(cell: (row: number, column: number) => T): T[][] =>
    Array.from({ length: from.rows }, (_, row) =>
      Array.from({ length: from.columns }, (__, column) => cell(row, column)),
    );
  const pick = <T>(grid: readonly (readonly T[])[], row: number, column: number) =>
    grid[from.row + row]?.[from.column + column];
  const values = block((row, column) => {
    const [shown, type] = [pick(read.values, row, column), pick(read.valueTypes, row, column)];
    const cell = { row: at.row + row, column: at.column + column, formula: at.formula };
    return frozen(shown, type, cell, sheetName);
  });
  const formats = block((row, column) =>
    ownFormat(
      pick(read.values, row, column),
      pick(read.text, row, column) ?? '',
      pick(read.numberFormat, row, column),
    ),
  );
  return formats.flat().some(Boolean) ? { ...at, values, formats } : { ...at, values };
}

/** What a cell holds once its formula is gone. */
function frozen(shown: unknown, type: string | undefined, at: FormulaAt, sheetName: string): SheetCell {
  const address = addressOf(at, sheetName);
  if (shown === '#VALUE!' && (type === 'RichValue' || callsDealCard(at.formula)))
    throw new WorkbookError(
      'dealCard',
      `${address} holds a deal card, which has no plain value: use DEAL_GET for its figures, or delete it, then freeze again; nothing was changed.`,
    );
  if (type !== 'Error') return plain(shown);
  if (PLAIN_ERRORS.has(shown)) return { formula: `=${String(shown)}`, value: String(shown) };
  throw new WorkbookError(
    'stillComputing',
    `${address} shows ${String(shown)}. Wait for its result, or give it room or correct it, and freeze again; nothing was changed.`,
  );
}

const plain = (shown: unknown): CellValue =>
  typeof shown === 'number' || typeof shown === 'boolean' || typeof shown === 'string' ? shown : '';

/**
 * The format that a function gave its result, as a cell without a format shows it; '' where there is none to keep. Our
 * functions give days, months and percentages; the name of a month is in the user's language.
 */
function ownFormat(value: unknown, text: string, format: unknown): string {
  if (typeof value !== 'number' || format !== NO_FORMAT) return '';
  const percentage = /(?:[.,](\d+))?\s*%$/.exec(text);
  if (percentage) return percentage[1] ? `0.${'0'.repeat(percentage[1].length)}%` : '0%';
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return 'yyyy-mm-dd';
  return Number.isInteger(value) && text.endsWith(` ${String(dateOfSerial(value).year)}`) ? 'mmm yyyy' : '';
}
