import { waterfallOf } from '../../src/valuation/waterfall';
import { deals, value } from './deals';
import type { Pairs } from './deals';

const steps = (deal: string | Pairs, assumptions: Pairs = {}) =>
  Object.fromEntries(waterfallOf(value(deal, assumptions)).map(({ step, amountUsdM }) => [step, amountUsdM]));

test('from 9.5 bn to what it is worth', () => {
  const found = steps('kelun-merck-2022-12', { peak_sales: 2000 });
  expect(found.headline).toBeCloseTo(9475, 8);
  expect(found['outside the headline']).toBeGreaterThan(100); // equity of 100, and royalties
  expect(found['past or ended']).toBeCloseTo(0, 12);
  expect(found['less unlikely']).toBeLessThan(0);
  expect(found['less later']).toBeLessThan(0);
});

test('what is past or ended is neither unlikely nor late', () => {
  const found = steps('harbour-cullinan-2023-02', { valuation_date: '2025-01-01' });
  expect(found.headline).toBeCloseTo(588, 8);
  expect(found['past or ended']).toBeCloseTo(-588, 8);
});

test('the steps of every deal sum to its rNPV and begin at its headline', () => {
  for (const { deal_id: id, total_usd_m: total } of deals) {
    if (total === undefined) continue;
    const valuation = value(id, { peak_sales: 700 });
    const all = waterfallOf(valuation);
    const sum = all.reduce((whole, { amountUsdM }) => whole + amountUsdM, 0);
    expect(Math.abs(sum - valuation.rnpvUsdM)).toBeLessThan(1e-8 * Math.max(1, total));
    expect([id, Number(all[0]?.amountUsdM.toFixed(6))]).toEqual([id, total]);
  }
});
