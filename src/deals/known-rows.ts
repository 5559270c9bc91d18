import { areSameBytes } from './cell-codes';
import type { DealSet } from './dataset';
import type { FileBytes } from './file-bytes';

/** A file of deals and the set that was made of it, row for row: what another file has in common with it is known. */
export interface KnownFile {
  readonly file: FileBytes;
  /** Names of the columns, as the first line has them. */
  readonly header: readonly string[];
  /** Where each record begins, and at last where the file ends. */
  readonly starts: Uint32Array;
  readonly set: DealSet;
}

/** So many rows of the known file are looked at beyond the one that is due: that many may be missing in a row. */
const AHEAD = 3;
/** After so many unknown records in a row, only one among as many is looked up. */
const SELDOM = 32;
const COMMA = 0x2c;
const NONE = -1;

/** Finds the records of a file that another one has as well, byte for byte and in the same order but for gaps. */
export class KnownRows {
  /** For each record of the file its row in the known one; -1 where it is not there. */
  readonly from: Int32Array;
  /** For each record that is not there the known row with its id, -1 where none was found. */
  readonly #likely: number[] = [];
  readonly #view: DataView;
  readonly #known: KnownFile;
  readonly #knownView: DataView;
  #records = 0;
  /** The row of the known file that is due. */
  #next = 0;
  #unknown = 0;

  constructor(view: DataView, known: KnownFile, mostRecords: number) {
    const { buffer, byteOffset, byteLength } = known.file.bytes;
    this.from = new Int32Array(mostRecords);
    this.#view = view;
    this.#known = known;
    this.#knownView = new DataView(buffer, byteOffset, byteLength);
  }

  /** Where the record ends that begins at a place, if it is a known one; else -1. Nothing behind `arrived` is looked at. */
  endOf(begin: number, arrived: number): number {
    const { starts } = this.#known;
    const last = Math.min(this.#next + AHEAD, starts.length - 2);
    for (let row = this.#next; row <= last; row++) {
      const start = starts[row] ?? 0;
      const end = begin + (starts[row + 1] ?? 0) - start;
      if (end > arrived || !areSameBytes(this.#knownView, start, this.#view, begin, end)) continue;
      this.from[this.#records++] = row;
      this.#next = row + 1;
      this.#unknown = 0;
      return end;
    }
    return NONE;
  }

  /** Takes note of a record that is not known: the one behind it is looked for behind the known row with its id. */
  passOver(begin: number): void {
    this.from[this.#records++] = NONE;
    this.#unknown += 1;
    const { starts, set } = this.#known;
    const idEnd = this.#endOfId(begin);
    const [due = 0, dueEnd = 0] = [starts[this.#next], starts[this.#next + 1]];
    const fits = due + idEnd + 1 - begin <= dueEnd;
    const isDue = fits && areSameBytes(this.#knownView, due, this.#view, begin, idEnd + 1);
    const isLookedUp = !isDue && (this.#unknown < SELDOM || this.#unknown % SELDOM === 0);
    const row = isDue ? this.#next : isLookedUp ? set.rowOf(this.#text(begin, idEnd)) : undefined;
    if (row !== undefined) this.#next = row + 1;
    this.#likely.push(row ?? NONE);
  }

  /** For each record that is not there the known row with its id, -1 where none was found: most else is the same, too. */
  get likely(): readonly number[] {
    return this.#likely;
  }

  #endOfId(begin: number): number {
    let place = begin;
    while (this.#view.getUint8(place) !== COMMA) place++;
    return place;
  }

  #text(begin: number, end: number): string {
    let text = '';
    for (let place = begin; place < end; place++) text += String.fromCharCode(this.#view.getUint8(place));
    return text;
  }
}

const knownFiles = new WeakMap<DealSet, KnownFile>();

/** Remembers the file that a set was made of, for reading the next version of it. */
export function rememberFile(known: KnownFile): void {
  knownFiles.set(known.set, known);
}

/** The file that a set was made of, if its deals stand there in the order of the set. */
export const knownFileOf = (set: DealSet): KnownFile | undefined => knownFiles.get(set);

interface SharedRows {
  readonly earlier: WeakRef<DealSet>;
  readonly from: Int32Array;
}

const shared = new WeakMap<DealSet, SharedRows>();

/** Remembers which rows of a set are those of an earlier one in every field; -1 for the others. */
export function rememberShared(earlier: DealSet, later: DealSet, from: Int32Array): void {
  shared.set(later, { earlier: new WeakRef(earlier), from });
}

/** The set beside which a set was read, while anybody has it, and for each row the row there with the same values, or -1. */
export function sharedBefore(
  later: DealSet,
): { readonly earlier: DealSet; readonly from: Int32Array } | undefined {
  const found = shared.get(later);
  const earlier = found?.earlier.deref();
  return found && earlier && { earlier, from: found.from };
}
