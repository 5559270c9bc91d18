import { freezeLinkedTable } from '../../src/workbook/freeze';
import type { FreezeFacts } from '../../src/workbook/freeze';
import { forgetActions } from '../../src/workbook/last-action';
import { listLinkedTables, unlink } from '../../src/workbook/links';
import { sheetAddress } from '../../src/workbook/cell-address';
import { lastAction, undoLast } from '../../src/workbook/undo';
import { failedFormulas } from '../../src/workbook/failed-formulas';
import { CustomFunctionError, ErrorCode } from '../../src/workbench/bridge/custom-functions';
import { Application } from '../../src/workbench/office/excel/application';
import { CellReader } from '../../src/workbench/office/model/cell-reading';
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
beforeAll(() => {
  host = openWorkbook([a, b, c]);
  const { bridge } = host.spreadsheet;
  const text = { name: 'deal', type: 'any' };
  bridge.define(
    readMetadata({
      functions: ['DEAL', 'DEAL_GET', 'PENDING', 'SHOWN'].map((each) => ({
        id: each,
        name: each,
        parameters: [text],
      })),
    }),
    'DEALS',
  );
  bridge.customFunctions.associate('DEAL_GET', (deal) => {
    if (deal === a.deal_id) return '2024-05';
    if (deal === b.deal_id) return 12.5;
    throw new CustomFunctionError(ErrorCode.notAvailable, 'no such deal');
  });
  bridge.customFunctions.associate('PENDING', () => new Promise(() => undefined));
  // Excel gives "#VALUE!" for a card.
  bridge.customFunctions.associate('DEAL', () => {
    throw new CustomFunctionError(ErrorCode.invalidValue);
  });
  bridge.customFunctions.associate('SHOWN', (what) => FORMATTED[String(what)]?.[0]);
  bridge.start();
});
afterAll(() => host.dispose());

beforeEach(async () => {
  newData([a, b, c], '2026-01');
  forgetActions();
  ({ id } = await insertAll());
});
afterEach(async () => {
  const { sheets, settings } = await onSheet('Sheet1', (_, { workbook }) => ({
    sheets: workbook.worksheets.load('items/name'),
    settings: workbook.settings.load('items/key'),
  }));
  await onSheet('Sheet1', (_, { workbook }) => {
    for (const { key } of settings.items) workbook.settings.getItem(key).delete();
    for (const { name } of sheets.items) if (name !== 'Sheet1') workbook.worksheets.getItem(name).delete();
  });
});

/** Results with a format of the function's own: the number, and how Excel shows it, in its language. */
const FORMATTED: Readonly<Record<string, readonly [value: number, text: string]>> = {
  day: [45413, '2024-05-01'],
  month: [45413, '5月 2024'],
  share: [0.125, '12,5%'],
  points: [0.12, '12 %'],
  plain: [2024, '2024'],
};

/** A column of the user's in the table. */
const column = (...cells: readonly string[]) =>
  onSheet('Deals', (_, context) =>
    context.workbook.tables.getItem('tblDeals1').columns.add(
      undefined,
      ['Mine', ...cells].map((cell) => [cell]),
    ),
  );

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
  expect(note.address).toBe(sheetAddress(sheetName, address));
  expect(await valuesAt(address, sheetName)).toEqual([[note.text]]);
  await undoLast();
  const { items } = await onSheet('Deals', (_sheet, context) =>
    context.workbook.worksheets.load('items/name'),
  );
  expect(items.map(({ name }) => name)).not.toContain('Sources 2');
  expect(await listLinkedTables()).toMatchObject([{ id }]);
});

test('a cell that waits for its result is named, and nothing is frozen; it is no cell in error', async () => {
  await column('=DEALS.PENDING(A2)', '', '');
  expect(await failedFormulas()).toEqual({ cells: [], more: false, calculating: 1 });
  const before = await seen();
  await expect(freeze()).rejects.toMatchObject({
    code: 'stillComputing',
    message: expect.stringMatching(/^Deals!F2 shows #BUSY!/),
  });
  expect(await seen()).toEqual(before);
});

test.each(['=DEALS.DEAL(A3)', '=IF(TRUE,deals.deal(A3))'])(
  'a card has no plain value: %s is refused by its address',
  async (formula) => {
    await column('=DEALS.DEAL_GET(A2)', formula, '');
    const before = await seen();
    await expect(freeze()).rejects.toMatchObject({
      code: 'dealCard',
      message: expect.stringMatching(/^Deals!F3 holds a deal card.*use DEAL_GET.*nothing was changed/),
    });
    expect(await seen()).toEqual(before);
    expect(await listLinkedTables()).toMatchObject([{ id }]);
  },
);

test('a #VALUE! that is no card is an error like others, whatever the texts say', async () => {
  await column('=DEALS.DEAL_GET(A2)+"x"', '=VALUE("DEALS.DEAL(")+DEALS.DEAL_GET(A3)', '');
  await freeze();
  expect(await formulasAt('F2:F3')).toEqual([['=#VALUE!'], ['=#VALUE!']]);
});

test('numbers keep the format that the function gave them; undo takes it off, but none that the user chose', async () => {
  // In Excel such a cell has no format of its own, and only its text tells how the function formatted the number.
  const read = CellReader.prototype.text;
  const texts = jest.spyOn(CellReader.prototype, 'text').mockImplementation(function (
    this: CellReader,
    ...at: Parameters<typeof read>
  ) {
    const what = /SHOWN\("(\w+)"\)/.exec(String(this.formula(...at)))?.[1] ?? '';
    return FORMATTED[what]?.[1] ?? read.apply(this, at);
  });
  await column('=DEALS.SHOWN("day")', '=DEALS.SHOWN("month")', '=DEALS.SHOWN("share")');
  await column('=DEALS.SHOWN("points")', '=DEALS.SHOWN("plain")', '=DEALS.SHOWN("month")');
  await onSheet('Deals', (sheet) => (sheet.getRange('G4').numberFormat = [['dd.mm.yy']]));
  const before = await seen();
  const look = async () => {
    const range = await onSheet('Deals', (sheet) => sheet.getRange('F2:G4').load('values,numberFormat'));
    return [range.values, range.numberFormat];
  };
  await freeze();
  const values = [
    [45413, 0.12],
    [45413, 2024],
    [0.125, 45413],
  ];
  expect(await look()).toEqual([
    values,
    [
      ['yyyy-mm-dd', '0%'],
      ['mmm yyyy', 'General'],
      ['0.0%', 'dd.mm.yy'],
    ],
  ]);
  await undoLast();
  expect(await seen()).toEqual(before);

  await freeze();
  await onSheet('Deals', (sheet) => (sheet.getRange('F2').numberFormat = [['dd.mm.yy']]));
  await undoLast();
  expect(await look()).toEqual([
    values,
    [
      ['dd.mm.yy', 'General'],
      ['General', 'General'],
      ['General', 'dd.mm.yy'],
    ],
  ]);
  texts.mockRestore();
});

test('nothing is frozen that Excel has not calculated', async () => {
  await columns();
  const before = await seen();
  const state = Application.scalars?.['calculationState'];
  const get = jest.spyOn(state as { get: () => unknown }, 'get').mockReturnValue('Pending');
  await expect(freeze()).rejects.toMatchObject({
    code: 'stillComputing',
    message: expect.stringMatching(/^Excel has not calculated everything\. Press F9/),
  });
  get.mockRestore();
  expect(await seen()).toEqual(before);
});

/** Something that happens in Excel once the table was looked at: the note's words are asked for then. */
const meanwhile = (does: (sheet: Excel.Worksheet) => unknown) => {
  const { run } = Excel;
  let asked = false;
  Excel.run = ((...args: unknown[]) =>
    run((context) => {
      const sync = context.sync.bind(context);
      context.sync = (async () => {
        if (asked) {
          asked = false;
          await run(async (other) => {
            does(other.workbook.worksheets.getItem('Deals'));
            await other.sync();
          });
        }
        return sync();
      }) as typeof context.sync;
      return batchOf(args)(context);
    })) as typeof Excel.run;
  const frozen = freezeLinkedTable(id, (facts) => {
    asked = true;
    return words(facts);
  });
  return frozen.finally(() => (Excel.run = run));
};

test('a result that came meanwhile is the one that is kept', async () => {
  await columns();
  await meanwhile((sheet) => (sheet.getRange('A2').values = [[b.deal_id]]));
  expect(await formulasAt('F2:F4')).toEqual([[12.5], [12.5], ['=#N/A']]);
});

test.each<[string, (sheet: Excel.Worksheet) => unknown]>([
  ['typed over a formula', (sheet) => (sheet.getRange('F3').values = [['mine']])],
  ['rewrote a formula', (sheet) => (sheet.getRange('F3').formulas = [['=DEALS.DEAL_GET(A2)']])],
  ['moved the table', (sheet) => sheet.getRange('A1').getEntireRow().insert('Down')],
])('nothing is written where the user meanwhile %s', async (_, does) => {
  await columns();
  await expect(meanwhile(does)).rejects.toMatchObject({
    code: 'changedSince',
    message: expect.stringMatching(/Freeze it again; nothing was changed/),
  });
  const { formulas } = await onSheet('Deals', (sheet) => sheet.getUsedRange(true).load('formulas'));
  expect(formulas.flat().filter((cell) => String(cell).includes('DEAL_GET')).length).toBeGreaterThan(1);
  expect(formulas.flat()).not.toContain(12.5);
  expect(await listLinkedTables()).toMatchObject([{ id }]);
});

test('the cell of a note looks again as it did', async () => {
  const look = () =>
    onSheet('Deals', (sheet) => {
      const { fill, font } = sheet.getRange('A6').format;
      return { fill: fill.load('color'), font: font.load('bold,italic,color') };
    }).then(({ fill, font }) => [fill.color, font.bold, font.italic, font.color]);
  await onSheet('Deals', (sheet) => {
    const { fill, font } = sheet.getRange('A6').format;
    fill.color = '#FFF2CC';
    Object.assign(font, { bold: true, color: '#C00000' });
  });
  const before = await look();
  await freeze();
  expect(await look()).toEqual(['#FFF2CC', true, true, '#605E5C']);
  await undoLast();
  expect(await look()).toEqual(before);
  expect(await valuesAt('A6')).toEqual([['']]);
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
