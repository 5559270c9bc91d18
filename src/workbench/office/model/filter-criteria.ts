import type { CellValue } from './cell-reading';
import type { FilterCriteria } from './table-meta';

/** A cell as a filter sees it. */
export interface FilteredCell {
  readonly value: CellValue;
  readonly text: string;
}

const OPERATOR = /^(<>|<=|>=|=|<|>)?(.*)$/s;

/** "*" and "?" stand for any text and any character; "~" before them takes them as they are. */
const wildcard = (pattern: string): RegExp => {
  const source = pattern.replace(/~([*?~])|[*?]|[.+^${}()|[\]\\]/g, (match, escaped: string | undefined) => {
    if (escaped !== undefined) return `\\${escaped}`;
    if (match === '*') return '[\\s\\S]*';
    return match === '?' ? '[\\s\\S]' : `\\${match}`;
  });
  return new RegExp(`^${source}$`, 'i');
};

/** One criterion such as ">=100", "=Hengrui*", "<>". */
function criterion(text: string): (cell: FilteredCell) => boolean {
  const [, operator = '=', operand = ''] = OPERATOR.exec(text) ?? [];
  const number = operand.trim() === '' ? Number.NaN : Number(operand);
  if (operator === '=' || operator === '<>') {
    const pattern = wildcard(operand);
    const equal = ({ value, text: shown }: FilteredCell) =>
      operand === '' ? shown === '' : value === number || pattern.test(shown);
    return operator === '=' ? equal : (cell) => !equal(cell);
  }
  const compare = (difference: number) =>
    operator === '<'
      ? difference < 0
      : operator === '<='
        ? difference <= 0
        : operator === '>'
          ? difference > 0
          : difference >= 0;
  return ({ value }) => {
    if (!Number.isNaN(number)) return typeof value === 'number' && compare(value - number);
    return (
      typeof value === 'string' &&
      value !== '' &&
      compare(value.localeCompare(operand, 'en', { sensitivity: 'base' }))
    );
  };
}

/** The limit of a top or bottom filter among the numbers of the column. */
function ranked(criteria: FilterCriteria, cells: readonly FilteredCell[]): (cell: FilteredCell) => boolean {
  const numbers = cells
    .flatMap(({ value }) => (typeof value === 'number' ? [value] : []))
    .sort((a, b) => a - b);
  const amount = Number(criteria.criterion1);
  const count = criteria.filterOn.endsWith('Percent')
    ? Math.max(1, Math.floor((numbers.length * amount) / 100))
    : Math.min(amount, numbers.length);
  const limit = criteria.filterOn.startsWith('Top') ? numbers[numbers.length - count] : numbers[count - 1];
  if (limit === undefined) return () => false;
  return criteria.filterOn.startsWith('Top')
    ? ({ value }) => typeof value === 'number' && value >= limit
    : ({ value }) => typeof value === 'number' && value <= limit;
}

/** Which cells of a column pass a filter. */
export function matcherOf(
  criteria: FilterCriteria,
  cells: readonly FilteredCell[],
): (cell: FilteredCell) => boolean {
  if (criteria.filterOn === 'Values') {
    const wanted = new Set(
      (criteria.values ?? []).map((value) => (typeof value === 'string' ? value.toLowerCase() : value.date)),
    );
    return ({ text }) => wanted.has(text.toLowerCase());
  }
  if (criteria.filterOn !== 'Custom') return ranked(criteria, cells);
  const first = criterion(criteria.criterion1 ?? '');
  if (criteria.criterion2 === undefined) return first;
  const second = criterion(criteria.criterion2);
  return criteria.operator === 'Or'
    ? (cell) => first(cell) || second(cell)
    : (cell) => first(cell) && second(cell);
}
