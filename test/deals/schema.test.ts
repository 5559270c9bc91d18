import { readCsv } from '../../src/deals/csv';
import { STORED_FIELDS } from '../../src/deals/fields';
import { parseAliases } from '../../src/deals/aliases';
import { parseDeals } from '../../src/deals/schema';
import { parseVersion } from '../../src/deals/version';
import { bundledRows } from './bundled';

const HEADER = 'deal_id,announced,deal_type,licensor,licensee';
const deals = (columns: string, ...rows: string[]) =>
  parseDeals([columns ? `${HEADER},${columns}` : HEADER, ...rows].join('\n'), 'mine.csv');
const GOOD = 'a-b-2024-05,2024-05-01,License-out,A,B';

test('the bundled file holds: every row, every column', () => {
  expect(bundledRows).toHaveLength(367);
  for (const row of bundledRows) expect(Object.keys(row)).toEqual(STORED_FIELDS.map(({ name }) => name));
});

test('undisclosed is undefined, never 0 or empty text', () => {
  const values = bundledRows.flatMap((row) => Object.values(row));
  expect(values).toContain(undefined);
  expect(values).not.toContain('');
});

describe('a row that breaks the schema is named by file, line, column and reason', () => {
  test.each([
    ['total_usd_m', `${GOOD},abc`, 'total_usd_m', '"abc" is not an amount in US$ million'],
    ['total_usd_m', `${GOOD},-1`, 'total_usd_m', '-1 is not an amount in US$ million, 0 or more'],
    ['total_usd_m', `${GOOD},1e5`, 'total_usd_m', '"1e5" is not an amount'],
    ['total_usd_m', `${GOOD},"1,000"`, 'total_usd_m', '"1,000" is not an amount'],
    ['total_usd_m', `${GOOD},NaN`, 'total_usd_m', '"NaN" is not an amount'],
    ['royalty_low_pct', `${GOOD},120`, 'royalty_low_pct', 'is not a percentage from 0 to 100'],
    ['n_sources', `${GOOD},1.5`, 'n_sources', '1.5 is not a whole number'],
    ['modality', `${GOOD},ADCC`, 'modality', '"ADCC" is not in the vocabulary: did you mean ADC'],
    ['stage', `${GOOD},zzzzzzzz`, 'stage', 'it takes Platform, Discovery'],
    ['status_date', `${GOOD},2024-13`, 'status_date', '"2024-13" is not a date: write 2024-05-01'],
    ['source_url', `${GOOD},ftp://x`, 'source_url', '"ftp://x" is not a web address'],
    ['', 'a-b,,License-out,A,B', 'announced', 'must not be empty'],
    ['', ',2024-05-01,License-out,A,B', 'deal_id', 'must not be empty'],
    ['', 'a-b,2024-05-01,License-out,,B', 'licensor', 'must not be empty'],
    ['', 'a-b,2024-05-01,Gift,A,B', 'deal_type', '"Gift" is not in the vocabulary'],
    [
      '',
      `${GOOD}\n${GOOD.toUpperCase().replace('LICENSE-OUT', 'Option')}`,
      'deal_id',
      'stands already on line 2',
    ],
    ['parent_deal_id', `${GOOD},nobody`, 'parent_deal_id', 'there is no deal "nobody"'],
    ['parent_deal_id', `${GOOD},a-b-2024-05`, 'parent_deal_id', 'a deal cannot be its own parent'],
    ['counted_in_parent', `${GOOD},yes`, 'counted_in_parent', 'the row names no parent_deal_id'],
    [
      'royalty_low_pct,royalty_high_pct',
      `${GOOD},20,10`,
      'royalty_low_pct',
      '20 is above royalty_high_pct 10',
    ],
    [
      'equity_kind',
      `${GOOD},Licensee shares`,
      'equity_usd_m',
      'is empty, but equity_kind or equity_in is given',
    ],
  ])('%s | %s', (columns, rows, column, reason) => {
    const { problems } = deals(columns, ...rows.split('\n'));
    expect(problems).toEqual([
      {
        file: 'mine.csv',
        line: rows.split('\n').length + 1,
        column,
        reason: expect.stringContaining(reason) as string,
      },
    ]);
  });

  test.each([
    ['licensor', 'the column is missing', 'deal_id,announced,deal_type,licensee\na,2024-05,Option,B'],
    ['upfrnt', 'there is no such column; did you mean', `${HEADER},upfrnt\n${GOOD},5`],
    ['', 'the row has 6 cells, the header 5', `${HEADER}\n${GOOD},5`],
    ['', 'it needs a header line', ''],
  ])('%s: %s', (column, reason, csv) => {
    expect(parseDeals(csv, 'mine.csv').problems).toContainEqual(
      expect.objectContaining({
        file: 'mine.csv',
        column,
        reason: expect.stringContaining(reason) as string,
      }),
    );
  });

  test('lines are those of an editor, also after a quoted line break', () => {
    const { problems } = deals(
      'notes,total_usd_m',
      `${GOOD},"two\nlines",1`,
      '',
      'c-d,2024-05,Option,C,D,,x',
    );
    expect(problems).toEqual([expect.objectContaining({ line: 5, column: 'total_usd_m' })]);
  });

  test('the good rows of a file with a bad one are still read', () => {
    const { rows, problems } = deals('total_usd_m', `${GOOD},5`, 'c-d,2024-05,Option,C,D,x');
    expect(rows.map((row) => row.deal_id)).toEqual(['a-b-2024-05']);
    expect(problems).toHaveLength(1);
  });
});

describe('a row that only looks odd stands, with a warning', () => {
  test.each([
    ['upfront_usd_m,total_usd_m', `${GOOD},100,50`, 'total_usd_m', '50 is below upfront_usd_m 100'],
    ['milestones_usd_m,total_usd_m', `${GOOD},100,50`, 'total_usd_m', '50 is below milestones_usd_m 100'],
    [
      'total_usd_m,upfront_usd_m,milestones_usd_m',
      `${GOOD},50,30,30`,
      'total_usd_m',
      '50 is below upfront, milestones and equity in it together, 60',
    ],
    ['status_date', `${GOOD},2024-04-30`, 'status_date', 'is before the announcement'],
  ])('%s', (columns, row, column, reason) => {
    const { rows, problems, warnings } = deals(columns, row);
    expect(rows).toHaveLength(1);
    expect(problems).toEqual([]);
    expect(warnings).toEqual([{ file: 'mine.csv', line: 2, column, reason }]);
  });
  test('a month is not before a day inside it', () => {
    expect(deals('status_date', `${GOOD},2024-05`).warnings).toEqual([]);
  });
});

describe('what a user may write', () => {
  test('column and vocabulary names ignore case, blanks and underscores; columns come in any order', () => {
    const csv = 'Licensee,LICENSOR,Deal Type,Announced,Deal ID,Upfront\nB,A,license out,2024-05,a-b,5';
    const { rows, problems } = parseDeals(csv, 'mine.csv');
    expect(problems).toEqual([]);
    expect(rows[0]).toMatchObject({
      licensor: 'A',
      licensee: 'B',
      deal_type: 'License-out',
      upfront_usd_m: 5,
    });
  });
  test('text that begins with = + - @ is just text', () => {
    const { rows, problems } = deals('asset,notes', `${GOOD},=1+1,@cmd`, 'c-d,2024-05,Option,C,D,-5,+5');
    expect(problems).toEqual([]);
    expect(rows.map(({ asset, notes }) => [asset, notes])).toEqual([
      ['=1+1', '@cmd'],
      ['-5', '+5'],
    ]);
  });
  test('a byte order mark and Windows line ends are no problem', () => {
    const { rows, problems } = parseDeals(`\uFEFF${HEADER}\r\n${GOOD}\r\n`, 'mine.csv');
    expect(problems).toEqual([]);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.licensee).toBe('B');
  });
});

test('a quote that never closes is a problem, not a lost file', () => {
  const { problems } = readCsv('a,b\n1,"2\n3,4\n', 'x.csv');
  expect(problems).toContainEqual(expect.objectContaining({ file: 'x.csv', line: 2 }));
});

test('other names: a kind outside the vocabulary is named', () => {
  const { rows, problems } = parseAliases(
    'company,alias,kind\nA,AA,abbreviation\nA,,ticker\nA,AAA,nickname',
    'al.csv',
  );
  expect(rows).toEqual([{ company: 'A', alias: 'AA', kind: 'abbreviation' }]);
  expect(problems).toEqual([
    { file: 'al.csv', line: 3, column: 'alias', reason: 'must not be empty' },
    { file: 'al.csv', line: 4, column: 'kind', reason: expect.stringContaining('nickname') as string },
  ]);
});

describe('the version of the data', () => {
  const good = { name: '2026-11', from: '2020-01-01', through: '2026-02-28', collected: '2026-11' };
  test('is read', () => {
    expect(parseVersion(good, 'here')).toEqual({
      name: '2026-11',
      from: 43831,
      through: 46081,
      source: 'here',
    });
  });
  test.each([
    [{ ...good, from: '2020' }, 'from "2020" is not a day'],
    [{ ...good, name: 'new' }, 'name must be a month such as 2026-11'],
    [{ ...good, through: '2019-01-01' }, 'from is after through'],
    [{ ...good, through: '2062-02-28' }, 'through is after the month in its name'],
    [null, 'version.json'],
  ])('%p is refused', (json, reason) => expect(() => parseVersion(json, 'here')).toThrow(reason));
});

test.each([
  ['rows of another width', 'x', { rows: 0, problems: 101 }],
  ['rows without a deal', ',2024-05-01,License-out,A,B', { rows: 0, problems: 101 }],
  ['more rows than there may be', GOOD, { rows: 151, problems: 150 }],
])('of an endless file no more is read than it may have: %s', (_, row, most) => {
  const { rows, problems } = parseDeals(`${HEADER}\n${`${row}\n`.repeat(20_000)}`, 'mine.csv', [], 150);
  expect({ rows: rows.length, problems: problems.length }).toEqual(most);
});
