import type { DealSet } from '../deals/dataset';
import { coverageText } from '../deals/growth';
import { InputError } from '../deals/input-error';
import type { Period } from '../deals/period';
import type { FieldCriterion } from '../deals/query';

/** A period as a criterion. */
export const inPeriod = (period: Period): FieldCriterion => ({ field: 'period', test: period.label });

/**
 * Refuses a period in which the data have nothing and cover nothing. Deals before and after the covered days are few
 * but usable, so they count as data.
 * @throws InputError (#N/A)
 */
export function refuseOutside(set: DealSet, period: Period, argument = 'period'): void {
  const dayOf = (row: number) => Number(set.value(row, 'announced') ?? NaN);
  const known = set.elsewhere ? set.elsewhere.announced : { first: dayOf(0), last: dayOf(set.size - 1) };
  const { first: earliest, last: latest } = (set.size > 0 && known) || { first: Infinity, last: -Infinity };
  const first = Math.min(set.version.from, earliest);
  const last = Math.max(set.version.through, latest);
  if (period.through >= first && period.from <= last) return;
  throw new InputError(
    'notAvailable',
    `${argument}: ${period.label} is outside the data: ${coverageText(set.version)}.`,
  );
}
