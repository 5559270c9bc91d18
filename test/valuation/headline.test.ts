import { headlineParts } from '../../src/valuation/headline';
import { deals, assume, terms } from './deals';
import type { Pairs } from './deals';
import type { Stage } from '../../src/deals/vocabulary';

const parts = (deal: Pairs, assumptions: Pairs = {}, stage: Stage = 'Preclinical') => {
  const { upfront, devReg, sales, restUsdM, floor } = headlineParts(terms(deal), assume(assumptions), stage);
  return {
    upfront: upfront?.amountUsdM,
    devReg: devReg?.amountUsdM,
    sales: sales?.amountUsdM,
    rest: restUsdM,
    floor,
  };
};

describe('how a headline divides', () => {
  test.each<[string, Pairs, Partial<ReturnType<typeof parts>>]>([
    [
      'milestones are split 25 to 75',
      { upfront: 100, milestones: 900 },
      { upfront: 100, devReg: 225, sales: 675, rest: 0, floor: false },
    ],
    [
      'both parts disclosed',
      { upfront: 25, milestones: 770, dev_reg_milestones: 240, sales_milestones: 530, total: 795 },
      { upfront: 25, devReg: 240, sales: 530, rest: 0 },
    ],
    [
      'one part disclosed: the other is the rest of the milestones',
      { milestones: 1000, dev_reg_milestones: 195 },
      { devReg: 195, sales: 805 },
    ],
    ['sales part disclosed', { milestones: 600, sales_milestones: 152.5 }, { devReg: 447.5, sales: 152.5 }],
    [
      'milestones undisclosed: what the total leaves',
      { upfront: 50, near_term: 50, total: 1000 },
      { upfront: 50, devReg: 225, sales: 675, rest: 0 },
    ],
    [
      'equity inside the total is taken off',
      { upfront: 25, equity: 75, 'equity kind': 'Licensee shares', equity_in: 'total', total: 900 },
      { devReg: 200, sales: 600 },
    ],
    [
      'equity outside the total is not',
      { upfront: 100, equity: 75, 'equity kind': 'Licensee shares', equity_in: 'outside', total: 900 },
      { devReg: 200, sales: 600 },
    ],
    ['never below 0', { upfront: 50, near_term: 30, total: 60 }, { devReg: 0, sales: 0, rest: 0 }],
    [
      'only a total, preclinical: 5 % upfront',
      { total: 1000 },
      { upfront: 50, devReg: 237.5, sales: 712.5, floor: false },
    ],
    [
      'a part disclosed but no upfront: nothing is estimated',
      { total: 1000, dev_reg_milestones: 100 },
      { upfront: undefined, devReg: 100, sales: 900 },
    ],
    ['a stated zero upfront', { upfront: 'none', total: 1000 }, { upfront: 0, devReg: 250, sales: 750 }],
    [
      'what the source does not itemise',
      { upfront: 150, milestones: 380, total: 1110 },
      { devReg: 95, sales: 285, rest: 580 },
    ],
    [
      'parts that do not add up to the milestones',
      { upfront: 35, milestones: 672.5, dev_reg_milestones: 226, sales_milestones: 445, total: 707.5 },
      { devReg: 226, sales: 445, rest: 1.5 },
    ],
    [
      'no milestone and no total: a floor',
      { upfront: 200 },
      { upfront: 200, devReg: undefined, floor: true },
    ],
    ['a milestone part alone', { dev_reg_milestones: 40 }, { devReg: 40, sales: undefined, floor: false }],
    [
      'an acquisition: price and contingent payments, no split',
      { type: 'Acquisition', upfront: 1000, milestones: 200, total: 1200 },
      { upfront: 1000, devReg: 200, sales: undefined, rest: 0 },
    ],
    [
      'an acquisition with a total only: the price',
      { type: 'Acquisition', total: 1800 },
      { upfront: 1800, devReg: undefined, sales: undefined },
    ],
  ])('%s', (_, deal, expected) => {
    expect(parts(deal)).toMatchObject(expected);
  });

  test.each<[Stage, number]>([
    ['Platform', 20],
    ['Discovery', 20],
    ['Preclinical', 50],
    ['IND', 50],
    ['Phase 1/2', 50],
    ['Phase 2', 50],
    ['Phase 2/3', 50],
    ['Phase 3', 80],
    ['Filed', 80],
    ['Approved', 80],
  ])('an upfront estimated at %s is %p of 1,000', (stage, upfront) => {
    expect(parts({ total: 1000 }, {}, stage).upfront).toBe(upfront);
  });

  test('estimate_upfront FALSE leaves the estimate out', () => {
    expect(parts({ total: 1000 }, { estimate_upfront: false })).toMatchObject({
      upfront: undefined,
      devReg: 250,
      sales: 750,
    });
  });

  test('dev_reg_share decides only where the deal does not', () => {
    expect(parts({ milestones: 100 }, { dev_reg_share: 0.4 })).toMatchObject({ devReg: 40, sales: 60 });
    expect(parts({ milestones: 100, dev_reg_milestones: 10 }, { dev_reg_share: 0.4 })).toMatchObject({
      devReg: 10,
      sales: 90,
    });
  });

  test('the bases say disclosed, estimated, house or given', () => {
    const { upfront, devReg } = headlineParts(terms('fudan-huya-2016-03'), assume(), 'Preclinical');
    expect(upfront?.basis()).toBe('amount estimated: 5 % of the total 65, house median at Preclinical');
    expect(devReg?.basis()).toMatch(
      /^milestones 61\.75 estimated: total 65 disclosed less .* × 25 % .*\(house\)$/,
    );
  });
});

test('every headline of the data is carried to the last dollar', () => {
  for (const row of deals) {
    if (row.total_usd_m === undefined) continue;
    const { upfront, devReg, sales, restUsdM } = headlineParts(terms(row.deal_id), assume(), 'Phase 1');
    const equity = row.equity_in === 'total' ? (row.equity_usd_m ?? 0) : 0;
    const carried = [
      upfront?.amountUsdM,
      row.near_term_usd_m,
      devReg?.amountUsdM,
      sales?.amountUsdM,
    ].reduce<number>((sum, amount) => sum + (amount ?? 0), equity + restUsdM);
    expect([row.deal_id, Math.abs(carried - row.total_usd_m) < 1e-9]).toEqual([row.deal_id, true]);
  }
});
