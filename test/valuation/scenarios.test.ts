import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { DEFAULT_ASSUMPTIONS, readAssumptions } from '../../src/valuation/assumptions';
import { assumptionsWith, givenRows, scenarioRows } from '../../src/valuation/scenario-rows';
import { rangeChanges } from '../../src/valuation/scenarios';
import type { RangeEnd } from '../../src/valuation/scenarios';
import { rnpvOfDeal } from '../../src/valuation/schedule';
import { splitValue } from '../../src/valuation/value-split';
import { assume, deals, tables, terms } from './deals';
import type { Pairs } from './deals';

const changed = (end: RangeEnd, deal: string | Pairs, base: Pairs = {}) =>
  Object.fromEntries(
    rangeChanges(end, terms(deal), assume(base), tables).map(({ name, base: before, value }) => [
      name,
      [before, value],
    ]),
  );

const PHASE_2 = { upfront: 60, milestones: 900, near_term: 20, stage: 'Phase 2', area: 'Oncology' };

test.each<[RangeEnd, Pairs, Record<string, unknown>]>([
  [
    'low',
    { peak_sales: 800 },
    {
      discount_rate: [0.12, 0.13],
      d_phase_2: [3.7, 4.44],
      d_phase_3: [3.1, 3.72],
      d_filed: [0.8, 0.96],
      near_term_probability: [0.75, 0.6],
      sales_milestone_attainment: [0.2, 0.16],
      peak_sales: [800, 640],
    },
  ],
  [
    'high',
    { peak_sales: 800 },
    {
      discount_rate: [0.12, 0.1],
      d_phase_2: [3.7, 2.96],
      near_term_probability: [0.75, 0.9],
      sales_milestone_attainment: [0.2, 0.24],
      peak_sales: [800, 960],
    },
  ],
  // What lies beyond the end of a range stays; a rate of one's own moves by the shock, a chance to 1 at most.
  ['low', { discount_rate: 0.15, p_phase_2: 0.5 }, { p_phase_2: [0.5, 0.4] }],
  ['high', { discount_rate: 0.08, p_phase_2: 0.9 }, { p_phase_2: [0.9, 1] }],
])('%s of an asset in Phase 2 with %j', (end, base, expected) => {
  const found = changed(end, PHASE_2, base);
  expect(found).toMatchObject(expected);
  for (const name of ['discount_rate', 'peak_sales'])
    if (!(name in expected)) expect(found).not.toHaveProperty(name);
});

test('where one study alone has the segment its rates move by the shock', () => {
  const found = changed('low', { upfront: 10, total: 100, stage: 'Phase 3', modality: 'Biosimilar' });
  expect(found).not.toHaveProperty('pos_source');
  const [before = 0, after = 0] = found.p_phase_3 ?? [];
  expect(after).toBeCloseTo(0.8 * Number(before), 12);
});

test('a study that a scenario takes is cited, and every other change is house', () => {
  const changes = rangeChanges('low', terms(PHASE_2), DEFAULT_ASSUMPTIONS, tables);
  const cited = changes.filter(({ basis }) => basis === 'cited');
  expect(cited.map(({ name }) => name)).toEqual(['pos_source', 'discount_rate']);
  for (const { source, sourceUrl } of cited) {
    expect(source).toBeTruthy();
    expect(sourceUrl).toMatch(/^https?:/);
  }
  expect(changes.filter(({ basis }) => basis === 'house').every(({ source }) => source === undefined)).toBe(
    true,
  );
});

test('for every deal low is worth no more than base, and high no less', () => {
  // Every fourth: all kinds are among them.
  for (const { deal_id: id, ...row } of deals.filter((_, index) => index % 4 === 0)) {
    if (
      [
        row.upfront_usd_m,
        row.near_term_usd_m,
        row.equity_usd_m,
        row.milestones_usd_m,
        row.dev_reg_milestones_usd_m,
        row.sales_milestones_usd_m,
        row.total_usd_m,
      ].every((each) => each === undefined)
    )
      continue;
    for (const base of [{}, { peak_sales: 900 }]) {
      const of = (end: RangeEnd) =>
        rnpvOfDeal(
          terms(id),
          assumptionsWith(assume(base), rangeChanges(end, terms(id), assume(base), tables)),
          tables,
        );
      const middle = rnpvOfDeal(terms(id), assume(base), tables);
      const [low, high] = [of('low'), of('high')];
      if (!(low <= middle + 1e-9 && middle <= high + 1e-9))
        throw new Error(`${id}: ${low}, ${middle}, ${high}`);
    }
  }
});

test('the manual states the scenarios of its worked example as they are computed', () => {
  const chapter = readFileSync(path.join(__dirname, '../../docs/valuation.md'), 'utf8');
  const example = terms({ upfront: 60, milestones: 900, stage: 'Phase 2', area: 'Oncology' });
  const base = assume({ discount_rate: 0.12, peak_sales: 800, royalty_low: 0.08, royalty_high: 0.12 });
  for (const scenario of ['low', 'base', 'high'] as const) {
    const changes = scenario === 'base' ? [] : rangeChanges(scenario, example, base, tables);
    const { licensorUsdM, licenseeUsdM } = splitValue(example, assumptionsWith(base, changes), tables);
    const [, licensor, licensee] =
      new RegExp(`\\| ${scenario} +\\| +([-\\d.]+) \\| +([-\\d.]+) \\|`).exec(chapter) ?? [];
    expect([scenario, licensor, licensee]).toEqual([
      scenario,
      licensorUsdM.toFixed(2),
      licenseeUsdM.toFixed(2),
    ]);
  }
});

test('rows of a scenario: given again as they were, changes in their place', () => {
  const base = readAssumptions([
    ['peak sales', 800],
    ['royalty_tiers', '0: 5%; 500: 8%'],
    ['net_sales 2', 50],
    ['launch_cost', 0],
  ]);
  expect(givenRows(base)).toEqual([
    ['peak_sales', 800],
    ['royalty_tiers', '0: 0.05; 500: 0.08'],
    ['launch_cost', 0],
    ['net_sales 2', 50],
  ]);
  expect(
    scenarioRows(base, [
      { name: 'Peak Sales', value: 500 },
      { name: 'stage', value: 'Phase 3' },
    ]),
  ).toEqual([
    ['royalty_tiers', '0: 0.05; 500: 0.08'],
    ['launch_cost', 0],
    ['net_sales 2', 50],
    ['Peak Sales', 500],
    ['stage', 'Phase 3'],
  ]);
  expect(() => assumptionsWith(base, [{ name: 'peak_sale', value: 1 }])).toThrow(/Did you mean .*peak_sales/);
});

test('giving what is given changes nothing', () => {
  fc.assert(
    fc.property(
      fc.record({
        discount_rate: fc.double({ min: 0.01, max: 0.4, noNaN: true }),
        peak_sales: fc.double({ min: 1, max: 1e4, noNaN: true }),
        p_phase_2: fc.double({ min: 0, max: 1, noNaN: true }),
        timing: fc.constantFrom('start', 'mid', 'end'),
        loe_date: fc.integer({ min: 50_000, max: 60_000 }),
        sales_milestone_years: fc.constantFrom('1; 3', '2; 4; 6'),
        valuation_date: fc.integer({ min: 46_000, max: 46_400 }),
      }),
      (pairs) => {
        const base = assume(pairs);
        const again = readAssumptions(givenRows(base));
        expect(again.values).toEqual(base.values);
        expect(rnpvOfDeal(terms(PHASE_2), again, tables)).toBe(rnpvOfDeal(terms(PHASE_2), base, tables));
      },
    ),
    { numRuns: 50 },
  );
});
