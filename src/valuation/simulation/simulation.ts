import { InputError } from '../../deals/input-error';
import type { MarketTables } from '../../market/tables';
import type { Assumptions } from '../assumptions';
import type { DealCase } from '../events/payment';
import { rnpvOfCase, valuedCase } from '../schedule';
import type { DealTerms } from '../terms';
import { PERCENTILES, histogramOf, momentsOf, percentileOf } from './distribution';
import type { Bar } from './distribution';
import { headlineOf } from './receipts';
import { samplerFor } from './samplers';
import type { Sampler } from './samplers';

export const DEFAULT_PATHS = 100_000;
const MOST_PATHS = 10_000_000;
export const DEFAULT_SEED = 1;

/** How many paths, and the seed that decides them: whole numbers. */
export interface SimulationSize {
  readonly paths?: number | undefined;
  readonly seed?: number | undefined;
}

/** What a simulation found; money in US$ million at the valuation date. */
export interface SimulationResult {
  readonly paths: number;
  readonly seed: number;
  /** The deterministic value, to which the mean converges while durations and sales are certain. */
  readonly rnpvUsdM: number;
  readonly meanUsdM: number;
  readonly standardErrorUsdM: number;
  readonly standardDeviationUsdM: number;
  readonly percentiles: readonly { readonly percentile: number; readonly valueUsdM: number }[];
  readonly probabilityOfNoMilestone: number;
  /** Of at least one asset, under the deal: an option that is not exercised approves nothing. */
  readonly probabilityOfApproval: number;
  /** Of receiving at least the headline, undiscounted and without royalties. */
  readonly probabilityOfHeadline: number;
  readonly headlineUsdM: number;
  readonly histogram: readonly Bar[];
}

/**
 * A simulation that advances in steps, so that its host can show progress, breathe and cancel: the result depends on
 * the seed alone, not on the steps.
 */
export interface Simulation {
  readonly paths: number;
  readonly done: () => number;
  /** Draws up to so many more paths. */
  readonly advance: (paths: number) => void;
  /** The result of the paths drawn so far; at least one. */
  readonly result: () => SimulationResult;
}

/**
 * Starts a simulation of what the licensor receives: each phase fails independently, each sales tranche, near-term
 * payment and option exercise is a draw of its own, n assets are n independent pathways.
 * @throws InputError as valueDeal does; (#NUM!) for paths or seed out of range
 */
export function startSimulation(
  terms: DealTerms,
  assumptions: Assumptions,
  tables: MarketTables,
  size: SimulationSize = {},
): Simulation {
  const { paths = DEFAULT_PATHS, seed = DEFAULT_SEED } = size;
  if (!Number.isInteger(paths) || paths < 1 || paths > MOST_PATHS) {
    throw new InputError('number', `paths: ${paths} is not a whole number from 1 to ${MOST_PATHS}.`);
  }
  if (!Number.isInteger(seed) || Math.abs(seed) > 2_147_483_647) {
    throw new InputError('number', `seed: ${seed} is not a whole number of up to ten digits.`);
  }
  const deal = valuedCase(terms, assumptions, tables);
  const sampler = samplerFor(deal, paths, seed);
  let done = 0;
  return {
    paths,
    done: () => done,
    advance: (more) => {
      const step = Math.min(more, paths - done);
      sampler.draw(step);
      done += step;
    },
    result: () => resultOf(deal, sampler, done, seed),
  };
}

/** A whole simulation at once. */
export function simulateDeal(
  terms: DealTerms,
  assumptions: Assumptions,
  tables: MarketTables,
  size: SimulationSize = {},
): SimulationResult {
  const simulation = startSimulation(terms, assumptions, tables, size);
  simulation.advance(simulation.paths);
  return simulation.result();
}

function resultOf(deal: DealCase, sampler: Sampler, paths: number, seed: number): SimulationResult {
  const { distribution, noMilestone, approved, headline } = sampler.seen();
  const { mean, deviation } = momentsOf(distribution);
  return {
    paths,
    seed,
    rnpvUsdM: rnpvOfCase(deal),
    meanUsdM: mean,
    standardErrorUsdM: deviation / Math.sqrt(paths),
    standardDeviationUsdM: deviation,
    percentiles: PERCENTILES.map((percentile) => ({
      percentile,
      valueUsdM: percentileOf(distribution, percentile),
    })),
    probabilityOfNoMilestone: noMilestone / paths,
    probabilityOfApproval: approved / paths,
    probabilityOfHeadline: headline / paths,
    headlineUsdM: headlineOf(deal),
    histogram: histogramOf(distribution),
  };
}
