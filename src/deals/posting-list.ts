import type { Column } from './column';

/**
 * For each dictionary entry of a column the deals that hold it, in the order of the data set (which is by date):
 * those of entry c are rows[starts[c]] … rows[starts[c + 1] - 1]. Since entries are in order too, the deals of a range
 * of values stand side by side, and `rows` as a whole is the column sorted.
 */
export interface PostingLists {
  readonly starts: Uint32Array;
  readonly rows: Uint32Array;
}

const startsByColumn = new WeakMap<Column, Uint32Array>();
const listsByColumn = new WeakMap<Column, PostingLists>();

/** How many deals hold an entry before each entry, in the order of the dictionary: starts[c + 1] - starts[c] hold c. */
export function listStarts(column: Column): Uint32Array {
  const known = startsByColumn.get(column);
  if (known) return known;
  const { codes } = column;
  const entries = column.dictionary.length;
  const starts = new Uint32Array(entries + 1);
  for (let row = 0; row < codes.length; row++) {
    const next = (codes[row] ?? 0) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let code = 0; code < entries; code++) starts[code + 1] = (starts[code + 1] ?? 0) + (starts[code] ?? 0);
  startsByColumn.set(column, starts);
  return starts;
}

/** The posting lists of a column, made when first asked for. */
export function postingLists(column: Column): PostingLists {
  const known = listsByColumn.get(column);
  if (known) return known;
  const { codes } = column;
  const starts = listStarts(column);
  const rows = new Uint32Array(codes.length);
  const next = starts.slice();
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] ?? 0;
    const place = next[code] ?? 0;
    rows[place] = row;
    next[code] = place + 1;
  }
  const made = { starts, rows };
  listsByColumn.set(column, made);
  return made;
}

/** First place in rows[low … high) whose row is at least `row`; `high` if none. */
export function firstPlaceFrom(rows: Uint32Array, low: number, high: number, row: number): number {
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rows[middle] ?? 0) < row) low = middle + 1;
    else high = middle;
  }
  return low;
}
