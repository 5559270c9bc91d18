import { InputError } from './input-error';
import { readNumber } from './operand';
import { wildcard } from './wildcard';
import type { Wildcard } from './wildcard';

export type Operator = '=' | '<>' | '<' | '<=' | '>' | '>=';

/** What a cell is compared with. Deals hold no logical values, so a logical operand equals none of them. */
export type Operand =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'logical'; readonly value: boolean }
  | { readonly kind: 'text'; readonly pattern: Wildcard }
  | { readonly kind: 'empty' };

/** A SUMIFS criterion as Excel reads it. */
export interface Criterion {
  readonly operator: Operator;
  readonly operand: Operand;
  /** The operand as it was typed. */
  readonly text: string;
}

const LONGEST_CRITERION = 255;

/**
 * Reads a criterion of SUMIFS: a number, a logical value, or text that may begin with = <> < <= > >=. An empty cell
 * (null) means 0; the text "" and "=" mean empty, "<>" not empty; * ? ~ are wildcards after = and <>.
 * Source: Microsoft's reference of SUMIFS and COUNTIF.
 * @throws InputError (#VALUE!) for text over 255 characters (as in Excel), not-a-number, an operator with nothing after
 *   it, or a reversed operator (=>, =<), which Excel would silently read as text
 */
export function parseCriterion(test: string | number | boolean | null, argument = 'criterion'): Criterion {
  if (test === null) return { operator: '=', operand: { kind: 'number', value: 0 }, text: '0' };
  if (typeof test === 'boolean')
    return { operator: '=', operand: { kind: 'logical', value: test }, text: String(test) };
  if (typeof test === 'number') {
    if (!Number.isFinite(test)) throw new InputError('value', `${argument}: ${test} is not a number.`);
    return { operator: '=', operand: { kind: 'number', value: test }, text: String(test) };
  }
  if (test.length > LONGEST_CRITERION) {
    throw new InputError('value', `${argument}: the text is longer than ${LONGEST_CRITERION} characters.`);
  }
  if (/^=[<>]/.test(test)) {
    const meant = `${test.charAt(1)}=`;
    throw new InputError(
      'value',
      `${argument}: "${test.slice(0, 60)}" begins with ${test.slice(0, 2)}; write ${meant}.`,
    );
  }
  const operator = (/^(<>|<=|>=|=|<|>)/.exec(test)?.[0] ?? '') as Operator | '';
  const text = test.slice(operator.length);
  if (text === '') {
    if (operator === '' || operator === '=' || operator === '<>') {
      return { operator: operator || '=', operand: { kind: 'empty' }, text };
    }
    throw new InputError(
      'value',
      `${argument}: "${operator}" needs a value after it, such as "${operator}100".`,
    );
  }
  return { operator: operator || '=', operand: readOperand(text), text };
}

function readOperand(text: string): Operand {
  const value = readNumber(text);
  if (value !== undefined) return { kind: 'number', value };
  const logical = text.trim().toUpperCase();
  if (logical === 'TRUE' || logical === 'FALSE') return { kind: 'logical', value: logical === 'TRUE' };
  return { kind: 'text', pattern: wildcard(text) };
}

let collator: Intl.Collator | undefined;

/**
 * Orders text as Excel does, in the user's alphabet but without regard to case; the same on every machine. The collator
 * is made when first asked for: it takes longer than reading the bundled deals.
 */
function compareAsExcel(a: string, b: string): number {
  collator ??= new Intl.Collator('en', { sensitivity: 'accent' });
  return collator.compare(a, b);
}

/**
 * Whether one cell passes: text, a number (dates as serials), or undefined for an empty cell. Numbers are compared with
 * numbers and text with text; equality also takes a text that reads as the number. `<>` keeps empty cells.
 */
export function passes(criterion: Criterion, cell: string | number | undefined): boolean {
  const { operator, operand } = criterion;
  if (operator === '=') return equals(operand, cell);
  if (operator === '<>') return !equals(operand, cell);
  if (operand.kind === 'number' && typeof cell === 'number') return inOrder(operator, cell - operand.value);
  if (operand.kind === 'text' && typeof cell === 'string') {
    return inOrder(operator, compareAsExcel(cell, criterion.text));
  }
  return false;
}

function equals(operand: Operand, cell: string | number | undefined): boolean {
  switch (operand.kind) {
    case 'empty':
      return cell === undefined;
    case 'number':
      return cell === operand.value || (typeof cell === 'string' && readNumber(cell) === operand.value);
    case 'text':
      return typeof cell === 'string' && operand.pattern.matches(cell);
    case 'logical':
      return false;
  }
}

/** @param difference sign of cell − operand */
function inOrder(operator: Operator, difference: number): boolean {
  switch (operator) {
    case '<':
      return difference < 0;
    case '<=':
      return difference <= 0;
    case '>':
      return difference > 0;
    default:
      return difference >= 0;
  }
}
