/**
 * A column of the data set: each distinct value once, in order, and one small code a deal. Code 0 is undisclosed.
 * Because the values are in order, whatever holds for a value is decided once a value and not once a deal, a numeric
 * range is a range of codes, and sorting deals is sorting codes.
 */
export type Codes = Uint8Array | Uint16Array | Uint32Array;

export interface TextColumn {
  readonly kind: 'text';
  /** Distinct texts, [0] = '' for undisclosed; vocabulary order, else alphabetical without regard to case. */
  readonly dictionary: readonly string[];
  /** For each deal its place in the dictionary. */
  readonly codes: Codes;
}

export interface NumberColumn {
  readonly kind: 'number';
  /** Distinct values, ascending after [0] = NaN for undisclosed. Dates are Excel serials. */
  readonly dictionary: Float64Array;
  readonly codes: Codes;
  /** For dates: 1 for each dictionary entry of which only the month is known. */
  readonly monthOnly?: Uint8Array;
  /** The value of each deal, NaN where undisclosed. Made when first asked for. */
  readonly values: Float64Array;
  /** One bit a deal: set where disclosed. Made when first asked for. */
  readonly present: Uint8Array;
}

export type Column = TextColumn | NumberColumn;

/** The smallest array of codes that can tell `entries` dictionary entries apart. */
export function codesFor(entries: number, size: number): Codes {
  if (entries <= 0x100) return new Uint8Array(size);
  return entries <= 0x10000 ? new Uint16Array(size) : new Uint32Array(size);
}

export function textColumn(dictionary: readonly string[], codes: Codes): TextColumn {
  return { kind: 'text', dictionary, codes };
}

export function numberColumn(dictionary: Float64Array, codes: Codes, monthOnly?: Uint8Array): NumberColumn {
  let values: Float64Array | undefined;
  let present: Uint8Array | undefined;
  return {
    kind: 'number',
    dictionary,
    codes,
    ...(monthOnly ? { monthOnly } : {}),
    get values() {
      return (values ??= Float64Array.from(codes, (code) => dictionary[code] ?? NaN));
    },
    get present() {
      return (present ??= presenceBits(codes));
    },
  };
}

function presenceBits(codes: Codes): Uint8Array {
  const bits = new Uint8Array(Math.ceil(codes.length / 8));
  for (let row = 0; row < codes.length; row++) {
    if (codes[row] !== 0) bits[row >> 3] = (bits[row >> 3] ?? 0) | (1 << (row & 7));
  }
  return bits;
}

/** The form in which texts are ordered and searched. */
export function foldText(text: string): string {
  return text.toLowerCase();
}

const foldedByColumn = new WeakMap<TextColumn, readonly string[]>();

/** The dictionary of a column in the form in which texts are ordered; made when first asked for. */
export function foldedTexts(column: TextColumn): readonly string[] {
  const known = foldedByColumn.get(column);
  if (known) return known;
  const folded = column.dictionary.map(foldText);
  // Mostly they are in this form: then there is nothing to keep.
  const made = folded.every((text, code) => text === column.dictionary[code]) ? column.dictionary : folded;
  foldedByColumn.set(column, made);
  return made;
}

/** Whether that form of a column has been made. */
export const hasFolded = (column: TextColumn): boolean => foldedByColumn.has(column);

/** Takes down that all texts of a column are in this form, where that is known. */
export function rememberFolded(column: TextColumn): void {
  foldedByColumn.set(column, column.dictionary);
}

/** Orders texts without regard to case, the same on every machine; exact text decides between equals. */
export function compareTexts(a: string, b: string): number {
  const [foldedA, foldedB] = [foldText(a), foldText(b)];
  if (foldedA !== foldedB) return foldedA < foldedB ? -1 : 1;
  return a === b ? 0 : a < b ? -1 : 1;
}
