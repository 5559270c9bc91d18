import { InputError } from '../deals/input-error';
import type { Stage } from '../deals/vocabulary';
import { citationLabel } from '../market/citation';
import { royaltyBenchmark } from '../market/benchmark-terms';
import type { MarketTables } from '../market/tables';
import type { Assumptions } from './assumptions';
import type { RoyaltyTier } from './cash-flows';
import { readRoyaltyWords } from './royalty-words';
import type { DealTerms } from './terms';
import { percentText } from './wording';

/** Where a royalty came from: stated as such, read from words (house), a benchmark (cited), or the assumptions. */
type RoyaltyOrigin = 'disclosed' | 'given' | 'house' | 'cited';

/** The royalty that a deal bears: the ends of its tiers as fractions, or none, with how it was read. */
export type RoyaltyInForce = { readonly origin: RoyaltyOrigin; readonly basis: () => string } & (
  | { readonly kind: 'range'; readonly low: number; readonly high: number }
  | { readonly kind: 'tiers'; readonly tiers: readonly RoyaltyTier[] }
  | { readonly kind: 'none' }
);

/** The royalty as terms and benchmarks have it, before the user's assumptions. */
function agreedRoyalty(terms: DealTerms, tables: MarketTables, stageAtSigning: Stage): RoyaltyInForce {
  const { royaltyLowPct: lowPct, royaltyHighPct: highPct, royaltyText, origin } = terms;
  const disclosed = [lowPct, highPct].filter((pct) => pct !== undefined);
  if (disclosed.length > 0) {
    const [low, high] = [Math.min(...disclosed) / 100, Math.max(...disclosed) / 100];
    if (high === 0) return { kind: 'none', origin, basis: () => `no royalty, ${origin}` };
    const basis = () => `${origin} ${low === high ? '' : `${percentText(low)} to `}${percentText(high)}`;
    return { kind: 'range', origin, low, high, basis };
  }
  const words = royaltyText === undefined ? undefined : readRoyaltyWords(royaltyText);
  if (words?.kind === 'none') return { kind: 'none', origin, basis: () => `${origin}: ${words.reading}` };
  if (words?.kind === 'rates') {
    const [low, high] = [words.lowPct / 100, words.highPct / 100];
    const basis = () => `${origin} in words, ${words.reading} (house)`;
    return { kind: 'range', origin: 'house', low, high, basis };
  }
  if (terms.dealType === 'Acquisition') {
    return { kind: 'none', origin: 'house', basis: () => 'an acquisition bears no royalty' };
  }
  const { low, high, citation } = royaltyBenchmark(tables, stageAtSigning);
  const basis = () =>
    `benchmark ${percentText(low)} to ${percentText(high)}, cited (${citationLabel(citation)})`;
  return { kind: 'range', origin: 'cited', low, high, basis };
}

/**
 * The royalty in force: given tiers, given ends, disclosed numbers, the source's words by the house table, else the
 * medians of a law firm's database ("benchmark"). A profit share, commission or supply price is no royalty.
 * @param stageAtSigning decides which benchmark: up to Phase 1, or later
 * @throws InputError (#VALUE!) where royalty_low is above royalty_high
 */
export function royaltyInForce(
  terms: DealTerms,
  assumptions: Assumptions,
  tables: MarketTables,
  stageAtSigning: Stage,
): RoyaltyInForce {
  const { royalty_low: low, royalty_high: high, royalty_tiers: tiers } = assumptions.values;
  if (tiers !== undefined) {
    return { kind: 'tiers', origin: 'given', tiers, basis: () => 'tiers given' };
  }
  const agreed = agreedRoyalty(terms, tables, stageAtSigning);
  if (low === undefined && high === undefined) return agreed;
  if (low !== undefined && high !== undefined && low > high) {
    throw new InputError('value', `royalty_low: ${low} is above royalty_high, ${high}.`);
  }
  const agreedEnds = agreed.kind === 'range' ? agreed : undefined;
  const bottom = low ?? Math.min(agreedEnds?.low ?? high ?? 0, high ?? 0);
  const top = high ?? Math.max(agreedEnds?.high ?? bottom, bottom);
  const basis = () => `given ${percentText(bottom)} to ${percentText(top)}`;
  return { kind: 'range', origin: 'given', low: bottom, high: top, basis };
}

/**
 * Marginal tiers of a royalty on sales that peak at `peakUsdM`: the low, mean and high rate over thirds of the peak
 * (house), or the tiers that were given; none for no royalty.
 */
export function tiersOf(royalty: RoyaltyInForce, peakUsdM: number): readonly RoyaltyTier[] {
  if (royalty.kind === 'none') return [];
  if (royalty.kind === 'tiers') return royalty.tiers;
  const { low, high } = royalty;
  if (low === high) return [{ from: 0, rate: low }];
  return [
    { from: 0, rate: low },
    { from: peakUsdM / 3, rate: (low + high) / 2 },
    { from: (2 * peakUsdM) / 3, rate: high },
  ];
}
