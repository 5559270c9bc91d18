import fc from 'fast-check';
import { breakdown } from '../../src/deals/breakdown';
import { FIELDS, MEASURES, fieldNamed } from '../../src/deals/fields';
import { selectDeals, summarise } from '../../src/deals/query';
import { bundledDeals } from '../../src/source/bundled';

const set = bundledDeals();
const field = fc.constantFrom(...FIELDS.map(({ name }) => name));
const measure = fc.constantFrom(...MEASURES.map(({ name }) => fieldNamed(name).name));
const criteria = fc.constantFrom(
  [],
  [{ field: 'period', test: '2025' }],
  [{ field: 'modality', test: 'ADC' }],
  [
    { field: 'upfront', test: '>=100' },
    { field: 'stage', test: '<>Approved' },
  ],
  [{ field: 'licensor', test: 'nobody' }],
);

test('the rows of any breakdown add up to the selection, shares to 1', () => {
  fc.assert(
    fc.property(field, measure, criteria, (by, of, which) => {
      const rows = breakdown(selectDeals(set, { criteria: which }), by, of);
      const whole = summarise(set, { criteria: which }, of);
      const sum = (pick: (row: (typeof rows)[number]) => number) =>
        rows.reduce((total, row) => total + pick(row), 0);
      expect(sum(({ deals }) => deals)).toBe(whole.deals);
      expect(sum(({ disclosed }) => disclosed)).toBe(whole.disclosed);
      expect(sum(({ sumUsdM }) => sumUsdM)).toBeCloseTo(whole.sumUsdM, 6);
      const shared = rows.filter(({ disclosed }) => whole.sumUsdM > 0 && disclosed > 0);
      if (whole.sumUsdM > 0) expect(sum(({ share }) => share ?? 0)).toBeCloseTo(1, 9);
      expect(rows.filter(({ share }) => share !== undefined)).toEqual(shared);
    }),
    { seed: 3, numRuns: 300 },
  );
});

test('categories stand once each, undisclosed last, with a median where something is disclosed', () => {
  for (const { name } of FIELDS) {
    const rows = breakdown(selectDeals(set, { criteria: [] }), name, 'upfront_usd_m');
    // A month and its first day are two categories with one serial.
    const shown = rows.map(({ category, precision }) => `${category} ${precision}`);
    expect(new Set(shown).size).toBe(rows.length);
    expect(rows.slice(0, -1).every(({ category }) => category !== undefined)).toBe(true);
    for (const { disclosed, medianUsdM } of rows) expect(medianUsdM === undefined).toBe(disclosed === 0);
  }
});

test('years and numbers ascend', () => {
  for (const by of ['year', 'announced', 'quarter', 'n_sources'] as const) {
    const values = breakdown(selectDeals(set, { criteria: [] }), by, 'total_usd_m').flatMap(
      ({ category }) => category ?? [],
    );
    expect(values).toEqual([...values].sort((a, b) => (a < b ? -1 : 1)));
  }
});
