import { discountFactor } from '../../../src/valuation/cash-flows';
import { headlineOf, receiptsOf } from '../../../src/valuation/simulation/receipts';
import { startSimulation } from '../../../src/valuation/simulation/simulation';
import { valuedCase } from '../../../src/valuation/schedule';
import { assume, tables, terms } from '../../valuation/deals';
import { EXAMPLE, LONG, SALES, SPREADS } from './example';

const SETTINGS = { certain: SALES, uncertain: SPREADS, long: LONG };
export type Setting = keyof typeof SETTINGS;

export interface SimulationTime {
  readonly milliseconds: number;
  readonly meanUsdM: number;
  readonly standardErrorUsdM: number;
  readonly rnpvUsdM: number;
  /** What the simulation holds when it is done, beyond what there was before. */
  readonly heldMB: number;
}

/** The best of several rounds after one to warm up: terms and assumptions in, mean, percentiles and histogram out. */
export function measureSimulation(setting: Setting, paths: number, rounds: number): SimulationTime {
  const [deal, assumptions] = [terms(EXAMPLE), assume(SETTINGS[setting])];
  const once = () => {
    const begun = performance.now();
    const simulation = startSimulation(deal, assumptions, tables, { paths, seed: 7 });
    simulation.advance(paths);
    const result = simulation.result();
    return { milliseconds: performance.now() - begun, result, simulation };
  };
  once();
  const all = Array.from({ length: rounds }, () => once().milliseconds);
  global.gc?.();
  const before = process.memoryUsage();
  const { result, simulation } = once();
  global.gc?.();
  const after = process.memoryUsage();
  const held = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers;
  return {
    milliseconds: Math.min(...all),
    meanUsdM: result.meanUsdM,
    standardErrorUsdM: result.standardErrorUsdM,
    rnpvUsdM: result.rnpvUsdM,
    heldMB: simulation.done() === paths ? held / 2 ** 20 : NaN,
  };
}

/** The same deal as plain numbers, for a peer that knows nothing of pathways and assumptions. */
export function plainModel() {
  const deal = valuedCase(terms(EXAMPLE), assume(SALES), tables);
  const rate = deal.assumptions.values.discount_rate;
  const { signing, later } = receiptsOf(deal);
  return {
    probabilities: deal.pathway.phases.map(({ probability }) => probability),
    signed: signing.map(({ amountUsdM, timeYears }) => amountUsdM * discountFactor(rate, timeYears)),
    signedHeadline: signing.map(({ headlineUsdM }) => headlineUsdM),
    receipts: later.map(({ payment, amountUsdM, headlineUsdM, isMilestone, timeYears }) => ({
      passed: payment.phasesPassed,
      chance: payment.chance,
      value: amountUsdM * discountFactor(rate, timeYears),
      headline: headlineUsdM,
      milestone: isMilestone,
    })),
    headline: headlineOf(deal),
  };
}
