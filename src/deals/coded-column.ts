import { codesFor, numberColumn, textColumn } from './column';
import type { Codes, Column } from './column';
import { dateColumn, keyOfDate, textsInOrder, withUndisclosed } from './column-builder';
import type { DealDate } from './date';
import type { Field } from './fields';
import type { DealValue } from './row';

/** What many deals have in one field: the different values, [0] = undefined for undisclosed, and one code a deal. */
export interface CodedField {
  readonly values: readonly DealValue[];
  readonly codes: Uint32Array;
  /** For texts without a vocabulary: the codes but 0 in the order of a dictionary, where it is known. */
  readonly order?: Uint32Array | undefined;
}

/**
 * The column of a field, as the builders of column-builder.ts make it from one value a deal.
 * @param order the deals in the order of the set; undefined where they are
 */
export function columnOfCodes(field: Field, coded: CodedField, order: Uint32Array | undefined): Column {
  // Its schema has made the values of a field: the list of fields ties the two together.
  const values = coded.values as readonly unknown[];
  if (field.kind === 'date') {
    const keys = (values as readonly (DealDate | undefined)[]).map((value) => value && keyOfDate(value));
    const { inOrder, codes } = recodedNumbers(keys, coded.codes, order);
    return dateColumn(Array.from(inOrder), codes);
  }
  if (field.kind === 'money' || field.kind === 'percent' || field.kind === 'count') {
    const { inOrder, codes } = recodedNumbers(values as readonly (number | undefined)[], coded.codes, order);
    return numberColumn(withUndisclosed(inOrder), codes);
  }
  const texts = values as readonly (string | undefined)[];
  const { inOrder, places } = coded.order
    ? placesByOrder(texts, coded.order)
    : placesByText(texts, field.vocabulary ?? []);
  const codes = ordered(places, inOrder.length, coded.codes, order);
  return textColumn(['', ...inOrder], codes);
}

/** The different numbers in their order, and the codes of the deals by it. */
function recodedNumbers(values: readonly (number | undefined)[], codes: Uint32Array, order?: Uint32Array) {
  const disclosed = Float64Array.from(values.filter((value) => value !== undefined)).sort();
  const inOrder = disclosed.filter((value, place) => place === 0 || value !== disclosed[place - 1]);
  return {
    inOrder,
    codes: ordered(
      values.map((value) => placeOf(value, inOrder)),
      inOrder.length,
      codes,
      order,
    ),
  };
}

/** Where a number stands among others in their order, from 1 on; 0 for none. A map of numbers is much slower. */
function placeOf(value: number | undefined, inOrder: Float64Array): number {
  if (value === undefined) return 0;
  let [low, high] = [0, inOrder.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((inOrder[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low + 1;
}

/** The different texts in their order, and the place of each value among them; 0 for undisclosed. */
interface Places {
  readonly inOrder: readonly string[];
  readonly places: ArrayLike<number>;
}

function placesByText(values: readonly (string | undefined)[], vocabulary: readonly string[]): Places {
  const codeOf = new Map<string, number>();
  const inOrder: string[] = [];
  let last: string | undefined;
  for (const value of textsInOrder(
    values.filter((value) => value !== undefined),
    vocabulary,
  )) {
    // Two texts may mean one value: they stand side by side.
    if (value !== last) codeOf.set(value, inOrder.push(value));
    last = value;
  }
  return { inOrder, places: values.map((value) => (value === undefined ? 0 : (codeOf.get(value) ?? 0))) };
}

function placesByOrder(values: readonly (string | undefined)[], order: Uint32Array): Places {
  const inOrder: string[] = [];
  const places = new Uint32Array(values.length);
  let last: string | undefined;
  for (const code of order) {
    const value = values[code] ?? '';
    if (value !== last) inOrder.push(value);
    places[code] = inOrder.length;
    last = value;
  }
  return { inOrder, places };
}

/** The final codes of the deals: `places` has that of each value. */
function ordered(places: ArrayLike<number>, entries: number, codes: Uint32Array, order?: Uint32Array): Codes {
  const final = Uint32Array.from(places);
  const inPlace = order ? codes.map((_, row) => codes[order[row] ?? 0] ?? 0) : codes;
  const made = codesFor(entries + 1, codes.length);
  for (let row = 0; row < made.length; row++) made[row] = final[inPlace[row] ?? 0] ?? 0;
  return made;
}
