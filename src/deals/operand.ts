import { isRealDay, serialOf } from './date';

const MONTH_NAMES = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const LONG_MONTH_NAMES =
  'january february march april may june july august september october november december'.split(' ');

/**
 * The number that Excel reads in a text, dates as serials; undefined where it reads text. Only forms that mean the same
 * in every locale of Excel in English: 1000, 1,000, -5, (5), $5, 10%, 1e3, 2024-05-01, 2024/5/1, 2024-05, 1-May-2024,
 * May 1, 2024, May 2024, and 2024年5月1日. A date such as 5/1/2024 is two different days in two countries and stays text.
 */
export function readNumber(text: string): number | undefined {
  const trimmed = text.trim();
  if (!/\d/.test(trimmed) || trimmed.length > 40) return undefined;
  return plainNumber(trimmed) ?? dateSerial(trimmed);
}

/** Whether a text is a date that only its reader's country makes clear, such as 5/1/2024. */
export function isAmbiguousDate(text: string): boolean {
  return /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$/.test(text.trim());
}

function plainNumber(text: string): number | undefined {
  const negative = /^\((.+)\)$/.exec(text);
  const match = /^([+-]?)\s*\$?\s*([+-]?)((?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d*)?)(e[+-]?\d+)?\s*(%?)$/i.exec(
    negative?.[1] ?? text,
  );
  if (!match) return undefined;
  const [, signBefore = '', signAfter = '', digits = '', exponent = '', percent] = match;
  if (!/\d/.test(digits) || (signBefore && signAfter)) return undefined;
  if (negative && (signBefore || signAfter)) return undefined;
  const size = Number(digits.replaceAll(',', '') + exponent) / (percent ? 100 : 1);
  if (!Number.isFinite(size)) return undefined;
  return negative || signBefore === '-' || signAfter === '-' ? -size : size;
}

function dateSerial(text: string): number | undefined {
  const numeric =
    /^(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?$/.exec(text) ??
    /^(\d{4})年(\d{1,2})月(?:(\d{1,2})日)?$/.exec(text);
  if (numeric) return realSerial(numeric[1], Number(numeric[2]), numeric[3]);
  const dayFirst = /^(\d{1,2})[- ]([a-z]{3,9})[- ](\d{4}|\d{2})$/i.exec(text);
  if (dayFirst) return realSerial(dayFirst[3], monthNamed(dayFirst[2]), dayFirst[1]);
  const monthFirst = /^([a-z]{3,9}) (\d{1,2}), ?(\d{4})$/i.exec(text);
  if (monthFirst) return realSerial(monthFirst[3], monthNamed(monthFirst[1]), monthFirst[2]);
  const monthOnly = /^([a-z]{3,9})[- ](\d{4})$/i.exec(text);
  return monthOnly ? realSerial(monthOnly[2], monthNamed(monthOnly[1]), '1') : undefined;
}

function monthNamed(name: string | undefined): number {
  const wanted = (name ?? '').toLowerCase();
  return Math.max(MONTH_NAMES.indexOf(wanted), LONG_MONTH_NAMES.indexOf(wanted)) + 1;
}

/** Two-digit years are Excel's: 00-29 are 2000-2029, 30-99 are 1930-1999. */
function realSerial(yearText = '', month: number, dayText = '1'): number | undefined {
  const short = Number(yearText);
  const year = yearText.length === 2 ? short + (short < 30 ? 2000 : 1900) : short;
  const day = Number(dayText);
  return isRealDay(year, month, day) ? serialOf(year, month, day) : undefined;
}
