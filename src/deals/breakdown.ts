import { keptAnswer } from './answers';
import { compareTexts } from './column';
import type { Column } from './column';
import type { BreakdownGroup } from './deal-query';
import { fieldNamed } from './fields';
import type { FieldName } from './fields';
import { addRows, measureOf, sumOf } from './measure';
import { percentileOfRows } from './quantile';
import type { Selection } from './query';
import { sortedByCode } from './sort';

/** One row of a table by the values of a field. */
export interface BreakdownRow extends BreakdownGroup {
  /** Fraction of the sum of all rows; undefined where that sum is zero, or none of the deals discloses the figure. */
  readonly share: number | undefined;
}

/** What a table is of: the sum of a figure, or the number of deals. */
export type Counted = FieldName | 'deals';

/**
 * Splits a selection by a field. Every deal is in exactly one row, so that deals, disclosed and sums add up to those of
 * the selection; a joint party "A; B" is a category of its own.
 * @param measure a figure; or "deals", where shares are of the number of deals and sums of the headline
 * @returns vocabularies in their order, numbers, dates and periods ascending, other texts by sum, then number of deals,
 *   largest first ("deals": by number, then sum of the headline); deals that don't disclose the field last
 */
export function breakdown(selection: Selection, by: FieldName, measure: Counted): readonly BreakdownRow[] {
  if (measure === 'deals') return byNumber(breakdown(selection, by, 'total_usd_m'), by);
  const { elsewhere } = selection.set;
  if (elsewhere) return rowsOfGroups(elsewhere.groups(selection.query, by, measure), by);
  return keptAnswer(selection.set, `breakdown ${by} ${measure}`, selection.query, () =>
    breakDown(selection, by, measure),
  );
}

function byNumber(rows: readonly BreakdownRow[], by: FieldName): BreakdownRow[] {
  const whole = rows.reduce((sum, { deals }) => sum + deals, 0);
  const shared = rows.map((row) => ({ ...row, share: row.deals / whole }));
  const isOrdered = isInOwnOrder(fieldNamed(by)) || rows.some(({ category }) => typeof category === 'number');
  if (isOrdered) return shared;
  return shared.sort(
    (a, b) => Number(a.category === undefined) - Number(b.category === undefined) || b.deals - a.deals,
  );
}

function breakDown(selection: Selection, by: FieldName, measure: FieldName): BreakdownRow[] {
  const column = selection.set.column(by);
  const amounts = selection.set.number(measure);
  const summed = measureOf(amounts);
  const groups = rowsByCode(column, selection.rows).map(({ code, rows }) => ({
    code,
    rows,
    totals: addRows(summed, rows),
  }));
  const whole = groups.reduce((sum, group) => sum + group.totals.units, 0);
  // Groups stand in the order of the dictionary: of the vocabulary, of size, of time, of the alphabet.
  if (!hasNaturalOrder(by, column)) {
    groups.sort(
      (a, b) =>
        Number(a.code === 0) - Number(b.code === 0) ||
        b.totals.units - a.totals.units ||
        b.totals.deals - a.totals.deals ||
        a.code - b.code,
    );
  }
  return groups.map(({ code, rows, totals }) => ({
    category: code === 0 ? undefined : column.dictionary[code],
    precision: precisionOf(column, code),
    deals: totals.deals,
    disclosed: totals.disclosed,
    sumUsdM: sumOf(summed, totals.units),
    share: shareOf(totals.disclosed, totals.units, whole),
    medianUsdM: percentileOfRows(amounts, rows, 0.5),
  }));
}

/** Groups that a server told, in the order and with the shares of those in memory. */
function rowsOfGroups(groups: readonly BreakdownGroup[], by: FieldName): BreakdownRow[] {
  const { vocabulary = [], kind, name } = fieldNamed(by);
  const isPeriod = kind === 'period' || name === 'half' || name === 'quarter' || name === 'month';
  const rankOf = ({ category }: BreakdownGroup): number =>
    category === undefined
      ? Infinity
      : typeof category === 'number'
        ? category
        : vocabulary.includes(category)
          ? vocabulary.indexOf(category)
          : vocabulary.length;
  const inOrder = (a: BreakdownGroup, b: BreakdownGroup) =>
    a.category === undefined || b.category === undefined
      ? Number(a.category === undefined) - Number(b.category === undefined)
      : rankOf(a) - rankOf(b) ||
        (vocabulary.length > 0 || isPeriod ? 0 : b.sumUsdM - a.sumUsdM || b.deals - a.deals) ||
        compareTexts(String(a.category), String(b.category)) ||
        Number(a.precision === 'day') - Number(b.precision === 'day');
  const whole = groups.reduce((sum, { sumUsdM }) => sum + sumUsdM, 0);
  return [...groups]
    .sort(inOrder)
    .map((group) => ({ ...group, share: shareOf(group.disclosed, group.sumUsdM, whole) }));
}

const shareOf = (disclosed: number, part: number, whole: number): number | undefined =>
  disclosed > 0 && whole > 0 ? part / whole : undefined;

/** The rows of each code, in the order of codes, undisclosed last. */
function rowsByCode(column: Column, rows: Uint32Array): { code: number; rows: Uint32Array }[] {
  const sorted = sortedByCode(rows, column);
  const groups: { code: number; rows: Uint32Array }[] = [];
  let begin = 0;
  for (let place = 1; place <= sorted.length; place++) {
    const code = column.codes[sorted[begin] ?? 0] ?? 0;
    if (place < sorted.length && column.codes[sorted[place] ?? 0] === code) continue;
    groups.push({ code, rows: sorted.subarray(begin, place) });
    begin = place;
  }
  return groups;
}

function hasNaturalOrder(by: FieldName, column: Column): boolean {
  return column.kind === 'number' || isInOwnOrder(fieldNamed(by));
}

/** Whether texts of a field have an order of their own: that of the vocabulary, or of time. */
function isInOwnOrder({ vocabulary, kind, name }: ReturnType<typeof fieldNamed>): boolean {
  if (vocabulary !== undefined || kind === 'period') return true;
  return name === 'half' || name === 'quarter' || name === 'month';
}

function precisionOf(column: Column, code: number): 'day' | 'month' | undefined {
  if (column.kind !== 'number' || !column.monthOnly || code === 0) return undefined;
  return column.monthOnly[code] === 1 ? 'month' : 'day';
}
