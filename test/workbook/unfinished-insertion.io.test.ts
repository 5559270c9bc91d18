import { insertBlock } from '../../src/workbook/comparison-sheet';
import { checkInstallation } from '../../src/workbook/installation-check';
import { insertFormulas } from '../../src/workbook/insert-formulas';
import { insertLinkedTable } from '../../src/workbook/linked-table';
import { listLinkedTables } from '../../src/workbook/links';
import { lastAction } from '../../src/workbook/undo';
import type { WorkOptions } from '../../src/workbook/work';
import type { ExcelHost } from '../workbench/headless';
import { batchOf, dealRow, onSheet, openWorkbook, valuesAt } from './io';

const deals = [
  dealRow('a-b-2024-05', '2024-05-03', { total_usd_m: 500, notes: '=1+1' }),
  dealRow('c-d-2024-06', '2024-06', { notes: "'quoted" }),
  dealRow('e-f-2024-07', '2024-07-09', { total_usd_m: 1710.123 }),
];
let host: ExcelHost;
beforeEach(() => {
  host = openWorkbook(deals);
});
afterEach(() => host.dispose());

const insertTable = (options: WorkOptions, destination: 'newSheet' | 'selection' = 'newSheet') =>
  insertLinkedTable(
    { query: { criteria: [] }, columns: ['deal_id', 'announced', 'total_usd_m', 'notes'], destination },
    options,
  );

type Put = (sheet: Excel.Worksheet) => unknown;

/** As a person types, not as an add-in writes: the host tells who it was. */
const typeOn = (sheetName: string, address: string, typed: string): void => {
  const range = host.spreadsheet.workbook.getSheetByName(sheetName)?.getRange(address);
  range?.setValue(typed.startsWith('=') ? { f: typed } : typed);
};

/**
 * Runs work of ours that a user disturbs right before its nth request, and that then ends by a cancel or by a failure.
 * @returns how it ended; undefined where there was no such request, or nothing yet to put anything on
 */
async function disturbed(
  nth: number,
  sheetName: string,
  put: Put,
  ends: 'cancel' | 'failure' | 'neither',
  work: (options: WorkOptions) => Promise<unknown>,
): Promise<unknown> {
  let [requests, wasPut, ended, isDone] = [0, false, false, false];
  const signal = new AbortController().signal;
  Object.defineProperty(signal, 'aborted', { get: () => ended && ends === 'cancel' });
  const { run } = Excel;
  Excel.run = ((...args: unknown[]) =>
    run(async (context) => {
      const sync = context.sync.bind(context);
      isDone = false;
      context.sync = (async () => {
        requests += 1;
        // What the host sends after the last of our requests is not ours.
        if (requests !== nth || isDone) return sync();
        await run(async (user) => {
          const sheet = user.workbook.worksheets.getItemOrNullObject(sheetName);
          sheet.load('name');
          await user.sync();
          if (sheet.isNullObject) return;
          put(sheet);
          await user.sync();
          [wasPut, ended] = [true, true];
        });
        if (wasPut && ends === 'failure') throw new Error('the host stopped');
        await sync();
      }) as typeof context.sync;
      return batchOf(args)(context).finally(() => (isDone = true));
    })) as typeof Excel.run;
  const outcome = await work({ signal })
    .then((report) => report)
    .catch((error: unknown) => error)
    .finally(() => (Excel.run = run));
  return wasPut && outcome instanceof Error ? outcome : undefined;
}

const sheetNames = async () => {
  const { items } = await onSheet('Sheet1', (_, { workbook }) => workbook.worksheets.load('items/name'));
  return items.map(({ name }) => name);
};

/** What the user did meanwhile, and what of it has to be there afterwards. */
const deeds: readonly [what: string, put: Put, isThere: () => Promise<boolean>][] = [
  [
    'types beside our cells',
    () => typeOn('Deals', 'H9', 'mine'),
    async () => (await valuesAt('H9'))[0]?.[0] === 'mine',
  ],
  [
    'comments on a cell',
    (sheet) => sheet.comments.add('A2', 'mine'),
    async () => {
      const comments = await onSheet('Deals', (sheet) => sheet.comments.load('items/content'));
      return comments.items.length === 1;
    },
  ],
  [
    'puts a text box there',
    (sheet) => sheet.shapes.addTextBox('mine'),
    async () => (await onSheet('Deals', (sheet) => sheet.shapes.load('items/type'))).items.length === 1,
  ],
  [
    'refers to it from another sheet',
    () => typeOn('Sheet1', 'B2', '=Deals!Z99+1'),
    async () => (await valuesAt('B2', 'Sheet1'))[0]?.[0] === 1,
  ],
];

test.each(
  deeds.flatMap(([what, put, isThere]) =>
    (['cancel', 'failure'] as const).map((ends) => [what, ends, put, isThere] as const),
  ),
)(
  'a table on a new sheet, and meanwhile the user %s: after a %s it is there',
  async (_, ends, put, isThere) => {
    let times = 0;
    for (let nth = 1; nth < 60; nth += 1) {
      const problem = await disturbed(nth, 'Deals', put, ends, insertTable);
      if (problem) {
        times += 1;
        expect([nth, problem]).toEqual([nth, expect.objectContaining({ keptSheet: 'Deals' })]);
        expect([nth, await isThere()]).toEqual([nth, true]);
        const { tables, cells } = await onSheet('Deals', (sheet) => ({
          tables: sheet.tables.load('items/name'),
          cells: sheet.getRange('A1:D4').load('values'),
        }));
        expect([nth, tables.items.length, new Set(cells.values.flat())]).toEqual([nth, 0, new Set([''])]);
        expect(await listLinkedTables()).toEqual([]);
        expect(lastAction()).toBeUndefined();
      }
      host.dispose();
      host = openWorkbook(deals);
    }
    expect(times).toBeGreaterThan(5);
  },
);

test.each(['newSheet', 'selection'] as const)(
  'what the user types over our cells stays, where a table goes to the %s',
  async (destination) => {
    const sheetName = destination === 'newSheet' ? 'Deals' : 'Sheet1';
    let times = 0;
    for (let nth = 1; nth < 32; nth += 1) {
      let wasWritten = false;
      const put: Put = () => {
        wasWritten = Boolean(host.spreadsheet.workbook.getSheetByName(sheetName)?.getRange('A3').getValue());
        typeOn(sheetName, 'C3', '=6*7');
      };
      const problem = await disturbed(nth, sheetName, put, 'cancel', (options) =>
        insertTable(options, destination),
      );
      // What is typed before our cells are written is written over, or keeps the table away.
      if (problem && wasWritten) {
        times += 1;
        const cells = await valuesAt('A1:D4', sheetName);
        expect([nth, cells.flat().filter((cell) => cell !== '')]).toEqual([nth, [42]]);
      }
      host.dispose();
      host = openWorkbook(deals);
    }
    expect(times).toBeGreaterThan(3);
  },
);

test.each([
  [
    'formulas',
    (options: WorkOptions) =>
      insertFormulas({ cells: [['Sum', '=SUM(1,2)']], rows: 1, columns: 2, newSheet: 'Deals' }, options),
  ],
  [
    'a block',
    (options: WorkOptions) =>
      insertBlock(
        {
          ...{ cells: [['Sum', { formula: '=SUM(1,2)' }]], formats: [[null, '0.0']], stem: 'Deals' },
          ...{ bold: [[0, 0]] as const, inputs: [], widths: [60, 60] },
        },
        'newSheet',
        options,
      ),
  ],
])('%s on a new sheet that fail: the sheet goes, unless the user put something there', async (_, work) => {
  const nothing: Put = () => undefined;
  const type: Put = (sheet) => (sheet.getRange('H9').values = [['mine']]);
  let times = 0;
  for (let nth = 1; nth < 12; nth += 1) {
    if (await disturbed(nth, 'Deals', nothing, 'failure', work))
      expect(await sheetNames()).toEqual(['Sheet1']);
    host.dispose();
    host = openWorkbook(deals);
    const problem = await disturbed(nth, 'Deals', type, 'failure', work);
    if (problem) {
      times += 1;
      expect(problem).toMatchObject({ keptSheet: 'Deals' });
      const used = await onSheet('Deals', (sheet) => sheet.getUsedRange(true).load('address'));
      expect(used.address).toBe('Deals!H9');
    }
    host.dispose();
    host = openWorkbook(deals);
  }
  expect(times).toBeGreaterThan(0);
});

test('a check of the installation leaves its scratch sheet where the user put something there', async () => {
  let times = 0;
  for (let nth = 20; nth < 90 && times < 2; nth += 30) {
    let wasPut = false;
    const put: Put = (sheet) => {
      sheet.getRange('H9').values = [['mine']];
      wasPut = true;
    };
    await disturbed(nth, 'Deals', put, 'neither', checkInstallation);
    if (wasPut) {
      times += 1;
      expect([nth, await valuesAt('H9')]).toEqual([nth, [['mine']]]);
      const cells = await onSheet('DealSheet check', (sheet) => sheet.getUsedRange(true).load('values'));
      const said = (cells.values as unknown[][]).find(([what]) => what === 'The scratch sheet is deleted');
      expect(String(said?.[3])).toMatch(/^Deals stays/);
    }
    host.dispose();
    host = openWorkbook(deals);
  }
  expect(times).toBe(2);
});
