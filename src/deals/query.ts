import { partiesOf } from './alias-index';
import { eachSpan } from './code-set';
import type { CodeSet } from './code-set';
import type { DealSet } from './dataset';
import { fieldNamed } from './fields';
import type { FieldName } from './fields';
import { addRows, measureOf, sumOf } from './measure';
import type { Measure, Totals } from './measure';
import { criterionKey, matchingRows, planQuery } from './plan';
import type { FieldCriterion, Plan } from './plan';
import { firstPlaceFrom, postingLists } from './posting-list';
import { percentileOfRows } from './quantile';
import { sumsAlong, sumsByDate } from './running-sums';
import { sortRows } from './sort';
import type { SortKey } from './sort';

export type { FieldCriterion } from './plan';
export { median, percentileInc } from './quantile';

/** A question to the deals, as plain JSON: workbooks save it. No hidden filter: without criteria it is every deal. */
export interface DealQuery {
  /** Free words, all of which must be in the deal. */
  readonly search?: string;
  /** All of which must hold, as in SUMIFS. */
  readonly criteria: readonly FieldCriterion[];
  /** Default order: announcement, then id. */
  readonly sort?: readonly SortKey[];
}

export interface Selection {
  readonly set: DealSet;
  readonly count: number;
  /** Row indexes in sort order. */
  readonly rows: Uint32Array;
}

export interface Summary {
  readonly deals: number;
  /** How many of them disclose the measure. */
  readonly disclosed: number;
  /** Sum of what is disclosed, US$ million (or the unit of the measure). */
  readonly sumUsdM: number;
}

/** @throws InputError for an unknown field or a malformed criterion, naming the argument and the nearest names */
export function selectDeals(set: DealSet, query: DealQuery): Selection {
  const found = matchingRows(planQuery(set, query));
  const rows = query.sort?.length ? sortRows(set, found, query.sort) : found;
  return { set, count: rows.length, rows };
}

/** Answers already given for a data set; thousands of cells ask the same. */
const answersBySet = new WeakMap<DealSet, Map<string, unknown>>();
const MOST_ANSWERS = 50_000;

function answered<Answer>(set: DealSet, kind: string, query: DealQuery, work: () => Answer): Answer {
  let answers = answersBySet.get(set);
  if (!answers) answersBySet.set(set, (answers = new Map()));
  let key = kind;
  if (query.search) key += `\u0001${query.search}`;
  for (const criterion of query.criteria) key += `\u0002${criterionKey(criterion)}`;
  if (answers.has(key)) return answers.get(key) as Answer;
  const answer = work();
  if (answers.size >= MOST_ANSWERS) answers.clear();
  answers.set(key, answer);
  return answer;
}

/**
 * Count, number that disclose the measure, and sum. Undisclosed is skipped, never zero.
 * @throws InputError as {@link selectDeals}
 */
export function summarise(set: DealSet, query: DealQuery, measure: FieldName): Summary {
  return answered(set, `sum ${measure}`, query, () => {
    const what = measureOf(set.number(measure));
    const { deals, disclosed, units } = totalsOf(planQuery(set, query), what);
    return { deals, disclosed, sumUsdM: sumOf(what, units) };
  });
}

/** Number of deals. @throws InputError as {@link selectDeals} */
export function countDeals(set: DealSet, query: DealQuery): number {
  return summarise(set, query, 'total_usd_m').deals;
}

/** With at most one criterion besides time, running sums answer without looking at the deals. */
function totalsOf(plan: Plan, measure: Measure): Totals {
  const { from, to, filters, search } = plan;
  const [only] = filters;
  if (search || filters.length > 1 || !measure.exact) return addRows(measure, matchingRows(plan));
  const totals: Totals = { deals: 0, disclosed: 0, units: 0 };
  if (!only) sumsByDate(measure).add(totals, from, to);
  else if (from === 0 && to === measure.column.codes.length) addLists(totals, only, measure);
  else if (only.entries * 64 < to - from + 64 * 8) addListsBetween(totals, only, measure, from, to);
  else return addRows(measure, matchingRows(plan));
  return totals;
}

/** Neighbouring entries stand side by side in the lists, so a span of them is one stretch. */
function addLists(totals: Totals, codes: CodeSet, measure: Measure): void {
  const { starts } = postingLists(codes.column);
  const sums = sumsAlong(codes.column, measure);
  eachSpan(codes.spans, (low, high) => sums.add(totals, starts[low] ?? 0, starts[high] ?? 0));
}

/** Each list is in the order of dates: the deals of a stretch of time stand together in each. */
function addListsBetween(totals: Totals, codes: CodeSet, measure: Measure, from: number, to: number): void {
  const { starts, rows } = postingLists(codes.column);
  const sums = sumsAlong(codes.column, measure);
  eachSpan(codes.spans, (low, high) => {
    for (let code = low; code < high; code++) {
      const end = starts[code + 1] ?? 0;
      const first = firstPlaceFrom(rows, starts[code] ?? 0, end, from);
      sums.add(totals, first, firstPlaceFrom(rows, first, end, to));
    }
  });
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
  return answered(set, `percentile ${k} ${measure}`, query, () =>
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
