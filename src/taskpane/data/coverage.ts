import type { DealSet } from '../../deals/dataset';
import { countDeals, summarise } from '../../deals/query';
import type { DealQuery } from '../../deals/query';
import type { StatisticRow } from '../../market/tables';
import { LICENCES_ONLY } from '../deals/filters';

/** The publisher whose series most reports quote; series of different publishers are never mixed. */
export const COVERAGE_PUBLISHER = 'PharmCube NextPharma (医药魔方)';
/** What the publisher counts. */
export const COVERAGE_SEGMENT = 'China license-out';

/** A year here beside the same year as published. */
export interface CoverageYear {
  readonly year: string;
  readonly deals: number;
  readonly valueUsdBn: number;
  readonly publishedDeals: number;
  readonly publishedValueUsdBn: number;
  readonly sourceUrl: string | undefined;
}

const licencesOf = (period: string): DealQuery => ({
  criteria: [{ field: 'period', test: period }, ...LICENCES_ONLY],
});

/** The whole years for which the publisher gives both a count and a value, newest first, beside the deals in force. */
export function coverageByYear(set: DealSet, statistics: readonly StatisticRow[]): readonly CoverageYear[] {
  const published = (metric: string, unit: string) =>
    new Map(
      statistics
        .filter(
          (row) =>
            row.publisher === COVERAGE_PUBLISHER &&
            row.segment === COVERAGE_SEGMENT &&
            row.metric === metric &&
            row.unit === unit &&
            /^\d{4}$/.test(row.period),
        )
        // The first row of a year is the figure as most reports quote it; later ones refine its decimals.
        .reverse()
        .map((row) => [row.period, row] as const),
    );
  const counts = published('deal count', 'deals');
  const values = published('total deal value', 'US$ billion');
  const years: CoverageYear[] = [];
  for (const [year, count] of counts) {
    const value = values.get(year);
    if (!value) continue;
    const query = licencesOf(year);
    years.push({
      year,
      deals: countDeals(set, query),
      valueUsdBn: summarise(set, query, 'total_usd_m').sumUsdM / 1000,
      publishedDeals: count.value,
      publishedValueUsdBn: value.value,
      sourceUrl: count.source_url,
    });
  }
  return years.sort((a, b) => b.year.localeCompare(a.year));
}

/** First and last of the years compared: "2024–2025"; newest first. */
export function yearsCompared(years: readonly CoverageYear[]): string {
  const [first, last] = [years.at(-1)?.year ?? '', years[0]?.year ?? ''];
  return first === last ? first : `${first}–${last}`;
}

/** What finds in the search box the deals behind each share. */
export const TRUSTED: Readonly<Record<keyof TrustShares, string>> = {
  withSource: 'sources>=1',
  withTwoSources: 'sources>=2',
  withTotal: 'total>=0',
  withUpfront: 'upfront>=0',
};

/** Shares of all deals, as fractions, that tell how far the data can be trusted. */
export interface TrustShares {
  readonly withSource: number;
  readonly withTwoSources: number;
  readonly withTotal: number;
  readonly withUpfront: number;
}

/** How many of all deals have a source, have two that agree, and disclose a headline and an upfront. */
export function trustShares(set: DealSet): TrustShares {
  const share = (field: string, test: string | number) =>
    set.size === 0 ? 0 : countDeals(set, { criteria: [{ field, test }] }) / set.size;
  return {
    withSource: share('source_url', '<>'),
    withTwoSources: share('n_sources', '>=2'),
    withTotal: share('total_usd_m', '<>'),
    withUpfront: share('upfront_usd_m', '<>'),
  };
}
