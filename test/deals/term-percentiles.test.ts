import fc from 'fast-check';
import { modalityGroupOf } from '../../src/deals/vocabulary';
import { FEWEST_COMPARABLES, percentileRank, termPercentiles } from '../../src/deals/term-percentiles';
import { bundledSet as bundled } from './bundled';

test.each<[readonly number[], number, number | undefined]>([
  [[], 5, undefined],
  [[1, 2, 3, 4], 5, 1],
  [[1, 2, 3, 4], 0, 0],
  [[1, 2, 3, 4], 2.5, 0.5],
  [[1, 2, 2, 4], 2, 0.5],
  [[7, 7], 7, 0.5],
])('among %j, %p lies at %p', (values, value, expected) => {
  expect(percentileRank(values, value)).toBe(expected);
});

test('a higher figure never lies lower, and a mirrored one lies mirrored', () => {
  const numbers = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1 });
  fc.assert(
    fc.property(numbers, fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }), (values, a, b) => {
      const [low = 0, high = 0] = [Math.min(a, b), Math.max(a, b)].map((each) =>
        percentileRank(values, each),
      );
      expect(low).toBeLessThanOrEqual(high);
      const mirrored =
        percentileRank(
          values.map((each) => -each),
          -a,
        ) ?? 0;
      expect((percentileRank(values, a) ?? 0) + mirrored).toBeCloseTo(1, 12);
    }),
  );
});

// Each row against a plain walk through the deals: the deal itself is out, the set is as narrow as the rule allows.
test.each(['hansoh-gsk-2023-12', 'kelun-merck-2022-12'])('%s against a plain count', (id) => {
  const own = bundled.row(bundled.rowOf(id) ?? 0);
  const all = Array.from({ length: bundled.size }, (_, index) => bundled.row(index)).filter(
    ({ deal_id: each }) => each !== id,
  );
  const group = own.modality && modalityGroupOf(own.modality);
  const sameStage = all.filter(({ stage }) => stage === own.stage);
  const scopes = [
    [
      'both',
      sameStage.filter(({ modality }) => modality !== undefined && modalityGroupOf(modality) === group),
    ],
    ['stage', sameStage],
    ['all', all],
  ] as const;
  const rows = termPercentiles(bundled, {
    dealId: id,
    stage: own.stage,
    modalityGroup: group,
    terms: {
      upfront_usd_m: own.upfront_usd_m,
      total_usd_m: own.total_usd_m,
      royalty_high_pct: own.royalty_high_pct,
    },
  });
  for (const { term, scope, others, percentile, value } of rows.filter(
    ({ term }) => term !== 'upfront_share',
  )) {
    const disclosed = scopes.map(
      ([name, deals]) =>
        [
          name,
          deals.map((deal) => deal[term as 'total_usd_m']).filter((each) => each !== undefined),
        ] as const,
    );
    const [name, values] = disclosed.find(([, each]) => each.length >= FEWEST_COMPARABLES) ??
      disclosed[2] ?? ['all', []];
    const below = values.filter((each) => each < (value ?? 0)).length;
    const equal = values.filter((each) => each === value).length;
    expect([term, scope, others, percentile]).toEqual([
      term,
      name,
      values.length,
      value === undefined ? undefined : (below + equal / 2) / values.length,
    ]);
  }
});

test('what is not disclosed narrows nothing', () => {
  const rows = termPercentiles(bundled, { terms: { total_usd_m: 1000 } });
  expect(new Set(rows.map(({ scope }) => scope))).toEqual(new Set(['all']));
  expect(rows.find(({ term }) => term === 'upfront_usd_m')?.percentile).toBeUndefined();
});
