import type { Column } from './column';
import type { DealSet } from './dataset';
import type { SortKey } from './deal-query';
import { fieldNamed } from './fields';

export type { SortKey } from './deal-query';

/**
 * Puts rows in the order of the keys; rows that are equal keep their order. Codes are in the order of values, so
 * counting them sorts: the last key first, as each pass keeps the order of the one before.
 * @throws InputError for an unknown field
 */
export function rowOrder(keys: readonly SortKey[]): (set: DealSet, rows: Uint32Array) => Uint32Array {
  const lastKeyFirst = keys
    .map(({ field, descending }, index) => ({
      name: fieldNamed(field, `sort ${index + 1}`).name,
      descending,
    }))
    .reverse();
  return (set, rows) =>
    lastKeyFirst.reduce(
      (sorted, { name, descending }) => sortedByCode(sorted, set.column(name), descending === true),
      rows,
    );
}

/** Rows by the value that they hold, undisclosed last; equals keep their order. */
export function sortedByCode(rows: Uint32Array, column: Column, descending = false): Uint32Array {
  const { codes } = column;
  const entries = column.dictionary.length;
  // Undisclosed has the last rank; descending turns the others round.
  const rankOf = (code: number) => (code === 0 ? entries - 1 : descending ? entries - 1 - code : code - 1);
  const starts = new Uint32Array(entries + 1);
  for (const row of rows) {
    const next = rankOf(codes[row] ?? 0) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let rank = 0; rank < entries; rank++) starts[rank + 1] = (starts[rank + 1] ?? 0) + (starts[rank] ?? 0);
  const sorted = new Uint32Array(rows.length);
  for (const row of rows) {
    const rank = rankOf(codes[row] ?? 0);
    const place = starts[rank] ?? 0;
    sorted[place] = row;
    starts[rank] = place + 1;
  }
  return sorted;
}
