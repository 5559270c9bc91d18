import { partiesOf } from './alias-index';
import { keptAnswer } from './answers';
import type { DealSet } from './dataset';
import type { DealQuery, Summary } from './deal-query';
import type { Elsewhere } from './elsewhere';
import { fieldNamed } from './fields';
import type { FieldName } from './fields';
import { addRows, measureOf, sumOf } from './measure';
import { matchingRows, planQuery } from './plan';
import { percentileOfRows } from './quantile';
import { rowOrder } from './sort';
import { totalsOf } from './totals';

export type { DealQuery, FieldCriterion, Summary } from './deal-query';
export { median, percentileInc } from './quantile';

/** The deals that a query finds; they are looked up when first asked for. */
export interface Selection {
  readonly set: DealSet;
  readonly query: DealQuery;
  readonly count: number;
  /** Row indexes in sort order. */
  readonly rows: Uint32Array;
}

/** @throws InputError for an unknown field or a malformed criterion, naming the argument and the nearest names */
export function selectDeals(set: DealSet, query: DealQuery): Selection {
  if (set.elsewhere) return selectElsewhere(set, set.elsewhere, query);
  const plan = planQuery(set, query);
  const order = rowOrder(query.sort ?? []);
  let rows: Uint32Array | undefined;
  const found = () => (rows ??= order(set, matchingRows(plan)));
  return {
    set,
    query,
    get count() {
      return found().length;
    },
    get rows() {
      return found();
    },
  };
}

function selectElsewhere(set: DealSet, elsewhere: Elsewhere, query: DealQuery): Selection {
  rowOrder(query.sort ?? []);
  return {
    set,
    query,
    get count() {
      return elsewhere.summarise(query, 'total_usd_m').deals;
    },
    get rows() {
      return elsewhere.rows(query);
    },
  };
}

/**
 * Count, number that disclose the measure, and sum. Undisclosed is skipped, never zero.
 * @throws InputError as {@link selectDeals}
 */
export function summarise(set: DealSet, query: DealQuery, measure: FieldName): Summary {
  if (set.elsewhere) return set.elsewhere.summarise(query, measure);
  return keptAnswer(set, `sum ${measure}`, query, () => {
    const what = measureOf(set.number(measure));
    const { deals, disclosed, units } = totalsOf(planQuery(set, query), what);
    return { deals, disclosed, sumUsdM: sumOf(what, units) };
  });
}

/** The same of deals that are selected already, where looking for them again would cost more than adding. */
export function summariseSelection(selection: Selection, measure: FieldName): Summary {
  const { set, query } = selection;
  if (set.elsewhere || !query.search) return summarise(set, query, measure);
  const what = measureOf(set.number(measure));
  const { deals, disclosed, units } = addRows(what, selection.rows);
  return { deals, disclosed, sumUsdM: sumOf(what, units) };
}

/** Number of deals. @throws InputError as {@link selectDeals} */
export function countDeals(set: DealSet, query: DealQuery): number {
  return summarise(set, query, 'total_usd_m').deals;
}

/** The disclosed values of the selected deals, in their order. */
export function disclosedValues(selection: Selection, measure: FieldName): Float64Array {
  const { codes, dictionary } = selection.set.number(measure);
  const values = new Float64Array(selection.count);
  let size = 0;
  for (const row of selection.rows) {
    const code = codes[row] ?? 0;
    if (code !== 0) values[size++] = dictionary[code] ?? NaN;
  }
  return values.subarray(0, size);
}

/**
 * A percentile of the disclosed values, as PERCENTILE.INC; undefined where none is disclosed.
 * @throws InputError (#NUM!) for k outside 0..1, and as {@link selectDeals}
 */
export function percentileOf(
  set: DealSet,
  query: DealQuery,
  measure: FieldName,
  k: number,
): number | undefined {
  if (set.elsewhere) return set.elsewhere.percentile(query, measure, k);
  return keptAnswer(set, `percentile ${k} ${measure}`, query, () =>
    percentileOfRows(set.number(measure), matchingRows(planQuery(set, query)), k),
  );
}

/**
 * How many of the selected deals hold each value of a field, in the order of the field's values; '' is undisclosed. A
 * joint deal counts for each of its parties.
 * @throws InputError as {@link selectDeals}
 */
export function facetCounts(
  set: DealSet,
  query: DealQuery,
  field: string,
): { name: string; deals: number }[] {
  const known = fieldNamed(field);
  const column = set.column(known.name);
  const counts = new Uint32Array(column.dictionary.length);
  for (const row of matchingRows(planQuery(set, query))) {
    const code = column.codes[row] ?? 0;
    counts[code] = (counts[code] ?? 0) + 1;
  }
  const dealsByName = new Map<string, number>();
  counts.forEach((deals, code) => {
    if (deals === 0) return;
    const entry = code === 0 ? '' : String(column.dictionary[code]);
    const names = known.kind === 'party' && entry.includes(';') ? partiesOf(entry) : [entry];
    for (const name of names) dealsByName.set(name, (dealsByName.get(name) ?? 0) + deals);
  });
  return Array.from(dealsByName, ([name, deals]) => ({ name, deals }));
}
