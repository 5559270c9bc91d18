import { knownFileOf, sharedBefore } from '../deals/known-rows';
import type { DealSet } from '../deals/dataset';

/** What must be kept of a file beside an earlier one: what is not in that, and where the rest stands there. */
export interface Delta {
  readonly earlier: DealSet;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Numbers in front: the length of the file, and how many pieces it has. */
const HEAD = 2;
/** Numbers a piece: where it begins in the earlier file, its length, and the length of what is new behind it. */
const PIECE = 3;
const NUMBER_BYTES = 4;

/** How a version's file is made of the one that it was read beside; undefined where it was read alone. */
export function deltaOf(set: DealSet): Delta | undefined {
  const shared = sharedBefore(set);
  const before = shared && knownFileOf(shared.earlier);
  const known = knownFileOf(set);
  if (!before || !known) return undefined;
  // The first line is new, then comes what begins at starts[0].
  const pieces = [0, 0, known.starts[0] ?? 0];
  const { from } = shared;
  let row = 0;
  while (row < from.length) {
    const first = from[row] ?? -1;
    let end = row;
    while (end < from.length && first >= 0 && from[end] === first + end - row) end++;
    const begin = end;
    while (end < from.length && from[end] === -1) end++;
    const copied = (before.starts[first + begin - row] ?? 0) - (before.starts[first] ?? 0);
    const fresh = (known.starts[end] ?? 0) - (known.starts[begin] ?? 0);
    pieces.push(first < 0 ? 0 : (before.starts[first] ?? 0), first < 0 ? 0 : copied, fresh);
    row = end;
  }
  return { earlier: shared.earlier, bytes: packed(pieces, known.file.bytes) };
}

/** The head, the pieces, and what is new of each, one behind the other. */
function packed(pieces: readonly number[], file: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const fresh = pieces.reduce((sum, number, place) => (place % PIECE === PIECE - 1 ? sum + number : sum), 0);
  const numbers = [file.length, pieces.length / PIECE, ...pieces];
  const begin = numbers.length * NUMBER_BYTES;
  const bytes = new Uint8Array(begin + fresh);
  const view = new DataView(bytes.buffer);
  numbers.forEach((number, place) => view.setUint32(place * NUMBER_BYTES, number, true));
  let [from, to] = [0, begin];
  for (let piece = 0; piece < pieces.length; piece += PIECE) {
    from += pieces[piece + 1] ?? 0;
    const length = pieces[piece + 2] ?? 0;
    bytes.set(file.subarray(from, from + length), to);
    from += length;
    to += length;
  }
  return bytes;
}

/**
 * The file that a delta makes of an earlier one. What was stored may be damaged: the hash of the file decides.
 * @returns undefined where no such file can be made
 */
export function appliedDelta(
  earlier: Uint8Array<ArrayBuffer>,
  delta: Uint8Array<ArrayBuffer>,
): Uint8Array<ArrayBuffer> | undefined {
  if (delta.length < HEAD * NUMBER_BYTES) return undefined;
  const view = new DataView(delta.buffer, delta.byteOffset, delta.byteLength);
  const numberAt = (place: number) => view.getUint32(place * NUMBER_BYTES, true);
  const [length, end] = [numberAt(0), HEAD + numberAt(1) * PIECE];
  // No row of the earlier file is taken twice.
  if (end * NUMBER_BYTES > delta.length || length > earlier.length + delta.length) return undefined;
  const made = new Uint8Array(length);
  let [from, to] = [end * NUMBER_BYTES, 0];
  for (let place = HEAD; place < end; place += PIECE) {
    const [begin, copied, fresh] = [numberAt(place), numberAt(place + 1), numberAt(place + 2)];
    if (begin + copied > earlier.length || from + fresh > delta.length) return undefined;
    if (to + copied + fresh > length) return undefined;
    made.set(earlier.subarray(begin, begin + copied), to);
    made.set(delta.subarray(from, from + fresh), to + copied);
    to += copied + fresh;
    from += fresh;
  }
  return to === length ? made : undefined;
}
