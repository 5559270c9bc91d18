/** The percentiles that a simulation reports. */
export const PERCENTILES = [5, 10, 25, 50, 75, 90, 95] as const;

/** A bar of a histogram: paths whose value is from `fromUsdM` to below `toUsdM`, the last one included. */
export interface Bar {
  readonly fromUsdM: number;
  readonly toUsdM: number;
  readonly paths: number;
}

/** The simulated values in ascending order, as a list of different values and how many paths have each. */
export interface Distribution {
  readonly values: Float64Array;
  /** Undefined where every value stands for one path. */
  readonly counts: Float64Array | undefined;
  readonly paths: number;
}

/** The distribution of counted outcomes: memory grows with the outcomes, not with the paths. */
export function countedDistribution(values: readonly number[], counts: ArrayLike<number>): Distribution {
  const order = values.map((_, index) => index).filter((index) => (counts[index] ?? 0) > 0);
  order.sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const sorted = Float64Array.from(order, (index) => values[index] ?? 0);
  const weights = Float64Array.from(order, (index) => counts[index] ?? 0);
  return { values: sorted, counts: weights, paths: weights.reduce((sum, count) => sum + count, 0) };
}

/** The distribution of a sample, which is sorted in place: eight bytes a path. */
export function sampledDistribution(sample: Float64Array): Distribution {
  return { values: sample.sort(), counts: undefined, paths: sample.length };
}

/** Mean and standard deviation (n - 1). */
export function momentsOf({ values, counts, paths }: Distribution): { mean: number; deviation: number } {
  let sum = 0;
  for (let index = 0; index < values.length; index++)
    sum += (values[index] as number) * (counts?.[index] ?? 1);
  const mean = sum / paths;
  let squares = 0;
  for (let index = 0; index < values.length; index++) {
    squares += ((values[index] as number) - mean) ** 2 * (counts?.[index] ?? 1);
  }
  return { mean, deviation: paths > 1 ? Math.sqrt(squares / (paths - 1)) : 0 };
}

/** The value of the path with this rank, 0 for the lowest. */
function ranked({ values, counts, paths }: Distribution, rank: number): number {
  if (!counts) return values[Math.min(paths - 1, rank)] ?? 0;
  let passed = 0;
  for (let index = 0; index < values.length; index++) {
    passed += counts[index] ?? 0;
    if (rank < passed) return values[index] ?? 0;
  }
  return values.at(-1) ?? 0;
}

/** A percentile (0 to 100) as Excel's PERCENTILE.INC has it: between ranks it interpolates. */
export function percentileOf(distribution: Distribution, percentile: number): number {
  const position = ((distribution.paths - 1) * percentile) / 100;
  const rank = Math.floor(position);
  const [below, above] = [ranked(distribution, rank), ranked(distribution, Math.ceil(position))];
  return below + (above - below) * (position - rank);
}

/** A histogram of equal bars from the lowest to the highest value; one bar where all values are equal. */
export function histogramOf(distribution: Distribution, bars = 40): readonly Bar[] {
  const { values, counts } = distribution;
  const [low, high] = [values[0] ?? 0, values.at(-1) ?? 0];
  const width = (high - low) / bars;
  if (!(width > 0)) return [{ fromUsdM: low, toUsdM: high, paths: distribution.paths }];
  const paths = new Float64Array(bars);
  values.forEach((value, index) => {
    const bar = Math.min(bars - 1, Math.floor((value - low) / width));
    paths[bar] = (paths[bar] ?? 0) + (counts?.[index] ?? 1);
  });
  return Array.from(paths, (count, bar) => ({
    fromUsdM: low + bar * width,
    toUsdM: bar === bars - 1 ? high : low + (bar + 1) * width,
    paths: count,
  }));
}
