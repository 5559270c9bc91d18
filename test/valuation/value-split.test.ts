import fc from 'fast-check';
import { dealCase } from '../../src/valuation/deal-case';
import { licenseeFlows } from '../../src/valuation/licensee-flows';
import { dueYears } from '../../src/valuation/payments';
import { price } from '../../src/valuation/pricing';
import { splitValue, valueBothSides, valueLicensee } from '../../src/valuation/value-split';
import { assume, deals, refusal, rnpv, tables, terms, value } from './deals';
import type { Pairs } from './deals';

const split = (deal: string | Pairs, assumptions: Pairs) =>
  splitValue(terms(deal), assume(assumptions), tables);
const licensee = (deal: string | Pairs, assumptions: Pairs) =>
  valueLicensee(terms(deal), assume(assumptions), tables);
const pv = (amount: number, years: number, rate = 0.12) => amount * (1 + rate) ** -years;

/** Filed in oncology: 0.92 and 0.8 years; three market years at the peak, counted at their start. */
const deal = { stage: 'Filed', area: 'Oncology', upfront: 20, dev_reg_milestones: 30, royalty_low: 10 };
const sales = { peak_sales: 200, years_to_peak: 0, years_on_market: 3, timing: 'start' };
const marketYears = [0.8, 1.8, 2.8];

describe("the licensee's side, by hand", () => {
  const profit = 200 * 0.62;
  const royalty = 200 * 0.1;

  test('profit after cited costs, review cost at its start, payments to the licensor', () => {
    const expected =
      -20 -
      1.5 * 40 -
      0.92 * pv(30, 0.8) +
      0.92 * marketYears.reduce((sum, t) => sum + pv(profit - royalty, t), 0);
    expect(licensee(deal, sales).rnpvUsdM).toBeCloseTo(expected, 10);
  });

  test('the two sides add up, and what one pays the other gets', () => {
    const { licensorUsdM, licenseeUsdM, totalUsdM, licensorShare, licenseeShare } = split(deal, sales);
    expect(licensorUsdM).toBe(rnpv(deal, sales));
    expect(totalUsdM).toBe(licensorUsdM + licenseeUsdM);
    const joint = -1.5 * 40 + 0.92 * marketYears.reduce((sum, t) => sum + pv(profit, t), 0);
    expect(totalUsdM).toBeCloseTo(joint, 10);
    expect((licensorShare ?? 0) + (licenseeShare ?? 0)).toBeCloseTo(1, 14);
  });

  test('its own rate', () => {
    const at = (rate: number) => licensee(deal, { ...sales, licensee_rate: rate }).rnpvUsdM;
    expect(at(0.12)).toBe(licensee(deal, sales).rnpvUsdM);
    expect(at(0.08)).toBeGreaterThan(at(0.12));
    expect(split(deal, { ...sales, licensee_rate: 0.08 }).licensorUsdM).toBe(rnpv(deal, sales));
  });

  test('tax on the profit of the success case, losses first, then weighted', () => {
    // Before the market: -20 - 60 - 30 = -110 of losses; then 124 - 20 = 104 a year.
    const taxes = [0, 0.2 * (2 * 104 - 110), 0.2 * 104];
    const expected =
      licensee(deal, sales).rnpvUsdM -
      0.92 * taxes.reduce((sum, tax, i) => sum + pv(tax, marketYears[i] ?? 0), 0);
    expect(licensee(deal, { ...sales, tax_rate: 0.2 }).rnpvUsdM).toBeCloseTo(expected, 10);
  });

  test('tax where payments are not deductible', () => {
    const taxes = [0.2 * (124 - 60), 0.2 * 124, 0.2 * 124];
    const expected =
      licensee(deal, sales).rnpvUsdM -
      0.92 * taxes.reduce((sum, tax, i) => sum + pv(tax, marketYears[i] ?? 0), 0);
    const assumptions = { ...sales, tax_rate: 0.2, payments_deductible: false };
    expect(licensee(deal, assumptions).rnpvUsdM).toBeCloseTo(expected, 10);
  });

  test('launch cost at launch, flagged where it is left out', () => {
    const less = licensee(deal, { ...sales, launch_cost: 50 }).rnpvUsdM - licensee(deal, sales).rnpvUsdM;
    expect(less).toBeCloseTo(-0.92 * pv(50, 0.8), 10);
    const row = licensee(deal, sales).events.find(({ event }) => event === 'launch cost');
    expect(row).toMatchObject({ valueUsdM: 0, basis: 'left out: launch_cost is 0 (house)' });
  });

  test('tax withheld from the licensor is paid by the licensee and kept by neither', () => {
    const [plain, withheld] = [split(deal, sales), split(deal, { ...sales, withholding_tax: 0.1 })];
    expect(withheld.licenseeUsdM).toBe(plain.licenseeUsdM);
    expect(withheld.licensorUsdM).toBeCloseTo(0.9 * plain.licensorUsdM, 10);
  });

  test('co-development moves value between the sides and makes none', () => {
    const shared = split(deal, { ...sales, profit_share: 0.4, cost_share: 0.4, launch_cost: 30 });
    expect(shared.totalUsdM).toBeCloseTo(split(deal, { ...sales, launch_cost: 30 }).totalUsdM, 10);
  });

  test("the licensee's shares cost it what the licensor gets", () => {
    const withShares = { ...deal, equity: 15, 'equity kind': 'Licensee shares' };
    expect(licensee(withShares, sales).rnpvUsdM).toBeCloseTo(licensee(deal, sales).rnpvUsdM - 15, 10);
    const bought = { ...deal, equity: 15, 'equity kind': 'Licensor shares' };
    expect(licensee(bought, sales).rnpvUsdM).toBe(licensee(deal, sales).rnpvUsdM);
  });

  test('no shares where a side is negative; no side without sales', () => {
    expect(split(deal, { ...sales, peak_sales: 1 })).toMatchObject({
      licensorShare: undefined,
      licenseeShare: undefined,
    });
    expect(refusal(() => split(deal, {}))).toEqual({
      kind: 'notAvailable',
      message: expect.stringContaining('peak_sales') as string,
    });
  });
});

describe('every bundled deal', () => {
  test('splits into schedules that sum, row by row, on both sides', () => {
    for (const { deal_id: id } of deals) {
      let sides;
      try {
        sides = valueBothSides(terms(id), assume({ peak_sales: 1500, tax_rate: 0.2, abandon: true }), tables);
      } catch (error) {
        expect(error).toMatchObject({ kind: 'notAvailable' });
        continue;
      }
      for (const side of [sides.licensor, sides.licensee]) {
        const sum = side.events.reduce((all, { valueUsdM }) => all + valueUsdM, 0);
        expect(sum).toBe(side.rnpvUsdM);
      }
      expect(sides.split.totalUsdM).toBe(sides.licensor.rnpvUsdM + sides.licensee.rnpvUsdM);
    }
  });
});

describe('abandonment', () => {
  const early = { stage: 'Phase 1', area: 'Oncology', upfront: 10, near_term: 3, milestones: 4000 };

  test('a licensee without enough to gain stops at once, and the licensor keeps what was paid', () => {
    expect(rnpv(early, { peak_sales: 5, abandon: true })).toBe(10);
    const basis = value(early, { peak_sales: 5, abandon: true }).events.find(
      ({ event }) => event === 'milestone: entry into Phase 2',
    );
    expect(basis).toMatchObject({
      probability: 0,
      basis: expect.stringMatching(
        /not reached: the licensee stops before Phase 1 \(abandon given\)$/,
      ) as string,
    });
  });

  test('with enough to gain nothing changes', () => {
    const rich = { peak_sales: 40_000 };
    expect(rnpv(early, { ...rich, abandon: true })).toBe(rnpv(early, rich));
  });

  test('needs sales', () => {
    expect(refusal(() => rnpv(early, { abandon: true }))).toEqual({
      kind: 'notAvailable',
      message: 'abandon: needs sales; give peak_sales in the assumptions.',
    });
  });

  const anyDeal = fc.record({
    stage: fc.constantFrom('Discovery', 'Preclinical', 'Phase 1', 'Phase 2', 'Phase 3', 'Filed', 'Approved'),
    territory_class: fc.constant('China'),
    upfront: fc.double({ min: 1, max: 300, noNaN: true }),
    near_term: fc.double({ min: 1, max: 100, noNaN: true }),
    dev_reg_milestones: fc.double({ min: 1, max: 2000, noNaN: true }),
    sales_milestones: fc.double({ min: 1, max: 2000, noNaN: true }),
  });
  const anyMarket = fc.record({
    peak_sales: fc.double({ min: 1, max: 3000, noNaN: true }),
    licensee_rate: fc.double({ min: 0, max: 0.3, noNaN: true }),
    launch_cost: fc.double({ min: 0, max: 300, noNaN: true }),
    tax_rate: fc.constantFrom(0, 0.25),
    years_on_market: fc.constantFrom(2, 5),
    sales_thresholds: fc.constantFrom('', '1; 400'),
    cogs_sga: fc.constantFrom(0.3, 0.9),
  });

  test('is the best of all policies, found by trying every one of them', () => {
    fc.assert(
      fc.property(anyDeal, anyMarket, (product, market) => {
        const stopping = assume({ ...market, abandon: true });
        const found = licensee(product, { ...market, abandon: true }).rnpvUsdM;
        const aCase = dealCase(terms(product), stopping, tables);
        const flows = licenseeFlows(aCase);
        const last = aCase.pathway.phases.length;
        const worth = (milestonesThrough: number, startsThrough: number, untilYears: number) =>
          flows.reduce(
            (sum, flow) =>
              sum +
              price(flow, aCase, market.licensee_rate, {
                milestonesThrough,
                startsThrough,
                untilYears,
                basis: '',
              }).valueUsdM,
            0,
          );
        const dates = flows
          .filter((flow) => flow.phasesPassed === last)
          .map((flow) => dueYears(flow, aCase.pathway));
        const tried = [
          ...dates.map((date) => worth(last, last, date)),
          ...Array.from({ length: last + 1 }, (_, passed) => [
            worth(passed, passed - 1, Number.POSITIVE_INFINITY),
            worth(passed, passed, Number.POSITIVE_INFINITY),
          ]).flat(),
        ];
        const best = Math.max(...tried);
        return Math.abs(found - best) <= 1e-7 * Math.max(1, Math.abs(best));
      }),
      { numRuns: 200, seed: 20261122 },
    );
  });

  test("never lowers the licensee's value", () => {
    fc.assert(
      fc.property(anyDeal, anyMarket, (product, market) => {
        const free = licensee(product, { ...market, abandon: true }).rnpvUsdM;
        return free >= licensee(product, market).rnpvUsdM - 1e-9;
      }),
      { numRuns: 200, seed: 20261122 },
    );
  });
});
