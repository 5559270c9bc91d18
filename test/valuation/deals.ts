import { InputError } from '../../src/deals/input-error';
import { parseDeals } from '../../src/deals/schema';
import { readAssumptions } from '../../src/valuation/assumptions';
import { valueDeal } from '../../src/valuation/schedule';
import type { Valuation } from '../../src/valuation/schedule';
import { termsOfDeal } from '../../src/valuation/terms';
import type { DealTerms } from '../../src/valuation/terms';
import { termsOfRange } from '../../src/valuation/term-range';
import { dataFile, tables } from '../market/tables';

export { tables };

/** Every deal of the data. */
export const deals = parseDeals(dataFile('deals.csv'), 'deals.csv').rows;

/** Names and values as a test writes them. */
export type Pairs = Readonly<Record<string, unknown>>;

const rows = (pairs: Pairs) => Object.entries(pairs);

/** Terms of a bundled deal by id, or of a described deal. */
export function terms(deal: string | Pairs): DealTerms {
  if (typeof deal !== 'string') return termsOfRange(rows(deal));
  const row = deals.find((each) => each.deal_id === deal);
  if (!row) throw new Error(`no deal ${deal}`);
  return termsOfDeal(row);
}

export const assume = (pairs: Pairs = {}) => readAssumptions(rows(pairs));

export const value = (deal: string | Pairs, assumptions: Pairs = {}): Valuation =>
  valueDeal(terms(deal), assume(assumptions), tables);

export const rnpv = (deal: string | Pairs, assumptions: Pairs = {}): number =>
  value(deal, assumptions).rnpvUsdM;

/** The schedule as a reader sees it: event, time, amount, probability, to a few digits, without rows that note something. */
export const schedule = (valuation: Valuation) =>
  valuation.events
    .filter(({ part }) => part !== 'note')
    .map(({ event, timeYears, amountUsdM, probability }) => [
      event,
      Number(timeYears.toFixed(3)),
      Number(amountUsdM.toFixed(3)),
      Number(probability.toFixed(5)),
    ]);

/** The error that a call throws, as kind and message. */
export function refusal(call: () => unknown): { kind: string; message: string } {
  try {
    call();
  } catch (error) {
    if (error instanceof InputError) return { kind: error.kind, message: error.message };
    throw error;
  }
  throw new Error('nothing was refused');
}
