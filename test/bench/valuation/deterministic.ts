import { rnpvOfDeal, valueDeal } from '../../../src/valuation/schedule';
import { assume, tables, terms } from '../../valuation/deals';
import { MODEL_CASES } from '../../workbook/model-cases';
import { EXAMPLE } from './example';

/** Microseconds of one valuation: the least of several rounds over all cases of the model sheets. */
export function measureValuations(rounds: number): number {
  const cases = MODEL_CASES.map(({ dealId, assumptions }) => [terms(dealId), assume(assumptions)] as const);
  return least(rounds, () => cases.forEach(([deal, given]) => rnpvOfDeal(deal, given, tables)), cases.length);
}

/** Microseconds of a valuation with so many market years, and its events. */
export function measureEvents(years: number, rounds: number): { microseconds: number; events: number } {
  const [deal, given] = [terms(EXAMPLE), assume({ peak_sales: 1200, years_on_market: years })];
  const { events } = valueDeal(deal, given, tables);
  const often = Array.from({ length: 200 });
  const microseconds = least(
    rounds,
    () => often.forEach(() => rnpvOfDeal(deal, given, tables)),
    often.length,
  );
  return { microseconds, events: events.length };
}

function least(rounds: number, work: () => void, valuations: number): number {
  for (let warm = 0; warm < 3; warm += 1) work();
  const times = Array.from({ length: rounds }, () => {
    const begun = performance.now();
    work();
    return performance.now() - begun;
  });
  return (Math.min(...times) * 1e3) / valuations;
}
