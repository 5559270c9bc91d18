import type { Stage } from '../../src/deals/vocabulary';
import { operatingCostShare, royaltyBenchmark } from '../../src/market/benchmark-terms';
import { tables } from './tables';

test.each<[Stage, number, number]>([
  ['Platform', 0.045, 0.08],
  ['Preclinical', 0.045, 0.08],
  ['IND', 0.045, 0.08],
  ['Phase 1/2', 0.045, 0.08],
  ['Phase 2', 0.093, 0.13],
  ['Phase 3', 0.093, 0.13],
  ['Approved', 0.093, 0.13],
])('median royalty tiers of 2025 at %s', (stage, low, high) => {
  const benchmark = royaltyBenchmark(tables, stage);
  expect(benchmark.low).toBeCloseTo(low, 12);
  expect(benchmark.high).toBeCloseTo(high, 12);
  expect(benchmark.citation).toMatchObject({ sourceId: 'LAWDB2025' });
});

test('operating costs are the cited 38 % of sales', () => {
  expect(operatingCostShare(tables)).toMatchObject({ value: 0.38, citation: { sourceId: 'CHANDRA2024' } });
});
