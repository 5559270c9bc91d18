import { InputError } from '../deals/input-error';
import { nearestNames, normaliseName } from '../deals/names';
import type { MarketTables } from '../market/tables';
import { withAssumption } from './assumptions';
import type { Assumptions } from './assumptions';
import { numberIn, shown } from './cells';
import type { DealCase } from './events/payment';
import { itemisedTerms } from './itemised';
import { SUCCESS_NAMES } from './phase-names';
import { requireSales, rnpvOfCase, valuedCase } from './schedule';
import type { DealTerms } from './terms';
import { licenseeRnpvOfCase } from './value-split';

/** What a break-even looks for, in the order in which a message lists them. */
export const UNKNOWNS = ['peak sales', 'likelihood of approval', 'upfront'] as const;
export type Unknown = (typeof UNKNOWNS)[number];

/** Which side's rNPV is to reach which value, US$ million. */
export interface Target {
  readonly side: 'licensor' | 'licensee';
  readonly rnpvUsdM: number;
}

const UNKNOWN_NAMES: Readonly<Record<string, Unknown>> = {
  peaksales: 'peak sales',
  sales: 'peak sales',
  likelihoodofapproval: 'likelihood of approval',
  likelihood: 'likelihood of approval',
  loa: 'likelihood of approval',
  pos: 'likelihood of approval',
  upfront: 'upfront',
};

/**
 * The unknown that a user means.
 * @throws InputError (#VALUE!) listing them
 */
export function unknownNamed(value: unknown): Unknown {
  const found = typeof value === 'string' ? UNKNOWN_NAMES[normaliseName(value)] : undefined;
  if (found) return found;
  const near = nearestNames(shown(value), UNKNOWNS);
  const right = (near.length > 0 ? near : UNKNOWNS).join(', ');
  throw new InputError('value', `unknown: "${shown(value)}" is not one. Give ${right}.`);
}

/**
 * The target that a user means: a number (the licensee's rNPV), a side ("licensor", at zero), or both ("licensor 500").
 * Blank is the licensee at zero: the least that a deal must be worth to the one who pays.
 * @throws InputError (#VALUE!)
 */
export function targetOf(value: unknown): Target {
  if (value === null || value === undefined || value === '') return { side: 'licensee', rnpvUsdM: 0 };
  const plain = numberIn(value);
  if (plain !== undefined) return { side: 'licensee', rnpvUsdM: plain };
  const match = /^\s*(licensor|licensee)\s*[:=]?\s*(.*)$/i.exec(typeof value === 'string' ? value : '');
  const amount = match?.[2] === '' ? 0 : numberIn(match?.[2]);
  if (match && amount !== undefined) {
    return { side: match[1]?.toLowerCase() === 'licensor' ? 'licensor' : 'licensee', rnpvUsdM: amount };
  }
  throw new InputError(
    'value',
    `target: "${shown(value)}" is not a value in US$ million, or a side such as "licensor 500".`,
  );
}

const valueOf = (deal: DealCase, { side }: Target) =>
  side === 'licensor' ? rnpvOfCase(deal) : licenseeRnpvOfCase(deal);

/**
 * The peak sales (US$ million), the likelihood of approval (fraction) or the upfront (US$ million) at which a side's
 * rNPV reaches a target, everything else as it is. Of several answers the lowest.
 * @throws InputError (#N/A) where nothing in range reaches the target, or sales are needed and not given
 */
export function breakEven(
  terms: DealTerms,
  assumptions: Assumptions,
  tables: MarketTables,
  unknown: Unknown,
  target: Target,
): number {
  const short = (deal: DealCase) => valueOf(deal, target) - target.rnpvUsdM;
  if (unknown === 'peak sales') {
    return lowestRoot(
      (peak) => short(valuedCase(terms, withAssumption(assumptions, 'peak_sales', peak), tables)),
      [1e-6, ...Array.from({ length: 61 }, (_, step) => 10 ** (step / 10))],
      'no peak sales up to a trillion reach the target',
    );
  }
  const deal = valuedCase(terms, assumptions, tables);
  if (target.side === 'licensee') requireSales(deal, "the licensee's side");
  if (unknown === 'upfront') {
    return upfrontFor(deal, (changed) => short(valuedCase(changed, assumptions, tables)));
  }
  if (deal.pathway.phases.length === 0) {
    throw new InputError(
      'notAvailable',
      'unknown: the asset is approved, so its likelihood is 1 whatever happens.',
    );
  }
  return lowestRoot(
    (likelihood) => short(valuedCase(terms, atLikelihood(deal, likelihood), tables)),
    Array.from({ length: 201 }, (_, step) => step / 200),
    'no likelihood of approval from 0 to 1 reaches the target',
  );
}

/** Assumptions under which the whole pathway has this likelihood: every phase's probability to the same power. */
function atLikelihood({ pathway, assumptions }: DealCase, likelihood: number): Assumptions {
  const power = Math.log(likelihood) / Math.log(pathway.likelihoodOfApproval);
  const even = likelihood ** (1 / pathway.phases.length);
  const known = pathway.likelihoodOfApproval > 0 && pathway.likelihoodOfApproval < 1;
  return pathway.phases.reduce((all, { phase, probability }) => {
    return withAssumption(
      all,
      SUCCESS_NAMES[phase],
      likelihood === 0 || !known ? even : probability ** power,
    );
  }, assumptions);
}

/** The upfront, the other parts of the headline kept; it takes the place of near-term money that stands for both. */
function upfrontFor(deal: DealCase, short: (terms: DealTerms) => number): number {
  const stated = itemisedTerms(deal);
  const base = stated.upfrontUsdM === undefined ? { ...stated, nearTermUsdM: undefined } : stated;
  const at = (upfrontUsdM: number) => short({ ...base, upfrontUsdM });
  return lowestRoot(
    at,
    [0, ...Array.from({ length: 61 }, (_, step) => 10 ** (step / 10 - 1))],
    'no upfront of 0 or more reaches the target',
  );
}

/** The lowest root of a function on an ascending grid: the first change of sign, then bisection to the last digit. */
function lowestRoot(at: (x: number) => number, grid: readonly number[], none: string): number {
  let [lowX, lowY] = [grid[0] ?? 0, at(grid[0] ?? 0)];
  if (lowY === 0) return lowX;
  for (const x of grid.slice(1)) {
    const y = at(x);
    if (y === 0) return x;
    if (Math.sign(y) !== Math.sign(lowY)) return bisect(at, lowX, x, Math.sign(lowY));
    [lowX, lowY] = [x, y];
  }
  throw new InputError('notAvailable', `target: ${none}.`);
}

function bisect(at: (x: number) => number, from: number, to: number, signAtFrom: number): number {
  let [low, high] = [from, to];
  for (let step = 0; step < 200 && high - low > 1e-14 * Math.max(1, high); step++) {
    const middle = (low + high) / 2;
    if (Math.sign(at(middle)) === signAtFrom) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
