import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

const TWO_32 = 4_294_967_296;
/** Seeds that differ in one bit begin alike: the first draws are thrown away. */
const WARM_UP = 32;

/** Random numbers that depend on the seed alone. */
export interface RandomSource {
  /** The generator itself, for loops in which a call more would be felt. */
  readonly generator: RandomGenerator;
  /** 32 random bits as a signed integer. */
  readonly bits: () => number;
  /** Uniform above 0 and below 1. */
  readonly uniform: () => number;
}

/** A seeded source: xoroshiro128+ of pure-rand. */
export function randomSource(seed: number): RandomSource {
  const generator = xoroshiro128plus(seed | 0);
  for (let draw = 0; draw < WARM_UP; draw++) generator.next();
  return {
    generator,
    bits: () => generator.next(),
    uniform: () => ((generator.next() >>> 0) + 0.5) / TWO_32,
  };
}

/** Draws whose 32 bits, read as unsigned, lie below this come true with the given probability. */
export function thresholdOf(probability: number): number {
  return probability * TWO_32;
}

/** A standard normal draw (Box and Muller). */
export function normalDraw({ uniform }: RandomSource): number {
  return Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** A lognormal factor with mean 1 and a standard deviation of its logarithm of `volatility`. */
export function lognormalFactor(source: RandomSource, volatility: number): number {
  return Math.exp(volatility * normalDraw(source) - (volatility * volatility) / 2);
}

const five = new Float64Array(5);

/**
 * A symmetric PERT factor around 1, from 1 - spread to 1 + spread: a Beta(3, 3), which is how the middle one of five
 * uniform draws is distributed.
 */
export function pertFactor(source: RandomSource, spread: number): number {
  for (let draw = 0; draw < 5; draw++) five[draw] = source.uniform();
  five.sort();
  return 1 + spread * (2 * (five[2] ?? 0.5) - 1);
}
