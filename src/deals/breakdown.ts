import type { Column } from './column';
import { fieldNamed } from './fields';
import type { FieldName } from './fields';
import { addRows, measureOf, sumOf } from './measure';
import { percentileOfRows } from './quantile';
import type { Selection } from './query';

/** The deals that share one value of a field. */
export interface BreakdownRow {
  /** The shared value (dates as serials); undefined where the deals don't disclose it. */
  readonly category: string | number | undefined;
  /** For dates: how far they are known. */
  readonly precision: 'day' | 'month' | undefined;
  readonly deals: number;
  /** How many of them disclose the measure. */
  readonly disclosed: number;
  readonly sumUsdM: number;
  /** Fraction of the sum of all rows; undefined where that sum is zero. */
  readonly share: number | undefined;
  /** Median of the disclosed figures; undefined where there is none. */
  readonly medianUsdM: number | undefined;
}

/**
 * Splits a selection by a field. Every deal is in exactly one row, so that deals, disclosed and sums add up to those of
 * the selection; a joint party "A; B" is a category of its own.
 * @returns vocabularies in their order, numbers, dates and periods ascending, other texts by sum, then number of deals,
 *   largest first; deals that don't disclose the field last
 */
export function breakdown(selection: Selection, by: FieldName, measure: FieldName): BreakdownRow[] {
  const column = selection.set.column(by);
  const amounts = selection.set.number(measure);
  const summed = measureOf(amounts);
  const groups = [...rowsByCode(column, selection.rows)].map(([code, rows]) => ({
    code,
    rows,
    totals: addRows(summed, rows),
  }));
  const whole = groups.reduce((sum, group) => sum + group.totals.units, 0);
  const natural = hasNaturalOrder(by, column);
  // Dictionaries are in order: of the vocabulary, of size, of time, of the alphabet.
  groups.sort(
    (a, b) =>
      Number(a.code === 0) - Number(b.code === 0) ||
      (natural ? 0 : b.totals.units - a.totals.units || b.totals.deals - a.totals.deals) ||
      a.code - b.code,
  );
  return groups.map(({ code, rows, totals }) => ({
    category: code === 0 ? undefined : column.dictionary[code],
    precision: precisionOf(column, code),
    deals: totals.deals,
    disclosed: totals.disclosed,
    sumUsdM: sumOf(summed, totals.units),
    share: whole > 0 ? totals.units / whole : undefined,
    medianUsdM: percentileOfRows(amounts, rows, 0.5),
  }));
}

function rowsByCode(column: Column, rows: Uint32Array): Map<number, Uint32Array> {
  const lists = new Map<number, number[]>();
  for (const row of rows) {
    const code = column.codes[row] ?? 0;
    const list = lists.get(code);
    if (list) list.push(row);
    else lists.set(code, [row]);
  }
  return new Map([...lists].map(([code, list]) => [code, Uint32Array.from(list)]));
}

function hasNaturalOrder(by: FieldName, column: Column): boolean {
  const { vocabulary, kind, name } = fieldNamed(by);
  if (vocabulary !== undefined || kind === 'period' || column.kind === 'number') return true;
  return name === 'half' || name === 'quarter' || name === 'month';
}

function precisionOf(column: Column, code: number): 'day' | 'month' | undefined {
  if (column.kind !== 'number' || !column.monthOnly || code === 0) return undefined;
  return column.monthOnly[code] === 1 ? 'month' : 'day';
}
