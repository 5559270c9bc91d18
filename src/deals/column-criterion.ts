import { addCode, complement, spansOf, spansWhere } from './code-set';
import { foldText } from './column';
import type { NumberColumn, TextColumn } from './column';
import { visitCodesHolding } from './dictionary-text';
import { passes } from './criterion';
import type { Criterion, Operator } from './criterion';
import { readNumber } from './operand';

/** The codes of a column of numbers that pass, as spans: a binary search, since the values are in order. */
export function numberSpans(column: NumberColumn, criterion: Criterion): number[] {
  const { operator, operand } = criterion;
  const entries = column.dictionary.length;
  if (operand.kind === 'empty') return operator === '=' ? [0, 1] : complement([0, 1], entries);
  if (operand.kind !== 'number') return operator === '<>' ? [0, entries] : [];
  return rangeSpans(column, operator, operand.value, operand.value);
}

/** Codes of values before, inside or after [low, high]: what an operator makes of a number or of a period. */
export function rangeSpans(column: NumberColumn, operator: Operator, low: number, high: number): number[] {
  const entries = column.dictionary.length;
  const first = firstCodeFrom(column.dictionary, low);
  const end = firstCodeAbove(column.dictionary, high);
  const span = (from: number, to: number) => (from < to ? [from, to] : []);
  switch (operator) {
    case '=':
      return span(first, end);
    case '<>':
      return complement(span(first, end), entries);
    case '<':
      return span(1, first);
    case '<=':
      return span(1, end);
    case '>':
      return span(end, entries);
    case '>=':
      return span(first, entries);
  }
}

/** First code (1 or above) for which `reached` holds; it must hold for all codes after it. */
function firstCodeWhere(entries: number, reached: (code: number) => boolean): number {
  let [low, high] = [1, entries];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (reached(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

const firstCodeFrom = (dictionary: Float64Array, value: number) =>
  firstCodeWhere(dictionary.length, (code) => (dictionary[code] ?? NaN) >= value);

const firstCodeAbove = (dictionary: Float64Array, value: number) =>
  firstCodeWhere(dictionary.length, (code) => (dictionary[code] ?? NaN) > value);

/**
 * The codes of a column of text that pass, as spans.
 * @param alphabetical whether the dictionary is in alphabetical order, which lets a beginning be looked up
 */
export function textSpans(column: TextColumn, criterion: Criterion, alphabetical: boolean): number[] {
  const { dictionary } = column;
  const { operator, operand } = criterion;
  const entries = dictionary.length;
  if (operator === '<>') {
    return complement(textSpans(column, { ...criterion, operator: '=' }, alphabetical), entries);
  }
  if (operand.kind === 'empty') return [0, 1];
  if (operand.kind === 'number' && operator === '=') {
    return spansOf(codesByNumber(column).get(operand.value) ?? []);
  }
  if (operand.kind !== 'text') return [];
  const passing = (code: number) => passes(criterion, dictionary[code]);
  if (operator !== '=') return spansWhere(1, entries, passing);
  const { prefix, held, matchesFolded } = operand.pattern;
  if (!alphabetical || prefix === '') {
    if (held === '') return spansWhere(1, entries, passing);
    const spans: number[] = [];
    visitCodesHolding(column, held, (code, folded) => {
      if (matchesFolded(folded)) addCode(spans, code);
    });
    return spans;
  }
  const low = firstCodeWhere(entries, (code) => foldText(dictionary[code] ?? '') >= prefix);
  const beyond = (code: number) => {
    const folded = foldText(dictionary[code] ?? '');
    return folded > prefix && !folded.startsWith(prefix);
  };
  return spansWhere(low, firstCodeWhere(entries, beyond), passing);
}

const numbersByColumn = new WeakMap<TextColumn, ReadonlyMap<number, readonly number[]>>();

/** Texts that read as a number, by that number: Excel's = finds them too. */
function codesByNumber(column: TextColumn): ReadonlyMap<number, readonly number[]> {
  const known = numbersByColumn.get(column);
  if (known) return known;
  const made = new Map<number, number[]>();
  column.dictionary.forEach((entry, code) => {
    const value = readNumber(entry);
    if (value === undefined) return;
    const codes = made.get(value);
    if (codes) codes.push(code);
    else made.set(value, [code]);
  });
  numbersByColumn.set(column, made);
  return made;
}
