/** Random queries of every aggregate and every form of criterion, and what ClickHouse answers. */
import type { DealRow } from '../../src/deals/row';
import type { ClickHouse } from './clickhouse';
import { Random } from './random';
import { resampledRows } from './resample';
import { sqlCriterion } from './sql-criteria';
import type { SqlCriterion } from './sql-criteria';

export interface OracleQuery {
  readonly criteria: readonly SqlCriterion[];
  readonly measure: string;
  /** Percentile, 0 to 1. */
  readonly k: number;
  /** Field of a breakdown, on some queries. */
  readonly by?: string;
}

/** Figures over some deals; null where there is none to give. */
export type Figures = readonly [
  deals: number,
  disclosed: number,
  sum: number | null,
  average: number | null,
  median: number | null,
  percentile: number | null,
];

export interface QueryAnswer {
  readonly figures: Figures;
  /** Of a breakdown: [value, '' where undisclosed, deals, disclosed, sum, median]. */
  readonly groups?: readonly (readonly unknown[])[];
}

export const QUERIES = 2_000;
export const SEED = 20261123;
export const RESAMPLED = 20_000;

const MEASURES = ['upfront_usd_m', 'near_term_usd_m', 'milestones_usd_m', 'total_usd_m', 'upfront_share'];
const BREAKDOWNS = [
  'modality_group',
  'stage',
  'therapeutic_area',
  'licensee_type',
  'deal_type',
  'year',
  'half',
  'territory_class',
];
/** A breakdown takes many lines of the record: one query in so many has one. */
const BREAKDOWN_EVERY = 20;

/** The same queries for a seed. */
export function oracleQueries(count = QUERIES, seed = SEED): OracleQuery[] {
  const random = new Random(seed);
  return Array.from({ length: count }, (_, index) => ({
    criteria: Array.from({ length: random.pick([0, 1, 1, 1, 2, 2, 2, 3, 3, 4]) }, () => sqlCriterion(random)),
    measure: random.pick(MEASURES),
    k: random.below(101) / 100,
    ...(index % BREAKDOWN_EVERY === 0 ? { by: random.pick(BREAKDOWNS) } : {}),
  }));
}

/** The sets that are asked: the bundled deals, and 20,000 drawn from them. */
export function oracleSets(bundled: readonly DealRow[]): ReadonlyMap<string, readonly DealRow[]> {
  return new Map([
    ['bundled', bundled],
    ['resampled', [...resampledRows(bundled, RESAMPLED, SEED)]],
  ]);
}

/** What decides the answers. */
export function queriesQuestion(rows: readonly DealRow[], queries: readonly OracleQuery[]): unknown {
  return { rows, queries };
}

/** The answers of ClickHouse over the deals that it has loaded. */
export function askClickHouse(database: ClickHouse, queries: readonly OracleQuery[]): QueryAnswer[] {
  return queries.map(({ criteria, measure, k, by }) => {
    const where = criteria.length > 0 ? `WHERE ${criteria.map(({ sql }) => `(${sql})`).join(' AND ')}` : '';
    const [figures] = database.rows(
      `SELECT toFloat64(count()), toFloat64(count(${measure})), sum(${measure}), avg(${measure}),
        quantileExactInclusive(0.5)(${measure}), quantileExactInclusive(${k})(${measure}) FROM deals ${where}`,
    ) as unknown as Figures[];
    if (!figures) throw new Error('ClickHouse gave no row');
    if (by === undefined) return { figures };
    const groups = database.rows(
      `SELECT ifNull(toString(${by}), '') AS name, toFloat64(count()), toFloat64(count(${measure})), ifNull(sum(${measure}), 0),
        quantileExactInclusive(0.5)(${measure}) FROM deals ${where} GROUP BY name ORDER BY name`,
    );
    return { figures, groups };
  });
}
