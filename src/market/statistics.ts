import { InputError } from '../deals/input-error';
import { findName, nearestNames, normaliseName } from '../deals/names';
import type { MarketTables, StatisticRow } from './tables';

/** What published statistic is asked for; everything but the metric may be left open. */
export interface StatisticQuery {
  readonly metric: string;
  /** As published, such as 2024, '2025H1', '2025 to Aug'. */
  readonly period?: string | undefined;
  readonly segment?: string | undefined;
  readonly publisher?: string | undefined;
}

/** What a user is likely to type for the commonest metrics. */
const METRIC_ALIASES: Readonly<Record<string, string>> = {
  deals: 'deal count',
  count: 'deal count',
  'number of deals': 'deal count',
  total: 'total deal value',
  value: 'total deal value',
  'total value': 'total deal value',
  'deal value': 'total deal value',
};

/** The series that most reports quote: taken where several publish a figure and none is asked for. */
const PREFERRED_PUBLISHER = 'PharmCube';
/** The scope of the add-in: taken where a figure is published for several segments and none is asked for. */
const DEFAULT_SEGMENT = 'China license-out';

const distinct = (rows: readonly StatisticRow[], column: 'metric' | 'period' | 'segment' | 'publisher') => [
  ...new Set(rows.map((row) => row[column])),
];

const list = (names: readonly string[]) => names.slice(0, 6).join('; ') + (names.length > 6 ? ' …' : '');

const startsWith = (name: string, text: string) =>
  normaliseName(text) !== '' && normaliseName(name).startsWith(normaliseName(text));

/** Keeps one period, segment or publisher; a publisher may be shortened, a period or segment never (scopes differ). */
function narrow(
  rows: readonly StatisticRow[],
  column: 'period' | 'segment' | 'publisher',
  text: string | undefined,
): readonly StatisticRow[] {
  if (text === undefined) return rows;
  const names = distinct(rows, column);
  const shortened = column === 'publisher' ? names.find((each) => startsWith(each, text)) : undefined;
  const name = findName(text, names) ?? shortened;
  if (name === undefined) {
    throw new InputError(
      'notAvailable',
      `${column}: no such statistic for "${text.slice(0, 60)}". There is ${list(names)}.`,
    );
  }
  return rows.filter((row) => row[column] === name);
}

/**
 * Every published figure that answers a question, publishers kept apart, in the order of market.csv.
 * @throws InputError (#N/A) where no such metric, period, segment or publisher is published, naming what there is
 */
export function publishedStatistics(tables: MarketTables, query: StatisticQuery): readonly StatisticRow[] {
  const metrics = distinct(tables.market, 'metric');
  const alias = findName(query.metric, Object.keys(METRIC_ALIASES));
  const metric = findName(query.metric, metrics) ?? (alias === undefined ? undefined : METRIC_ALIASES[alias]);
  if (metric === undefined) {
    const near = nearestNames(query.metric, metrics);
    throw new InputError(
      'notAvailable',
      `metric: no statistic "${query.metric.slice(0, 60)}" is published. Try ${list(near.length ? near : metrics)}.`,
    );
  }
  const ofMetric = tables.market.filter((row) => row.metric === metric);
  return narrow(
    narrow(narrow(ofMetric, 'period', query.period), 'segment', query.segment),
    'publisher',
    query.publisher,
  );
}

/**
 * One published figure. Where several segments are published and none is asked for, "China license-out"; where
 * several publishers and none is asked for, PharmCube. Publishers are never mixed or averaged.
 * @throws InputError (#N/A) where nothing is published, or where publishers disagree and none of them is PharmCube:
 * the message lists them
 */
export function publishedStatistic(
  tables: MarketTables,
  query: StatisticQuery & { readonly period: string },
): StatisticRow {
  const found = publishedStatistics(tables, query);
  const rows = query.segment === undefined ? preferSegment(found) : found;
  const preferred = rows.find((row) => row.publisher.startsWith(PREFERRED_PUBLISHER));
  const chosen = query.publisher === undefined ? (preferred ?? rows[0]) : rows[0];
  if (!chosen) throw new InputError('notAvailable', 'metric: no such statistic is published.');
  const undecided =
    preferred === undefined && rows.some((row) => row.value !== chosen.value || row.unit !== chosen.unit);
  if (query.publisher === undefined && undecided) {
    const said = rows.map((row) => `${row.publisher}: ${row.value} ${row.unit}`);
    throw new InputError(
      'notAvailable',
      `publisher: several figures are published; name one of ${list(said)}.`,
    );
  }
  return chosen;
}

function preferSegment(rows: readonly StatisticRow[]): readonly StatisticRow[] {
  const segments = distinct(rows, 'segment');
  if (segments.length <= 1) return rows;
  const usual = rows.filter((row) => row.segment === DEFAULT_SEGMENT);
  if (usual.length > 0) return usual;
  throw new InputError('notAvailable', `segment: published for several; name one of ${list(segments)}.`);
}
