import { breakEven, targetOf, unknownNamed } from '../../src/valuation/break-even';
import type { Target, Unknown } from '../../src/valuation/break-even';
import { splitValue } from '../../src/valuation/value-split';
import { assume, refusal, rnpv, tables, terms } from './deals';
import type { Pairs } from './deals';

const deal = {
  stage: 'Phase 2',
  area: 'Oncology',
  upfront: 50,
  milestones: 600,
  royalty_low: 8,
  royalty_high: 12,
};
const solve = (unknown: Unknown, target: Target, assumptions: Pairs = {}, product: Pairs = deal) =>
  breakEven(terms(product), assume(assumptions), tables, unknown, target);
const split = (product: Pairs, assumptions: Pairs) => splitValue(terms(product), assume(assumptions), tables);

describe('a break-even put back in gives its target', () => {
  test('peak sales at which the licensee earns nothing', () => {
    const peak = solve('peak sales', { side: 'licensee', rnpvUsdM: 0 });
    expect(peak).toBeGreaterThan(100);
    expect(split(deal, { peak_sales: peak }).licenseeUsdM).toBeCloseTo(0, 6);
  });

  test('peak sales at which the licensor gets 200, with tax and abandonment', () => {
    const market = { tax_rate: 0.2, launch_cost: 50 };
    const peak = solve('peak sales', { side: 'licensor', rnpvUsdM: 200 }, market);
    expect(rnpv(deal, { ...market, peak_sales: peak })).toBeCloseTo(200, 6);
  });

  test('likelihood of approval: every phase to the same power', () => {
    const likelihood = solve(
      'likelihood of approval',
      { side: 'licensee', rnpvUsdM: 0 },
      { peak_sales: 1500 },
    );
    const power = Math.log(likelihood) / Math.log(0.246 * 0.477 * 0.92);
    const given = { p_phase_2: 0.246 ** power, p_phase_3: 0.477 ** power, p_filed: 0.92 ** power };
    expect(split(deal, { peak_sales: 1500, ...given }).licenseeUsdM).toBeCloseTo(0, 6);
    expect(given.p_phase_2 * given.p_phase_3 * given.p_filed).toBeCloseTo(likelihood, 10);
  });

  test('upfront that leaves the licensee nothing, the milestones kept', () => {
    const upfront = solve('upfront', { side: 'licensee', rnpvUsdM: 0 }, { peak_sales: 3000 });
    expect(split({ ...deal, upfront }, { peak_sales: 3000 }).licenseeUsdM).toBeCloseTo(0, 6);
  });

  test('upfront for a licensor who wants 300', () => {
    expect(solve('upfront', { side: 'licensor', rnpvUsdM: 300 })).toBeCloseTo(300 - (rnpv(deal) - 50), 6);
  });

  test('where only a total is known the milestones of the estimate are kept', () => {
    const total = { stage: 'Phase 2', area: 'Oncology', total: 1000 };
    const upfront = solve('upfront', { side: 'licensor', rnpvUsdM: 300 }, {}, total);
    expect(upfront).toBeCloseTo(300 - (rnpv(total) - 50), 6);
  });
});

test.each<[string, () => unknown, RegExp]>([
  ['out of reach', () => solve('upfront', { side: 'licensor', rnpvUsdM: 10 }), /^target: no upfront/],
  ['nothing to gain', () => solve('peak sales', { side: 'licensor', rnpvUsdM: 1 }), /^target: no peak sales/],
  ['no sales', () => solve('upfront', { side: 'licensee', rnpvUsdM: 0 }), /peak_sales/],
  [
    'approved',
    () => solve('likelihood of approval', { side: 'licensor', rnpvUsdM: 0 }, { stage: 'Approved' }),
    /likelihood is 1/,
  ],
])('#N/A: %s', (_, call, message) => {
  expect(refusal(call)).toEqual({ kind: 'notAvailable', message: expect.stringMatching(message) as string });
});

test.each<[unknown, Unknown]>([
  ['peak_sales', 'peak sales'],
  ['Peak Sales', 'peak sales'],
  ['LOA', 'likelihood of approval'],
  ['likelihood of approval', 'likelihood of approval'],
  ['upfront', 'upfront'],
])('unknown %p', (text, unknown) => {
  expect(unknownNamed(text)).toBe(unknown);
});

test.each<[unknown, Target]>([
  [null, { side: 'licensee', rnpvUsdM: 0 }],
  [0, { side: 'licensee', rnpvUsdM: 0 }],
  [250, { side: 'licensee', rnpvUsdM: 250 }],
  ['licensor', { side: 'licensor', rnpvUsdM: 0 }],
  ['Licensor 1,500', { side: 'licensor', rnpvUsdM: 1500 }],
  ['licensee = -20', { side: 'licensee', rnpvUsdM: -20 }],
])('target %p', (value, target) => {
  expect(targetOf(value)).toEqual(target);
});

test('what is neither is refused', () => {
  expect(refusal(() => unknownNamed('royalty'))).toEqual({
    kind: 'value',
    message: 'unknown: "royalty" is not one. Give peak sales, likelihood of approval, upfront.',
  });
  expect(refusal(() => targetOf('everybody')).message).toMatch(/^target: "everybody"/);
});
