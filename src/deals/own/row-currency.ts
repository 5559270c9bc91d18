import { normaliseName } from '../names';
import { saysDollars, saysOtherCurrency } from './currency';
import { headerNames, kindOf } from './guess-columns';
import type { Mapping } from './guess-columns';
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

/**
 * The currency that the figures of a column are in where a rate was typed for it: the one of its header; where that says
 * none, the only one that its cells and its column of currencies name.
 * @returns undefined for US dollars, and where it can't be told
 */
export function columnCurrency(
  table: TextTable,
  header: number,
  column: number,
  saying: number | undefined,
): string | undefined {
  const name = inLowerCase(headerNames(table, header)[column] ?? '');
  if (saysDollars(name)) return undefined;
  if (saysOtherCurrency(name)) return namedCurrency(name).currency;
  const found = new Set<string | undefined>();
  for (const { cells } of table.rows.slice(header + 1)) {
    for (const place of saying === undefined ? [column] : [column, saying]) {
      const text = inLowerCase(cells[place] ?? '');
      if (saysOtherCurrency(text)) found.add(namedCurrency(text).currency);
    }
  }
  const [only] = found;
  return found.size === 1 ? only : undefined;
}

/** What a row says of the currency of a figure: US dollars, which a row that says nothing counts as, or another. */
export function rowCurrency(currency: string): {
  readonly isDollars: boolean;
  readonly named?: string | undefined;
} {
  const text = inLowerCase(currency);
  if (text.trim() === '' || saysDollars(text)) return { isDollars: true };
  return { isDollars: false, named: namedCurrency(text).currency };
}

/** Whether a cell names a currency itself. */
export function saysCurrency(cell: string): boolean {
  const text = inLowerCase(cell);
  return saysDollars(text) || saysOtherCurrency(text);
}

const inLowerCase = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/_/g, ' ');
