import type { ValuationEvent } from './pricing';

/** What a side expects to receive, less what it expects to pay, in one year from the valuation date. */
export interface YearOfCash {
  /** 0 for the year that begins at the valuation date. */
  readonly year: number;
  /** Amounts × probabilities, not discounted, US$ million. */
  readonly expectedUsdM: number;
  /** The same discounted; the years sum to the rNPV. */
  readonly valueUsdM: number;
}

/** Expected cash by year from a schedule, from year 0 to the last one in which anything is expected, without gaps. */
export function cashByYear(events: readonly ValuationEvent[]): readonly YearOfCash[] {
  const expected = new Map<number, { expectedUsdM: number; valueUsdM: number }>();
  for (const { timeYears, amountUsdM, probability, valueUsdM } of events) {
    if (probability === 0 || amountUsdM === 0) continue;
    // 3.0000000001, which three durations may sum to, is the year that begins then, and so is 2.9999999999.
    const year = Math.floor(timeYears + 1e-9);
    const before = expected.get(year) ?? { expectedUsdM: 0, valueUsdM: 0 };
    expected.set(year, {
      expectedUsdM: before.expectedUsdM + amountUsdM * probability,
      valueUsdM: before.valueUsdM + valueUsdM,
    });
  }
  const last = Math.max(-1, ...expected.keys());
  return Array.from({ length: last + 1 }, (_, year) => ({
    year,
    ...(expected.get(year) ?? { expectedUsdM: 0, valueUsdM: 0 }),
  }));
}
