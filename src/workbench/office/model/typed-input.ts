import type { ICellData } from '@univerjs/core';
import { CellValueType, numfmt } from '@univerjs/core';

/** What a cell takes when something is entered: content, and the number format that Excel gives it with it. */
export type Entered = Pick<ICellData, 'v' | 't' | 'f' | 's'>;

/** Excel's error values; the last are of later versions. */
export const ERROR_VALUES: ReadonlySet<string> = new Set([
  '#NULL!',
  '#DIV/0!',
  '#VALUE!',
  '#REF!',
  '#NAME?',
  '#NUM!',
  '#N/A',
  '#GETTING_DATA',
  '#SPILL!',
  '#CALC!',
  '#BUSY!',
  '#CONNECT!',
  '#FIELD!',
  '#BLOCKED!',
  '#UNKNOWN!',
]);

/** Excel takes no more text into a cell, and no longer formula. */
const MAX_TEXT = 32_767;
const MAX_FORMULA = 8_192;

const number = (v: number): Entered => ({ v, t: CellValueType.NUMBER });
const truth = (v: boolean): Entered => ({ v: v ? 1 : 0, t: CellValueType.BOOLEAN });
const plainText = (v: string): Entered => ({ v, t: CellValueType.STRING });
/** Text that is never read as anything else, as after an apostrophe or in a cell formatted as text. */
const forcedText = (v: string): Entered => ({ v, t: CellValueType.FORCE_STRING });
const formula = (f: string): Entered => ({ f, v: null, t: null });

export const EMPTY: Entered = { v: null, t: null };

const MONTHS = 'jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec';
const MONTH_DAY = new RegExp(`^(${MONTHS})(\\d{1,2})$`, 'i');
/** What has no digit is a word: of those only the truth values are read as anything else. */
const MAY_BE_READ = /\d|^(?:true|false)$/i;
const MIXED_FRACTION = /^([+-]?\d+) (\d+)\/(\d+)$/;

/** Number-like text that the format library does not know but Excel reads. */
function unusualNumber(text: string): { v: number; z: string } | undefined {
  const monthDay = MONTH_DAY.exec(text);
  if (monthDay) {
    // MAR1 becomes 1 March: what Excel does to names of genes.
    const parsed = numfmt.parseValue(`${monthDay[2] ?? ''} ${monthDay[1] ?? ''}`);
    if (parsed && typeof parsed.v === 'number') return { v: parsed.v, z: 'd-mmm' };
  }
  const fraction = MIXED_FRACTION.exec(text);
  if (fraction) {
    const [, whole = '0', top = '0', bottom = '1'] = fraction;
    if (Number(bottom) === 0) return undefined;
    const sign = whole.startsWith('-') ? -1 : 1;
    return { v: Number(whole) + (sign * Number(top)) / Number(bottom), z: '# ?/?' };
  }
  return undefined;
}

/** What Excel (en-US) reads text as: a number, date, time, percentage, truth value, or nothing but text. */
function recognised(text: string): { v: number | boolean; z?: string } | undefined {
  const trimmed = text.trim();
  // The library tries months and weekdays on every text, which takes most of the time of a large write.
  if (!MAY_BE_READ.test(trimmed)) return undefined;
  const parsed: unknown = numfmt.parseValue(trimmed) ?? unusualNumber(trimmed);
  if (typeof parsed !== 'object' || parsed === null || !('v' in parsed)) return undefined;
  const { v } = parsed;
  if (typeof v !== 'number' && typeof v !== 'boolean') return undefined;
  return 'z' in parsed && typeof parsed.z === 'string' ? { v, z: parsed.z } : { v };
}

/** Excel's own format for what was recognised, where the library names another. */
const EXCEL_FORMATS: Readonly<Record<string, string>> = {
  'yyyy-mm-dd': 'm/d/yyyy',
  'yyyy/mm/dd': 'm/d/yyyy',
  'm/d': 'd-mmm',
  'm-d': 'd-mmm',
  'mmmm yyyy': 'mmm-yy',
  'mmm yyyy': 'mmm-yy',
  'hh:mm': 'h:mm',
};

/** Text that starts as a formula does: "=A1", "-A1", "+A1", "@SUM(A1)"; not "-5" or "- see note". */
function formulaText(text: string): string | undefined {
  if (text.startsWith('=') && text.length > 1) return text;
  if (/^[+-][^\s\d]/.test(text) && text.length > 1) return `=${text.replace(/^\+/, '')}`;
  if (/^@[A-Z][\w.]*\(/i.test(text)) return `=${text.slice(1)}`;
  return undefined;
}

function enterText(text: string, numberFormatOf: () => string): Entered {
  if (text === '') return EMPTY;
  if (text.startsWith("'")) return forcedText(text.slice(1));
  const numberFormat = numberFormatOf();
  if (numberFormat === '@') return forcedText(text);
  if (ERROR_VALUES.has(text)) return plainText(text);
  const parsed = recognised(text);
  if (parsed === undefined) {
    const written = formulaText(text);
    return written === undefined ? plainText(text) : formula(written);
  }
  if (typeof parsed.v === 'boolean') return truth(parsed.v);
  if (parsed.z === undefined || numberFormat !== 'General') return number(parsed.v);
  return { ...number(parsed.v), s: { n: { pattern: EXCEL_FORMATS[parsed.z] ?? parsed.z } } };
}

/**
 * What a cell holds after a value was written to it through the API. Excel reads text as if it had been typed:
 * "=1+1" is a formula, "2024-05-01" a date, "0123" the number 123, unless the cell is formatted as text ("@") or
 * the text begins with an apostrophe. `null` and `undefined` leave a cell as it is.
 * @param numberFormatOf gives the cell's number format; asked only where it matters
 * @returns undefined for "as it is"; 'invalid' for what no cell can hold
 */
export function enter(value: unknown, numberFormatOf: () => string): Entered | undefined | 'invalid' {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'boolean') return truth(value);
  if (typeof value === 'number') return Number.isFinite(value) ? number(value) : 'invalid';
  if (typeof value !== 'string' || value.length > MAX_TEXT) return 'invalid';
  const entered = enterText(value, numberFormatOf);
  return typeof entered.f === 'string' && entered.f.length > MAX_FORMULA ? 'invalid' : entered;
}
