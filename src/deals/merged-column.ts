import {
  codesFor,
  foldText,
  foldedTexts,
  hasFolded,
  numberColumn,
  rememberFolded,
  textColumn,
} from './column';
import type { Codes, Column, NumberColumn, TextColumn } from './column';
import type { Field } from './fields';

/** So many texts are put into another form without a second thought. */
const FEW = 10_000;

/** Rows of a set that are rows of another one, and what is new among them. */
export interface RowSources {
  /** For each row the row of the other set; -1 for the new ones, which come one after the other. */
  readonly from: Int32Array;
  /** For each new one the row of the other set with the same id, -1 for none: most of its values are the same. */
  readonly likely: readonly number[];
  /** The rows of the other set that are not among them. */
  readonly gone: readonly number[];
  /** Room for a code a row. */
  readonly scratch: Uint32Array<ArrayBuffer>;
}

export function rowSources(from: Int32Array, likely: readonly number[], otherSize: number): RowSources {
  const isThere = new Uint8Array(otherSize);
  for (const row of from) if (row >= 0) isThere[row] = 1;
  const gone: number[] = [];
  isThere.forEach((there, row) => {
    if (there === 0) gone.push(row);
  });
  return { from, likely, gone, scratch: new Uint32Array(from.length) };
}

/** The column of rows that are partly those of another column and partly new: as if it were made of their values. */
export function mergedColumn(field: Field, other: Column, fresh: Column, sources: RowSources): Column {
  const places = new Places(other.dictionary.length, fresh.dictionary.length);
  // Codes of one kind only: a loop over several kinds is many times slower.
  const codesBefore = new Uint32Array(other.codes);
  const isUnused = unusedCodes(codesBefore, other.dictionary.length, sources);
  if (other.kind === 'text' && fresh.kind === 'text') {
    places.merge(isUnused, textOrder(field, other, fresh), likelyCodes(other.codes, fresh, sources));
    const dictionary = places.inOrder(other.dictionary, fresh.dictionary);
    const merged = textColumn(dictionary, places.codes(codesBefore, fresh.codes, sources));
    if (isFolded(other) && isFolded(fresh)) rememberFolded(merged);
    return merged;
  }
  if (other.kind !== 'number' || fresh.kind !== 'number') throw new TypeError(`${field.name} has two kinds`);
  places.merge(isUnused, (before, code) => keyOf(other, before) - keyOf(fresh, code));
  const dictionary = Float64Array.from(places.inOrder(other.dictionary, fresh.dictionary));
  const codes = places.codes(codesBefore, fresh.codes, sources);
  if (!other.monthOnly || !fresh.monthOnly) return numberColumn(dictionary, codes);
  return numberColumn(dictionary, codes, Uint8Array.from(places.inOrder(other.monthOnly, fresh.monthOnly)));
}

/** Whether all texts are in the form in which they are ordered; where nobody has asked for it, that is not asked here. */
const isFolded = (column: TextColumn): boolean =>
  (hasFolded(column) || column.dictionary.length < FEW) && foldedTexts(column) === column.dictionary;

/** Of a day and a month that begins on it the month comes first. */
const keyOf = ({ dictionary, monthOnly }: NumberColumn, code: number): number =>
  (dictionary[code] ?? NaN) * 2 + (monthOnly?.[code] === 1 ? 0 : 1);

function textOrder({ vocabulary }: Field, other: TextColumn, fresh: TextColumn) {
  const order = plainOrder(other, fresh);
  if (!vocabulary) return order;
  const ranks = new Map(vocabulary.map((entry, rank) => [entry, rank]));
  const rankOf = (text: string) => ranks.get(text) ?? ranks.size;
  return (before: number, code: number): number => {
    const rank = rankOf(other.dictionary[before] ?? '') - rankOf(fresh.dictionary[code] ?? '');
    return rank || order(before, code);
  };
}

function plainOrder(other: TextColumn, fresh: TextColumn) {
  let [last, folded] = [0, ''];
  return (before: number, code: number): number => {
    const [one, two] = [other.dictionary[before] ?? '', fresh.dictionary[code] ?? ''];
    if (one === two) return 0;
    if (last !== code) [last, folded] = [code, foldText(two)];
    const foldedBefore = foldText(one);
    return foldedBefore < folded || (foldedBefore === folded && one < two) ? -1 : 1;
  };
}

/** For each new code one of the other column that may be the same; 0 where none is likely. */
function likelyCodes(codes: Codes, fresh: TextColumn, { likely }: RowSources): Uint32Array {
  const found = new Uint32Array(fresh.dictionary.length);
  likely.forEach((row, place) => {
    if (row >= 0) found[fresh.codes[place] ?? 0] = codes[row] ?? 0;
  });
  return found;
}

/** 1 for each code that only rows had which are gone. */
function unusedCodes(codes: Uint32Array, entries: number, { from, gone }: RowSources): Uint8Array {
  const isUnused = new Uint8Array(entries);
  let left = 0;
  for (const row of gone) {
    const code = codes[row] ?? 0;
    if (code === 0 || isUnused[code] === 1) continue;
    isUnused[code] = 1;
    left += 1;
  }
  // Most are found again among the first rows.
  for (let place = 0; place < from.length && left > 0; place++) {
    const row = from[place] ?? -1;
    if (row < 0) continue;
    const code = codes[row] ?? 0;
    if (isUnused[code] === 0) continue;
    isUnused[code] = 0;
    left -= 1;
  }
  return isUnused;
}

/** Where the entries of two dictionaries, each in order, come to stand in one. */
class Places {
  readonly #ofOther: Uint32Array;
  readonly #ofFresh: Uint32Array;
  #size = 1;

  constructor(others: number, fresh: number) {
    this.#ofOther = new Uint32Array(others);
    this.#ofFresh = new Uint32Array(fresh);
  }

  /**
   * @param compare an entry of the other dictionary with a new one
   * @param likely for each new one an entry of the other that is looked at first
   */
  merge(isUnused: Uint8Array, compare: (before: number, code: number) => number, likely?: Uint32Array): void {
    const [others, fresh] = [this.#ofOther, this.#ofFresh];
    let before = 1;
    const takeOthers = (end: number) => {
      for (; before < end; before++) if (isUnused[before] === 0) others[before] = this.#size++;
    };
    for (let code = 1; code < fresh.length; code++) {
      const first = likely?.[code] ?? 0;
      const isThere = first >= before && compare(first, code) === 0;
      takeOthers(isThere ? first : firstFrom(before, others.length, (each) => compare(each, code) >= 0));
      fresh[code] = this.#size;
      if (before < others.length && compare(before, code) === 0) others[before++] = this.#size;
      this.#size += 1;
    }
    takeOthers(others.length);
  }

  /** What stands at the places: something that each entry has, the undisclosed one first. */
  inOrder<Value>(other: ArrayLike<Value>, fresh: ArrayLike<Value>): Value[] {
    const made = new Array<Value>(this.#size);
    made[0] = other[0] as Value;
    for (const [places, values] of [
      [this.#ofOther, other],
      [this.#ofFresh, fresh],
    ] as const)
      for (let code = 1; code < places.length; code++) {
        const place = places[code] ?? 0;
        if (place > 0) made[place] = values[code] as Value;
      }
    return made;
  }

  codes(other: Uint32Array, fresh: Codes, { from, scratch }: RowSources): Codes {
    const [ofOther, ofFresh] = [this.#ofOther, this.#ofFresh];
    let next = 0;
    for (let row = 0; row < from.length; row++) {
      const before = from[row] ?? -1;
      scratch[row] = (before < 0 ? ofFresh[fresh[next++] ?? 0] : ofOther[other[before] ?? 0]) ?? 0;
    }
    const codes = codesFor(this.#size, from.length);
    codes.set(scratch);
    return codes;
  }
}

/** The first of low … high that passes, where all behind one that passes do; high for none. */
function firstFrom(low: number, high: number, passes: (place: number) => boolean): number {
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (passes(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
