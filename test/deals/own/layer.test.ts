import { facetCounts, selectDeals, summarise } from '../../../src/deals/query';
import { isOwnDeal, ownDealCount, publicPart, withOwnDeals } from '../../../src/deals/own/layer';
import { dataVersion, dealRow } from '../../workbook/io';

const base = dataVersion('2026-01', [
  dealRow('a-b-2024-05', '2024-05-03', { total_usd_m: 100 }),
  dealRow('c-d-2025-01', '2025-01-10', { total_usd_m: 200 }),
]);
const idsOf = (set: typeof base) => Array.from({ length: set.size }, (_, row) => set.row(row).deal_id);

test('own deals stand among the public ones, in the order of announcement, and are told apart by their origin', () => {
  const set = withOwnDeals(base, [dealRow('own-x-y', '2024-12', { total_usd_m: 50 })]);
  expect(idsOf(set)).toEqual(['a-b-2024-05', 'own-x-y', 'c-d-2025-01']);
  expect([0, 1, 2].map((row) => set.value(row, 'origin'))).toEqual(['Public', 'Own', 'Public']);
  expect([0, 1, 2].map((row) => isOwnDeal(set, row))).toEqual([false, true, false]);
  expect(ownDealCount(set)).toBe(1);
  expect(summarise(set, { criteria: [] }, 'total_usd_m')).toMatchObject({ deals: 3, sumUsdM: 350 });
  expect(selectDeals(set, { criteria: [{ field: 'Origin', test: 'own' }] }).count).toBe(1);
  expect(selectDeals(set, { criteria: [{ field: 'origin', test: '<>Own' }] }).count).toBe(2);
  expect(facetCounts(set, { criteria: [] }, 'origin')).toEqual([
    { name: 'Public', deals: 2 },
    { name: 'Own', deals: 1 },
  ]);
});

test('an own deal with the id of a public one takes its place', () => {
  const set = withOwnDeals(base, [dealRow('A-B-2024-05', '2024-05-03', { total_usd_m: 1 })]);
  expect(set.size).toBe(2);
  expect(set.value(set.rowOf('a-b-2024-05') ?? -1, 'total_usd_m')).toBe(1);
  expect(ownDealCount(set)).toBe(1);
});

test('the version stays that of the public part, which is there as it was; without own deals nothing is laid', () => {
  const set = withOwnDeals(base, [dealRow('own-x-y', '2024-12')]);
  expect(set.version).toBe(base.version);
  expect(publicPart(set)).toBe(base);
  expect(publicPart(base)).toBe(base);
  expect(withOwnDeals(base, [])).toBe(base);
  expect([ownDealCount(base), isOwnDeal(base, 0)]).toEqual([0, false]);
  expect(base.value(0, 'origin')).toBe('Public');
});
