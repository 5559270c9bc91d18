import { InputError } from '../../deals/input-error';
import type { MarketTables } from '../../market/tables';
import type { Assumptions } from '../assumptions';
import { discountFactor } from '../cash-flows';
import type { DealCase } from '../events/payment';
import { rnpvOfCase, valuedCase } from '../schedule';
import type { DealTerms } from '../terms';
import { assetOutcomes } from './asset-paths';
import type { AssetOutcomes, Outcome } from './asset-paths';
import {
  PERCENTILES,
  countedDistribution,
  histogramOf,
  momentsOf,
  percentileOf,
  sampledDistribution,
} from './distribution';
import type { Bar, Distribution } from './distribution';
import { randomSource } from './random';
import type { RandomSource } from './random';
import { headlineOf, receiptsOf } from './receipts';
import type { Receipt } from './receipts';
import { uncertainPaths } from './uncertain-paths';

export const DEFAULT_PATHS = 100_000;
export const MOST_PATHS = 10_000_000;
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

/** Draws paths, and gives what they have shown. */
interface Sampler {
  readonly draw: (paths: number) => void;
  readonly seen: () => {
    distribution: Distribution;
    noMilestone: number;
    approved: number;
    headline: number;
  };
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

function samplerFor(deal: DealCase, paths: number, seed: number): Sampler {
  const { assets, duration_spread: spread, sales_volatility: volatility } = deal.assumptions.values;
  const { signing, later } = receiptsOf(deal);
  const rate = deal.assumptions.values.discount_rate;
  const base: Outcome = {
    valueUsdM: sum(
      signing,
      ({ amountUsdM, payment, timeYears }) => amountUsdM * payment.chance * discountFactor(rate, timeYears),
    ),
    headlineUsdM: sum(signing, ({ headlineUsdM }) => headlineUsdM),
    milestone: false,
    approved: false,
  };
  const enough = headlineOf(deal) * (1 - 1e-9);
  const counted = spread === 0 && volatility === 0 ? assetOutcomes(deal, later) : undefined;
  const source = randomSource(seed);
  if (counted && assets === 1) return countingSampler(counted, base, enough, source);
  if (counted) {
    const { outcomes, draw } = counted;
    return storingSampler(base, enough, paths, assets, (into) => add(outcomes[draw(source)] ?? base, into));
  }
  const drawAsset = uncertainPaths(deal, later);
  return storingSampler(base, enough, paths, assets, (into) => drawAsset(source, into));
}

const sum = (receipts: readonly Receipt[], of: (receipt: Receipt) => number) =>
  receipts.reduce((total, receipt) => total + of(receipt), 0);

function add(outcome: Outcome, into: Outcome): void {
  into.valueUsdM += outcome.valueUsdM;
  into.headlineUsdM += outcome.headlineUsdM;
  into.milestone ||= outcome.milestone;
  into.approved ||= outcome.approved;
}

/** Counts how often each outcome comes: nothing is stored for a path. */
function countingSampler(
  { outcomes, count }: AssetOutcomes,
  base: Outcome,
  enough: number,
  source: RandomSource,
): Sampler {
  const counts = new Uint32Array(outcomes.length);
  const paths = (of: (outcome: Outcome) => boolean) =>
    outcomes.reduce((total, outcome, index) => total + (of(outcome) ? (counts[index] ?? 0) : 0), 0);
  return {
    draw: (more) => count(source, more, counts),
    seen: () => ({
      distribution: countedDistribution(
        outcomes.map(({ valueUsdM }) => base.valueUsdM + valueUsdM),
        counts,
      ),
      noMilestone: paths(({ milestone }) => !milestone),
      approved: paths(({ approved }) => approved),
      headline: paths(({ headlineUsdM }) => base.headlineUsdM + headlineUsdM >= enough),
    }),
  };
}

/** Stores the value of each path, eight bytes, for the percentiles. */
function storingSampler(
  base: Outcome,
  enough: number,
  paths: number,
  assets: number,
  drawAsset: (into: Outcome) => void,
): Sampler {
  const values = new Float64Array(paths);
  const seen = { noMilestone: 0, approved: 0, headline: 0 };
  const path: Outcome = { ...base };
  let done = 0;
  return {
    draw: (more) => {
      for (const end = done + more; done < end; done++) {
        path.valueUsdM = base.valueUsdM;
        path.headlineUsdM = base.headlineUsdM;
        path.milestone = path.approved = false;
        for (let asset = 0; asset < assets; asset++) drawAsset(path);
        values[done] = path.valueUsdM;
        if (!path.milestone) seen.noMilestone++;
        if (path.approved) seen.approved++;
        if (path.headlineUsdM >= enough) seen.headline++;
      }
    },
    seen: () => ({ ...seen, distribution: sampledDistribution(values.slice(0, done)) }),
  };
}
