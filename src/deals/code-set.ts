import type { Column } from './column';
import { listStarts } from './posting-list';

/**
 * The dictionary entries of a column that a criterion lets through, as spans of neighbouring codes
 * [from, to), from, to … One entry is one span; so is a range of numbers; "<>x" is two.
 */
export interface CodeSet {
  readonly column: Column;
  readonly spans: readonly number[];
  /** How many entries the spans hold. */
  readonly entries: number;
  /** How many deals hold one of them. */
  readonly deals: number;
  /** One byte a dictionary entry: 1 where it is in the set. Made when first asked for. */
  readonly flags: Uint8Array;
}

/** @param spans pairs in ascending order that do not touch */
export function codeSet(column: Column, spans: readonly number[]): CodeSet {
  const starts = listStarts(column);
  let [entries, deals] = [0, 0];
  eachSpan(spans, (from, to) => {
    entries += to - from;
    deals += (starts[to] ?? 0) - (starts[from] ?? 0);
  });
  let flags: Uint8Array | undefined;
  return {
    column,
    spans,
    entries,
    deals,
    get flags() {
      if (!flags) {
        const made = new Uint8Array(column.dictionary.length);
        eachSpan(spans, (from, to) => made.fill(1, from, to));
        flags = made;
      }
      return flags;
    },
  };
}

/** Calls `visit` with each span. */
export function eachSpan(spans: readonly number[], visit: (from: number, to: number) => void): void {
  for (let index = 0; index < spans.length; index += 2) visit(spans[index] ?? 0, spans[index + 1] ?? 0);
}

/** Spans of the codes from `low` to before `high` that pass. */
export function spansWhere(low: number, high: number, passes: (code: number) => boolean): number[] {
  const spans: number[] = [];
  let inside = false;
  for (let code = low; code < high; code++) {
    if (passes(code) === inside) continue;
    spans.push(code);
    inside = !inside;
  }
  if (inside) spans.push(high);
  return spans;
}

/** Spans of single codes, in any order and possibly repeated. */
export function spansOf(codes: Iterable<number>): number[] {
  const spans: number[] = [];
  for (const code of [...new Set(codes)].sort((a, b) => a - b)) addCode(spans, code);
  return spans;
}

/** Adds a code to spans, all of which lie before it. */
export function addCode(spans: number[], code: number): void {
  if (spans.length > 0 && spans[spans.length - 1] === code) spans[spans.length - 1] = code + 1;
  else spans.push(code, code + 1);
}

/** All codes of a dictionary of `entries` that are not in the spans. */
export function complement(spans: readonly number[], entries: number): number[] {
  const rest: number[] = [];
  let next = 0;
  eachSpan(spans, (from, to) => {
    if (from > next) rest.push(next, from);
    next = to;
  });
  if (next < entries) rest.push(next, entries);
  return rest;
}

/** The codes that are in any of several spans. */
export function unionOf(several: readonly (readonly number[])[]): number[] {
  const pairs: [number, number][] = [];
  for (const spans of several) eachSpan(spans, (from, to) => pairs.push([from, to]));
  const union: number[] = [];
  for (const [from, to] of pairs.sort(([a], [b]) => a - b)) {
    const end = union.at(-1);
    if (end === undefined || from > end) union.push(from, to);
    else if (to > end) union[union.length - 1] = to;
  }
  return union;
}

/** The entries that are in both sets of one column. */
export function intersection(one: CodeSet, other: CodeSet): CodeSet {
  const spans: number[] = [];
  let [a, b] = [0, 0];
  while (a < one.spans.length && b < other.spans.length) {
    const from = Math.max(one.spans[a] ?? 0, other.spans[b] ?? 0);
    const [endA, endB] = [one.spans[a + 1] ?? 0, other.spans[b + 1] ?? 0];
    const to = Math.min(endA, endB);
    if (from < to) spans.push(from, to);
    if (endA <= endB) a += 2;
    if (endB <= endA) b += 2;
  }
  return codeSet(one.column, spans);
}
