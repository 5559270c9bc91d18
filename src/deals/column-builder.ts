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

  /** Adds the values of many deals: each has that of its code. */
  addCoded(values: readonly (Value | undefined)[], codes: Uint32Array): void {
    const own = Uint32Array.from(values, (value) => (value === undefined ? 0 : this.#codeOf(value)));
    const before = this.#size;
    const all = new Uint32Array(before + codes.length);
    all.set(this.#codes.subarray(0, before));
    for (let row = 0; row < codes.length; row++) all[before + row] = own[codes[row] ?? 0] ?? 0;
    this.#codes = all;
    this.#size = all.length;
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

const keyOfText = (value: string | undefined) => (value === '' ? undefined : value);

export class TextColumnBuilder {
  readonly #collector = new CodeCollector<string>();

  /** @param vocabulary entries in the order in which a person expects them; others follow alphabetically */
  constructor(readonly vocabulary: readonly string[] = []) {}

  add(value: string | undefined): void {
    this.#collector.add(keyOfText(value));
  }

  addCoded(values: readonly (string | undefined)[], codes: Uint32Array): void {
    this.#collector.addCoded(values.map(keyOfText), codes);
  }

  finish(rows: Uint32Array): TextColumn {
    const { values, codes } = this.#collector.finish((texts) => this.#inOrder(texts), rows);
    return textColumn(['', ...values], codes);
  }

  #inOrder(texts: string[]): string[] {
    // The engine's own order is the same for these, and much faster: ids are a hundred thousand.
    if (this.vocabulary.length === 0 && texts.every((text) => text === foldText(text))) return texts.sort();
    const rank = new Map(this.vocabulary.map((entry, index) => [entry, index]));
    const last = this.vocabulary.length;
    return texts
      .map((text) => ({ text, folded: foldText(text), rank: rank.get(text) ?? last }))
      .sort((a, b) => a.rank - b.rank || order(a.folded, b.folded) || order(a.text, b.text))
      .map(({ text }) => text);
  }
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

const keyOfNumber = (value: number | undefined) =>
  value === undefined || Number.isNaN(value) ? undefined : value;

export class NumberColumnBuilder {
  readonly #collector = new CodeCollector<number>();

  add(value: number | undefined): void {
    this.#collector.add(keyOfNumber(value));
  }

  addCoded(values: readonly (number | undefined)[], codes: Uint32Array): void {
    this.#collector.addCoded(values.map(keyOfNumber), codes);
  }

  finish(rows: Uint32Array): NumberColumn {
    const { values, codes } = this.#collector.finish(ascending, rows);
    return numberColumn(withUndisclosed(values), codes);
  }
}

const keyOfDate = (value: DealDate | undefined) =>
  value && value.serial * 2 + (value.precision === 'day' ? 1 : 0);

/** A day and a month that begins on it are two values: the month comes first. */
export class DateColumnBuilder {
  readonly #collector = new CodeCollector<number>();

  add(value: DealDate | undefined): void {
    this.#collector.add(keyOfDate(value));
  }

  addCoded(values: readonly (DealDate | undefined)[], codes: Uint32Array): void {
    this.#collector.addCoded(values.map(keyOfDate), codes);
  }

  finish(rows: Uint32Array): NumberColumn {
    const { values, codes } = this.#collector.finish(ascending, rows);
    const serials = withUndisclosed(values.map((key) => Math.floor(key / 2)));
    return numberColumn(serials, codes, Uint8Array.from([0, ...values.map((key) => 1 - (key % 2))]));
  }
}

const ascending = (values: number[]) => values.sort((a, b) => a - b);

function withUndisclosed(values: readonly number[]): Float64Array {
  const dictionary = new Float64Array(values.length + 1);
  dictionary[0] = NaN;
  dictionary.set(values, 1);
  return dictionary;
}
