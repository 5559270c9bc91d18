import { normaliseName } from '../names';
import { saysDollars, saysOtherCurrency } from './currency';
import { headerNames, kindOf } from './guess-columns';
import type { Mapping } from './guess-columns';
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

/** Whether a row's currency, or a cell of money itself, is US dollars; a row that says nothing counts as such. */
export const isInDollars = (currency: string, cell: string): boolean =>
  currency.trim() === '' || saysDollars(inLowerCase(currency)) || saysDollars(inLowerCase(cell));

const inLowerCase = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/_/g, ' ');
