import { royaltyInForce, tiersOf } from '../../src/valuation/royalty';
import { assume, refusal, tables, terms } from './deals';
import type { Pairs } from './deals';
import type { Stage } from '../../src/deals/vocabulary';

const royalty = (deal: Pairs, assumptions: Pairs = {}, stage: Stage = 'Phase 1') =>
  royaltyInForce(terms(deal), assume(assumptions), tables, stage);

describe('the royalty in force', () => {
  test.each<[string, Pairs, Pairs, number, number, RegExp]>([
    ['numbers', { royalty_low: 8, royalty_high: 15 }, {}, 0.08, 0.15, /^given 8 % to 15 %$/],
    ['one number', { royalty_high: 12 }, {}, 0.12, 0.12, /^given 12 %$/],
    ['numbers before words', { royalty_low: 8, royalty_text: 'mid teens' }, {}, 0.08, 0.08, /^given 8 %$/],
    [
      'words',
      { royalty_text: 'tiered, mid teens' },
      {},
      0.14,
      0.16,
      /in words, "mid teens" read as 14-16 % \(house\)/,
    ],
    [
      'a royalty without a rate',
      { royalty_text: 'tiered' },
      {},
      0.045,
      0.08,
      /^benchmark 4\.5 % to 8 %, cited/,
    ],
    ['nothing said', { upfront: 1 }, {}, 0.045, 0.08, /^benchmark/],
    [
      'the assumption over the deal',
      { royalty_low: 8 },
      { royalty_low: 0.05, royalty_high: 0.1 },
      0.05,
      0.1,
      /^given/,
    ],
    ['one end given', { royalty_low: 8, royalty_high: 15 }, { royalty_high: 0.2 }, 0.08, 0.2, /^given/],
    ['a low end above the agreed high', { royalty_low: 8 }, { royalty_low: 0.1 }, 0.1, 0.1, /^given/],
    [
      'given where the deal shares profit',
      { royalty_text: 'profit share' },
      { royalty_low: 0.1, royalty_high: 0.1 },
      0.1,
      0.1,
      /^given/,
    ],
  ])('%s', (_, deal, assumptions, low, high, basis) => {
    const found = royalty(deal, assumptions);
    expect(found.kind).toBe('range');
    if (found.kind !== 'range') return;
    expect([found.low, found.high]).toEqual([expect.closeTo(low, 12), expect.closeTo(high, 12)]);
    expect(found.basis()).toMatch(basis);
  });

  test('later than Phase 1 the benchmark is 9.3 to 13 %', () => {
    expect(royalty({}, {}, 'Phase 2')).toMatchObject({
      low: expect.closeTo(0.093, 12) as number,
      high: expect.closeTo(0.13, 12) as number,
    });
  });

  test.each<[string, Pairs]>([
    ['a profit share', { royalty_text: '50/50 cost and profit share' }],
    ['a commission', { royalty_text: 'double-digit commission on sales' }],
    ['the word none', { royalty: 'none' }],
    ['a stated zero', { royalty_low: 'none', royalty_high: 'none' }],
    ['an acquisition', { type: 'Acquisition', upfront: 1 }],
  ])('no royalty: %s', (_, deal) => {
    expect(royalty(deal).kind).toBe('none');
  });

  test('low above high is refused', () => {
    expect(refusal(() => royalty({}, { royalty_low: 0.2, royalty_high: 0.1 }))).toEqual({
      kind: 'value',
      message: 'royalty_low: 0.2 is above royalty_high, 0.1.',
    });
  });
});

test('three equal tiers over thirds of peak sales: low, mean, high', () => {
  const found = royalty({ royalty_low: 8, royalty_high: 14 });
  expect(tiersOf(found, 900)).toEqual([
    { from: 0, rate: 0.08 },
    { from: 300, rate: expect.closeTo(0.11, 12) as number },
    { from: 600, rate: 0.14 },
  ]);
  expect(tiersOf(royalty({ royalty_low: 8 }), 900)).toEqual([{ from: 0, rate: 0.08 }]);
  expect(tiersOf(royalty({}, { royalty_tiers: '0: 5%; 500: 8%' }), 900)).toEqual([
    { from: 0, rate: 0.05 },
    { from: 500, rate: 0.08 },
  ]);
});
