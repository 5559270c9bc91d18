import { compareTexts, foldedTexts } from './column';
import type { Column, NumberColumn } from './column';
import { isoDate } from './date';
import type { DealSet } from './dataset';
import { STORED_FIELDS, fieldNamed } from './fields';
import { sharedBefore } from './known-rows';
import type { StoredFieldName } from './row';

/** A field of a deal that two data versions tell differently: text, a number, a date as '2024-05' or '2024-05-01'. */
export interface FieldChange {
  readonly field: StoredFieldName;
  /** undefined where undisclosed. */
  readonly before: string | number | undefined;
  readonly after: string | number | undefined;
}

/** What one data version says otherwise than another. Deals are told by their ids, whatever the case. */
export interface DataDifference {
  /** Ids of deals that only the later version has, in its order. */
  readonly added: readonly string[];
  /** Ids of deals that only the earlier version has, in its order. */
  readonly withdrawn: readonly string[];
  readonly changed: readonly { readonly dealId: string; readonly changes: readonly FieldChange[] }[];
}

/** Compares two sets deal by deal and field by field: new deals, withdrawn ones, and fields old -> new. */
export function differenceOf(before: DealSet, after: DealSet): DataDifference {
  const beside = sharedBefore(after);
  const shared = beside?.earlier === before ? beside.from : undefined;
  const { was, stays } = shared ? matchedBeside(shared, before, after) : matchedRows(before, after);
  const fields = COMPARED.map((name) => [name, before.column(name), after.column(name)] as const);
  const isChanged = new Uint8Array(after.size);
  // Of rows that are not known to be the same it is seen below whether they are.
  if (shared) shared.forEach((row, now) => (isChanged[now] = row < 0 ? 1 : 0));
  else for (const field of fields) markChanges(field, was, isChanged);
  const added: string[] = [];
  const changed: { dealId: string; changes: readonly FieldChange[] }[] = [];
  was.forEach((row, now) => {
    if (row < 0) added.push(idAt(after, now));
    else if (isChanged[now] === 1) {
      const changes = changesOf(fields, row, now);
      if (changes.length > 0) changed.push({ dealId: idAt(after, now), changes });
    }
  });
  const withdrawn: string[] = [];
  stays.forEach((stay, row) => {
    if (stay === 0) withdrawn.push(idAt(before, row));
  });
  return { added, withdrawn, changed };
}

const COMPARED = STORED_FIELDS.map(({ name }) => name as StoredFieldName).filter(
  (name) => name !== 'deal_id',
);

const idAt = (set: DealSet, row: number): string => {
  const { dictionary, codes } = set.text('deal_id');
  return dictionary[codes[row] ?? 0] ?? '';
};

/**
 * For each row of the later set the row of the earlier one with its id, -1 for none; and 1 for each row of the earlier
 * one that has such a partner. Both sets have their ids in order: they are gone through side by side.
 */
function matchedRows(before: DealSet, after: DealSet): { was: Int32Array; stays: Uint8Array } {
  const [earlier, later] = [before.text('deal_id'), after.text('deal_id')];
  const [oldIds, ids] = [foldedTexts(earlier), foldedTexts(later)];
  const [oldRows, rows] = [rowsByCode(earlier), rowsByCode(later)];
  const was = new Int32Array(after.size).fill(-1);
  const stays = new Uint8Array(before.size);
  let old = 1;
  for (let now = 1; now < ids.length; now++) {
    const id = ids[now] ?? '';
    // Most are in both: whether they are equal is asked first.
    while (old < oldIds.length && oldIds[old] !== id && (oldIds[old] ?? '') < id) old++;
    if (oldIds[old] !== id) continue;
    const row = oldRows[old++] ?? 0;
    was[rows[now] ?? 0] = row;
    stays[row] = 1;
  }
  return { was, stays };
}

/** The same where most rows are known to be those of the earlier set: only the others are looked up. */
function matchedBeside(shared: Int32Array, before: DealSet, after: DealSet): ReturnType<typeof matchedRows> {
  const was = shared.slice();
  for (let now = 0; now < was.length; now++) {
    if ((was[now] ?? -1) < 0) was[now] = before.rowOf(idAt(after, now)) ?? -1;
  }
  const stays = new Uint8Array(before.size);
  for (const row of was) if (row >= 0) stays[row] = 1;
  return { was, stays };
}

/** The row of each id: no two deals have the same. */
function rowsByCode({ dictionary, codes }: Column): Uint32Array {
  const rows = new Uint32Array(dictionary.length);
  for (let row = 0; row < codes.length; row++) rows[codes[row] ?? 0] = row;
  return rows;
}

/** Marks the rows of the later set that have another value than the row that they were: codes are compared. */
function markChanges([field, old, now]: ComparedField, was: Int32Array, isChanged: Uint8Array): void {
  const same = translated(old, now, fieldNamed(field).vocabulary !== undefined);
  const [oldCodes, codes] = [old.codes, now.codes];
  for (let row = 0; row < was.length; row++) {
    const before = was[row] ?? -1;
    if (before >= 0 && same[codes[row] ?? 0] !== oldCodes[before]) isChanged[row] = 1;
  }
}

/** For each code of the later column the code of the same value in the earlier one; -1 where it has none. */
function translated(old: Column, now: Column, hasVocabulary: boolean): Int32Array {
  const same = new Int32Array(now.dictionary.length).fill(-1);
  same[0] = 0;
  if (old.kind === 'number' && now.kind === 'number') {
    // Of a day and a month that begins on it the month comes first.
    const key = (column: NumberColumn, code: number) =>
      (column.dictionary[code] ?? Infinity) * 2 + (column.monthOnly?.[code] === 1 ? 0 : 1);
    merge(old, same, (before, code) => key(old, before) - key(now, code));
  } else if (old.kind === 'text' && now.kind === 'text') {
    const compare = (before: number, code: number) => {
      const [one, other] = [old.dictionary[before] ?? '', now.dictionary[code] ?? ''];
      return one === other ? 0 : compareTexts(one, other);
    };
    if (hasVocabulary)
      same.forEach((_, code) => (same[code] = old.dictionary.indexOf(now.dictionary[code] ?? '')));
    else merge(old, same, compare);
  }
  return same;
}

/** Goes through two dictionaries side by side: each has its values in the same order. */
function merge(old: Column, same: Int32Array, compare: (before: number, code: number) => number): void {
  let before = 1;
  for (let code = 1; code < same.length; code++) {
    let difference = -1;
    while (before < old.dictionary.length && (difference = compare(before, code)) < 0) before++;
    if (difference === 0 && before < old.dictionary.length) same[code] = before++;
  }
}

type ComparedField = readonly [StoredFieldName, Column, Column];

const changesOf = (fields: readonly ComparedField[], was: number, is: number): FieldChange[] =>
  fields
    .filter(([, old, now]) => differs(old, was, now, is))
    .map(([field, old, now]) => ({ field, before: valueAt(old, was), after: valueAt(now, is) }));

/** Whether two columns have other values in these rows. */
function differs(old: Column, row: number, later: Column, now: number): boolean {
  const [before, code] = [old.codes[row] ?? 0, later.codes[now] ?? 0];
  if (before === 0 || code === 0) return before !== code;
  if (old.dictionary[before] !== later.dictionary[code]) return true;
  return isMonth(old, before) !== isMonth(later, code);
}

const isMonth = (column: Column, code: number): boolean =>
  column.kind === 'number' && column.monthOnly?.[code] === 1;

/** A value as precise as it is known. */
function valueAt(column: Column, row: number): string | number | undefined {
  const code = column.codes[row];
  if (!code) return undefined;
  if (column.kind === 'text') return column.dictionary[code];
  const value = column.dictionary[code];
  if (value === undefined || !column.monthOnly) return value;
  return isoDate({ serial: value, precision: column.monthOnly[code] === 1 ? 'month' : 'day' });
}
