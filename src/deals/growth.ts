import type { DataVersion } from './dataset';
import { isoDate } from './date';
import { InputError } from './input-error';
import { covers } from './period';
import type { Period } from './period';

/** What growth is of: the number of deals, or the sum of a measure. */
export type GrowthOf = 'deals' | 'sum';

/** Deals of a period, as `summarise` counts them. */
export interface PeriodFigures {
  readonly period: Period;
  readonly deals: number;
  readonly disclosed: number;
  readonly sumUsdM: number;
}

/** The days that the data cover, in words. */
export function coverageText(version: Pick<DataVersion, 'from' | 'through'>): string {
  const day = (serial: number) => isoDate({ serial, precision: 'day' });
  return `the data cover ${day(version.from)} through ${day(version.through)}`;
}

/**
 * Growth on the same period a year before, as a fraction: 0.25 is a quarter more.
 * @throws InputError (#N/A) where the data don't wholly cover one of the periods, or deals of a period are known but
 *   none discloses the measure; (#DIV/0!) where the base is zero
 */
export function growth(
  version: Pick<DataVersion, 'from' | 'through'>,
  now: PeriodFigures,
  base: PeriodFigures,
  of: GrowthOf,
): number {
  for (const { period } of [now, base]) {
    if (covers(version, period)) continue;
    throw new InputError(
      'notAvailable',
      `period: ${period.label} is not wholly inside the data: ${coverageText(version)}. Growth needs both periods whole.`,
    );
  }
  if (of === 'deals') return ratio(now.deals, base.deals, `no deal in ${base.period.label}`);
  for (const { period, deals, disclosed } of [base, now]) {
    if (deals === 0 || disclosed > 0) continue;
    throw new InputError(
      'notAvailable',
      `metric: none of the ${deals} deals of ${period.label} discloses the figure, so there is no growth from or to it.`,
    );
  }
  return ratio(now.sumUsdM, base.sumUsdM, `nothing in ${base.period.label}`);
}

function ratio(now: number, base: number, why: string): number {
  if (base === 0)
    throw new InputError('divisionByZero', `metric: there is ${why}, so growth from it has no meaning.`);
  return now / base - 1;
}
