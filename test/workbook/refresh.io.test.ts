import type { DealRow } from '../../src/deals/row';
import { listLinkedTables } from '../../src/workbook/links';
import { reviewRefresh } from '../../src/workbook/refresh';
import { lastAction, undoLast } from '../../src/workbook/undo';
import type { ExcelHost } from '../workbench/headless';
import { dealRow, insertAll, newData, onSheet, openWorkbook, refreshLinkedTable, seen, valuesAt } from './io';

const a = dealRow('a-b-2024-05', '2024-05-03', { total_usd_m: 500 });
const b = dealRow('c-d-2024-06', '2024-06', { total_usd_m: 80, notes: 'first' });
const c = dealRow('e-f-2024-07', '2024-07-09', { notes: 'plain' });
const d = dealRow('g-h-2024-08', '2024-08-01', { total_usd_m: 1710 });
const e = dealRow('i-j-2024-09', '2024-09', { total_usd_m: 9475, notes: '=SUM(A1)' });
const changed = (deal: DealRow, more: Partial<DealRow>): DealRow => ({ ...deal, ...more });

/** What the data say later: b is terminated and known to the day, c is out, e is new. */
const later = [a, changed(b, { announced: { serial: 45454, precision: 'day' }, notes: 'ended' }), d, e];

let host: ExcelHost;
let id = '';
beforeEach(async () => {
  host = openWorkbook([a, b, c, d]);
  ({ id } = await insertAll());
});
afterEach(() => host.dispose());

const table = (work: (table: Excel.Table, sheet: Excel.Worksheet) => unknown) =>
  onSheet('Sheet1', (_, context) => {
    const linked = context.workbook.tables.getItem('tblDeals1');
    return work(linked, linked.worksheet);
  });

/** The deal ids of the table with what stands in another of its columns. */
async function pairs(header: string, name = 'tblDeals1'): Promise<Record<string, unknown>> {
  const columns = await onSheet('Sheet1', (_, context) => {
    const { columns: all } = context.workbook.tables.getItem(name);
    return ['Deal id', header].map((column) => all.getItem(column).getDataBodyRange().load('formulas'));
  });
  const [ids, cells] = columns.map(({ formulas }) => formulas.map(([cell]) => cell as unknown));
  return Object.fromEntries((ids ?? []).map((key, index) => [String(key), cells?.[index]]));
}

test('rows are updated by deal id, added and removed, and the report tells what changed', async () => {
  newData(later);
  expect(await listLinkedTables()).toMatchObject([{ status: 'newerData', dataVersion: '2026-01' }]);
  const report = await refreshLinkedTable(id);
  expect(report).toMatchObject({
    dataVersion: { before: '2026-01', after: '2026-02' },
    added: ['i-j-2024-09'],
    removed: ['e-f-2024-07'],
    changed: [
      { dealId: 'c-d-2024-06', column: 'announced', before: 45444, after: 45454 },
      { dealId: 'c-d-2024-06', column: 'notes', before: 'first', after: 'ended' },
    ],
    edited: [],
    deals: 4,
  });
  const range = await onSheet('Deals', (sheet) => sheet.getUsedRange(true).load('text'));
  expect(range.text).toEqual([
    ['Deal id', 'Announced', 'Total US$ m', 'Notes', 'Source'],
    ['a-b-2024-05', '2024-05-03 ', '500.0  ', '', 'https://example.org/a-b-2024-05'],
    ['c-d-2024-06', '2024-06-11 ', '80.0  ', 'ended', 'https://example.org/c-d-2024-06'],
    ['g-h-2024-08', '2024-08-01 ', '1,710.0  ', '', 'https://example.org/g-h-2024-08'],
    ['i-j-2024-09', 'Sep 2024 ', '9,475.0  ', '=SUM(A1)', 'https://example.org/i-j-2024-09'],
  ]);
  const link = await onSheet('Deals', (sheet) => sheet.getRange('E5').load('hyperlink'));
  expect(link.hyperlink.address).toBe('https://example.org/i-j-2024-09');
  expect(await listLinkedTables()).toMatchObject([{ status: 'current', dataVersion: '2026-02', deals: 4 }]);
});

test('a refresh with the same data changes nothing', async () => {
  const before = await seen();
  expect(await refreshLinkedTable(id)).toMatchObject({ added: [], removed: [], changed: [], edited: [] });
  expect(await seen()).toEqual(before);
});

test('undo of a refresh restores the table, its formats and what is remembered', async () => {
  const before = await seen();
  newData(later);
  await refreshLinkedTable(id);
  expect(await undoLast()).toMatchObject({ kind: 'refresh', tableName: 'tblDeals1', keptCells: 0 });
  expect(await seen()).toEqual(before);
  expect(await listLinkedTables()).toMatchObject([{ dataVersion: '2026-01' }]);
  expect(await refreshLinkedTable(id)).toMatchObject({ added: ['i-j-2024-09'], edited: [] });
});

test('after something else was done, the refresh can still be taken back', async () => {
  const before = await seen();
  newData(later);
  await refreshLinkedTable(id);
  await insertAll({ name: 'tblOther' });
  expect(lastAction()).toEqual({ kind: 'insert', tableName: 'tblOther' });
  await undoLast();
  expect(lastAction()).toEqual({ kind: 'refresh', tableName: 'tblDeals1' });
  await undoLast();
  expect(await seen()).toEqual(before);
  expect(lastAction()).toEqual({ kind: 'insert', tableName: 'tblDeals1' });
});

test('a refresh of a table that is gone does not stand before what was done earlier', async () => {
  await insertAll({ name: 'tblOther' });
  newData(later);
  await refreshLinkedTable(id);
  await table((linked) => linked.delete());
  await expect(undoLast()).rejects.toMatchObject({ code: 'gone' });
  expect(await undoLast()).toMatchObject({ kind: 'insert', tableName: 'tblOther' });
});

test('an insertion that can no longer be taken back does not stand before a refresh', async () => {
  const before = await seen();
  newData(later);
  await refreshLinkedTable(id);
  await insertAll({ name: 'tblOther' });
  const other = await onSheet('Sheet1', (_, { workbook }) =>
    workbook.tables.getItem('tblOther').worksheet.load('name'),
  );
  await onSheet(other.name, (sheet) => (sheet.getRange('D2').values = [['my note']]));
  await expect(undoLast()).rejects.toMatchObject({ code: 'changedSince' });
  await undoLast();
  expect(await valuesAt('D2', other.name)).toEqual([['my note']]);
  expect(await seen()).toEqual(before);
});

test('the user’s columns stay on their rows: notes, formulas, formats', async () => {
  await table((linked, sheet) => {
    linked.columns.add(undefined, [['Mine'], ['note a'], [''], [''], ['note d']]);
    linked.columns.add(undefined, [['Twice'], ['=C2*2'], ['=C3*2'], ['=C4*2'], ['=C5*2']]);
    sheet.getRange('F5').numberFormat = [['0.00']];
    sheet.getRange('F5').format.fill.color = '#FFFF00';
  });
  newData(later);
  expect(await refreshLinkedTable(id)).toMatchObject({ removed: ['e-f-2024-07'], keptRows: [] });
  expect(await pairs('Mine')).toEqual({
    'a-b-2024-05': 'note a',
    'c-d-2024-06': '',
    'g-h-2024-08': 'note d',
    'i-j-2024-09': '',
  });
  expect(await pairs('Twice')).toEqual({
    'a-b-2024-05': '=C2*2',
    'c-d-2024-06': '=C3*2',
    'g-h-2024-08': '=C4*2',
    'i-j-2024-09': '=C5*2',
  });
  const { format, fill } = (await table((_, sheet) => ({
    format: sheet.getRange('F4').load('numberFormat'),
    fill: sheet.getRange('F4').format.fill.load('color'),
  }))) as { format: Excel.Range; fill: Excel.RangeFill };
  expect(format.numberFormat).toEqual([['0.00']]);
  expect(fill.color).toBe('#FFFF00');
});

test('a note typed beside the table moves with its row, and keeps a row that would go', async () => {
  await onSheet('Deals', (sheet) => {
    sheet.getRange('F5').values = [['note on d']];
    sheet.getRange('F8').values = [['far below']];
  });
  newData([a, d, e]);
  expect(await refreshLinkedTable(id)).toMatchObject({
    removed: ['c-d-2024-06', 'e-f-2024-07'],
    keptRows: [],
  });
  expect(await valuesAt('A2:A5')).toEqual([['a-b-2024-05'], ['g-h-2024-08'], ['i-j-2024-09'], ['']]);
  expect(await valuesAt('F2:F8')).toEqual([[''], ['note on d'], [''], [''], [''], [''], ['far below']]);
  newData([a, e]);
  expect(await refreshLinkedTable(id)).toMatchObject({ removed: [], keptRows: ['g-h-2024-08'] });
  // Nothing changed the last time, so the undo is that of the refresh before.
  await undoLast();
  expect(await valuesAt('F3:F5')).toEqual([[''], [''], ['note on d']]);
});

test('cells that the user edited stay and are reported, also after more refreshes', async () => {
  await onSheet('Deals', (sheet) => {
    sheet.getRange('C3').values = [[81]];
    sheet.getRange('D5').formulas = [['=1+1']];
  });
  newData([a, changed(b, { total_usd_m: 90 }), c, changed(d, { notes: 'new' })]);
  for (const round of [1, 2]) {
    const report = await refreshLinkedTable(id);
    expect([round, report.edited]).toEqual([
      round,
      [
        { dealId: 'c-d-2024-06', column: 'total_usd_m', kept: 81, data: 90 },
        { dealId: 'g-h-2024-08', column: 'notes', kept: '=1+1', data: 'new' },
      ],
    ]);
    expect(report.changed).toEqual([]);
  }
  expect(await valuesAt('C3')).toEqual([[81]]);
  const formula = await onSheet('Deals', (sheet) => sheet.getRange('D5').load('formulas'));
  expect(formula.formulas).toEqual([['=1+1']]);
  await onSheet('Deals', (sheet) => (sheet.getRange('C3').values = [[90]]));
  newData([a, changed(b, { total_usd_m: 95 }), c, d], '2026-03');
  expect(await refreshLinkedTable(id)).toMatchObject({
    changed: [{ dealId: 'c-d-2024-06', before: 90, after: 95 }],
  });
});

test('a row that the user deleted stays out until it is asked for', async () => {
  await table((linked) => linked.rows.getItemAt(1).delete());
  expect(await refreshLinkedTable(id)).toMatchObject({ deletedRows: ['c-d-2024-06'], added: [], deals: 3 });
  expect(await refreshLinkedTable(id)).toMatchObject({ deletedRows: ['c-d-2024-06'] });
  expect(await refreshLinkedTable(id, { restoreDeletedRows: true })).toMatchObject({
    deletedRows: [],
    added: ['c-d-2024-06'],
  });
  expect(Object.keys(await pairs('Notes'))).toEqual([
    'a-b-2024-05',
    'e-f-2024-07',
    'g-h-2024-08',
    'c-d-2024-06',
  ]);
});

test('rows that the user typed or copied are theirs', async () => {
  await table((linked) => {
    linked.rows.add(undefined, [['', '', 1, 'my own row', '']]);
    linked.rows.add(undefined, [['my-id', '', 2, 'my own id', '']]);
    linked.rows.add(undefined, [["'a-b-2024-05", 45415, 500, 'a copy', '']]);
  });
  newData([b, d, e]);
  const report = await refreshLinkedTable(id);
  expect(report).toMatchObject({
    removed: ['a-b-2024-05', 'e-f-2024-07'],
    duplicates: ['a-b-2024-05'],
    ownRows: 3,
  });
  expect(await valuesAt('A2:D7')).toEqual([
    ['c-d-2024-06', 45444, 80, 'first'],
    ['g-h-2024-08', 45505, 1710, ''],
    ['', '', 1, 'my own row'],
    ['my-id', '', 2, 'my own id'],
    ['a-b-2024-05', 45415, 500, 'a copy'],
    ['i-j-2024-09', 45536, 9475, '=SUM(A1)'],
  ]);
});

test('columns that the user renamed, moved or deleted are respected', async () => {
  await table((linked, sheet) => {
    linked.columns.getItem('Total US$ m').name = 'Headline';
    linked.columns.getItem('Source').delete();
    sheet.getRange('D1:D5').values = [['Remarks'], [''], ['first'], ['plain'], ['']];
  });
  newData([changed(a, { total_usd_m: 501, notes: 'x' }), b, c, d, e]);
  expect(await refreshLinkedTable(id)).toMatchObject({
    missingColumns: ['source_url'],
    added: ['i-j-2024-09'],
  });
  expect(await pairs('Headline')).toMatchObject({ 'a-b-2024-05': 501, 'i-j-2024-09': 9475 });
  newData([changed(a, { total_usd_m: 502 }), b, c, d, e], '2026-03');
  await refreshLinkedTable(id);
  expect(await pairs('Headline')).toMatchObject({ 'a-b-2024-05': 502 });
});

test('a renamed table on a renamed sheet, moved down and sorted otherwise', async () => {
  await table((linked, sheet) => {
    linked.name = 'Mine';
    sheet.name = 'My sheet';
    sheet.getRange('A1:E1').getEntireRow().insert('Down');
  });
  await onSheet('My sheet', (_, context) =>
    context.workbook.tables.getItem('Mine').sort.apply([{ key: 2, ascending: false }]),
  );
  newData(later);
  expect(await refreshLinkedTable(id)).toMatchObject({
    tableName: 'Mine',
    sheetName: 'My sheet',
    added: ['i-j-2024-09'],
  });
  expect(Object.keys(await pairs('Notes', 'Mine'))).toEqual([
    'i-j-2024-09',
    'g-h-2024-08',
    'a-b-2024-05',
    'c-d-2024-06',
  ]);
  expect(await listLinkedTables()).toMatchObject([{ tableName: 'Mine', sheetName: 'My sheet' }]);
});

test('a filter stays and takes in what is new', async () => {
  await table((linked) =>
    linked.columns.getItem('Total US$ m').filter.apply({ filterOn: 'Custom', criterion1: '>400' }),
  );
  newData(later);
  await refreshLinkedTable(id);
  const { filter, rows } = (await table((linked, sheet) => ({
    filter: linked.autoFilter.load('isDataFiltered,criteria'),
    rows: sheet.getRange('A2:A5').load('values,rowHidden'),
  }))) as { filter: Excel.AutoFilter; rows: Excel.Range };
  expect(filter.isDataFiltered).toBe(true);
  expect(filter.criteria[2]).toMatchObject({ filterOn: 'Custom', criterion1: '>400' });
  expect(rows.values).toEqual([['a-b-2024-05'], ['c-d-2024-06'], ['g-h-2024-08'], ['i-j-2024-09']]);
});

test('a totals row stays below, with what it computes', async () => {
  await table((linked, sheet) => {
    linked.showTotals = true;
    sheet.getRange('A6:E6').formulas = [['All', '', '=SUBTOTAL(109,C2:C5)', '', '']];
  });
  newData([a, b, c, d, e]);
  await refreshLinkedTable(id);
  expect(await valuesAt('A6:A7')).toEqual([['i-j-2024-09'], ['All']]);
  const { totals } = (await table((linked) => ({
    totals: linked.getTotalRowRange().load('address,values'),
  }))) as { totals: Excel.Range };
  expect(totals.address).toBe('Deals!A7:E7');
});

test('a growing table never pushes what stands below', async () => {
  await onSheet('Deals', (sheet) => (sheet.getRange('B6').values = [['mine']]));
  const before = await seen();
  newData([a, b, c, d, e]);
  await expect(refreshLinkedTable(id)).rejects.toMatchObject({
    code: 'noRoom',
    message: expect.stringMatching(/B6/),
  });
  expect(await seen()).toEqual(before);
});

test('what stands below a table stays where it is when rows come and go', async () => {
  await onSheet('Deals', (sheet) => (sheet.getRange('B8').values = [['mine']]));
  newData([a, d, e]);
  await refreshLinkedTable(id);
  expect(await valuesAt('A4:B8')).toEqual([
    ['i-j-2024-09', 45536],
    ['', ''],
    ['', ''],
    ['', ''],
    ['', 'mine'],
  ]);
  newData([a, b, c, d, e], '2026-03');
  await refreshLinkedTable(id);
  expect(await valuesAt('B8')).toEqual([['mine']]);
  await undoLast();
  expect(await valuesAt('A5:B8')).toEqual([
    ['', ''],
    ['', ''],
    ['', ''],
    ['', 'mine'],
  ]);
});

test.each([
  [
    'the deal id column was deleted',
    'noDealIdColumn',
    (linked: Excel.Table) => linked.columns.getItem('Deal id').delete(),
  ],
  [
    'the sheet is protected',
    'protected',
    (_: Excel.Table, sheet: Excel.Worksheet) => sheet.protection.protect(),
  ],
] as const)('refused before anything is written: %s', async (_, code, prepare) => {
  await table(prepare);
  const before = await seen();
  newData(later);
  await expect(refreshLinkedTable(id)).rejects.toMatchObject({ code });
  expect(await seen()).toEqual(before);
});

test.each([
  ['the table', (linked: Excel.Table) => linked.delete()],
  ['the table, its cells kept', (linked: Excel.Table) => linked.convertToRange()],
  ['the sheet', (_: Excel.Table, sheet: Excel.Worksheet) => sheet.delete()],
] as const)('gone: %s', async (_, prepare) => {
  await table(prepare);
  expect(await listLinkedTables()).toMatchObject([{ status: 'gone', tableName: 'tblDeals1' }]);
  await expect(refreshLinkedTable(id)).rejects.toMatchObject({ code: 'gone' });
});

test('all deals leave and come back: the table keeps its columns and its last row', async () => {
  newData([e]);
  await refreshLinkedTable(id);
  expect(await valuesAt('A1:A3')).toEqual([['Deal id'], ['i-j-2024-09'], ['']]);
  newData([]);
  expect(await refreshLinkedTable(id)).toMatchObject({ removed: ['i-j-2024-09'], deals: 0 });
  expect(await valuesAt('A2:E2')).toEqual([['', '', '', '', '']]);
  newData([a, b]);
  expect(await refreshLinkedTable(id)).toMatchObject({ added: ['a-b-2024-05', 'c-d-2024-06'], ownRows: 0 });
  expect(await valuesAt('A2:A4')).toEqual([['a-b-2024-05'], ['c-d-2024-06'], ['']]);
});

test('a link of a later version is left alone, with a message', async () => {
  await onSheet('Deals', (_, { workbook }) => {
    workbook.settings.add(
      'DealSheet.table.zzz',
      JSON.stringify({ format: 4, tableName: 'Later', memory: 'elsewhere' }),
    );
    workbook.settings.add('DealSheet.table.bad', '{"format":1}');
    workbook.settings.add('Other add-in', 'x');
  });
  expect(await listLinkedTables()).toMatchObject([
    { id },
    { id: 'zzz', tableName: 'Later', status: 'newerFormat' },
    { id: 'bad', status: 'damaged' },
  ]);
  await expect(refreshLinkedTable('zzz')).rejects.toMatchObject({ code: 'newerFormat' });
  newData(later);
  const all = await reviewRefresh();
  expect(all.waiting.map(({ report }) => report.id)).toEqual([id]);
  expect(all.refused).toMatchObject([
    { table: { id: 'zzz' }, problem: { code: 'newerFormat' } },
    { table: { id: 'bad' }, problem: { code: 'damaged' } },
  ]);
});

test('without the memory nothing is overwritten', async () => {
  await onSheet('Deals', (sheet) => (sheet.getRange('D3').values = [['mine']]));
  const parts = await onSheet('Deals', (_, { workbook }) => workbook.customXmlParts.load('items/id'));
  await onSheet('Deals', (_, { workbook }) => {
    for (const part of parts.items) workbook.customXmlParts.getItem(part.id).delete();
  });
  newData(later);
  const report = await refreshLinkedTable(id);
  expect(report).toMatchObject({ changed: [], added: ['i-j-2024-09'], removed: [] });
  expect(report.notes).toEqual([{ kind: 'memoryLost' }]);
  expect(await valuesAt('D3')).toEqual([['mine']]);
});

test('undo keeps what was typed after the refresh', async () => {
  newData(later);
  await refreshLinkedTable(id);
  await onSheet('Deals', (sheet) => (sheet.getRange('D3').values = [['typed since']]));
  expect(await undoLast()).toMatchObject({ keptCells: 1 });
  expect(await pairs('Notes')).toEqual({
    'a-b-2024-05': '',
    'c-d-2024-06': 'typed since',
    'e-f-2024-07': 'plain',
    'g-h-2024-08': '',
  });
});

test('one thing at a time', async () => {
  newData(later);
  const first = refreshLinkedTable(id);
  await expect(refreshLinkedTable(id)).rejects.toMatchObject({ code: 'busy' });
  await first;
});
