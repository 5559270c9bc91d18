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

/** Short words stand at the beginning of one; a capital after a small letter begins one. */
const isIn = (word: string, text: string | undefined): boolean =>
  /^[a-z]{1,4}$/.test(word)
    ? (text ?? '').split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/).some((each) => each.toLowerCase().startsWith(word))
    : (text ?? '').toLowerCase().includes(word);

test.each(['a', 'he', 'on', 'onc', 'egfr', 'merck', '恒瑞', 'pd-1', '2022-12'])(
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
      ].some((text) => isIn(word, text)),
    );
    const ids = (rows: readonly { deal_id: string }[]) => rows.map((row) => row.deal_id).sort();
    expect(expected.length).toBeGreaterThan(0);
    expect(ids(found(word))).toEqual(ids(expected));
    expect(found(`-${word}`)).toHaveLength(bundledRows.length - expected.length);
  },
);

const targets = (search: string) => new Set(found(search).map((deal) => deal.target));

test.each([
  [
    ['B7-H3', 'b7h3', 'B7 H3', 'b7/h3'],
    ['B7-H3', 'B7H3xPTK7', 'HER2; B7-H3', 'PD-1xIL-2; CLDN18.2; EGFRxB7H3'],
  ],
  [
    ['claudin 18.2', 'Claudin18.2', 'CLDN18.2', 'cldn-18.2', 'CLDN 18.2'],
    ['CLDN18.2', 'Claudin 18.2', 'Claudin 18.2xCD3', 'PARP1; CLDN18.2', 'PD-1xIL-2; CLDN18.2; EGFRxB7H3'],
  ],
  [
    ['Nectin-4', 'nectin4'],
    ['Nectin-4', 'Nectin4xTROP2'],
  ],
  [
    ['DPP1', 'dpp-1'],
    ['DPP1', 'DPP-1'],
  ],
  [
    ['MET', 'c-Met', 'cmet'],
    ['MET', 'c-Met', 'c-METxEGFR', 'CD20; PD-1; c-Met (Lilly asset)'],
  ],
  [
    ['mesothelin', 'MSLN'],
    ['MSLN', 'Mesothelin (PD-1 armoured)'],
  ],
])('a target is found in each spelling: %j', (spellings, expected) => {
  for (const search of spellings)
    expect({ search, targets: targets(search) }).toEqual({ search, targets: new Set(expected) });
  expect(new Set(spellings.map((search) => found(search).length)).size).toBe(1);
});

test.each([
  ['pd1', 'PD-1'],
  ['glp1', 'GLP-1'],
  ['TROP-2', 'TROP2'],
  ['HER-2', 'HER2'],
  ['IL23p19', 'IL-23p19'],
  ['PD-1/VEGF', 'PD-1 VEGF'],
  ['merck & co', 'merck co'],
])('%s finds what %s does', (one, other) => {
  expect(found(one).length).toBeGreaterThan(0);
  expect(found(one)).toEqual(found(other));
});
