import { freezeLinkedTable } from '../../src/workbook/freeze';
import type { FreezeFacts } from '../../src/workbook/freeze';
import { listLinkedTables, unlink } from '../../src/workbook/links';
import { lastAction, undoLast } from '../../src/workbook/undo';
import { CustomFunctionError, ErrorCode } from '../../src/workbench/bridge/custom-functions';
import { readMetadata } from '../../src/workbench/bridge/metadata';
import type { ExcelHost } from '../workbench/headless';
import {
  batchOf,
  dealRow,
  insertAll,
  newData,
  onSheet,
  openWorkbook,
  refreshLinkedTable,
  seen,
  valuesAt,
} from './io';

const a = dealRow('a-b-2024-05', '2024-05-03', { total_usd_m: 500 });
const b = dealRow('c-d-2024-06', '2024-06', { total_usd_m: 80, notes: 'first' });
const c = dealRow('e-f-2024-07', '2024-07-09', { notes: 'plain' });

let host: ExcelHost;
let id = '';
beforeEach(async () => {
  host = openWorkbook([a, b, c]);
  const { bridge } = host.spreadsheet;
  const text = { name: 'deal', type: 'any' };
  bridge.define(
    readMetadata({
      functions: ['DEAL_GET', 'PENDING'].map((each) => ({ id: each, name: each, parameters: [text] })),
    }),
    'DEALS',
  );
  bridge.customFunctions.associate('DEAL_GET', (deal) => {
    if (deal === a.deal_id) return '2024-05';
    if (deal === b.deal_id) return 12.5;
    throw new CustomFunctionError(ErrorCode.notAvailable, 'no such deal');
  });
  bridge.customFunctions.associate('PENDING', () => new Promise(() => undefined));
  bridge.start();
  ({ id } = await insertAll());
});
afterEach(() => host.dispose());

/** What the user has around the table: DEALS formulas and native ones in columns of their own, and a totals row. */
const columns = () =>
  onSheet('Deals', (sheet, context) => {
    const table = context.workbook.tables.getItem('tblDeals1');
    table.columns.add(undefined, [
      ['Found'],
      ...[2, 3, 4].map((row) => [`=DEALS.DEAL_GET(A${String(row)})`]),
    ]);
    table.columns.add(undefined, [['Twice'], ...[2, 3, 4].map((row) => [`=C${String(row)}*2`])]);
    sheet.getRange('D2').values = [['typed']];
  });

const words = ({ dataVersion, dataThrough, deals, edits }: FreezeFacts) =>
  `Source: DealSheet ${dataVersion}, ${String(dataThrough)}, ${String(deals)} deals, ${String(edits)} edits`;
const NOTE = 'Source: DealSheet 2026-01, 46081, 3 deals, 1 edits';
const freeze = () => freezeLinkedTable(id, words);
const formulasAt = async (address: string) =>
  (await onSheet('Deals', (sheet) => sheet.getRange(address).load('formulas'))).formulas as unknown[][];

test('DEALS formulas become values, native ones stay, a note tells the source, the link is gone; undo', async () => {
  await columns();
  const before = await seen();
  expect(await freeze()).toEqual({
    tableName: 'tblDeals1',
    formulas: 3,
    note: { address: 'Deals!A6', text: NOTE },
  });
  expect(await formulasAt('F2:G4')).toEqual([
    ['2024-05', '=C2*2'],
    [12.5, '=C3*2'],
    ['=#N/A', '=C4*2'],
  ]);
  expect(await valuesAt('F2:F4')).toEqual([['2024-05'], [12.5], ['#N/A']]);
  expect(await valuesAt('A6')).toEqual([[NOTE]]);
  expect(await listLinkedTables()).toEqual([]);
  expect(lastAction()).toEqual({ kind: 'freeze', tableName: 'tblDeals1' });

  expect(await undoLast()).toMatchObject({ kind: 'freeze', restoredCells: 3, keptCells: 0 });
  expect(await seen()).toEqual(before);
  newData([a, { ...b, notes: 'second' }, c]);
  expect(await refreshLinkedTable(id)).toMatchObject({ changed: [{ before: 'first', after: 'second' }] });
});

test('undo keeps what was typed over a frozen cell, and a note that was rewritten', async () => {
  await columns();
  await freeze();
  await onSheet('Deals', (sheet) => {
    sheet.getRange('F3').values = [[13]];
    sheet.getRange('A6').values = [['my words']];
  });
  expect(await undoLast()).toMatchObject({ restoredCells: 2, keptCells: 1 });
  expect(await formulasAt('F2:F4')).toEqual([['=DEALS.DEAL_GET(A2)'], [13], ['=DEALS.DEAL_GET(A4)']]);
  expect(await valuesAt('A6')).toEqual([['my words']]);
});

test.each<[string, (sheet: Excel.Worksheet, context: Excel.RequestContext) => void, string, string]>([
  ['below, with a blank row between', () => undefined, 'Deals', 'A6'],
  [
    'above, where something stands below',
    (sheet) => {
      sheet.getRange('A1:A2').getEntireRow().insert('Down');
      sheet.getRange('E8').values = [['mine']];
    },
    'Deals',
    'A2',
  ],
  [
    'below the totals row',
    (_, context) => (context.workbook.tables.getItem('tblDeals1').showTotals = true),
    'Deals',
    'A7',
  ],
  [
    'on a sheet of sources, where both are taken',
    (sheet, context) => {
      sheet.getRange('B5').values = [['mine']];
      context.workbook.worksheets.add('Sources').getRange('A1').values = [['mine, too']];
    },
    'Sources 2',
    'A2',
  ],
])('the note stands %s', async (_, prepare, sheetName, address) => {
  await onSheet('Deals', prepare);
  const { note } = await freeze();
  expect(note.address).toBe(`${sheetName}!${address}`);
  expect(await valuesAt(address, sheetName)).toEqual([[note.text]]);
  await undoLast();
  const { items } = await onSheet('Deals', (_sheet, context) =>
    context.workbook.worksheets.load('items/name'),
  );
  expect(items.map(({ name }) => name)).not.toContain('Sources 2');
  expect(await listLinkedTables()).toMatchObject([{ id }]);
});

test('a cell that waits for its result is named, and nothing is frozen', async () => {
  await onSheet('Deals', (_, context) =>
    context.workbook.tables
      .getItem('tblDeals1')
      .columns.add(undefined, [['Later'], ['=DEALS.PENDING(A2)'], [''], ['']]),
  );
  const before = await seen();
  await expect(freeze()).rejects.toMatchObject({
    code: 'stillComputing',
    message: expect.stringMatching(/^Deals!F2 shows #BUSY!/),
  });
  expect(await seen()).toEqual(before);
});

test('a freeze that fails half-way leaves everything as it was', async () => {
  await columns();
  const before = await seen();
  const { run } = Excel;
  let writes = 0;
  // The note is the second thing that is written; a sheet of that name is not there.
  Excel.run = ((...args: unknown[]) =>
    run((context) => {
      const sync = context.sync.bind(context);
      context.sync = (async () => {
        const parts = await sync();
        const now = await run((other) => {
          const cell = other.workbook.worksheets.getItem('Deals').getRange('A6').load('values');
          return other.sync().then(() => cell.values[0]?.[0] as unknown);
        });
        if (now === NOTE && (writes += 1) === 1) throw new Error('the host stopped');
        return parts;
      }) as typeof context.sync;
      return batchOf(args)(context);
    })) as typeof Excel.run;
  await expect(freeze()).rejects.toMatchObject({ message: expect.stringMatching(/the host stopped/) });
  Excel.run = run;
  expect(await seen()).toEqual(before);
  expect(await listLinkedTables()).toMatchObject([{ id }]);
});

test('unlinking can be taken back: the link remembers what it did', async () => {
  await onSheet('Deals', (sheet) => (sheet.getRange('D3').values = [['typed']]));
  await unlink(id);
  expect(await listLinkedTables()).toEqual([]);
  expect(lastAction()).toEqual({ kind: 'unlink', tableName: 'tblDeals1' });
  await undoLast();
  expect(await listLinkedTables()).toMatchObject([{ id, status: 'current' }]);
  newData([a, { ...b, notes: 'second' }, { ...c, notes: 'x' }]);
  expect(await refreshLinkedTable(id)).toMatchObject({
    changed: [{ dealId: c.deal_id, before: 'plain', after: 'x' }],
    edited: [{ dealId: b.deal_id, kept: 'typed', data: 'second' }],
  });
});
