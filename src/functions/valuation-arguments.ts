import type { DealSet } from '../deals/dataset';
import { InputError } from '../deals/input-error';
import { readAssumptions } from '../valuation/assumptions';
import type { Assumptions } from '../valuation/assumptions';
import { termsOfRange } from '../valuation/term-range';
import { termsOfDeal } from '../valuation/terms';
import type { DealTerms } from '../valuation/terms';
import { checkedNumber, optionalRange, readScalar } from './arguments';
import type { NumberRange } from './arguments';
import type { DealSubject } from './deal-argument';

/** The terms to value: those of a deal in the data, or those that the user laid out. */
export function termsOfSubject(set: DealSet, subject: DealSubject): DealTerms {
  return subject.kind === 'known' ? termsOfDeal(set.row(subject.index)) : termsOfRange(subject.terms);
}

/**
 * Assumptions from `discount_rate` and the range `assumptions`, of which the first two columns are names and values: a
 * table of DEALS.DEAL_ASSUMPTIONS can be passed back whole. The argument wins over a row of the same name.
 */
export function readConditions(discountRate: unknown, assumptions: unknown): Assumptions {
  const rows = optionalRange(assumptions, 'assumptions') ?? [];
  if (rows.length > 0 && (rows[0]?.length ?? 0) < 2) {
    throw new InputError('value', 'assumptions: give two columns, names and values.');
  }
  const given = readAssumptions(rows.map(([name = null, value = null]) => [name, value] as const));
  const rate = readScalar(discountRate, 'discount_rate');
  if (rate === null || rate === '') return given;
  const own = readAssumptions([['discount_rate', rate]]);
  return {
    ...given,
    values: { ...given.values, discount_rate: own.values.discount_rate },
    given: new Map([...given.given, ...own.given]),
  };
}

/** The numbers of a range that must go together with those of others. */
interface Vector {
  readonly argument: string;
  /** Numbers up to the last cell that is not blank; a blank between them is 0. */
  readonly numbers: readonly number[];
  /** Cells of the range, blank ones at its end included. */
  readonly size: number;
}

/** The numbers of a range, row by row. */
export function readVector(value: unknown, argument: string, range: NumberRange): Vector {
  const rows = optionalRange(value, argument) ?? [];
  const numbers = rows
    .flat()
    .map((cell) => (cell === null || cell === '' ? 0 : checkedNumber(cell, argument, range)));
  const raw: readonly unknown[] = Array.isArray(value) ? value : [[value]];
  const size = raw.reduce<number>((sum, row) => sum + (Array.isArray(row) ? row.length : 1), 0);
  return { argument, numbers, size };
}

/**
 * Vectors of one length: that of the longest, blank cells at the end of the ranges being zeros.
 * @throws InputError (#VALUE!) where a range has fewer cells than another has numbers
 */
export function alignVectors(vectors: readonly Vector[]): number[][] {
  const longest = vectors.reduce((a, b) => (b.numbers.length > a.numbers.length ? b : a));
  const length = longest.numbers.length;
  return vectors.map(({ argument, numbers, size }) => {
    if (size < length) {
      throw new InputError(
        'value',
        `${argument}: the range has ${size} cells, but ${longest.argument} has ${length} figures; give ranges of one size.`,
      );
    }
    return Array.from({ length }, (_, place) => numbers[place] ?? 0);
  });
}
