import { selectDeals } from '../../src/deals/query';
import { bundledRows, bundledSet } from './bundled';

const found = (search: string) =>
  Array.from(selectDeals(bundledSet, { criteria: [], search }).rows, (row) => bundledSet.row(row));

test('all words must be in the deal, in any field and any case', () => {
  const deals = found('ADC  hansoh');
  expect(deals.length).toBeGreaterThan(0);
  for (const deal of deals) expect(deal.licensor).toContain('Hansoh');
  expect(found('hansoh adc')).toEqual(deals);
});

test.each([
  ['默沙东', 'Merck & Co.'],
  ['bms', 'Bristol Myers Squibb'],
])('other names of parties count: %s', (word, company) => {
  const licensees = found(word).map((deal) => deal.licensee);
  expect(licensees).toContain(company);
  expect(licensees.filter((licensee) => licensee === company)).toHaveLength(
    bundledRows.filter((row) => row.licensee === company).length,
  );
});

test('an id finds its deal', () => {
  expect(found('kelun-merck-2022-12').map((deal) => deal.deal_id)).toEqual(['kelun-merck-2022-12']);
});

test('nothing to search for is every deal; an unknown word none', () => {
  expect(found('  ')).toHaveLength(bundledRows.length);
  expect(found('zzzzqqq')).toEqual([]);
});

test('narrows criteria', () => {
  const query = { criteria: [{ field: 'period', test: 2024 }], search: 'oncology' };
  for (const row of selectDeals(bundledSet, query).rows) {
    expect(bundledSet.value(row, 'year')).toBe(2024);
  }
});

test.each(['-kras', '–kras'])('a word with a hyphen before it is left out: %s', (word) => {
  const without = found(`oncology ${word}`);
  expect(without.length).toBeGreaterThan(0);
  expect(without.length + found('oncology kras').length).toBe(found('oncology').length);
});

test('a word that is left out never finds the ids that hold it', () => {
  expect(
    found('-merck').filter((deal) => deal.deal_id.includes('-merck-') && /merck/i.test(deal.licensee)),
  ).toEqual([]);
});

test.each(['a', 'he', 'on', 'onc', 'merck', '恒瑞', 'pd-1', '2022-12'])(
  '%s finds what a plain look at each deal finds',
  (word) => {
    const namesOf = (parties: string) =>
      parties.split('; ').flatMap((party) => [party, ...bundledSet.aliases.namesOf(party)]);
    const expected = bundledRows.filter((row) =>
      [
        ...namesOf(row.licensor),
        ...namesOf(row.licensee),
        row.asset,
        row.target,
        row.indication,
        row.modality,
        row.therapeutic_area,
        word.includes('-') ? row.deal_id : '',
      ].some((text) => text?.toLowerCase().includes(word)),
    );
    const ids = (rows: readonly { deal_id: string }[]) => rows.map((row) => row.deal_id).sort();
    expect(expected.length).toBeGreaterThan(0);
    expect(ids(found(word))).toEqual(ids(expected));
    expect(found(`-${word}`)).toHaveLength(bundledRows.length - expected.length);
  },
);
