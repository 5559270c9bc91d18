import { foldText } from './column';
import type { Column } from './column';
import { isoDate } from './date';
import type { DealSet } from './dataset';
import { STORED_FIELDS } from './fields';
import { postingLists } from './posting-list';
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
  const [was, stays] = matchedRows(before, after);
  const changesOf = comparer(before, after);
  const added: string[] = [];
  const changed: { dealId: string; changes: readonly FieldChange[] }[] = [];
  was.forEach((row, now) => {
    const changes = row < 0 ? undefined : changesOf(row, now);
    if (!changes) added.push(idAt(after, now));
    else if (changes.length > 0) changed.push({ dealId: idAt(after, now), changes });
  });
  const withdrawn: string[] = [];
  stays.forEach((stay, row) => {
    if (stay === 0) withdrawn.push(idAt(before, row));
  });
  return { added, withdrawn, changed };
}

const idAt = (set: DealSet, row: number): string => {
  const { dictionary, codes } = set.text('deal_id');
  return dictionary[codes[row] ?? 0] ?? '';
};

/**
 * For each row of the later set the row of the earlier one with its id, -1 for none; and 1 for each row of the earlier
 * one that has such a partner. Both sets have their ids in order: they are gone through side by side.
 */
function matchedRows(before: DealSet, after: DealSet): [Int32Array, Uint8Array] {
  const [earlier, later] = [before.text('deal_id'), after.text('deal_id')];
  const [earlierRows, laterRows] = [postingLists(earlier), postingLists(later)];
  const was = new Int32Array(after.size).fill(-1);
  const stays = new Uint8Array(before.size);
  let [old, oldId] = [1, foldText(earlier.dictionary[1] ?? '')];
  for (let now = 1; now < later.dictionary.length; now++) {
    const id = foldText(later.dictionary[now] ?? '');
    while (old < earlier.dictionary.length && oldId < id) oldId = foldText(earlier.dictionary[++old] ?? '');
    if (old >= earlier.dictionary.length) break;
    if (oldId !== id) continue;
    const row = earlierRows.rows[earlierRows.starts[old] ?? 0] ?? 0;
    was[laterRows.rows[laterRows.starts[now] ?? 0] ?? 0] = row;
    stays[row] = 1;
  }
  return [was, stays];
}

/** Which fields of a row differ from those of another one in the other set. Values are compared once, not once a deal. */
function comparer(before: DealSet, after: DealSet): (was: number, is: number) => FieldChange[] {
  const fields = STORED_FIELDS.map(({ name }) => name as StoredFieldName)
    .filter((name) => name !== 'deal_id')
    .map((field) => {
      const [old, now] = [before.column(field), after.column(field)];
      return { field, old, now, oldCodes: old.codes, codes: now.codes, translated: translated(old, now) };
    });
  return (was, is) => {
    const changes: FieldChange[] = [];
    for (const { field, old, now, oldCodes, codes, translated } of fields) {
      if (translated[codes[is] ?? 0] !== oldCodes[was])
        changes.push({ field, before: valueAt(old, was), after: valueAt(now, is) });
    }
    return changes;
  };
}

/** For each code of the later column the code of the same value in the earlier one; -1 where it has none. */
function translated(old: Column, now: Column): Int32Array {
  const codeOf = new Map<string | number | undefined, number>();
  for (let code = 0; code < old.dictionary.length; code++) codeOf.set(valueOf(old, code), code);
  return Int32Array.from(now.dictionary, (_: unknown, code: number) => codeOf.get(valueOf(now, code)) ?? -1);
}

const valueAt = (column: Column, row: number) => valueOf(column, column.codes[row] ?? 0);

/** A value as precise as it is known. */
function valueOf(column: Column, code: number): string | number | undefined {
  if (code === 0) return undefined;
  if (column.kind === 'text') return column.dictionary[code];
  const value = column.dictionary[code];
  if (value === undefined || !column.monthOnly) return value;
  return isoDate({ serial: value, precision: column.monthOnly[code] === 1 ? 'month' : 'day' });
}
