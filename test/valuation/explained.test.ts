import fc from 'fast-check';
import { assumptionsInForce } from '../../src/valuation/in-force';
import { cashByYear } from '../../src/valuation/cash-by-year';
import { explainedLicenseeSchedule, explainedSchedule } from '../../src/valuation/explained';
import type { ExplainedEvent } from '../../src/valuation/explained';
import { leftOutOf } from '../../src/valuation/left-out';
import { licenseeLossProbability, licenseeOutcomes } from '../../src/valuation/licensee-outcomes';
import { valueDeal, valuedCase } from '../../src/valuation/schedule';
import { splitValue, valueLicensee } from '../../src/valuation/value-split';
import { assume, tables, terms } from './deals';
import type { Pairs } from './deals';

const caseOf = (deal: string | Pairs, assumptions: Pairs = {}) =>
  valuedCase(terms(deal), assume(assumptions), tables);

const PHASE_2 = { upfront: 60, milestones: 900, near_term: 20, stage: 'Phase 2', area: 'Oncology' };

test.each<[string, readonly string[]]>([
  ['upfront', []],
  ['near-term', ['near_term_probability', 'discount_rate']],
  [
    'milestone: filing',
    [
      'p_phase_3',
      'p_phase_2',
      'dev_reg_share',
      'weight_filing',
      'd_phase_3',
      'd_phase_2',
      'discount_rate',
      'stage',
    ],
  ],
  [
    'sales milestone, launch + 2',
    [
      'p_filed',
      'p_phase_3',
      'p_phase_2',
      'sales_milestone_attainment',
      'dev_reg_share',
      'sales_milestone_years',
      'd_filed',
      'd_phase_3',
      'd_phase_2',
      'launch_delay',
      'discount_rate',
      'stage',
    ],
  ],
  [
    'royalty, market year 1',
    [
      'p_filed',
      'p_phase_3',
      'p_phase_2',
      'royalty_low',
      'royalty_high',
      'peak_sales',
      'years_to_peak',
      'years_on_market',
      'timing',
      'd_filed',
      'd_phase_3',
      'd_phase_2',
      'launch_delay',
      'discount_rate',
      'stage',
    ],
  ],
])('%s rests on %j', (event, expected) => {
  const events = explainedSchedule(caseOf(PHASE_2, { peak_sales: 800 }));
  expect(events.find((each) => each.event === event)?.assumptions).toEqual(expected);
});

test.each(['kelun-merck-2022-12', 'hansoh-gsk-2023-12', 'harbour-cullinan-2023-02'])(
  '%s: the same schedules as the functions give, every name in force',
  (id) => {
    const deal = caseOf(id, { peak_sales: 800, tax_rate: 0.2, launch_cost: 10 });
    const plain = (events: readonly ExplainedEvent[]) =>
      events.map((event) =>
        Object.fromEntries(Object.entries(event).filter(([key]) => key !== 'assumptions')),
      );
    expect(plain(explainedSchedule(deal))).toEqual(valueDeal(deal.terms, deal.assumptions, tables).events);
    expect(plain(explainedLicenseeSchedule(deal))).toEqual(
      valueLicensee(deal.terms, deal.assumptions, tables).events,
    );
    const names = new Set(assumptionsInForce(deal.assumptions, tables, deal.terms).map(({ name }) => name));
    for (const { assumptions } of [...explainedSchedule(deal), ...explainedLicenseeSchedule(deal)])
      for (const name of assumptions) expect(names).toContain(name);
  },
);

// What an event is said to rest on is what moves it: each named driver that has a number moves the value.
test('a milestone moves with the assumptions that it names and with no success rate that it does not', () => {
  const value = (more: Pairs) =>
    explainedSchedule(caseOf(PHASE_2, more)).find(({ event }) => event === 'milestone: filing')?.valueUsdM ??
    0;
  const plain = value({});
  for (const moved of [
    { p_phase_2: 0.9 },
    { p_phase_3: 0.9 },
    { d_phase_2: 9 },
    { dev_reg_share: 0.9 },
    { weight_filing: 90 },
    { discount_rate: 0.3 },
  ])
    expect([moved, value(moved) === plain]).toEqual([moved, false]);
  for (const still of [
    { p_filed: 0.5 },
    { d_filed: 9 },
    { p_phase_1: 0.1 },
    { sales_milestone_attainment: 0.9 },
  ])
    expect([still, value(still)]).toEqual([still, plain]);
});

test.each<[string | Pairs, Pairs, readonly string[]]>([
  [PHASE_2, {}, ['note', 'licensee']],
  [PHASE_2, { peak_sales: 800 }, ['launch cost']],
  [PHASE_2, { peak_sales: 800, launch_cost: 50 }, []],
  [{ total: 500, stage: 'Phase 1' }, { peak_sales: 800, launch_cost: 50 }, ['upfront estimated']],
  [
    { total: 500, stage: 'Phase 1' },
    { estimate_upfront: false, peak_sales: 800, launch_cost: 50 },
    ['upfront undisclosed'],
  ],
  [{ upfront: 20, stage: 'Phase 1' }, { peak_sales: 800, launch_cost: 50 }, ['floor']],
  [
    { upfront: 20, dev_reg_milestones: 50, sales_milestones: 20, total: 100, stage: 'Phase 1' },
    { peak_sales: 800, launch_cost: 50 },
    ['headline rest'],
  ],
])('%j with %j leaves out %j', (deal, assumptions, expected) => {
  const valued = caseOf(deal, assumptions);
  expect(leftOutOf(valued, explainedSchedule(valued)).map(({ what }) => what)).toEqual(expected);
});

test('cash by year: the years sum to the rNPV, and undiscounted to what is expected', () => {
  for (const [deal, more] of [
    [PHASE_2, { peak_sales: 800 }],
    ['kelun-merck-2022-12', {}],
  ] as const) {
    const { events, rnpvUsdM } = valueDeal(terms(deal), assume(more), tables);
    const years = cashByYear(events);
    expect(years.map(({ year }) => year)).toEqual(years.map((_, index) => index));
    expect(years.reduce((sum, { valueUsdM }) => sum + valueUsdM, 0)).toBeCloseTo(rnpvUsdM, 9);
    const expected = events.reduce((sum, { amountUsdM, probability }) => sum + amountUsdM * probability, 0);
    expect(years.reduce((sum, { expectedUsdM }) => sum + expectedUsdM, 0)).toBeCloseTo(expected, 8);
  }
  expect(cashByYear([])).toEqual([]);
});

test('the outcomes of the licensee are all there are, and their mean is its rNPV', () => {
  fc.assert(
    fc.property(
      fc.record({
        stage: fc.constantFrom('Preclinical', 'Phase 1', 'Phase 2', 'Filed', 'Approved'),
        deal_type: fc.constantFrom('License-out', 'Option'),
        upfront: fc.integer({ min: 1, max: 500 }),
        milestones: fc.integer({ min: 0, max: 2000 }),
        near_term: fc.integer({ min: 0, max: 50 }),
      }),
      fc.record({
        peak_sales: fc.integer({ min: 10, max: 5000 }),
        p_phase_2: fc.double({ min: 0, max: 1, noNaN: true }),
        tax_rate: fc.constantFrom(0, 0.2),
        abandon: fc.boolean(),
      }),
      (deal, assumptions) => {
        const valued = caseOf(deal, assumptions);
        const outcomes = licenseeOutcomes(valued) ?? [];
        expect(outcomes.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 9);
        const mean = outcomes.reduce((sum, { probability, valueUsdM }) => sum + probability * valueUsdM, 0);
        const { licenseeUsdM } = splitValue(valued.terms, valued.assumptions, tables);
        expect(Math.abs(mean - licenseeUsdM)).toBeLessThan(1e-8 * (1 + Math.abs(licenseeUsdM)) * 100);
      },
    ),
    { numRuns: 60 },
  );
});

test.each<[Pairs, number | undefined]>([
  // Two phases of a half: only approval earns the upfront back.
  [{ peak_sales: 5000, p_phase_3: 0.5, p_filed: 0.5 }, 0.75],
  [{ peak_sales: 1, p_phase_3: 0.5, p_filed: 0.5 }, 1],
  [{}, undefined],
  [{ peak_sales: 5000, assets: 2 }, undefined],
  [{ peak_sales: 5000, sales_volatility: 0.3 }, undefined],
])('the licensee of an asset in Phase 3 with %j loses with %p', (assumptions, expected) => {
  const found = licenseeLossProbability(caseOf({ upfront: 60, stage: 'Phase 3' }, assumptions));
  if (expected === undefined) expect(found).toBeUndefined();
  else expect(found).toBeCloseTo(expected, 9);
});
