import type { DealDate } from '../deals/date';
import { isoDate } from '../deals/date';
import { InputError } from '../deals/input-error';
import type { Assumptions } from './assumptions';
import type { DealTerms } from './terms';

/** Days of a year, leap years included. */
export const DAYS_A_YEAR = 365.25;
/** A date known to the month only counts as its 15th. */
const MID_MONTH = 14;

const day = ({ serial, precision }: DealDate) => (precision === 'month' ? serial + MID_MONTH : serial);

/** When a deal is valued: times count in years from the valuation date, the past is negative. */
export interface ValuationDate {
  /** Excel serial of the valuation date; undefined where neither it nor an announcement is known. */
  readonly serial: number | undefined;
  /** Years from the announcement to the valuation date; 0 where the deal is valued at its announcement. */
  readonly elapsedYears: number;
}

/**
 * The valuation date: the announcement, or what is given. For a deal without an announcement a given date is that
 * of the signing.
 * @throws InputError (#NUM!) for a date before the announcement
 */
export function valuationDate(terms: DealTerms, assumptions: Assumptions): ValuationDate {
  const { announced } = terms;
  const given = assumptions.values.valuation_date;
  if (!announced) return { serial: given, elapsedYears: 0 };
  const signing = day(announced);
  if (given === undefined) return { serial: signing, elapsedYears: 0 };
  if (given < announced.serial) {
    throw new InputError('number', `valuation_date: lies before the announcement (${isoDate(announced)}).`);
  }
  // Inside a month of which the day is unknown nothing has elapsed.
  return { serial: given, elapsedYears: Math.max(0, given - signing) / DAYS_A_YEAR };
}

/** Years from the valuation date to a day; undefined where the valuation has no date. */
export function yearsTo(serial: number, { serial: from }: ValuationDate): number | undefined {
  return from === undefined ? undefined : (serial - from) / DAYS_A_YEAR;
}

/**
 * Whether a status was reported before the valuation date (or, `orOn`, on it). A status without a date was reached
 * some time after the announcement: it counts for every later valuation date.
 */
export function reportedBefore(
  statusDate: DealDate | undefined,
  date: ValuationDate,
  { orOn }: { readonly orOn: boolean },
): boolean {
  if (!statusDate || date.serial === undefined) return date.elapsedYears > 0;
  // A month that has begun may be the very month of the valuation: a row that announces an exercise says so itself.
  return orOn ? statusDate.serial <= date.serial : day(statusDate) < date.serial;
}
