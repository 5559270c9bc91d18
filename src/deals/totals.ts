import { eachSpan } from './code-set';
import type { CodeSet } from './code-set';
import { addRows } from './measure';
import type { Measure, Totals } from './measure';
import { matchingRows } from './plan';
import type { Plan } from './plan';
import { firstPlaceFrom, postingLists } from './posting-list';
import { sumsAlong, sumsAlongBlocks, sumsByDate } from './running-sums';
import { BLOCK, firstPlaceOfCode, sortedBlocks } from './sorted-blocks';

/** Counts and adds the deals of a plan. With at most one criterion besides time, running sums answer at once. */
export function totalsOf(plan: Plan, measure: Measure): Totals {
  const { from, to, filters, search } = plan;
  const [only] = filters;
  if (search || filters.length > 1 || !measure.exact) return addRows(measure, matchingRows(plan));
  const totals: Totals = { deals: 0, disclosed: 0, units: 0 };
  if (!only) sumsByDate(measure).add(totals, from, to);
  else if (from === 0 && to === measure.column.codes.length) addLists(totals, only, measure);
  else if (only.entries * 64 < to - from + 64 * 8) addListsBetween(totals, only, measure, from, to);
  else if (only.spans.length <= 2 * MOST_SPANS_IN_BLOCKS) addBlocks(totals, only, measure, from, to);
  else addScan(totals, only, measure, from, to);
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

/** A range of numbers is one span, "<>5" two. */
const MOST_SPANS_IN_BLOCKS = 4;

/** Many values in a stretch of time: whole blocks by their running sums, what is left at both ends deal by deal. */
function addBlocks(totals: Totals, filter: CodeSet, measure: Measure, from: number, to: number): void {
  const first = Math.ceil(from / BLOCK) * BLOCK;
  const end = Math.floor(to / BLOCK) * BLOCK;
  if (first >= end) {
    addScan(totals, filter, measure, from, to);
    return;
  }
  const { codes } = filter.column;
  const rows = sortedBlocks(filter.column);
  const sums = sumsAlongBlocks(filter.column, measure);
  addScan(totals, filter, measure, from, first);
  for (let begin = first; begin < end; begin += BLOCK) {
    eachSpan(filter.spans, (low, high) => {
      const place = firstPlaceOfCode(rows, codes, begin, low);
      sums.add(totals, place, firstPlaceOfCode(rows, codes, begin, high));
    });
  }
  addScan(totals, filter, measure, end, to);
}

/** Looks at every deal of a stretch. A deal that does not pass counts as one that discloses nothing: no branch to miss. */
function addScan(totals: Totals, filter: CodeSet, measure: Measure, from: number, to: number): void {
  const { flags } = filter;
  const { codes } = filter.column;
  const { unitsByCode } = measure;
  const amounts = measure.column.codes;
  let { deals, disclosed, units } = totals;
  for (let row = from; row < to; row++) {
    const passes = flags[codes[row] ?? 0] ?? 0;
    const amount = passes * (amounts[row] ?? 0);
    deals += passes;
    disclosed += amount === 0 ? 0 : 1;
    units += unitsByCode[amount] ?? 0;
  }
  totals.deals = deals;
  totals.disclosed = disclosed;
  totals.units = units;
}
