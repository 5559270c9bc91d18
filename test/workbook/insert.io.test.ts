import { insertLinkedTable } from '../../src/workbook/linked-table';
import { lastAction, undoLast } from '../../src/workbook/undo';
import { mayBeDeleted } from '../../src/workbook/users-on-sheet';
import { listLinkedTables, showLinkedTable, unlink } from '../../src/workbook/links';
import { touchedTables } from '../../src/workbook/touched-tables';
import { placeAtSelection, watchSelection } from '../../src/workbook/insertion-place';
import { watchCells } from '../../src/workbook/watch-cells';
import type { ExcelHost } from '../workbench/headless';
import { dealRow, insertAll, onSheet, openWorkbook, valuesAt } from './io';

const deals = [
  dealRow('a-b-2024-05', '2024-05-03', {
    total_usd_m: 500,
    upfront_usd_m: 12.5,
    notes: '=1+1',
    royalty_low_pct: 8,
  }),
  dealRow('c-d-2024-06', '2024-06', { notes: "'quoted", indication: '2024-05' }),
  dealRow('e-f-2024-07', '2024-07-09', { total_usd_m: 1710.123, notes: '+86 21', indication: 'TRUE' }),
];
let host: ExcelHost;
beforeEach(() => {
  host = openWorkbook(deals);
});
afterEach(() => host.dispose());

const select = (address: string) => onSheet('Sheet1', (sheet) => sheet.getRange(address).select());

test('a table on a new sheet: content, formats, style, frozen header, links, memory', async () => {
  const report = await insertAll({
    columns: [
      'announced',
      'deal_id',
      'total_usd_m',
      'upfront_share',
      'royalty_low_pct',
      'notes',
      'indication',
      'source_url',
    ],
  });
  expect(report).toMatchObject({
    tableName: 'tblDeals1',
    sheetName: 'Deals',
    address: 'A1:H4',
    deals: 3,
    sources: 'hyperlinks',
    dataVersion: '2026-01',
  });
  const { range, table, frozen, link } = await onSheet('Deals', (sheet, context) => ({
    range: sheet.getRange('A1:H4').load('values,text,numberFormat,valueTypes'),
    table: context.workbook.tables.getItem('tblDeals1').load('style,showFilterButton'),
    frozen: sheet.freezePanes.getLocationOrNullObject().load('address'),
    link: sheet.getRange('H3').load('hyperlink'),
  }));
  expect(range.values[0]).toEqual([
    'Announced',
    'Deal id',
    'Total US$ m',
    'Upfront share',
    'Royalty low %',
    'Notes',
    'Indication',
    'Source',
  ]);
  expect(range.text.slice(1)).toEqual([
    [
      '2024-05-03 ',
      'a-b-2024-05',
      '500.0  ',
      '2.5% ',
      '8.0 ',
      '=1+1',
      'Solid tumours',
      'https://example.org/a-b-2024-05',
    ],
    ['Jun 2024 ', 'c-d-2024-06', '', '', '', "'quoted", '2024-05', 'https://example.org/c-d-2024-06'],
    ['2024-07-09 ', 'e-f-2024-07', '1,710.1  ', '', '', '+86 21', 'TRUE', 'https://example.org/e-f-2024-07'],
  ]);
  // What is shown is rounded, what the cell holds is not.
  expect(range.values[3]?.[2]).toBe(1710.123);
  expect(range.valueTypes.slice(1).map((row) => row.join())).toEqual([
    'Double,String,Double,Double,Double,String,String,String',
    'Double,String,Empty,Empty,Empty,String,String,String',
    'Double,String,Double,Empty,Empty,String,String,String',
  ]);
  expect(table.style).toBe('TableStyleMedium2');
  expect(frozen.address).toMatch(/1:1$/);
  expect(link.hyperlink.address).toBe('https://example.org/c-d-2024-06');
  expect(await listLinkedTables()).toEqual([
    expect.objectContaining({
      id: report.id,
      tableName: 'tblDeals1',
      sheetName: 'Deals',
      status: 'current',
      deals: 3,
    }),
  ]);
});

test('the columns of a table work in formulas', async () => {
  await insertAll();
  await onSheet('Sheet1', (sheet) => {
    sheet.getRange('A1').formulas = [['=SUM(tblDeals1[Total US$ m])']];
  });
  expect(await valuesAt('A1', 'Sheet1')).toEqual([[2210.123]]);
});

test('at the selection, with the id column put first, in the order that was asked for', async () => {
  await select('C5:D9');
  const report = await insertAll({
    destination: 'selection',
    columns: ['total_usd_m', 'announced'],
    query: { criteria: [{ field: 'total', test: '<>' }], sort: [{ field: 'total_usd_m', descending: true }] },
    name: 'MyDeals',
  });
  expect(report).toMatchObject({
    tableName: 'MyDeals',
    sheetName: 'Sheet1',
    address: 'C5:E7',
    columns: ['deal_id', 'total_usd_m', 'announced'],
  });
  expect(await valuesAt('C6:D7', 'Sheet1')).toEqual([
    ['e-f-2024-07', 1710.123],
    ['a-b-2024-05', 500],
  ]);
  const { fields } = await onSheet('Sheet1', (_, context) =>
    context.workbook.tables.getItem('MyDeals').sort.load('fields'),
  );
  expect(fields).toMatchObject([{ key: 1, ascending: false }]);
});

test.each([
  [
    'a value in the last cell',
    (sheet: Excel.Worksheet) => (sheet.getRange('G5').values = [['mine']]),
    'occupied',
    /G5/,
  ],
  [
    'a formula that shows nothing',
    (sheet: Excel.Worksheet) => (sheet.getRange('D4').formulas = [['=""']]),
    'occupied',
    /D4/,
  ],
  ['an empty table', (sheet: Excel.Worksheet) => sheet.tables.add('F4:J9', true), 'occupied', /Table1/],
  [
    'merged cells that hold nothing',
    (sheet: Excel.Worksheet) => sheet.getRange('E4:F5').merge(),
    'occupied',
    /E4:F5 stand there/,
  ],
  ['a protected sheet', (sheet: Excel.Worksheet) => sheet.protection.protect(), 'protected', /Sheet1/],
])('refused before anything is written: %s', async (_, prepare, code, message) => {
  await onSheet('Sheet1', (sheet) => void prepare(sheet));
  await select('C3');
  const before = await valuesAt('A1:K12', 'Sheet1');
  await expect(insertAll({ destination: 'selection' })).rejects.toMatchObject({
    code,
    message: expect.stringMatching(message),
  });
  expect(await valuesAt('A1:K12', 'Sheet1')).toEqual(before);
  expect(await listLinkedTables()).toEqual([]);
});

test('cells with a look of their own have it back after an undo', async () => {
  await select('C3');
  await onSheet('Sheet1', (sheet) => {
    const cells = sheet.getRange('C3:G7');
    cells.numberFormat = Array.from({ length: 5 }, (_, row) => Array(5).fill(`0.0${'0'.repeat(row)} "x"`));
    cells.format.font.color = '#123456';
    cells.format.horizontalAlignment = 'Right';
    sheet.getRange('G4:G5').format.fill.color = '#FFEEDD';
    cells.format.columnWidth = 33;
  });
  const look = async () => {
    const { cells, formats } = await onSheet('Sheet1', (sheet) => ({
      cells: sheet.getRange('C3:G7').load('numberFormat,values'),
      formats: ['C3', 'E3', 'G3', 'G4', 'G6'].map((address) => {
        const { format } = sheet.getRange(address);
        return {
          format: format.load('horizontalAlignment,columnWidth'),
          font: format.font.load('color,underline'),
          fill: format.fill.load('color'),
        };
      }),
    }));
    return [cells.numberFormat, cells.values, JSON.stringify(formats)];
  };
  const before = await look();
  expect(before[2]).toMatch(/"Right".*#123456.*#FFEEDD/);
  await insertAll({ destination: 'selection' });
  expect(await look()).not.toEqual(before);
  await undoLast();
  expect(await look()).toEqual(before);
});

test.each([
  ['a cell address', 'AB12'],
  ['blanks', 'My deals'],
  ['a digit first', '2deals'],
  ['a taken name', 'tblDeals1'],
  ['the name of a sheet', 'sheet1'],
])('no table can be named like this: %s', async (_, name) => {
  await insertAll();
  await expect(insertAll({ name })).rejects.toMatchObject({ code: 'invalidName' });
});

test('nothing found, nothing inserted; a malformed query is told as such', async () => {
  await expect(
    insertAll({ query: { criteria: [{ field: 'total', test: '>9999999' }] } }),
  ).rejects.toMatchObject({ code: 'empty' });
  await expect(insertAll({ query: { criteria: [{ field: 'totl', test: 1 }] } })).rejects.toMatchObject({
    name: 'InputError',
  });
});

test('a table that is not kept linked is an ordinary table, and can be taken back', async () => {
  await insertAll({ keepLinked: false });
  expect(await listLinkedTables()).toEqual([]);
  const { parts, settings } = await onSheet('Deals', (_, { workbook }) => ({
    parts: workbook.customXmlParts.load('items/id'),
    settings: workbook.settings.load('items/key'),
  }));
  expect([parts.items, settings.items]).toEqual([[], []]);
  expect((await valuesAt('A2'))[0]).toEqual(['a-b-2024-05']);
  expect(await undoLast()).toMatchObject({ kind: 'insert', tableName: 'tblDeals1' });
});

test('a second table gets the next name and sheet', async () => {
  await insertAll();
  expect(await insertAll()).toMatchObject({ tableName: 'tblDeals2', sheetName: 'Deals 2' });
});

test('cancelled before the end: no sheet, no table, no link, nothing at the selection', async () => {
  const cancel = new AbortController();
  const onProgress = ({ phase }: { phase: string }) => phase === 'writing' && cancel.abort();
  await expect(insertLater('newSheet')).rejects.toMatchObject({ code: 'cancelled' });
  await select('B2');
  await expect(insertLater('selection')).rejects.toMatchObject({ code: 'cancelled' });
  const { sheets, used } = await onSheet('Sheet1', (sheet, context) => ({
    sheets: context.workbook.worksheets.load('items/name'),
    used: sheet.getUsedRangeOrNullObject(false).load('address'),
  }));
  expect(sheets.items.map(({ name }) => name)).toEqual(['Sheet1']);
  expect(used.isNullObject).toBe(true);
  expect(await listLinkedTables()).toEqual([]);
  expect(lastAction()).toBeUndefined();

  async function insertLater(destination: 'newSheet' | 'selection') {
    const { insertLinkedTable } = await import('../../src/workbook/linked-table');
    return insertLinkedTable(
      { query: { criteria: [] }, columns: ['deal_id', 'notes'], destination },
      { onProgress, signal: cancel.signal },
    );
  }
});

test('wherever a cancel is heeded, the workbook is as it was', async () => {
  /** A signal that is aborted once it was looked at so often. */
  const after = (most: number) => {
    let looks = 0;
    const signal = new AbortController().signal;
    Object.defineProperty(signal, 'aborted', { get: () => ++looks > most });
    return { signal, looks: () => looks };
  };
  const { insertLinkedTable } = await import('../../src/workbook/linked-table');
  const insertion = {
    query: { criteria: [] },
    columns: ['deal_id', 'notes'],
    destination: 'newSheet',
  } as const;
  const whole = after(Infinity);
  await insertLinkedTable(insertion, whole);
  await undoLast();
  expect(whole.looks()).toBeGreaterThan(5);
  for (let most = 0; most < whole.looks(); most += 1) {
    await expect(insertLinkedTable(insertion, after(most))).rejects.toMatchObject({ code: 'cancelled' });
    const left = await onSheet('Sheet1', (_, { workbook }) => ({
      sheets: workbook.worksheets.load('items/name'),
      parts: workbook.customXmlParts.load('items/id'),
      settings: workbook.settings.load('items/key'),
    }));
    expect(left.sheets.items.map(({ name }) => name)).toEqual(['Sheet1']);
    expect([left.parts.items, left.settings.items]).toEqual([[], []]);
  }
});

test('undo of an insertion: the sheet is gone, or the cells are free again', async () => {
  await insertAll();
  expect(await undoLast()).toMatchObject({ kind: 'insert', tableName: 'tblDeals1' });
  await select('B2');
  await insertAll({ destination: 'selection' });
  await undoLast();
  const { sheets, used } = await onSheet('Sheet1', (sheet, context) => ({
    sheets: context.workbook.worksheets.load('items/name'),
    used: sheet.getUsedRangeOrNullObject(false).load('address'),
  }));
  expect(sheets.items.map(({ name }) => name)).toEqual(['Sheet1']);
  expect(used.isNullObject).toBe(true);
  expect(await listLinkedTables()).toEqual([]);
  await expect(undoLast()).rejects.toMatchObject({ code: 'nothingToUndo' });
});

test('undo of an insertion keeps the sheet with all that the user put on it, and says so', async () => {
  await insertAll();
  const put = (sheet: Excel.Worksheet) => {
    sheet.charts.add('ColumnClustered', sheet.getRange('A1:B2'), 'Columns');
    sheet.comments.add('A2', 'mine');
    sheet.getRange('C2:C3').conditionalFormats.add('Custom');
  };
  await onSheet('Deals', put);
  expect(await undoLast()).toMatchObject({ kind: 'insert', tableName: 'tblDeals1', keptSheet: 'Deals' });
  const { charts, comments, rules, used, tables } = await onSheet('Deals', (sheet) => ({
    charts: sheet.charts.load('items/name'),
    comments: sheet.comments.load('items/content'),
    rules: sheet.getRange().conditionalFormats.load('items/id'),
    used: sheet.getUsedRangeOrNullObject(true).load('address'),
    tables: sheet.tables.load('items/name'),
  }));
  expect([charts, comments, rules, tables].map(({ items }) => items.length)).toEqual([1, 1, 1, 0]);
  expect(used.isNullObject).toBe(true);
});

/** What a user may put on a sheet that we added, or make of it elsewhere; and what is no reason to keep it. */
const usersThings: [what: string, put: (sheet: Excel.Worksheet, user: Excel.Worksheet) => unknown][] = [
  ['a chart', (sheet) => sheet.charts.add('ColumnClustered', sheet.getRange('A1:B2'), 'Columns')],
  ['a text box', (sheet) => sheet.shapes.addTextBox('mine')],
  ['a comment', (sheet) => sheet.comments.add('A2', 'mine')],
  ['a note', (sheet) => sheet.notes.add('A2', 'mine')],
  ['a name of the sheet', (sheet) => sheet.names.add('mine', sheet.getRange('B2'))],
  [
    'a name of the workbook',
    (sheet, { context }) => context.workbook.names.add('mine', sheet.getRange('B2')),
  ],
  ['a conditional format', (sheet) => sheet.getRange('C2').conditionalFormats.add('Custom')],
  ['a rule', (sheet) => (sheet.getRange('H1').dataValidation.rule = { custom: { formula: '=TRUE' } })],
  ['an empty table', (sheet) => sheet.tables.add('K1:L2', false)],
  ['a formula elsewhere', (_, user) => (user.getRange('H9').formulas = [["=1+'Our''s 1'!C2"]])],
  ['a formula with our name', (_, user) => (user.getRange('H9').formulas = [['=ROWS(Ours_rate)']])],
];

test('a sheet of ours is deleted only where nothing of the user goes with it', async () => {
  jest.spyOn(Office.context.requirements, 'isSetSupported').mockReturnValue(true);
  const ours = { tables: ['tblOurs'], names: ['Ours_rate'] };
  const mayGo = async (put: (typeof usersThings)[number][1]) =>
    Excel.run(async (context) => {
      const { worksheets, names } = context.workbook;
      const [sheet, user] = [worksheets.add("Our's 1"), worksheets.getItem('Sheet1')];
      names.add('Ours_rate', sheet.getRange('A1'));
      put(sheet, user);
      await context.sync();
      const may = await mayBeDeleted(context, sheet, ours);
      user.getRange().clear();
      names.load('items/name');
      await context.sync();
      for (const name of names.items) name.delete();
      sheet.delete();
      await context.sync();
      return may;
    });
  for (const [what, put] of usersThings) expect([what, await mayGo(put)]).toEqual([what, false]);
  const ownWords = (sheet: Excel.Worksheet, user: Excel.Worksheet) => {
    sheet.getRange('A2').formulas = [['=Ours_rate*2']];
    user.getRange('H9').formulas = [['="Our"&MyOurs_rate']];
  };
  expect(await mayGo(ownWords)).toBe(true);
  jest.restoreAllMocks();
});

test('undo of an insertion is refused when something was typed into the table', async () => {
  await insertAll();
  await onSheet('Deals', (sheet) => (sheet.getRange('D2').values = [['my note']]));
  await expect(undoLast()).rejects.toMatchObject({ code: 'changedSince' });
  expect(await valuesAt('D2')).toEqual([['my note']]);
});

test('unlinking leaves the table; showing selects it', async () => {
  const { id } = await insertAll();
  await onSheet('Sheet1', (sheet) => sheet.activate());
  await showLinkedTable(id);
  const selected = await onSheet('Deals', (_, context) =>
    context.workbook.getSelectedRange().load('address'),
  );
  expect(selected.address).toBe('Deals!A1:E4');
  await unlink(id);
  expect(await listLinkedTables()).toEqual([]);
  expect((await valuesAt('A2'))[0]).toEqual(['a-b-2024-05']);
  const parts = await onSheet('Deals', (_, context) => context.workbook.customXmlParts.load('items/id'));
  expect(parts.items).toEqual([]);
});

test('a table inserted in the place of one that is gone takes its link, until that is undone', async () => {
  const before = await insertAll();
  await onSheet('Deals', (sheet) => sheet.delete());
  const after = await insertLinkedTable({
    query: { criteria: [] },
    columns: ['deal_id'],
    destination: 'newSheet',
    replaces: before.id,
  });
  expect((await listLinkedTables()).map(({ id, status }) => [id, status])).toEqual([[after.id, 'current']]);
  await undoLast();
  expect((await listLinkedTables()).map(({ id, status }) => [id, status])).toEqual([[before.id, 'gone']]);
});

test('changes of cells are told until nobody listens any more', async () => {
  const told: unknown[] = [];
  const stop = await watchCells((change) => told.push(change));
  const { id } = await onSheet('Sheet1', (sheet) => sheet.load('id'));
  await onSheet('Sheet1', (sheet) => (sheet.getRange('B2').values = [['typed']]));
  await onSheet('Sheet1', (sheet) => void sheet.getRange('2:2').insert(Excel.InsertShiftDirection.down));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(told).toEqual([
    { worksheetId: id, address: 'B2', isStructural: false },
    { worksheetId: id, address: '2:2', isStructural: true },
  ]);
  await stop();
  await onSheet('Sheet1', (sheet) => (sheet.getRange('B2').values = [['again']]));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(told).toHaveLength(2);
});

test('where a table would go is told before it is inserted, and whenever other cells are selected', async () => {
  await select('C4');
  const told: unknown[] = [];
  const look = () => void placeAtSelection({ rows: 4, columns: 5 }).then((place) => told.push(place));
  const stop = await watchSelection(look);
  expect(await placeAtSelection({ rows: 4, columns: 5 })).toBe('Sheet1!C4:G7');
  await onSheet('Sheet1', (_, { workbook }) => workbook.worksheets.add('Deal book').getRange('B2').select());
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(told).toEqual(["'Deal book'!B2:F5"]);
  expect(await placeAtSelection({ rows: 2, columns: 16_384 })).toBeUndefined();
  await stop();
  await select('A1');
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(told).toHaveLength(1);
  expect((await insertAll({ destination: 'selection' })).address).toBe('A1:E4');
  await select('A20');
  expect(await placeAtSelection({ rows: 4, columns: 5 })).toBe('Sheet1!A20:E23');
});

test('edits touch the tables whose cells or neighbours they change', async () => {
  const { id } = await insertAll();
  const other = await insertAll({ name: 'tblOther' });
  const ids = await onSheet('Sheet1', (_, { workbook }) => workbook.worksheets.load('items/id,items/name'));
  const touched = async (sheetName: string, address: string) => {
    const worksheetId = ids.items.find(({ name }) => name === sheetName)?.id ?? 'no longer there';
    return (await touchedTables([{ worksheetId, address, isStructural: false }])).touched;
  };
  expect(await touched('Deals', 'A2')).toEqual([id]);
  expect(await touched('Deals', 'Z90,C1:C3')).toEqual([id]);
  expect(await touched('Deals', 'G2')).toEqual([id]);
  expect(await touched('Deals', 'A:A')).toEqual([id]);
  expect(await touched('Deals', 'A90')).toEqual([]);
  expect(await touched('Deals', 'Z2')).toEqual([]);
  expect(await touched('Sheet1', 'A2')).toEqual([]);
  expect(await touched('Gone', 'A2')).toEqual([]);
  await onSheet(other.sheetName, (sheet) => sheet.delete());
  expect(await touchedTables([])).toEqual({ present: [id], touched: [] });
});

test('every header has room beside its filter button, and figures keep theirs', async () => {
  await insertAll({
    columns: ['announced', 'licensor', 'upfront_usd_m', 'dev_reg_milestones_usd_m', 'n_sources'],
  });
  const cells = await onSheet('Deals', (sheet) =>
    ['A1', 'B1', 'C1', 'D1', 'E1', 'F1'].map((address) => {
      const cell = sheet.getRange(address).load('text');
      cell.format.load('columnWidth,horizontalAlignment');
      return cell;
    }),
  );
  for (const cell of cells) {
    // Bold 11 point Calibri, Excel's own, is 5.7 points a character of such texts; the button takes 13 points.
    const header = (cell.text[0]?.[0] ?? '').length * 5.7;
    const isCentred = cell.format.horizontalAlignment === 'Center';
    expect(cell.format.columnWidth).toBeGreaterThanOrEqual(header + (isCentred ? 26 : 13));
  }
  const alignments = cells.map(({ format }) => format.horizontalAlignment);
  expect(alignments).toEqual(['General', 'Center', 'General', 'Center', 'Center', 'Center']);
});

test('a column that is wider already keeps its width', async () => {
  await onSheet('Sheet1', (sheet) => {
    sheet.getRange('B1').format.columnWidth = 300;
    sheet.getRange('A1').select();
  });
  await insertAll({ columns: ['licensor', 'stage'], destination: 'selection' });
  const widths = await onSheet('Sheet1', (sheet) =>
    ['B1', 'C1'].map((address) => sheet.getRange(address).format.load('columnWidth')),
  );
  expect(widths[0]?.columnWidth).toBe(300);
  expect(widths[1]?.columnWidth).toBeGreaterThanOrEqual(96);
});
