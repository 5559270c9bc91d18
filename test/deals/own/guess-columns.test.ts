import { FIELDS, STORED_FIELDS } from '../../../src/deals/fields';
import { readCsvTable } from '../../../src/deals/own/csv-table';
import { guessMapping } from '../../../src/deals/own/guess-columns';
import { HEADER_SYNONYMS } from '../../../src/deals/own/header-synonyms';
import { cellAddress, FileRefusal, MOST_ROWS } from '../../../src/deals/own/text-table';
import { fieldText } from '../../../src/taskpane/vocabulary-texts';
import { headerOf } from '../../../src/workbook/table-format';

const fieldsOf = (csv: string) =>
  guessMapping(readCsvTable(csv, 'deals.csv')).columns.map(({ field }) => field);

const stored = STORED_FIELDS.map(({ name }) => name);

test.each([
  ['names', FIELDS.map(({ name }) => name)],
  ['labels', FIELDS.map(({ label }) => label)],
  ['headers of our own tables', FIELDS.map(({ name }) => headerOf(name))],
  ['what the pane calls them in Chinese', FIELDS.map(({ name }) => fieldText('zh-CN', name))],
])('every field is recognised by our own %s', (_, headers) => {
  const fields = fieldsOf(headers.map((each) => `"${each}"`).join(','));
  expect(fields.filter((field) => field !== undefined)).toEqual(stored);
});

test('a synonym names one field, and no field of another name', () => {
  const seen = new Map<string, string>();
  for (const [field, synonyms] of Object.entries(HEADER_SYNONYMS))
    for (const synonym of synonyms) {
      expect([synonym, seen.get(synonym.toLowerCase())]).toEqual([synonym, undefined]);
      seen.set(synonym.toLowerCase(), field);
      expect([synonym, fieldsOf(`"${synonym}",x`)[0]]).toEqual([synonym, field]);
    }
});

test.each([
  ['Seller,Buyer,Deal date,Product', ['licensor', 'licensee', 'announced', 'asset']],
  [
    '许可方,被许可方,公布日期,首付款（百万美元）,总金额（亿美元）',
    ['licensor', 'licensee', 'announced', 'upfront_usd_m', 'total_usd_m'],
  ],
  ['Licensor,Licencee,Anounced,Upfornt', ['licensor', 'licensee', 'announced', 'upfront_usd_m']],
  ['Total value US$ bn (incl. milestones),Upfront (DKK m)', ['total_usd_m', 'upfront_usd_m']],
  ['总额（含里程碑）亿美元,首付款千万美元', ['total_usd_m', 'upfront_usd_m']],
  ['Total value,Deal value', ['total_usd_m', undefined]],
  ['Year,Colour,', [undefined, undefined]],
])('%s', (csv, expected) => expect(fieldsOf(csv).slice(0, expected.length)).toEqual(expected));

test('the header may stand below a title, and units are read from it', () => {
  const table = readCsvTable(
    'Our deals,,,\n\nas of May 2024\nLicensor,Partner,Upfront (US$k),Royalty\na,b,5000,0.08\n',
    'x.csv',
  );
  const mapping = guessMapping(table);
  expect(table.rows[mapping.header]?.row).toBe(4);
  expect(mapping.columns.map(({ field, factor }) => [field, factor])).toEqual([
    ['licensor', 1],
    ['licensee', 1],
    ['upfront_usd_m', 0.001],
    ['royalty_text', 1],
  ]);
});

test.each([
  ['Upfront', '2亿', undefined],
  ['Upfront', '2 千万\u00a0 ', undefined],
  ['Upfront', '2亿美元', 1],
  ['Upfront (US$m)', '2亿', 1],
])('a cell far below that leaves open whose money it is, is heard: %s, %s', (header, cell, factor) => {
  const csv = `Licensor,${header}\n${'a,5\n'.repeat(9_000)}a,${cell}\n`;
  expect(guessMapping(readCsvTable(csv, 'x.csv')).columns[1]?.factor).toBe(factor);
});

test('names that are meant by a program are only names', () => {
  expect(fieldsOf('__proto__,constructor,toString,hasOwnProperty,licensor')).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    'licensor',
  ]);
});

describe('separated text', () => {
  const cells = (csv: string) => readCsvTable(csv, 'x.csv').rows.map((row) => [row.row, ...row.cells]);

  test.each([
    [
      'commas',
      'a,b\n1,2\n',
      [
        [1, 'a', 'b'],
        [2, '1', '2'],
      ],
    ],
    [
      'semicolons',
      'a;b;c\n1,5;2;3\n2,5;2;4\n',
      [
        [1, 'a', 'b', 'c'],
        [2, '1,5', '2', '3'],
        [3, '2,5', '2', '4'],
      ],
    ],
    [
      'tabs',
      'a\tb\tc\n1\t2\t3\n',
      [
        [1, 'a', 'b', 'c'],
        [2, '1', '2', '3'],
      ],
    ],
    [
      'a mark of the byte order, blank rows and ragged ones',
      '\ufeffa,b\n\n1\n1,2,3,,\n',
      [
        [1, 'a', 'b'],
        [3, '1'],
        [4, '1', '2', '3'],
      ],
    ],
    [
      'lines within a cell count as one row',
      'a,b\n"1\n2",3\n4,5\n',
      [
        [1, 'a', 'b'],
        [2, '1\n2', '3'],
        [3, '4', '5'],
      ],
    ],
    [
      'a formula stays text',
      'a\n=1+1\n@x\n',
      [
        [1, 'a'],
        [2, '=1+1'],
        [3, '@x'],
      ],
    ],
  ])('%s', (_, csv, expected) => expect(cells(csv)).toEqual(expected));

  test.each([
    ['nothing', ''],
    ['blanks', ',,,\n,,\n'],
    ['too many rows', 'a\n'.repeat(MOST_ROWS + 2)],
    ['too many columns', 'a,'.repeat(400) + 'a'],
    ['a million blank rows', '\n'.repeat(1_000_001)],
  ])('%s is refused', (_, csv) => expect(() => readCsvTable(csv, 'x.csv')).toThrow(FileRefusal));
});

test.each([
  [1, 0, 'A1'],
  [7, 25, 'Z7'],
  [12, 26, 'AA12'],
  [3, 701, 'ZZ3'],
  [3, 702, 'AAA3'],
])('row %d, column %d is %s', (row, column, expected) => expect(cellAddress(row, column)).toBe(expected));
