import type { Column } from './column';
import { isoDate } from './date';
import type { DealSet } from './dataset';
import { STORED_FIELDS } from './fields';
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
  const earlier = rowsById(before);
  const added: string[] = [];
  const changed: { dealId: string; changes: FieldChange[] }[] = [];
  const seen = new Set<number>();
  const compare = comparer(before, after);
  for (const [id, { row, dealId }] of rowsById(after)) {
    const was = earlier.get(id);
    if (!was) {
      added.push(dealId);
      continue;
    }
    seen.add(was.row);
    const changes = compare(was.row, row);
    if (changes.length > 0) changed.push({ dealId, changes });
  }
  const withdrawn = [...earlier.values()].filter(({ row }) => !seen.has(row)).map(({ dealId }) => dealId);
  return { added, withdrawn, changed };
}

function rowsById(set: DealSet): Map<string, { row: number; dealId: string }> {
  const ids = set.text('deal_id');
  const rows = new Map<string, { row: number; dealId: string }>();
  ids.codes.forEach((code, row) => {
    const dealId = ids.dictionary[code] ?? '';
    rows.set(dealId.toLowerCase(), { row, dealId });
  });
  return rows;
}

/** Which fields of a row differ from those of another one in the other set. Columns are looked up once, not a deal. */
function comparer(before: DealSet, after: DealSet): (was: number, is: number) => FieldChange[] {
  const fields = STORED_FIELDS.map(({ name }) => name as StoredFieldName)
    .filter((name) => name !== 'deal_id')
    .map((field) => ({ field, old: before.column(field), now: after.column(field) }));
  return (was, is) => {
    const changes: FieldChange[] = [];
    for (const { field, old, now } of fields) {
      const [told, tells] = [valueAt(old, was), valueAt(now, is)];
      if (told !== tells) changes.push({ field, before: told, after: tells });
    }
    return changes;
  };
}

/** A value as precise as it is known. */
function valueAt(column: Column, row: number): string | number | undefined {
  const code = column.codes[row];
  if (!code) return undefined;
  if (column.kind === 'text') return column.dictionary[code];
  const value = column.dictionary[code];
  if (value === undefined || !column.monthOnly) return value;
  return isoDate({ serial: value, precision: column.monthOnly[code] === 1 ? 'month' : 'day' });
}
