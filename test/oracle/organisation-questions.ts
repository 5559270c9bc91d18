/** What is asked of a set of deals, in memory or on a server: random queries, and the worksheet functions themselves. */
import { breakdown } from '../../src/deals/breakdown';
import type { DealSet } from '../../src/deals/dataset';
import type { FieldName } from '../../src/deals/fields';
import { percentileOf, selectDeals, summarise } from '../../src/deals/query';
import type { OracleQuery } from './queries';

/** Figures of a query as the functions ask for them. */
function figuresOf(set: DealSet, { criteria, k, by, ...query }: OracleQuery): unknown[] {
  const measure = query.measure as FieldName;
  const { deals, disclosed, sumUsdM } = summarise(set, { criteria }, measure);
  return [
    deals,
    disclosed,
    sumUsdM,
    percentileOf(set, { criteria }, measure, 0.5) ?? null,
    percentileOf(set, { criteria }, measure, k) ?? null,
    ...(by === undefined ? [] : [breakdown(selectDeals(set, { criteria }), by as FieldName, measure)]),
  ];
}

/** All queries as the cells of one recalculation. */
export function answersOf(set: DealSet, queries: readonly OracleQuery[]): Promise<unknown[][]> {
  const { elsewhere } = set;
  return Promise.all(
    queries.map(async (query) =>
      elsewhere ? elsewhere.answering(() => figuresOf(set, query)) : figuresOf(set, query),
    ),
  );
}
