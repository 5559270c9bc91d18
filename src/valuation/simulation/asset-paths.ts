import { discountFactor } from '../cash-flows';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import type { DealCase } from '../events/payment';
import type { Receipt } from './receipts';
import { thresholdOf } from './random';
import type { RandomSource } from './random';

/** What one asset brings on a path: present value, undiscounted receipts of the headline, and two facts. */
export interface Outcome {
  valueUsdM: number;
  headlineUsdM: number;
  milestone: boolean;
  approved: boolean;
}

/** Draws a path of one asset and adds what it brings. */
export type DrawAsset = (source: RandomSource, into: Outcome) => void;

/** More chances of their own than this make too many different outcomes to count each of them. */
const MOST_CHANCES = 10;

/**
 * The paths of one asset with times as expected: few different outcomes, each a number of phases passed and a set of
 * chances that came true. A path is the number of its outcome; what the outcome brings is computed once.
 */
export interface AssetOutcomes {
  /** The outcome of one path. */
  readonly draw: (source: RandomSource) => number;
  /** Draws so many paths and counts their outcomes. */
  readonly count: (source: RandomSource, paths: number, counts: Uint32Array) => void;
  readonly outcomes: readonly Outcome[];
}

/** The outcomes of one asset; undefined where they are too many to number. */
export function assetOutcomes(deal: DealCase, later: readonly Receipt[]): AssetOutcomes | undefined {
  const { phases } = deal.pathway;
  const last = phases.length;
  const chances = later
    .filter(({ payment }) => payment.chance < 1)
    .sort((a, b) => a.payment.phasesPassed - b.payment.phasesPassed);
  if (chances.length > MOST_CHANCES) return undefined;
  const certain = later.filter(({ payment }) => payment.chance === 1);
  const rate = deal.assumptions.values.discount_rate;
  const width = 1 << chances.length;
  const outcomes = Array.from({ length: (last + 2) * width }, (_, id): Outcome => {
    // Stations: 0 the option is not exercised, 1 nothing passed yet, 2 one phase passed …
    const passed = Math.floor(id / width) - 1;
    if (passed < 0) return NOTHING;
    const received = [
      ...certain.filter(({ payment }) => payment.phasesPassed <= passed),
      ...chances.filter(({ payment }, index) => payment.phasesPassed <= passed && (id >> index) & 1),
    ];
    return outcomeOf(received, passed === last, rate);
  });
  const odds = oddsOf(deal, chances);
  return {
    outcomes,
    draw: ({ generator }) => drawPath(generator, odds),
    count: ({ generator }, paths, counts) => countPaths(generator, odds, paths, counts),
  };
}

const NOTHING: Outcome = { valueUsdM: 0, headlineUsdM: 0, milestone: false, approved: false };

function outcomeOf(received: readonly Receipt[], approved: boolean, rate: number): Outcome {
  return {
    valueUsdM: received.reduce(
      (sum, { amountUsdM, timeYears }) => sum + amountUsdM * discountFactor(rate, timeYears),
      0,
    ),
    headlineUsdM: received.reduce((sum, { headlineUsdM }) => sum + headlineUsdM, 0),
    milestone: received.some(({ isMilestone }) => isMilestone),
    approved,
  };
}

const TWO_32 = 2 ** 32;
/** The first bits of a draw that tell, nearly always, how far its path comes. */
const FIRST_BITS = 12;
const NOT_TOLD = -1;

/** The numbers that a path is drawn by. */
interface PathOdds {
  /** A draw of 32 bits below the n-th of these reaches the n-th station. */
  readonly reaches: Float64Array;
  /** The station that all draws with the same first bits reach; NOT_TOLD where a limit lies between them. */
  readonly stations: Int8Array;
  /** How many of the chances below are drawn at a station. */
  readonly open: Int32Array;
  /** A draw of 32 bits below this makes a chance come true. */
  readonly comesTrue: Float64Array;
  readonly chances: number;
}

/**
 * One uniform draw decides how far a path comes: it passes k phases where the draw lies below the cumulative
 * probability of k, which is what k independent draws would give. The chances on the way are draws of their own.
 */
function oddsOf(deal: DealCase, chances: readonly Receipt[]): PathOdds {
  const exercise = deal.exercise?.probability ?? 1;
  const cumulative = [1, ...deal.pathway.phases.map((phase) => phase.cumulativeProbability)];
  const reaches = Float64Array.from(cumulative, (reached) => exercise * reached * TWO_32);
  return {
    reaches,
    stations: Int8Array.from({ length: 1 << FIRST_BITS }, (_, first) => {
      const width = 2 ** (32 - FIRST_BITS);
      const [lowest, highest] = [first * width, (first + 1) * width - 1].map((draw) =>
        stationOf(draw, reaches),
      );
      return lowest === highest && lowest !== undefined ? lowest : NOT_TOLD;
    }),
    // Chances are in order of the phases that they wait for.
    open: Int32Array.from(
      { length: cumulative.length + 1 },
      (_, station) => chances.filter(({ payment }) => payment.phasesPassed < station).length,
    ),
    comesTrue: Float64Array.from(chances, ({ payment }) => thresholdOf(payment.chance)),
    chances: chances.length,
  };
}

/*
 * The functions below are the hot loop of every simulation. They stand alone and take all they need: a function made
 * anew for each simulation would be compiled anew each time.
 */

function stationOf(draw: number, reaches: Float64Array): number {
  let station = 0;
  while (station < reaches.length && draw < (reaches[station] as number)) station++;
  return station;
}

/** The outcome of one path: its station, then a bit for each chance that came true. */
function drawPath(generator: RandomGenerator, odds: PathOdds): number {
  const { reaches, stations, open, comesTrue, chances } = odds;
  const draw = generator.next() >>> 0;
  // Simply: station = stationOf(draw, reaches). The processor can't foresee where a path fails; a table needs no guess.
  let station = stations[draw >>> (32 - FIRST_BITS)] as number;
  if (station === NOT_TOLD) station = stationOf(draw, reaches);
  const end = open[station] as number;
  let outcome = station << chances;
  for (let index = 0; index < end; index++) {
    if (generator.next() >>> 0 < (comesTrue[index] as number)) outcome |= 1 << index;
  }
  return outcome;
}

function countPaths(generator: RandomGenerator, odds: PathOdds, paths: number, counts: Uint32Array): void {
  for (let path = 0; path < paths; path++) (counts[drawPath(generator, odds)] as number)++;
}
