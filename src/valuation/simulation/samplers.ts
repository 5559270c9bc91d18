import { discountFactor } from '../cash-flows';
import type { DealCase } from '../events/payment';
import { assetOutcomes } from './asset-paths';
import type { AssetOutcomes, Outcome } from './asset-paths';
import { countedDistribution, sampledDistribution } from './distribution';
import type { Distribution } from './distribution';
import { randomSource } from './random';
import type { RandomSource } from './random';
import { headlineOf, receiptsOf } from './receipts';
import type { Receipt } from './receipts';
import { uncertainPaths } from './uncertain-paths';

/** Draws paths, and gives what they have shown. */
export interface Sampler {
  readonly draw: (paths: number) => void;
  readonly seen: () => {
    distribution: Distribution;
    noMilestone: number;
    approved: number;
    headline: number;
  };
}

/**
 * The sampler that a deal needs. One asset with certain times and sales has few different outcomes: they are counted, and
 * memory does not grow with the paths. Otherwise the value of each path is stored, eight bytes, for the percentiles.
 */
export function samplerFor(deal: DealCase, paths: number, seed: number): Sampler {
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
