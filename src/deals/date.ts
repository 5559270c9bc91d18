/**
 * Days as Excel counts them: serial 1 = 1900-01-01, with the 29 February 1900 that never was (serial 60). Deals and
 * criteria hold serials, so that a date compares with a cell exactly as Excel would.
 */

/** A date as far as the source tells it; a month counts as its first day. */
export interface DealDate {
  /** Excel 1900 serial of the day; of the first day where only the month is known. */
  readonly serial: number;
  readonly precision: 'day' | 'month';
}

const DAY_MS = 86_400_000;
/** Excel's serial 0 for every day from 1900-03-01 on. */
const EPOCH_MS = Date.UTC(1899, 11, 30);
const FIRST_SERIAL_AFTER_PHANTOM_DAY = 61;

/** Excel serial of a day; month 1-12. Days before 1900-03-01 follow Excel's phantom leap day. */
export function serialOf(year: number, month: number, day: number): number {
  const serial = Math.round((Date.UTC(year, month - 1, day) - EPOCH_MS) / DAY_MS);
  return serial < FIRST_SERIAL_AFTER_PHANTOM_DAY ? serial - 1 : serial;
}

/** Year, month (1-12) and day of an Excel serial; a fraction (time of day) is dropped. */
export function dateOfSerial(serial: number): { year: number; month: number; day: number } {
  const whole = Math.floor(serial);
  const shifted = whole < FIRST_SERIAL_AFTER_PHANTOM_DAY ? whole + 1 : whole;
  const date = new Date(EPOCH_MS + shifted * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Number of days in a month (1-12). */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Whether year, month (1-12) and day name a day that exists, from 1900 to 9999. */
export function isRealDay(year: number, month: number, day: number): boolean {
  return (
    year >= 1900 &&
    year <= 9999 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= (month >= 1 && month <= 12 ? daysInMonth(year, month) : 0)
  );
}

/** '2024-05-01' -> that day, '2024-05' -> the month; undefined for anything else, days that do not exist included. */
export function parseDate(text: string): DealDate | undefined {
  const match = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 1)];
  if (!isRealDay(year, month, day)) return undefined;
  return { serial: serialOf(year, month, day), precision: match[3] ? 'day' : 'month' };
}

const two = (value: number) => String(value).padStart(2, '0');

/** ISO 8601 form, as precise as the date is: '2024-05-01' or '2024-05'. */
export function isoDate(date: DealDate): string {
  const { year, month, day } = dateOfSerial(date.serial);
  const isoMonth = `${year}-${two(month)}`;
  return date.precision === 'month' ? isoMonth : `${isoMonth}-${two(day)}`;
}
