import type { NumberColumn } from './column';
import { InputError } from './input-error';

/**
 * The k-th percentile as Excel's PERCENTILE.INC: linear between the two nearest ranks, (n − 1) × k.
 * @param values in any order
 * @param k 0 to 1
 * @returns undefined where there are no values
 * @throws InputError (#NUM!) for k outside 0..1
 */
export function percentileInc(values: Float64Array | readonly number[], k: number): number | undefined {
  const sorted = Float64Array.from(values).sort();
  return percentileOfRanked(sorted.length, k, (rank) => sorted[rank] ?? NaN);
}

/** The median as Excel's MEDIAN; undefined where there are no values. */
export function median(values: Float64Array | readonly number[]): number | undefined {
  return percentileInc(values, 0.5);
}

/** Percentile of the disclosed values at some rows. Sorts codes, which are in the order of the values. */
export function percentileOfRows(column: NumberColumn, rows: Uint32Array, k: number): number | undefined {
  const { codes, dictionary } = column;
  if (dictionary.length > 4 * rows.length) {
    const sorted = Uint32Array.from(rows, (row) => codes[row] ?? 0).sort();
    const undisclosed = sorted.findIndex((code) => code !== 0);
    const begin = undisclosed < 0 ? sorted.length : undisclosed;
    return percentileOfRanked(
      sorted.length - begin,
      k,
      (rank) => dictionary[sorted[begin + rank] ?? 0] ?? NaN,
    );
  }
  const counts = new Uint32Array(dictionary.length);
  for (let place = 0; place < rows.length; place++) {
    const code = codes[rows[place] ?? 0] ?? 0;
    counts[code] = (counts[code] ?? 0) + 1;
  }
  const disclosed = rows.length - (counts[0] ?? 0);
  return percentileOfRanked(disclosed, k, (rank) => {
    let code = 1;
    for (let before = 0; (before += counts[code] ?? 0) <= rank; code++);
    return dictionary[code] ?? NaN;
  });
}

function percentileOfRanked(count: number, k: number, valueAt: (rank: number) => number): number | undefined {
  if (!(k >= 0 && k <= 1)) throw new InputError('number', `k: ${k} is not between 0 and 1.`);
  if (count === 0) return undefined;
  const rank = (count - 1) * k;
  const below = Math.floor(rank);
  const low = valueAt(below);
  if (rank === below) return low;
  return low + (rank - below) * (valueAt(below + 1) - low);
}
