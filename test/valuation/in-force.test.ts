import { ASSUMPTIONS } from '../../src/valuation/assumption-list';
import { DEFAULT_ASSUMPTIONS, readAssumptions } from '../../src/valuation/assumptions';
import { assumptionsInForce } from '../../src/valuation/in-force';
import { rnpvOfDeal } from '../../src/valuation/schedule';
import { valueBothSides } from '../../src/valuation/value-split';
import { assume, deals, tables, terms } from './deals';
import type { Pairs } from './deals';

const inForce = (deal: string | Pairs | undefined, assumptions: Pairs = {}) =>
  assumptionsInForce(assume(assumptions), tables, deal === undefined ? undefined : terms(deal));
const row = (name: string, deal?: string | Pairs, assumptions: Pairs = {}) =>
  inForce(deal, assumptions).find((each) => each.name === name);

describe('the table of assumptions', () => {
  test('lists every assumption in order, with unit, basis and source', () => {
    const rows = inForce('kelun-merck-2022-12', { peak_sales: 2000 });
    expect(rows.map(({ name }) => name)).toEqual(ASSUMPTIONS.map(({ name }) => name));
    for (const { unit, source, basis } of rows) {
      expect(unit).not.toBe('');
      expect(source).not.toBe('');
      expect(basis).toMatch(/^(given|given: 0 or blank|disclosed|cited|house|not given)$/);
    }
  });

  test.each<[string, string | Pairs | undefined, Pairs, object]>([
    ['discount_rate', undefined, {}, { value: 0.12, basis: 'house', unit: 'fraction a year' }],
    ['discount_rate', undefined, { discount_rate: 0 }, { value: 0, basis: 'given: 0 or blank' }],
    ['p_phase_2', undefined, {}, { value: 0.289, basis: 'cited' }],
    ['p_phase_2', 'kelun-merck-2022-12', {}, { value: 0.246, basis: 'cited' }],
    ['p_phase_2', 'kelun-merck-2022-12', { p_phase_2: 0.4 }, { value: 0.4, basis: 'given' }],
    ['d_filed', 'kelun-merck-2022-12', {}, { value: 0.8, basis: 'cited', unit: 'years' }],
    ['cost_phase_3', undefined, {}, { value: 150, basis: 'cited', unit: 'US$ million' }],
    ['cogs_sga', undefined, {}, { value: 0.38, basis: 'cited' }],
    ['stage', 'kelun-merck-2022-12', {}, { value: 'Preclinical', basis: 'disclosed' }],
    ['stage', 'beigene-novartis-2021-01', {}, { value: 'Phase 3', basis: 'house' }],
    ['stage', { stage: 'Phase 1' }, {}, { value: 'Phase 1', basis: 'given' }],
    ['stage', undefined, {}, { value: '', basis: 'not given' }],
    ['royalty_low', 'akeso-summit-2022-12', {}, { value: 0.1, basis: 'house' }],
    ['royalty_high', 'hengrui-crystalgenomics-2020-04', {}, { value: 0.12, basis: 'disclosed' }],
    ['royalty_low', 'kelun-merck-2022-12', {}, { value: 0.045, basis: 'cited' }],
    ['exercise_probability', 'zelgen-abbvie-2025-12', {}, { value: 0.5, basis: 'house' }],
    ['exercise_probability', 'kelun-merck-2024-08', {}, { value: 1, basis: 'disclosed' }],
    ['peak_sales', 'kelun-merck-2022-12', {}, { value: '', basis: 'not given' }],
    ['sales_milestone_years', undefined, {}, { value: '2; 4; 6', basis: 'house' }],
    ['pos_source', undefined, {}, { value: 'BIO/QLS/Informa 2011-2020' }],
    ['net_sales 2', undefined, { 'net_sales 2': 70 }, { value: 70, basis: 'given' }],
  ])('%s of %p with %p', (name, deal, assumptions, expected) => {
    expect(row(name, deal, assumptions)).toMatchObject(expected);
  });

  test('a cited figure leads to its page', () => {
    expect(row('p_phase_2', 'kelun-merck-2022-12')?.sourceUrl).toMatch(/^https:/);
    expect(row('discount_rate')?.source).toMatch(/10-13 %.*https:.*https:/);
  });

  test('without a deal the defaults can be passed back', () => {
    const back = readAssumptions(inForce(undefined).map(({ name, value }) => [name, value] as const));
    expect(back.values.discount_rate).toBe(DEFAULT_ASSUMPTIONS.values.discount_rate);
    expect(back.values.peak_sales).toBeUndefined();
  });
});

test.each<[string, Pairs]>([
  ['at signing', {}],
  ['with sales and tax', { peak_sales: 1200, tax_rate: 0.2, cost_share: 0.1 }],
  ['a year later', { peak_sales: 1200, valuation_date: '2026-10-01' }],
  ['by another study', { pos_source: 'Wong', pos_by: 'modality', peak_sales: 300, 'net_sales 3': 20 }],
  ['with lists', { sales_thresholds: '100; 500', royalty_tiers: '0: 5%; 100: 7%', peak_sales: 600 }],
])('passing the table back changes nothing, for one deal in five: %s', (_, given) => {
  const assumptions = assume(given);
  let compared = 0;
  for (const { deal_id: id, announced } of deals.filter((_, index) => index % 5 === 0)) {
    if ('valuation_date' in given && announced.serial > 46290) continue;
    const product = terms(id);
    const back = () =>
      readAssumptions(
        assumptionsInForce(assumptions, tables, product).map(({ name, value }) => [name, value]),
      );
    try {
      const [before, after] = [rnpvOfDeal(product, assumptions, tables), rnpvOfDeal(product, back(), tables)];
      expect([id, after]).toEqual([id, before]);
      if (assumptions.values.peak_sales !== undefined) {
        expect(valueBothSides(product, back(), tables).split).toEqual(
          valueBothSides(product, assumptions, tables).split,
        );
      }
      compared += 1;
    } catch (error) {
      expect(error).toMatchObject({ kind: 'notAvailable' });
    }
  }
  expect(compared).toBeGreaterThan(50);
});
