import { InputError } from '../../src/deals/input-error';
import { selectDeals } from '../../src/deals/query';
import type { DealQuery } from '../../src/deals/query';
import { bundledRows, bundledSet, setOf, where } from './bundled';

const ids = (query: DealQuery) =>
  Array.from(selectDeals(bundledSet, query).rows, (row) => bundledSet.value(row, 'deal_id')).sort();

/** The same deals, found by a plain look at the rows of the file. */
const idsWhere = (test: (row: (typeof bundledRows)[number]) => boolean) =>
  bundledRows
    .filter(test)
    .map((row) => row.deal_id)
    .sort();

describe('names of fields and vocabularies ignore case, blanks, underscores and hyphens', () => {
  test.each([
    ['modality', 'small_molecule', 'modality', 'Small molecule'],
    ['Stage', 'phase2', 'stage', 'Phase 2'],
    ['deal type', 'license_out', 'deal_type', 'License-out'],
    ['TERRITORY_CLASS', 'ex china', 'territory_class', 'Ex-China'],
    ['therapeutic area', 'INFECTIOUS_DISEASE', 'therapeutic_area', 'Infectious disease'],
    ['area', 'oncology', 'therapeutic_area', 'Oncology'],
    ['modality group', 'cell and gene', 'modality_group', 'Cell & gene'],
    ['quarter', '2024 q3', 'quarter', '2024Q3'],
    ['half year', '2024h1', 'half', '2024H1'],
    ['month', '2024-05', 'month', '2024-05'],
  ])('%s %p is %s %p', (field, test, exactField, exactTest) => {
    const found = ids(where(field, test));
    expect(found.length).toBeGreaterThan(0);
    expect(found).toEqual(ids(where(exactField, exactTest)));
  });
});

describe('modality', () => {
  test('a group takes all its modalities; a name that is both is the group', () => {
    expect(ids(where('modality', 'ADC'))).toEqual(
      idsWhere((row) => row.modality === 'ADC' || row.modality === 'Bispecific ADC'),
    );
    expect(ids(where('modality', 'Antibody'))).toEqual(ids(where('modality_group', 'Antibody')));
  });
  test('an exact modality is only itself', () => {
    expect(ids(where('modality', 'bispecific adc'))).toEqual(
      idsWhere((row) => row.modality === 'Bispecific ADC'),
    );
    expect(ids(where('exact modality', 'ADC'))).toEqual(idsWhere((row) => row.modality === 'ADC'));
  });
  test('<> leaves the group out and keeps the undisclosed', () => {
    expect(ids(where('modality', '<>ADC'))).toEqual(idsWhere((row) => !row.modality?.includes('ADC')));
  });
  test('a pattern means exact modalities', () => {
    expect(ids(where('modality', '*antibody'))).toEqual(
      idsWhere((row) => row.modality?.endsWith('antibody') === true),
    );
  });
});

describe('a target equals its other spellings', () => {
  const targetOf = (row: (typeof bundledRows)[number]) => row.target ?? '';
  test.each([
    ['b7h3', ['B7-H3']],
    ['*B7-H3*', ['B7-H3', 'B7H3xPTK7', 'HER2; B7-H3', 'PD-1xIL-2; CLDN18.2; EGFRxB7H3']],
    ['claudin 18.2', ['CLDN18.2', 'Claudin 18.2']],
    ['CLDN18.2*', ['CLDN18.2', 'Claudin 18.2', 'Claudin 18.2xCD3']],
    ['=DPP-1', ['DPP1', 'DPP-1']],
    ['met', ['MET', 'c-Met']],
    ['GLP1R|nectin4', ['GLP-1R', 'Nectin-4']],
    ['pd1*vegf', ['PD-1xVEGF']],
    // No digit and no other name: as it stands, so that two words are not one.
    ['*spa*', []],
  ])('%s', (test, targets) => {
    const expected = idsWhere((row) => targets.includes(targetOf(row)));
    expect(expected.length > 0).toBe(targets.length > 0);
    expect(ids(where('target', test))).toEqual(expected);
    expect(ids(where('target', `<>${test.replace(/^=/, '')}`))).toHaveLength(
      bundledRows.length - expected.length,
    );
  });
  test('-', () => expect(ids(where('target', '-'))).toEqual([]));
});

describe('parties are found by their other names', () => {
  test.each([
    ['licensee', 'BMS', 'Bristol Myers Squibb'],
    ['licensee', 'bristol-myers squibb', 'Bristol Myers Squibb'],
    ['licensee', 'MSD', 'Merck & Co.'],
    ['licensee', 'merck and co.', 'Merck & Co.'],
    ['licensee', '默沙东', 'Merck & Co.'],
    ['licensee', 'MRK', 'Merck & Co.'],
    ['licensor', '恒瑞医药', 'Jiangsu Hengrui'],
    ['licensor', '600276.SH', 'Jiangsu Hengrui'],
    ['licensor', 'Hengrui*', 'Jiangsu Hengrui'],
    ['seller', 'hengrui', 'Jiangsu Hengrui'],
  ])('%s %p is %p', (field, test, company) => {
    const found = ids(where(field, test));
    const key = field === 'licensee' ? 'licensee' : 'licensor';
    expect(found.length).toBeGreaterThan(0);
    expect(found).toEqual(idsWhere((row) => row[key].split('; ').includes(company)));
  });

  test('a joint deal is found by either party and by the whole', () => {
    const joint = 'keymed-astrazeneca-2023-02';
    for (const party of [
      'Keymed Biosciences',
      'lepu biopharma',
      'Keymed Biosciences; Lepu Biopharma',
      'Lepu*',
    ]) {
      expect(ids(where('licensor', party))).toContain(joint);
      expect(ids(where('licensor', `<>${party}`))).not.toContain(joint);
    }
  });

  test('a pattern does not reach tickers or subsidiaries, which say little about a name', () => {
    expect(ids(where('licensee', 'Juno*'))).toEqual([]);
    expect(ids(where('licensee', 'Juno Therapeutics'))).toEqual(ids(where('licensee', 'BMS')));
  });
});

describe('the field period takes what a period argument takes', () => {
  test.each([
    [2024, '2024-01-01', '2024-12-31'],
    ['2024H1', '2024-01-01', '2024-06-30'],
    ['=2024 h1', '2024-01-01', '2024-06-30'],
    ['2023:2025', '2023-01-01', '2025-12-31'],
    ['>=2024Q3', '2024-07-01', '9999-12-31'],
    ['>2024Q3', '2024-10-01', '9999-12-31'],
    ['<2024', '1900-01-01', '2023-12-31'],
    ['<=2024', '1900-01-01', '2024-12-31'],
  ])('%p is from %s through %s', (test, from, through) => {
    const found = ids(where('period', test));
    expect(found.length).toBeGreaterThan(0);
    expect(found).toEqual(ids(where('announced', `>=${from}`, 'announced', `<=${through}`)));
  });
  test('<> is all other days', () => {
    expect(ids(where('period', '<>2024')).length + ids(where('period', 2024)).length).toBe(bundledSet.size);
  });
  test.each([[45413], ['2024*'], [null], [true], ['>abc']])('%p is refused', (test) => {
    expect(() => ids(where('stage', 'Phase 1', 'period', test))).toThrow(/^criterion 2 \(period\): /);
  });
  test('every deal has one', () => {
    expect(ids(where('period', '='))).toEqual([]);
    expect(ids(where('period', '<>'))).toHaveLength(bundledSet.size);
  });
});

describe('what cannot be meant is refused, naming the argument and what would be right', () => {
  test.each([
    [['stge', 'Phase 1'], 'field 1: there is no field "stge". Did you mean stage?'],
    [['stage', 'Phase 1', 'upfrnt', '>5'], 'field 2: there is no field "upfrnt". Did you mean upfront'],
    [['total', '>=abc'], 'criterion 1 (total_usd_m): "abc" is not a number, and total_usd_m holds numbers.'],
    [['total', 'high'], 'criterion 1 (total_usd_m): "high" is not a number'],
    [['announced', '>=5/1/2024'], 'is not the same day in every country; write it as 2024-05-01'],
    [['announced', '>=2024'], '2024 is a year, and announced a day; use the field period.'],
    [['announced', 'yesterday'], '"yesterday" is not a date such as 2024-05-01'],
    [['total', '=>100'], 'write >='],
  ])('%p', (pairs, message) => {
    expect(() => ids(where(...pairs))).toThrow(InputError);
    expect(() => ids(where(...pairs))).toThrow(message);
  });
});

describe('text in the data is text, whatever it begins with', () => {
  const set = setOf(
    'asset,target,total_usd_m',
    'a-b-2024-01,2024-01,License-out,A,B,=SUM(A1),+1,10',
    'a-b-2024-02,2024-02,License-out,A,B,@x,-7,20',
    'a-b-2024-03,2024-03,License-out,A,B,007,5,',
  );
  const found = (...pairs: (string | number)[]) =>
    Array.from(selectDeals(set, where(...pairs)).rows, (row) => set.value(row, 'deal_id'));
  test('found as it is written', () => {
    expect(found('asset', '==SUM(A1)')).toEqual(['a-b-2024-01']);
    expect(found('asset', '@x')).toEqual(['a-b-2024-02']);
  });
  test('a number finds the text that reads as it', () => {
    expect(found('asset', 7)).toEqual(['a-b-2024-03']);
    expect(found('target', '=1')).toEqual(['a-b-2024-01']);
    expect(found('target', -7)).toEqual(['a-b-2024-02']);
    expect(found('target', '<>5')).toEqual(['a-b-2024-01', 'a-b-2024-02']);
    expect(found('target', '>0')).toEqual([]);
  });
  test('undisclosed is empty, not zero', () => {
    expect(found('total', 0)).toEqual([]);
    expect(found('total', '=')).toEqual(['a-b-2024-03']);
    expect(found('total', '<>10')).toEqual(['a-b-2024-02', 'a-b-2024-03']);
  });
});
