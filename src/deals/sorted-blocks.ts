import type { Codes, Column } from './column';

/** Deals a block. Fewer make an answer look into more blocks, more make it look at more deals at both ends. */
export const BLOCK = 4_096;

const rowsByColumn = new WeakMap<Column, Uint32Array>();

/**
 * The rows of each whole block of 4,096 neighbouring deals, in the order of a column's values: the deals of a range of
 * values and a stretch of time stand together in each block. Made when first asked for; the rest after the last whole
 * block is left out.
 */
export function sortedBlocks(column: Column): Uint32Array {
  const known = rowsByColumn.get(column);
  if (known) return known;
  const { codes } = column;
  const whole = codes.length - (codes.length % BLOCK);
  const rows = new Uint32Array(whole);
  // Code and place in one number, so that plain sorting of numbers does.
  const keys = new Float64Array(BLOCK);
  for (let begin = 0; begin < whole; begin += BLOCK) {
    for (let place = 0; place < BLOCK; place++) keys[place] = (codes[begin + place] ?? 0) * BLOCK + place;
    keys.sort();
    for (let place = 0; place < BLOCK; place++) rows[begin + place] = begin + ((keys[place] ?? 0) % BLOCK);
  }
  rowsByColumn.set(column, rows);
  return rows;
}

/** First place of a block, from `begin`, whose deal holds `code` or a later one; the end of the block if none. */
export function firstPlaceOfCode(rows: Uint32Array, codes: Codes, begin: number, code: number): number {
  let [low, high] = [begin, begin + BLOCK];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((codes[rows[middle] ?? 0] ?? 0) < code) low = middle + 1;
    else high = middle;
  }
  return low;
}
