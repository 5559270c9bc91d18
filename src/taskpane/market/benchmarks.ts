import type { DealSet } from '../../deals/dataset';
import { disclosedValues, percentileInc, selectDeals } from '../../deals/query';
import type { FieldCriterion } from '../../deals/query';

/** What deals are compared by: US$ million, a fraction, percentage points of net sales. */
export const BENCHMARKED = [
  'upfront_usd_m',
  'total_usd_m',
  'upfront_share',
  'royalty_low_pct',
  'royalty_high_pct',
] as const;
export type Benchmarked = (typeof BENCHMARKED)[number];

/** Lower quartile, median, upper quartile. */
export const QUARTILES = [0.25, 0.5, 0.75] as const;

export interface BenchmarkRow {
  readonly measure: Benchmarked;
  /** How many of the deals disclose it. */
  readonly disclosed: number;
  /** In the order of {@link QUARTILES}; as PERCENTILE.INC, undefined where nobody discloses it. */
  readonly quartiles: readonly (number | undefined)[];
}

/** Quartiles of what the deals that meet all criteria disclose. @throws InputError for a malformed criterion */
export function benchmarks(set: DealSet, criteria: readonly FieldCriterion[]): readonly BenchmarkRow[] {
  const selection = selectDeals(set, { criteria });
  return BENCHMARKED.map((measure) => {
    const values = disclosedValues(selection, measure);
    return {
      measure,
      disclosed: values.length,
      quartiles: QUARTILES.map((k) => percentileInc(values, k)),
    };
  });
}

/** Quartiles of fewer deals than these say little, by our own judgement: they are shown in grey. */
export const FEWEST_DEALS = 5;

/** What finds in the search box the deals that disclose a measure. */
export const DISCLOSING: Readonly<Record<Benchmarked, string>> = {
  upfront_usd_m: 'upfront>=0',
  total_usd_m: 'total>=0',
  upfront_share: 'upfront>=0 total>0',
  royalty_low_pct: 'royalty low>=0',
  royalty_high_pct: 'royalty high>=0',
};
