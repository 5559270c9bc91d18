import { listOf } from '../../deals/alternatives';
import { dateOfSerial } from '../../deals/date';
import { InputError } from '../../deals/input-error';
import { parsePeriod } from '../../deals/period';
import { NOT_DISCLOSED } from '../deals/filters';
import type { DealFilters, EntryFilter } from '../deals/filters';
import { filtersOfScope } from './market-state';
import type { MarketScope } from './market-state';

/**
 * The filters that show the deals of one entry within a scope.
 * @param entry undefined: the deals that don't disclose the field
 */
export const filtersOfEntry = (
  scope: MarketScope,
  field: EntryFilter,
  entry: string | undefined,
): DealFilters => ({
  ...filtersOfScope(scope),
  [field]: entry === undefined ? NOT_DISCLOSED : listOf([entry]),
});

/** The filters that show the deals of a period within a scope, which may begin or end inside it. */
export const filtersOfPeriod = (scope: MarketScope, label: string): DealFilters => ({
  ...filtersOfScope(scope),
  period: within(scope.period, label),
});

const monthOf = (serial: number): string => {
  const { year, month } = dateOfSerial(serial);
  return `${String(year)}-${String(month).padStart(2, '0')}`;
};

/** The days that two periods share, as a period; the second where they share none or the first can't be read. */
function within(scope: string, label: string): string {
  if (scope.trim() === '') return label;
  try {
    const [whole, part] = [parsePeriod(scope), parsePeriod(label)];
    const from = Math.max(whole.from, part.from);
    const through = Math.min(whole.through, part.through);
    if (from > through) return label;
    const same = [part, whole].find((each) => each.from === from && each.through === through);
    return same?.label ?? parsePeriod(`${monthOf(from)}:${monthOf(through)}`).label;
  } catch (problem) {
    if (problem instanceof InputError) return label;
    throw problem;
  }
}
