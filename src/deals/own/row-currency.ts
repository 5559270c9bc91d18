import { normaliseName } from '../names';
import { saysDollars, saysOtherCurrency } from './currency';
import { headerNames, kindOf } from './guess-columns';
import type { ColumnUnit, Mapping } from './guess-columns';
import { MAGNITUDE_WORD } from './money-unit';
import { namedCurrency } from './named-currency';
import type { TextTable } from './text-table';

/** What a column is called that says the currency of each row. */
const NAMES = new Set(
  [
    'currency',
    'currencies',
    'ccy',
    'curr',
    'deal currency',
    'currency code',
    '币种',
    '货币',
    '币别',
    '货币单位',
  ].map(normaliseName),
);

/**
 * For each column of money whose header says none: the column that says the currency of each row, the
 * nearest before it, else the first.
 */
export function currencyColumns(table: TextTable, mapping: Mapping): ReadonlyMap<number, number> {
  const names = headerNames(table, mapping.header);
  const saying = names.flatMap((name, column) =>
    NAMES.has(normaliseName(name)) && mapping.columns[column]?.field === undefined ? [column] : [],
  );
  return new Map(
    mapping.columns.flatMap(({ field }, column) => {
      const currency = saying.filter((each) => each < column).at(-1) ?? saying[0];
      const name = inLowerCase(names[column] ?? '');
      const isOpen = kindOf(field) === 'money' && !saysDollars(name) && !saysOtherCurrency(name);
      return isOpen && currency !== undefined ? [[column, currency] as const] : [];
    }),
  );
}

/** How the figures of a column are read, and for which currency the user typed what one of them is worth. */
export interface RowUnit extends ColumnUnit {
  /** The code of that currency; undefined where none was typed, and where it can't be told. */
  readonly currency?: string | undefined;
  /** US$ million of one figure in US dollars that says no magnitude; undefined where nobody has said it. */
  readonly dollarFactor: number | undefined;
  /** The one of these factors that only the size of other figures speaks for. */
  readonly guessedFactor?: number | undefined;
  /** Where a rate was typed: the magnitude that it was typed for; undefined where nobody has said it. */
  readonly typedFor?: { readonly magnitude: number | undefined };
}

/** The unit of a column for each currency in it: what was typed counts for one, and for US dollars where none else is. */
export function rowUnit(
  table: TextTable,
  header: number,
  column: number,
  saying: number | undefined,
  unit: ColumnUnit,
): RowUnit {
  const guessed = unit.isMagnitudeGuessed ? { guessedFactor: unit.magnitude } : {};
  if (!unit.isTyped)
    return { ...unit, ...guessed, dollarFactor: unit.rate && unit.factor && unit.factor / unit.rate };
  const currency = columnCurrency(table, header, column, saying);
  // Nothing but dollars: these have the unit, and what says a magnitude of its own needs none.
  if (currency === 'dollars') return { ...unit, rate: 1, dollarFactor: unit.factor };
  if (currency === 'none') return { ...unit, dollarFactor: unit.factor };
  return {
    ...unit,
    ...guessed,
    typedFor: { magnitude: unit.isMagnitudeSaid ? unit.magnitude : undefined },
    currency: currency === 'several' ? undefined : currency.code,
    dollarFactor: unit.isMagnitudeSaid ? unit.magnitude : undefined,
  };
}

type ColumnCurrency = { readonly code: string } | 'dollars' | 'none' | 'several';

const found = new WeakMap<TextTable, Map<string, ColumnCurrency>>();

/** The same for one table again and again, while a rate is typed. */
function columnCurrency(
  table: TextTable,
  header: number,
  column: number,
  saying: number | undefined,
): ColumnCurrency {
  const known = found.get(table) ?? new Map<string, ColumnCurrency>();
  found.set(table, known);
  const key = [header, column, saying].join();
  const currency = known.get(key) ?? foundCurrency(table, header, column, saying);
  known.set(key, currency);
  return currency;
}

/**
 * The currency that the figures of a column are in where a rate was typed for it: the one of its header; where that says
 * none, the only one but US dollars that its cells and its column of currencies name.
 */
function foundCurrency(
  table: TextTable,
  header: number,
  column: number,
  saying: number | undefined,
): ColumnCurrency {
  const name = inLowerCase(headerNames(table, header)[column] ?? '');
  if (saysDollars(name)) return 'dollars';
  if (saysOtherCurrency(name)) return oneOf(new Set([namedCurrency(name).currency]));
  const codes = new Set<string | undefined>();
  let hasDollars = false;
  for (const { cells } of table.rows.slice(header + 1)) {
    const cell = inLowerCase(cells[column] ?? '');
    // What says no figure says no currency of one.
    if (!/\d/.test(cell)) continue;
    const isOwn = saysCurrency(cell) || saying === undefined;
    const text = isOwn ? cell : inLowerCase(cells[saying] ?? '');
    if (saysDollars(text)) hasDollars = true;
    else if (isOwn ? saysOtherCurrency(text) : text.trim() !== '')
      codes.add(isOwn ? namedCurrency(text).currency : onlyCurrency(text));
  }
  return codes.size > 0 ? oneOf(codes) : hasDollars ? 'dollars' : 'none';
}

/** The only currency of all; one that can't be told may be any. */
function oneOf(found: ReadonlySet<string | undefined>): { readonly code: string } | 'several' {
  const [code] = found;
  return found.size === 1 && code !== undefined ? { code } : 'several';
}

/** What a row says of the currency of a figure: US dollars, which a row that says nothing counts as, or another. */
export function rowCurrency(currency: string): {
  readonly isDollars: boolean;
  readonly named?: string | undefined;
} {
  const text = inLowerCase(currency);
  if (text.trim() === '' || saysDollars(text)) return { isDollars: true };
  return { isDollars: false, named: onlyCurrency(text) };
}

/** Magnitudes in figures, '000 or 1,000, and the T of TEUR. */
const MAGNITUDE_FIGURE = /^(10{0,2}|0{3,}|t)$/;

/** The currency that a text names where it says nothing besides but magnitudes: Pakistani rupees are not those of India. */
function onlyCurrency(text: string): string | undefined {
  const { currency, rest } = namedCurrency(text);
  const words = rest.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.every((word) => MAGNITUDE_WORD.test(word) || MAGNITUDE_FIGURE.test(word))
    ? currency
    : undefined;
}

/** Whether a cell names a currency itself. */
export function saysCurrency(cell: string): boolean {
  const text = inLowerCase(cell);
  return saysDollars(text) || saysOtherCurrency(text);
}

const inLowerCase = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/_/g, ' ');
