import { ASSUMPTIONS } from '../../src/valuation/assumption-list';
import { cellOf } from '../../src/valuation/assumption-values';
import {
  DEFAULT_ASSUMPTIONS,
  originOf,
  readAssumptions,
  withAssumption,
} from '../../src/valuation/assumptions';
import { assume, refusal } from './deals';

/** The list of names in the specification. */
const NAMES =
  'discount_rate, licensee_rate, timing, valuation_date, stage, pos_by, pos_source, p_discovery, p_preclinical, ' +
  'p_phase_1, p_phase_2, p_phase_3, p_filed, d_discovery, d_preclinical, d_phase_1, d_phase_2, d_phase_3, d_filed, ' +
  'assets, include_equity, equity_premium, estimate_upfront, near_term_probability, exercise_probability, ' +
  'dev_reg_share, weight_phase_1, weight_phase_2, weight_phase_3, weight_filing, weight_approval, ' +
  'sales_milestone_attainment, sales_thresholds, sales_milestone_years, peak_sales, years_to_peak, ' +
  'years_on_market, launch_delay, loe_date, post_exclusivity, royalty_low, royalty_high, royalty_tiers, cogs_sga, ' +
  'cost_scale, cost_discovery, cost_preclinical, cost_phase_1, cost_phase_2, cost_phase_3, cost_filed, ' +
  'launch_cost, tax_rate, payments_deductible, profit_share, cost_share, withholding_tax, abandon, currency, ' +
  'fx_rate, duration_spread, sales_volatility, received_to_date';

describe('assumptions', () => {
  test('are the ones of the specification, in its order', () => {
    expect(ASSUMPTIONS.map(({ name }) => name).join(', ')).toBe(NAMES);
  });

  test('have the documented defaults', () => {
    expect(DEFAULT_ASSUMPTIONS.values).toMatchObject({
      discount_rate: 0.12,
      timing: 'mid',
      pos_by: 'area',
      assets: 1,
      include_equity: true,
      equity_premium: 0,
      estimate_upfront: true,
      near_term_probability: 0.75,
      exercise_probability: 0.5,
      dev_reg_share: 0.25,
      weight_phase_1: 5,
      weight_phase_2: 10,
      weight_phase_3: 20,
      weight_filing: 10,
      weight_approval: 55,
      sales_milestone_attainment: 0.2,
      sales_milestone_years: [2, 4, 6],
      years_to_peak: 5,
      years_on_market: 12,
      launch_delay: 0,
      post_exclusivity: 0,
      cost_scale: 1.5,
      launch_cost: 0,
      tax_rate: 0,
      payments_deductible: true,
      abandon: false,
      duration_spread: 0,
      sales_volatility: 0,
    });
    expect(DEFAULT_ASSUMPTIONS.values.peak_sales).toBeUndefined();
  });

  test('tolerate case, blanks and underscores, percent signs and header rows', () => {
    const read = readAssumptions([
      ['Name', 'Value'],
      ['Discount Rate', '10%'],
      ['PEAK_SALES', '2,500'],
      ['Net Sales 3', 700],
      [null, 'ignored'],
      [0, 4],
      ['', null],
      ['Timing', 'END'],
      ['abandon', 'true'],
      ['pos_source', 'wong'],
      ['loe_date', '2035-06'],
      ['stage', 'phase2'],
    ]);
    expect(read.values).toMatchObject({
      discount_rate: 0.1,
      peak_sales: 2500,
      timing: 'end',
      abandon: true,
      pos_source: { name: 'Wong Siah Lo 2019' },
      loe_date: 49475, // a month counts as its 15th: 2035-06-15
      stage: 'Phase 2',
    });
    expect([...read.netSalesUsdM]).toEqual([[3, 700]]);
  });

  test.each([[0], [null], ['']])('a value of %p is zero, and marked as perhaps blank', (blank) => {
    const read = assume({ p_phase_2: blank });
    expect(read.values.p_phase_2).toBe(0);
    expect(originOf(read, 'p_phase_2')).toBe('given: 0 or blank');
  });

  test.each([
    'peak_sales',
    'stage',
    'valuation_date',
    'loe_date',
    'timing',
    'royalty_tiers',
    'fx_rate',
    'assets',
  ])('where zero means nothing, a blank %s leaves the default', (name) => {
    expect(assume({ [name]: 0 })).toEqual(DEFAULT_ASSUMPTIONS);
    expect(assume({ [name]: null })).toEqual(DEFAULT_ASSUMPTIONS);
  });

  test('lists in one cell', () => {
    expect(assume({ sales_milestone_years: '1; 3,5' }).values.sales_milestone_years).toEqual([1, 3, 5]);
    expect(assume({ sales_milestone_years: 3 }).values.sales_milestone_years).toEqual([3]);
    expect(assume({ sales_thresholds: '500; 1,000: 80' }).values.sales_thresholds).toEqual([
      { netSalesUsdM: 500 },
      { netSalesUsdM: 1000, amountUsdM: 80 },
    ]);
    expect(assume({ royalty_tiers: '0: 5%; 500: 0.08' }).values.royalty_tiers).toEqual([
      { from: 0, rate: 0.05 },
      { from: 500, rate: 0.08 },
    ]);
  });

  test.each([
    [{ discont_rate: 0.1 }, 'value', /no assumption "discont_rate".*discount_rate/],
    [{ upfront: 5 }, 'value', /upfront is a term of the deal/],
    [{ discount_rate: 12 }, 'number', /discount_rate.*0\.12 or 12%/],
    [{ discount_rate: 1 }, 'number', /discount_rate/],
    [{ discount_rate: -1 }, 'number', /discount_rate/],
    [{ discount_rate: 'high' }, 'value', /discount_rate: "high"/],
    [{ discount_rate: true }, 'value', /discount_rate/],
    [{ p_filed: 1.2 }, 'number', /p_filed.*probability from 0 to 1/],
    [{ p_filed: -0.1 }, 'number', /p_filed/],
    [{ d_phase_1: -1 }, 'number', /d_phase_1/],
    [{ royalty_low: 8 }, 'number', /royalty_low.*0\.08 or 8%/],
    [{ assets: 1.5 }, 'number', /assets.*whole number/],
    [{ timing: 'noon' }, 'value', /timing: "noon".*start, mid, end/],
    [{ stage: 5 }, 'value', /stage/],
    [{ pos_source: 'Nobody' }, 'value', /pos_source.*BIO/],
    [{ loe_date: 'soon' }, 'value', /loe_date.*2025-06-30/],
    [{ abandon: 'perhaps' }, 'value', /abandon.*TRUE or FALSE/],
    [{ royalty_tiers: '0: 8; 500: 10' }, 'value', /royalty_tiers.*5%/],
    [{ royalty_tiers: '500: 8%; 100: 10%' }, 'value', /royalty_tiers.*ascending/],
    [{ sales_thresholds: 'many' }, 'value', /sales_thresholds/],
    [{ 'net_sales 0': 5 }, 'number', /net_sales 0.*1 to 60/],
    [{ 'net_sales 2': 'x' }, 'value', /net_sales 2/],
    [{ peak_sales: Number.POSITIVE_INFINITY }, 'value', /peak_sales/],
    [{ discount_rate: 0.1, 'Discount rate': 0.2 }, 'value', /given twice/],
  ])('%p is refused as %s', (pairs, kind, message) => {
    const refused = refusal(() => assume(pairs));
    expect(refused).toEqual({ kind, message: expect.stringMatching(message) as string });
  });

  test('a name given twice with the same value is one', () => {
    expect(
      readAssumptions([
        ['peak_sales', 5],
        ['Peak sales', 5],
      ]).values.peak_sales,
    ).toBe(5);
  });

  test('can be overridden one by one', () => {
    const changed = withAssumption(assume({ p_filed: 0.5 }), 'discount_rate', 0.2);
    expect(changed.values).toMatchObject({ discount_rate: 0.2, p_filed: 0.5 });
    expect(originOf(changed, 'discount_rate')).toBe('given');
  });

  test('every value survives its cell', () => {
    const read = assume({
      royalty_tiers: '0: 5%; 500: 8%',
      sales_thresholds: '500; 1000: 80',
      sales_milestone_years: '1; 3',
      pos_source: 'Hay',
      loe_date: '2035-06-15',
      stage: 'Filed',
      abandon: true,
      currency: 'EUR',
      discount_rate: 0.1,
    });
    for (const { name, kind } of ASSUMPTIONS) {
      const given = read.given.get(name);
      if (given)
        expect(assume({ [name]: cellOf(kind, read.values[name]) }).values[name]).toEqual(read.values[name]);
    }
  });
});
