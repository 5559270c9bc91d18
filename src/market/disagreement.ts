import type { MarketTables, StatisticRow } from './tables';

/**
 * What other publishers say about the same metric, period and segment in the same unit, where it differs; empty where
 * nobody differs. Publishers count different scopes: their figures are never averaged.
 */
export function disagreement(tables: MarketTables, row: StatisticRow): string {
  const others = tables.market.filter(
    (other) =>
      other.metric === row.metric &&
      other.period === row.period &&
      other.segment === row.segment &&
      other.unit === row.unit &&
      other.publisher !== row.publisher &&
      other.value !== row.value,
  );
  if (others.length === 0) return '';
  return `others differ: ${others.map(({ publisher, value }) => `${publisher} ${value}`).join('; ')}`;
}
