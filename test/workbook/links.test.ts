import { serverMark } from '../../src/source/server-mark';
import type { RefreshReport } from '../../src/workbook/reports';
import { samePlan } from '../../src/workbook/same-plan';
import { findTables } from '../../src/workbook/find-tables';
import type { LinkSetting } from '../../src/workbook/link-setting';
import { linkSettingOf, newLinkId, readLinkSetting } from '../../src/workbook/link-setting';
import { headerOf, isLinkable, isOurDateFormat, numberFormatOf } from '../../src/workbook/table-format';
import { sheetName, tableName } from '../../src/workbook/table-name';

const link: LinkSetting = {
  id: 'ab12',
  tableId: '7',
  tableName: 'tblDeals1',
  sheetName: 'Deals',
  query: {
    search: 'adc',
    criteria: [
      { field: 'total', test: '>=500' },
      { field: 'stage', test: null },
    ],
    sort: [{ field: 'total_usd_m', descending: true }],
  },
  columns: [
    { field: 'deal_id', header: 'Deal id', columnId: 1 },
    { field: 'notes', header: 'Mine' },
  ],
  dataVersion: '2026-01',
  insertedAt: '2026-11-22T10:00:00.000Z',
  refreshedAt: '2026-11-22T10:00:00.000Z',
  deals: 3,
  memory: { generation: 2, parts: 1 },
};

test('a link comes back from its setting as it was', () => {
  const { key, value } = linkSettingOf(link);
  expect(readLinkSetting(key, value)).toEqual({ kind: 'link', link });
});

test('a link to the organisation’s data comes back as one, in a format that earlier versions leave alone', () => {
  const ofServer: LinkSetting = { ...link, origin: 'organisation' };
  const { key, value } = linkSettingOf(ofServer);
  expect(value).toContain('"format":2');
  expect(readLinkSetting(key, value)).toEqual({ kind: 'link', link: ofServer });
});

test.each([
  { criteria: [{ field: 'stage', test: 'Phase 1|Phase 2' }] },
  { search: 'adc -kras', criteria: [] },
])('a query that earlier versions would read otherwise comes in a format that they leave alone', (query) => {
  const wider: LinkSetting = { ...link, query };
  const { key, value } = linkSettingOf(wider);
  expect(value).toContain('"format":3');
  expect(readLinkSetting(key, value)).toEqual({ kind: 'link', link: wider });
});

test('a query of an earlier version means what it meant', () => {
  const before = { search: 'adc -kras pd-1', criteria: [{ field: 'asset', test: 'A|B~|C' }] };
  const value = JSON.stringify({ format: 1, ...link, query: before });
  expect(readLinkSetting('DealSheet.table.ab12', value)).toMatchObject({
    kind: 'link',
    link: { query: { search: 'adc kras pd-1', criteria: [{ field: 'asset', test: 'A~|B~~~|C' }] } },
  });
});

const damaged = (tableName = 'tblDeals1', sheetName = 'Deals') => ({
  kind: 'damaged',
  id: 'ab12',
  tableName,
  sheetName,
});
const json = (change: object) => JSON.stringify({ format: 1, ...link, ...change });

test.each([
  ['a key that is not ours', 'Other.ab12', json({}), undefined],
  ['no text', 'DealSheet.table.ab12', 12, damaged('', '')],
  ['no JSON', 'DealSheet.table.ab12', '{', damaged('', '')],
  ['names that are no text', 'DealSheet.table.ab12', '{"tableName":7,"sheetName":[]}', damaged('', '')],
  ['another id than its key', 'DealSheet.table.zz', json({}), { ...damaged(), id: 'zz' }],
  [
    'a field that does not exist',
    'DealSheet.table.ab12',
    json({
      columns: [
        { field: 'deal_id', header: '' },
        { field: 'x', header: '' },
      ],
    }),
    damaged(),
  ],
  ['no deal id', 'DealSheet.table.ab12', json({ columns: [{ field: 'notes', header: '' }] }), damaged()],
  [
    'a criterion that is no cell',
    'DealSheet.table.ab12',
    json({ query: { criteria: [{ field: 'total', test: {} }] } }),
    damaged(),
  ],
  [
    'a later format',
    'DealSheet.table.ab12',
    json({ format: 4 }),
    { kind: 'newer', id: 'ab12', tableName: 'tblDeals1', sheetName: 'Deals' },
  ],
  [
    'a later format of another shape',
    'DealSheet.table.ab12',
    '{"format":9}',
    { kind: 'newer', id: 'ab12', tableName: '', sheetName: '' },
  ],
])('a setting is read with care: %s', (_, key, value, expected) => {
  expect(readLinkSetting(key, value)).toEqual(expected);
});

test('link ids do not repeat', () => {
  expect(new Set(Array.from({ length: 1000 }, newLinkId)).size).toBe(1000);
});

describe('which table is which link’s', () => {
  const table = (id: string, name: string) => ({ id, name, sheetName: 'Deals' });
  const other: LinkSetting = { ...link, id: 'cd34', tableId: '8', tableName: 'tblDeals2' };
  const found = (tables: ReturnType<typeof table>[], links = [link, other]) =>
    Object.fromEntries([...findTables(links, tables)].map(([id, { name }]) => [id, name]));

  test.each([
    [
      'both as remembered',
      [table('7', 'tblDeals1'), table('8', 'tblDeals2')],
      { ab12: 'tblDeals1', cd34: 'tblDeals2' },
    ],
    ['renamed', [table('7', 'Mine'), table('8', 'tblDeals2')], { ab12: 'Mine', cd34: 'tblDeals2' }],
    [
      'other ids, as in another host',
      [table('x', 'tblDeals1'), table('y', 'TBLDEALS2')],
      { ab12: 'tblDeals1', cd34: 'TBLDEALS2' },
    ],
    [
      'ids swapped by the host',
      [table('8', 'tblDeals1'), table('7', 'tblDeals2')],
      { ab12: 'tblDeals1', cd34: 'tblDeals2' },
    ],
    ['one deleted', [table('8', 'tblDeals2')], { cd34: 'tblDeals2' }],
    [
      'renamed, and its name given to a copy on another sheet',
      [{ ...table('9', 'tblDeals1'), sheetName: 'Deals (2)' }, table('7', 'Mine'), table('8', 'tblDeals2')],
      { ab12: 'Mine', cd34: 'tblDeals2' },
    ],
    [
      'renamed, and the name given to a later link',
      [table('7', 'Mine'), table('8', 'tblDeals2'), table('9', 'tblDeals3')],
      { ab12: 'Mine', cd34: 'tblDeals2' },
    ],
  ])('%s', (_, tables, expected) => {
    expect(found(tables)).toEqual(expected);
  });
});

test.each([
  [undefined, [], 'tblDeals1'],
  [undefined, ['TblDeals1', 'tblDeals3'], 'tblDeals2'],
  [' Mine.2024 ', [], 'Mine.2024'],
  ['表一', [], '表一'],
])('a name for a table: %s beside %j', (wanted, taken, expected) => {
  expect(tableName(wanted, taken)).toBe(expected);
});

test.each(['A1', 'xfd12', 'R1C1', 'r', 'C', '1a', 'a b', 'a-b', 'a'.repeat(256)])(
  '%s names no table',
  (wanted) => {
    expect(() => tableName(wanted, [])).toThrow(expect.objectContaining({ code: 'invalidName' }) as Error);
  },
);

test('a name for a sheet', () => {
  expect(sheetName('Deals', ['deals', 'Deals 2'])).toBe('Deals 3');
});

test('headers have the unit and no parentheses', () => {
  expect([
    headerOf('upfront_usd_m'),
    headerOf('royalty_low_pct'),
    headerOf('dev_reg_milestones_usd_m'),
  ]).toEqual(['Upfront US$ m', 'Royalty low %', 'Dev. & reg. milestones US$ m']);
});

test('number formats', () => {
  expect([
    numberFormatOf('total_usd_m'),
    numberFormatOf('announced'),
    numberFormatOf('announced', true),
    numberFormatOf('upfront_share'),
    numberFormatOf('notes'),
  ]).toEqual(['[<1]0.00_);#,##0.0_0_)', 'yyyy-mm-dd_)', 'mmm yyyy_)', '0.0%_);(0.0%)', 'General']);
});

test.each([
  ['yyyy-mm-dd_)', true],
  ['mmm yyyy_)', true],
  // Of tables inserted before dates kept clear of the next column.
  ['yyyy-mm-dd', true],
  ['mmm yyyy', true],
  ['d mmm yy', false],
] as const)('whether a date shown as %s is so by us: %s', (format, ours) => {
  expect(isOurDateFormat(format)).toBe(ours);
});

test.each([
  ['https://a.example/x?y=1#z', true],
  ['http://a.example', true],
  ['javascript:alert(1)', false],
  ['file:///etc/passwd', false],
  ['https://a.example/"x', false],
  [`https://a.example/${'x'.repeat(2100)}`, false],
  ['', false],
  [12, false],
])('%s becomes a hyperlink: %s', (value, expected) => {
  expect(isLinkable(value)).toBe(expected);
});

test('a plan for the rows of one server is not that for another, or for the data on this machine', () => {
  const report: RefreshReport = {
    ...{ id: 'a', tableName: 't', sheetName: 's', added: [], removed: [], changed: [], edited: [] },
    ...{ keptRows: [], deletedRows: [], duplicates: [], ownRows: 0, missingColumns: [], filledColumns: [] },
    lostFormulas: [],
    ...{ notes: [], deals: 1, dataVersion: { before: '1', after: '1' } },
    origin: { before: 'organisation', after: 'organisation' },
    server: { before: 'aa', after: 'aa' },
  };
  expect(samePlan(report, { ...report, tableName: 'renamed' })).toBe(true);
  expect(samePlan(report, { ...report, server: { before: 'aa', after: 'bb' } })).toBe(false);
  expect(
    samePlan(report, {
      ...report,
      origin: { before: 'organisation', after: 'machine' },
    }),
  ).toBe(false);
});

test('a server’s mark stays what it is in workbooks, and tells addresses and databases apart', () => {
  const here = { address: 'https://clickhouse.example.com:8443', database: 'deals' };
  expect(serverMark(here)).toBe('1f972577c511');
  expect(serverMark({ ...here, address: 'https://CLICKHOUSE.example.com:8443/' })).toBe(serverMark(here));
  expect(serverMark({ ...here, address: 'https://clickhouse.example.com:9443' })).not.toBe(serverMark(here));
  expect(serverMark({ ...here, database: 'deals2' })).not.toBe(serverMark(here));
});
