import { sensitivityOf } from '../../src/valuation/sensitivity';
import { assume, deals, refusal, rnpv, tables, terms } from './deals';
import type { Pairs } from './deals';

const sensitivity = (deal: string | Pairs, assumptions: Pairs = {}, shock?: number) =>
  sensitivityOf(terms(deal), assume(assumptions), tables, shock);

describe('a tornado', () => {
  const deal = { stage: 'Phase 1', area: 'Oncology', upfront: 50, near_term: 10, milestones: 950 };

  test('moves one driver at a time by the shock, widest swing first', () => {
    const { rnpvUsdM, rows } = sensitivity(deal, { peak_sales: 900 });
    expect(rnpvUsdM).toBe(rnpv(deal, { peak_sales: 900 }));
    const swings = rows.map(({ swingUsdM }) => swingUsdM);
    expect(swings).toEqual([...swings].sort((a, b) => b - a));
    expect(rows.map(({ driver }) => driver).sort()).toEqual(
      [
        'upfront',
        'near-term',
        'development milestones',
        'sales milestones',
        'discount_rate',
        'p_phase_1',
        'p_phase_2',
        'p_phase_3',
        'p_filed',
        'd_phase_1',
        'd_phase_2',
        'd_phase_3',
        'd_filed',
        'dev_reg_share',
        'near_term_probability',
        'sales_milestone_attainment',
        'peak_sales',
        'years_to_peak',
        'years_on_market',
        'royalty',
      ].sort(),
    );
  });

  test.each<[string, Pairs, Pairs]>([
    ['upfront', { upfront: 40 }, { upfront: 60 }],
    ['near-term', { near_term: 8 }, { near_term: 12 }],
  ])('a term: %s', (driver, low, high) => {
    const row = sensitivity(deal).rows.find((each) => each.driver === driver);
    expect(row?.rnpvAtLowUsdM).toBeCloseTo(rnpv({ ...deal, ...low }), 10);
    expect(row?.rnpvAtHighUsdM).toBeCloseTo(rnpv({ ...deal, ...high }), 10);
  });

  test.each<[string, number, number]>([
    ['discount_rate', 0.096, 0.144],
    ['p_phase_1', 0.488 * 0.8, 0.488 * 1.2],
    ['d_phase_2', 3.7 * 0.8, 3.7 * 1.2],
    ['dev_reg_share', 0.2, 0.3],
    ['near_term_probability', 0.6, 0.9],
    ['peak_sales', 720, 1080],
  ])('an assumption: %s', (name, low, high) => {
    const market = { peak_sales: 900 };
    const row = sensitivity(deal, market).rows.find(({ driver }) => driver === name);
    expect([row?.low, row?.high]).toEqual([expect.closeTo(low, 12), expect.closeTo(high, 12)]);
    expect(row?.rnpvAtLowUsdM).toBeCloseTo(rnpv(deal, { ...market, [name]: low }), 10);
    expect(row?.rnpvAtHighUsdM).toBeCloseTo(rnpv(deal, { ...market, [name]: high }), 10);
  });

  test('probabilities are capped at 1', () => {
    const row = sensitivity(deal).rows.find(({ driver }) => driver === 'p_filed');
    expect(row).toMatchObject({ base: 0.92, high: 1 });
  });

  test('the royalty moves both ends', () => {
    const row = sensitivity(deal, { peak_sales: 900 }, 0.5).rows.find(({ driver }) => driver === 'royalty');
    expect(row?.rnpvAtHighUsdM).toBeCloseTo(
      rnpv(deal, { peak_sales: 900, royalty_low: 0.0675, royalty_high: 0.12 }),
      10,
    );
  });

  test('an estimated upfront moves alone, the milestones stay', () => {
    const row = sensitivity({ total: 1000 }).rows.find(({ driver }) => driver === 'upfront');
    expect(row).toMatchObject({ base: 50, swingUsdM: expect.closeTo(20, 10) as number });
  });

  test('a current phase that has begun is shocked as a whole', () => {
    const dated = { ...deal, announced: '2024-01-01' };
    const later = { valuation_date: '2025-01-01' };
    const row = sensitivity(dated, later).rows.find(({ driver }) => driver === 'd_phase_1');
    expect(row?.base).toBe(2.7);
    expect(row?.rnpvAtHighUsdM).toBeCloseTo(rnpv(dated, { ...later, d_phase_1: 2.7 * 1.2 }), 10);
  });

  test.each([[0], [1], [-0.2], [Number.NaN]])('a shock of %p is refused', (shock) => {
    expect(refusal(() => sensitivity(deal, {}, shock)).kind).toBe('number');
  });
});

test('the base of every bundled deal is its rNPV, and zero shocks would not move it', () => {
  for (const { deal_id: id } of deals.slice(0, 120)) {
    try {
      const { rnpvUsdM, rows } = sensitivity(id, { peak_sales: 500 }, 1e-9);
      expect(rnpvUsdM).toBe(rnpv(id, { peak_sales: 500 }));
      for (const { rnpvAtLowUsdM } of rows) {
        expect(Math.abs(rnpvAtLowUsdM - rnpvUsdM)).toBeLessThan(1e-6 * Math.max(1, rnpvUsdM));
      }
    } catch (error) {
      expect(error).toMatchObject({ kind: 'notAvailable' });
    }
  }
});
