import fc from 'fast-check';
import { simulateDeal, startSimulation } from '../../src/valuation/simulation/simulation';
import type { SimulationResult, SimulationSize } from '../../src/valuation/simulation/simulation';
import {
  countedDistribution,
  histogramOf,
  momentsOf,
  percentileOf,
  sampledDistribution,
} from '../../src/valuation/simulation/distribution';
import { lognormalFactor, normalDraw, pertFactor, randomSource } from '../../src/valuation/simulation/random';
import { assume, deals, refusal, rnpv, tables, terms, value } from './deals';
import type { Pairs } from './deals';

const simulate = (
  deal: string | Pairs,
  assumptions: Pairs = {},
  size: SimulationSize = {},
): SimulationResult => simulateDeal(terms(deal), assume(assumptions), tables, { paths: 20_000, ...size });

const withinThreeErrors = ({ meanUsdM, rnpvUsdM, standardErrorUsdM }: SimulationResult) =>
  Math.abs(meanUsdM - rnpvUsdM) <= 3 * standardErrorUsdM + 1e-9;

/** 50 deals of the data that have a value, spread over the whole list. */
const fifty = deals
  .map(({ deal_id: id }) => id)
  .filter((id) => {
    try {
      return rnpv(id) > 0;
    } catch {
      return false;
    }
  })
  .filter((_, index, all) => index % Math.floor(all.length / 50) === 0)
  .slice(0, 50);

describe('the mean of the paths', () => {
  test('is the rNPV within three standard errors, for 50 deals with royalties', () => {
    const results = fifty.map((id, index) => simulate(id, { peak_sales: 1200 }, { seed: 500 + index }));
    expect(results).toHaveLength(50);
    const off = results.filter((result) => !withinThreeErrors(result));
    expect(off.map(({ meanUsdM, rnpvUsdM }) => [meanUsdM, rnpvUsdM])).toEqual([]);
  });

  test.each<[string, string | Pairs, Pairs]>([
    ['several assets', 'kelun-merck-2022-12', { assets: 7, peak_sales: 3000 }],
    ['an option', 'zelgen-abbvie-2025-12', { peak_sales: 800 }],
    ['an option on several assets', 'duality-gsk-2024-12', { assets: 3 }],
    ['an approved asset', 'visirna-sanofi-2025-08', { stage: 'Approved', peak_sales: 500 }],
    ['a later date', 'akeso-summit-2022-12', { valuation_date: '2025-01-01', peak_sales: 2000 }],
    ['thresholds', 'akeso-summit-2022-12', { peak_sales: 2000, sales_thresholds: '500; 1500; 9000' }],
    ['abandonment', 'akeso-summit-2022-12', { peak_sales: 3000, abandon: true }],
    ['co-development', 'systimmune-bms-2023-12', { peak_sales: 3000, profit_share: 0.3, cost_share: 0.3 }],
    ['withheld tax', 'hengrui-gsk-2025-07', { withholding_tax: 0.1, peak_sales: 1000 }],
    [
      'many tranches',
      'hengrui-gsk-2025-07',
      { sales_milestone_years: '1; 2; 3; 4; 5; 6; 7; 8; 9; 10; 11; 12' },
    ],
    [
      'a tiny spread, on the path-by-path engine',
      'kelun-merck-2022-12',
      { peak_sales: 900, duration_spread: 1e-12 },
    ],
    [
      'a tiny volatility, with thresholds',
      'akeso-summit-2022-12',
      { peak_sales: 2000, sales_thresholds: '500; 1500; 9000', sales_volatility: 1e-12 },
    ],
    [
      'a tiny spread with abandonment and loe_date',
      'akeso-summit-2022-12',
      { peak_sales: 3000, abandon: true, loe_date: '2036-01-01', duration_spread: 1e-12 },
    ],
  ])('%s', (_, deal, assumptions) => {
    const result = simulate(deal, assumptions, { paths: 60_000, seed: 7 });
    expect(result.standardErrorUsdM).toBeGreaterThan(0);
    expect(withinThreeErrors(result)).toBe(true);
  });
});

describe('probabilities of a path', () => {
  const deal = { stage: 'Phase 2', area: 'Oncology', upfront: 100, milestones: 300, total: 400 };
  const near = (found: number, expected: number, paths: number) =>
    Math.abs(found - expected) <= 4 * Math.sqrt((expected * (1 - expected)) / paths) + 1e-12;

  test('of no milestone, of approval, of the whole headline', () => {
    const paths = 100_000;
    const result = simulate(deal, {}, { paths });
    const loa = 0.246 * 0.477 * 0.92;
    expect(near(result.probabilityOfNoMilestone, 1 - 0.246, paths)).toBe(true);
    expect(near(result.probabilityOfApproval, loa, paths)).toBe(true);
    expect(near(result.probabilityOfHeadline, loa * 0.2 ** 3, paths)).toBe(true);
    expect(result.headlineUsdM).toBe(400);
  });

  test('with several assets: of at least one', () => {
    const paths = 100_000;
    const result = simulate(deal, { assets: 4 }, { paths });
    expect(near(result.probabilityOfNoMilestone, (1 - 0.246) ** 4, paths)).toBe(true);
    expect(near(result.probabilityOfApproval, 1 - (1 - 0.246 * 0.477 * 0.92) ** 4, paths)).toBe(true);
  });

  test('several assets narrow the spread and keep the mean', () => {
    const [one, many] = [simulate(deal), simulate(deal, { assets: 20 })];
    expect(many.rnpvUsdM).toBeCloseTo(one.rnpvUsdM, 10);
    expect(many.standardDeviationUsdM).toBeLessThan(0.4 * one.standardDeviationUsdM);
  });

  test('a deal that is certain has one value', () => {
    const result = simulate({ upfront: 50 });
    expect(result).toMatchObject({
      meanUsdM: 50,
      standardDeviationUsdM: 0,
      probabilityOfNoMilestone: 1,
      probabilityOfHeadline: 1,
    });
    expect(result.percentiles.every(({ valueUsdM }) => valueUsdM === 50)).toBe(true);
  });

  test('a terminated deal brings nothing more, but the upfront counts towards the headline', () => {
    const result = simulate('harbour-cullinan-2023-02', { valuation_date: '2025-01-01' });
    expect(result).toMatchObject({ meanUsdM: 0, probabilityOfHeadline: 0, probabilityOfNoMilestone: 1 });
  });
});

describe('uncertain durations and sales', () => {
  const deal = {
    stage: 'Phase 3',
    area: 'Oncology',
    upfront: 10,
    milestones: 400,
    royalty_low: 10,
    announced: '2024-01-01',
  };

  test('a lognormal factor keeps the mean where royalties are linear in sales', () => {
    const result = simulate(deal, { peak_sales: 1000, sales_volatility: 0.6 }, { paths: 100_000 });
    expect(withinThreeErrors(result)).toBe(true);
    expect(result.standardDeviationUsdM).toBeGreaterThan(
      simulate(deal, { peak_sales: 1000 }, { paths: 100_000 }).standardDeviationUsdM,
    );
  });

  test('spread durations move the mean only by the curvature of discounting', () => {
    const result = simulate(deal, { peak_sales: 1000, duration_spread: 0.5 }, { paths: 100_000 });
    expect(result.meanUsdM).toBeGreaterThan(result.rnpvUsdM - 3 * result.standardErrorUsdM);
    expect(result.meanUsdM).toBeLessThan(1.02 * result.rnpvUsdM + 3 * result.standardErrorUsdM);
  });

  test('an earlier approval before a fixed loss of exclusivity sells longer', () => {
    const fixed = { peak_sales: 1000, loe_date: '2034-01-01' };
    const slow = rnpv(deal, { ...fixed, d_phase_3: 4 });
    const fast = rnpv(deal, { ...fixed, d_phase_3: 2 });
    expect(fast).toBeGreaterThan(slow);
    expect(simulate(deal, { ...fixed, duration_spread: 0.3 }).standardDeviationUsdM).toBeGreaterThan(0);
  });
});

describe('a seed decides everything', () => {
  test.each<[string, Pairs]>([
    ['counted outcomes', { peak_sales: 1000 }],
    ['stored paths', { peak_sales: 1000, assets: 3, duration_spread: 0.2, sales_volatility: 0.3 }],
  ])('%s: same seed, same result, in whatever steps', (_, assumptions) => {
    const whole = simulate('kelun-merck-2022-12', assumptions, { seed: 42 });
    const stepped = startSimulation(terms('kelun-merck-2022-12'), assume(assumptions), tables, {
      paths: 20_000,
      seed: 42,
    });
    while (stepped.done() < stepped.paths) stepped.advance(777);
    expect(stepped.result()).toEqual(whole);
    expect(simulate('kelun-merck-2022-12', assumptions, { seed: 43 }).meanUsdM).not.toBe(whole.meanUsdM);
  });

  test.each<[SimulationSize, RegExp]>([
    [{ paths: 0 }, /^paths: 0/],
    [{ paths: 1.5 }, /^paths: 1.5/],
    [{ paths: 1e9 }, /^paths/],
    [{ paths: Number.NaN }, /^paths/],
    [{ seed: 0.5 }, /^seed: 0.5/],
    [{ seed: 1e12 }, /^seed/],
  ])('%p is refused', (size, message) => {
    const refused = refusal(() => simulate('kelun-merck-2022-12', {}, size));
    expect(refused).toEqual({ kind: 'number', message: expect.stringMatching(message) as string });
  });
});

describe('percentiles', () => {
  test('of counted outcomes equal those of the sample that they stand for', () => {
    const pairs = fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 0, max: 9 })), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(
        pairs.filter((list) => list.some(([, count]) => count > 0)),
        fc.integer({ min: 0, max: 100 }),
        (list, percentile) => {
          const counted = countedDistribution(
            list.map(([each]) => each),
            list.map(([, count]) => count),
          );
          const sample = list.flatMap(([each, count]) => Array<number>(count).fill(each));
          const sampled = sampledDistribution(Float64Array.from(sample));
          const [a, b] = [momentsOf(counted), momentsOf(sampled)];
          return (
            percentileOf(counted, percentile) === percentileOf(sampled, percentile) &&
            Math.abs(a.mean - b.mean) < 1e-9 &&
            Math.abs(a.deviation - b.deviation) < 1e-9
          );
        },
      ),
      { seed: 20261122 },
    );
  });

  test.each([
    [0, 1],
    [25, 1.75],
    [50, 2.5],
    [100, 4],
  ])('PERCENTILE.INC of 1, 2, 3, 4 at %p %% is %p', (percentile, expected) => {
    expect(percentileOf(sampledDistribution(Float64Array.of(3, 1, 4, 2)), percentile)).toBe(expected);
  });

  test('rise, and the histogram counts every path', () => {
    const { percentiles, histogram, paths } = simulate('akeso-summit-2022-12', { peak_sales: 2000 });
    const values = percentiles.map(({ valueUsdM }) => valueUsdM);
    expect(values).toEqual([...values].sort((a, b) => a - b));
    expect(histogram.reduce((sum, bar) => sum + bar.paths, 0)).toBe(paths);
    expect(histogramOf(sampledDistribution(Float64Array.of(5, 5)))).toEqual([
      { fromUsdM: 5, toUsdM: 5, paths: 2 },
    ]);
  });
});

describe('draws', () => {
  const draws = (of: (source: ReturnType<typeof randomSource>) => number, n = 200_000) => {
    const source = randomSource(5);
    const all = Array.from({ length: n }, () => of(source));
    const mean = all.reduce((sum, draw) => sum + draw, 0) / n;
    const variance = all.reduce((sum, draw) => sum + (draw - mean) ** 2, 0) / n;
    return { mean, variance, low: Math.min(...all.slice(0, 1e5)), high: Math.max(...all.slice(0, 1e5)) };
  };

  test('uniform', () => {
    const { mean, variance, low, high } = draws((source) => source.uniform());
    expect(mean).toBeCloseTo(0.5, 2);
    expect(variance).toBeCloseTo(1 / 12, 2);
    expect(low).toBeGreaterThan(0);
    expect(high).toBeLessThan(1);
  });

  test('normal', () => {
    const { mean, variance } = draws(normalDraw);
    expect(Math.abs(mean)).toBeLessThan(0.01);
    expect(variance).toBeCloseTo(1, 1);
  });

  test('lognormal keeps its mean at 1', () => {
    const { mean, variance } = draws((source) => lognormalFactor(source, 0.4));
    expect(mean).toBeCloseTo(1, 2);
    expect(variance).toBeCloseTo(Math.exp(0.16) - 1, 1);
  });

  test('PERT: Beta(3, 3) between 1 - spread and 1 + spread', () => {
    const { mean, variance, low, high } = draws((source) => pertFactor(source, 0.5));
    expect(mean).toBeCloseTo(1, 2);
    expect(variance).toBeCloseTo(1 / 28, 3);
    expect(low).toBeGreaterThanOrEqual(0.5);
    expect(high).toBeLessThanOrEqual(1.5);
  });
});

test('what can be received is what the schedule holds', () => {
  const { rnpvUsdM } = simulate('hengrui-gsk-2025-07', {}, { paths: 10 });
  expect(rnpvUsdM).toBe(value('hengrui-gsk-2025-07').rnpvUsdM);
});
