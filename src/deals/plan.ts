import { eachSpan, intersection } from './code-set';
import type { CodeSet } from './code-set';
import type { Column } from './column';
import type { DealSet } from './dataset';
import type { FieldCriterion } from './deal-query';
import { fieldCriterion } from './field-criterion';
import { fieldNamed } from './fields';
import type { FieldName } from './fields';
import { firstPlaceFrom, listStarts, postingLists } from './posting-list';
import { searchFilter } from './search';
import type { RowFilter } from './search';

export type { FieldCriterion } from './deal-query';

/** What a query comes down to: a stretch of rows, and what else must hold there. */
export interface Plan {
  /** Rows [from, to): the data are ordered by date, so criteria on time become a stretch. */
  readonly from: number;
  readonly to: number;
  /** The other criteria, one a column, the most selective first. */
  readonly filters: readonly CodeSet[];
  readonly search: RowFilter | undefined;
}

/** Fields whose values never fall from one row to the next. */
const IN_ROW_ORDER: readonly FieldName[] = ['announced', 'period', 'year', 'half', 'quarter', 'month'];

interface CompiledCriterion {
  readonly codes: CodeSet;
  readonly inRowOrder: boolean;
}

/** Criteria are read once for a data set, however many cells ask. Forgotten all at once when they grow too many. */
const compiledBySet = new WeakMap<DealSet, Map<string, CompiledCriterion>>();
const MOST_COMPILED = 2_000;

/** One criterion as a key: two tests of different type are two criteria. */
export function criterionKey({ field, test }: FieldCriterion): string {
  return `${field}\u0000${typeof test}\u0000${String(test)}`;
}

function compile(set: DealSet, criterion: FieldCriterion, place: number): CompiledCriterion {
  let compiled = compiledBySet.get(set);
  if (!compiled) compiledBySet.set(set, (compiled = new Map()));
  const key = criterionKey(criterion);
  const known = compiled.get(key);
  if (known) return known;
  const field = fieldNamed(criterion.field, `field ${place}`);
  const codes = fieldCriterion(set, field, criterion.test, `criterion ${place} (${field.name})`);
  const made = { codes, inRowOrder: IN_ROW_ORDER.includes(field.name) };
  if (compiled.size >= MOST_COMPILED) compiled.clear();
  compiled.set(key, made);
  return made;
}

/** @throws InputError for an unknown field or a malformed criterion */
export function planQuery(
  set: DealSet,
  query: { readonly criteria: readonly FieldCriterion[]; readonly search?: string },
): Plan {
  let [from, to] = [0, set.size];
  const byColumn = new Map<Column, CodeSet>();
  const add = (codes: CodeSet) => {
    const other = byColumn.get(codes.column);
    byColumn.set(codes.column, other ? intersection(other, codes) : codes);
  };
  query.criteria.forEach((criterion, index) => {
    const { codes, inRowOrder } = compile(set, criterion, index + 1);
    if (codes.deals === set.size) return;
    if (inRowOrder && codes.spans.length === 2) {
      const starts = listStarts(codes.column);
      from = Math.max(from, starts[codes.spans[0] ?? 0] ?? 0);
      to = Math.min(to, starts[codes.spans[1] ?? 0] ?? 0);
    } else add(codes);
  });
  const filters = [...byColumn.values()].sort((a, b) => a.deals - b.deals);
  if (filters[0]?.deals === 0) return { from, to: from, filters: [], search: undefined };
  return { from, to: Math.max(from, to), filters, search: searchFilter(set, query.search ?? '') };
}

/** The rows that pass, ascending. */
export function matchingRows(plan: Plan): Uint32Array {
  const { from, to, filters, search } = plan;
  const [first, ...others] = filters;
  let rows: Uint32Array;
  if (!first || to === from) {
    rows = new Uint32Array(to - from);
    for (let place = 0; place < rows.length; place++) rows[place] = from + place;
  } else if (isSparse(first, to - from)) {
    rows = rowsOfLists(first, from, to);
  } else {
    rows = rowsByScan(first, from, to);
  }
  for (const filter of others) rows = rowsKept(rows, filter);
  return search ? search(rows) : rows;
}

/** Whether going through the lists of a criterion beats looking at every row of the stretch. */
function isSparse(codes: CodeSet, stretch: number): boolean {
  return codes.deals * 4 < codes.column.codes.length && codes.entries * 64 < stretch + 64 * 8;
}

function rowsOfLists(codes: CodeSet, from: number, to: number): Uint32Array {
  const { starts, rows: listed } = postingLists(codes.column);
  const found = new Uint32Array(Math.min(codes.deals, to - from));
  const whole = from === 0 && to === listed.length;
  let size = 0;
  eachSpan(codes.spans, (low, high) => {
    if (whole) {
      const span = listed.subarray(starts[low], starts[high]);
      found.set(span, size);
      size += span.length;
      return;
    }
    for (let code = low; code < high; code++) {
      const end = starts[code + 1] ?? 0;
      for (let place = firstPlaceFrom(listed, starts[code] ?? 0, end, from); place < end; place++) {
        const row = listed[place] ?? 0;
        if (row >= to) break;
        found[size++] = row;
      }
    }
  });
  const rows = found.subarray(0, size);
  return codes.entries === 1 ? rows : rows.sort();
}

function rowsByScan(filter: CodeSet, from: number, to: number): Uint32Array {
  const { codes } = filter.column;
  const { flags } = filter;
  const found = new Uint32Array(Math.min(filter.deals, to - from) + 1);
  let size = 0;
  for (let row = from; row < to; row++) {
    found[size] = row;
    size += flags[codes[row] ?? 0] ?? 0;
  }
  return found.subarray(0, size);
}

function rowsKept(rows: Uint32Array, filter: CodeSet): Uint32Array {
  const { codes } = filter.column;
  const { flags } = filter;
  let size = 0;
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place] ?? 0;
    rows[size] = row;
    size += flags[codes[row] ?? 0] ?? 0;
  }
  return rows.subarray(0, size);
}
