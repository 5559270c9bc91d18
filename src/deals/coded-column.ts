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
    const { inOrder, codes } = recoded(keys, ascending, coded.codes, order);
    return dateColumn(inOrder, codes);
  }
  if (field.kind === 'money' || field.kind === 'percent' || field.kind === 'count') {
    const numbers = values as readonly (number | undefined)[];
    const { inOrder, codes } = recoded(numbers, ascending, coded.codes, order);
    return numberColumn(withUndisclosed(inOrder), codes);
  }
  const sort = (texts: string[]) => textsInOrder(texts, field.vocabulary ?? []);
  const { inOrder, codes } = recoded(values as readonly (string | undefined)[], sort, coded.codes, order);
  return textColumn(['', ...inOrder], codes);
}

/** The engine sorts numbers much faster where it knows that they are. */
const ascending = (values: number[]): number[] => Array.from(Float64Array.from(values).sort());

/** The different values in their order, and the codes of the deals by it. */
function recoded<Value extends string | number>(
  values: readonly (Value | undefined)[],
  sort: (values: Value[]) => Value[],
  codes: Uint32Array,
  order: Uint32Array | undefined,
): { inOrder: Value[]; codes: Codes } {
  const codeOf = new Map<Value, number>();
  const inOrder: Value[] = [];
  let last: Value | undefined;
  for (const value of sort(values.filter((value) => value !== undefined))) {
    // Two texts may mean one value: they stand side by side.
    if (value !== last) codeOf.set(value, inOrder.push(value));
    last = value;
  }
  const final = Uint32Array.from(values, (value) => (value === undefined ? 0 : (codeOf.get(value) ?? 0)));
  const made = codesFor(inOrder.length + 1, codes.length);
  const inPlace = order ? codes.map((_, row) => codes[order[row] ?? 0] ?? 0) : codes;
  for (let row = 0; row < made.length; row++) made[row] = final[inPlace[row] ?? 0] ?? 0;
  return { inOrder, codes: made };
}
