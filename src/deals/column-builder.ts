import { codesFor, foldText, numberColumn, textColumn } from './column';
import type { Codes, NumberColumn, TextColumn } from './column';
import type { DealDate } from './date';

/** Collects the values of one column, in any order of deals, and codes them when all are in. */
class CodeCollector<Value> {
  readonly #codeByValue = new Map<Value, number>();
  #codes = new Uint32Array(1024);
  #size = 0;

  add(value: Value | undefined): void {
    if (this.#size === this.#codes.length) {
      const longer = new Uint32Array(this.#codes.length * 2);
      longer.set(this.#codes);
      this.#codes = longer;
    }
    this.#codes[this.#size++] = value === undefined ? 0 : this.#codeOf(value);
  }

  #codeOf(value: Value): number {
    const known = this.#codeByValue.get(value);
    if (known !== undefined) return known;
    const code = this.#codeByValue.size + 1;
    this.#codeByValue.set(value, code);
    return code;
  }

  /** Values in their final order, and codes of deals in the order of `rows`. */
  finish(sort: (values: Value[]) => Value[], rows: Uint32Array): { values: Value[]; codes: Codes } {
    const values = sort([...this.#codeByValue.keys()]);
    const finalCode = new Uint32Array(values.length + 1);
    values.forEach((value, index) => (finalCode[this.#codeOf(value)] = index + 1));
    const codes = codesFor(values.length + 1, rows.length);
    const collected = this.#codes;
    for (let row = 0; row < rows.length; row++) codes[row] = finalCode[collected[rows[row] ?? 0] ?? 0] ?? 0;
    return { values, codes };
  }

  get size(): number {
    return this.#size;
  }
}

export class TextColumnBuilder {
  readonly #collector = new CodeCollector<string>();

  /** @param vocabulary entries in the order in which a person expects them; others follow alphabetically */
  constructor(readonly vocabulary: readonly string[] = []) {}

  add(value: string | undefined): void {
    this.#collector.add(value === '' ? undefined : value);
  }

  finish(rows: Uint32Array): TextColumn {
    const { values, codes } = this.#collector.finish((texts) => textsInOrder(texts, this.vocabulary), rows);
    return textColumn(['', ...values], codes);
  }
}

/** Texts in the order of a dictionary: as the vocabulary has them, others after it without regard to case. */
export function textsInOrder(texts: string[], vocabulary: readonly string[]): string[] {
  // The engine's own order is the same for these, and much faster: ids are a hundred thousand.
  if (vocabulary.length === 0 && texts.every((text) => text === foldText(text))) return texts.sort();
  const rank = new Map(vocabulary.map((entry, index) => [entry, index]));
  const last = vocabulary.length;
  return texts
    .map((text) => ({ text, folded: foldText(text), rank: rank.get(text) ?? last }))
    .sort((a, b) => a.rank - b.rank || order(a.folded, b.folded) || order(a.text, b.text))
    .map(({ text }) => text);
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

export class NumberColumnBuilder {
  readonly #collector = new CodeCollector<number>();

  add(value: number | undefined): void {
    this.#collector.add(value === undefined || Number.isNaN(value) ? undefined : value);
  }

  finish(rows: Uint32Array): NumberColumn {
    const { values, codes } = this.#collector.finish(ascending, rows);
    return numberColumn(withUndisclosed(values), codes);
  }
}

/** A day and a month that begins on it are two values: the month comes first. */
export const keyOfDate = ({ serial, precision }: DealDate): number =>
  serial * 2 + (precision === 'day' ? 1 : 0);

export class DateColumnBuilder {
  readonly #collector = new CodeCollector<number>();

  add(value: DealDate | undefined): void {
    this.#collector.add(value && keyOfDate(value));
  }

  finish(rows: Uint32Array): NumberColumn {
    const { values, codes } = this.#collector.finish(ascending, rows);
    return dateColumn(values, codes);
  }
}

/** A column of dates by the keys of the different ones, ascending. */
export function dateColumn(keys: readonly number[], codes: Codes): NumberColumn {
  const serials = withUndisclosed(keys.map((key) => Math.floor(key / 2)));
  return numberColumn(serials, codes, Uint8Array.from([0, ...keys.map((key) => 1 - (key % 2))]));
}

const ascending = (values: number[]) => values.sort((a, b) => a - b);

/** The dictionary of a column of numbers. */
export function withUndisclosed(values: ArrayLike<number>): Float64Array {
  const dictionary = new Float64Array(values.length + 1);
  dictionary[0] = NaN;
  dictionary.set(values, 1);
  return dictionary;
}
