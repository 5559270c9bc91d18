import { dateOfSerial, daysInMonth, isRealDay, serialOf } from './date';
import type { DataVersion } from './dataset';
import { InputError } from './input-error';

export type PeriodUnit = 'year' | 'half' | 'quarter' | 'month';

/** A stretch of days, as reports name it. */
export interface Period {
  /** First and last day, Excel serials, both included. */
  readonly from: number;
  readonly through: number;
  /** '2024', '2024H1', '2024Q3', '2024-05', '2023:2025'. */
  readonly label: string;
  readonly unit: PeriodUnit | 'span';
}

const MONTHS = { year: 12, half: 6, quarter: 3, month: 1 } as const;
const FORMS = 'write 2024, "2024H1", "2024Q3", "2024-05" or "2023:2025"';

/**
 * Reads a period from a cell: 2024, "2024H1", "2024Q3", "2024-05", "2023:2025"; case and blanks do not matter.
 * @param argument name of the argument, for the message
 * @throws InputError (#VALUE!) for anything else: a number outside 1900-2999 is a date, since Excel turns a typed
 *   2024-05 into one
 */
export function parsePeriod(value: unknown, argument = 'period'): Period {
  if (typeof value === 'number') return yearFromNumber(value, argument);
  if (typeof value !== 'string' || value.trim() === '') {
    throw new InputError('value', `${argument}: a period is needed; ${FORMS}.`);
  }
  const text = value.normalize('NFKC').replace(/\s+/g, '').toUpperCase();
  if (/^\d{5,}(\.\d+)?$/.test(text)) return yearFromNumber(Number(text), argument);
  const ends = text.split(':').map(singlePeriod);
  const [first, last] = [ends[0], ends.at(-1)];
  if (!first || !last || ends.length > 2) {
    throw new InputError('value', `${argument}: "${value.slice(0, 60)}" is not a period; ${FORMS}.`);
  }
  if (first.label === last.label) return first;
  if (first.from > last.through) {
    throw new InputError('value', `${argument}: "${value.slice(0, 60)}" ends before it begins.`);
  }
  return { from: first.from, through: last.through, label: `${first.label}:${last.label}`, unit: 'span' };
}

function yearFromNumber(value: number, argument: string): Period {
  if (Number.isInteger(value) && value >= 1900 && value <= 2999) return periodAt(value, 1, 'year');
  const isDate = value >= 3000 && value < 2_958_466;
  const reason = isDate
    ? `this cell is a date (${Math.floor(value)}): Excel turns a typed 2024-05 into one; ${FORMS} as text.`
    : `${value} is not a year; ${FORMS}.`;
  throw new InputError('value', `${argument}: ${reason}`);
}

function singlePeriod(text: string): Period | undefined {
  const match = /^(\d{4})(?:-?H([12])|-?Q([1-4])|-(\d{1,2}))?$/.exec(text);
  if (!match) return undefined;
  const year = Number(match[1]);
  if (year < 1900 || year > 2999) return undefined;
  if (match[2]) return periodAt(year, Number(match[2]) * 6 - 5, 'half');
  if (match[3]) return periodAt(year, Number(match[3]) * 3 - 2, 'quarter');
  if (!match[4]) return periodAt(year, 1, 'year');
  const month = Number(match[4]);
  return isRealDay(year, month, 1) ? periodAt(year, month, 'month') : undefined;
}

/** The period of a unit that holds a month (1-12). */
export function periodAt(year: number, month: number, unit: PeriodUnit): Period {
  const length = MONTHS[unit];
  const first = month - ((month - 1) % length);
  const last = first + length - 1;
  const number = Math.ceil(month / length);
  const label = {
    year: `${year}`,
    half: `${year}H${number}`,
    quarter: `${year}Q${number}`,
    month: `${year}-${String(month).padStart(2, '0')}`,
  }[unit];
  return {
    from: serialOf(year, first, 1),
    through: serialOf(year, last, daysInMonth(year, last)),
    label,
    unit,
  };
}

/** All periods of a unit that touch the days from `from` through `through` (serials), in order. */
export function periodsBetween(from: number, through: number, unit: PeriodUnit): Period[] {
  const periods: Period[] = [];
  for (let day = from; day <= through;) {
    const { year, month } = dateOfSerial(day);
    const period = periodAt(year, month, unit);
    periods.push(period);
    day = period.through + 1;
  }
  return periods;
}

/**
 * The same period a year before, the base of a growth rate.
 * @throws InputError (#N/A) for a span, which has no such base
 */
export function previousYear(period: Period): Period {
  if (period.unit === 'span') {
    throw new InputError(
      'notAvailable',
      `period: growth needs a year, half-year, quarter or month, not the span ${period.label}.`,
    );
  }
  const { year, month } = dateOfSerial(period.from);
  return periodAt(year - 1, month, period.unit);
}

/** Whether the data cover the whole of a period. */
export function covers(version: Pick<DataVersion, 'from' | 'through'>, period: Period): boolean {
  return version.from <= period.from && period.through <= version.through;
}
