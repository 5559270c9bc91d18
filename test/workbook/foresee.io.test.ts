/**
 * What other data do to a workbook, foreseen and then done: whatever is foreseen of a cell or a table is what it shows in
 * the end.
 */
import '../../src/functions/register';
import { useOwnDeals as putOwnDeals } from '../../src/source/own/own-layer';
import { dealsInForce, laidOver } from '../../src/source/in-force';
import { compareCells } from '../../src/taskpane/data/confirm-cells';
import { foreseeCells } from '../../src/taskpane/data/foresee-cells';
import { readMetadata } from '../../src/workbench/bridge/metadata';
import { readArgumentCells } from '../../src/workbook/argument-cells';
import type { CellValue } from '../../src/workbook/cell';
import { addressOf } from '../../src/workbook/cell-address';
import { readDealsCells, readRecalculatedCells } from '../../src/workbook/deals-cell-values';
import { foreseeRefresh } from '../../src/workbook/foresee-refresh';
import { forgetActions } from '../../src/workbook/last-action';
import { recalculateDeals } from '../../src/workbook/recalculate';
import type { WorkProgress } from '../../src/workbook/work';
import { loadFunctions } from '../functions/excel';
import type { LoadedFunctions } from '../functions/excel';
import { createExcelHost } from '../workbench/headless';
import type { ExcelHost } from '../workbench/headless';
import { dataVersion, dealRow, insertAll, newData, onSheet, refreshLinkedTable, seen, valuesAt } from './io';

let functions: LoadedFunctions;
let host: ExcelHost;

const ID = 'a-b-2024-05';
const before = [dealRow(ID, '2024-05-03', { total_usd_m: 100 }), dealRow('gone-2024-06', '2024-06')];
const after = [
  dealRow(ID, '2024-05-03', { total_usd_m: 150 }),
  dealRow('c-d-2025-01', '2025-01-03', { total_usd_m: 30 }),
];

beforeAll(async () => {
  functions = await loadFunctions();
});
beforeEach(() => {
  newData(before, '2026-01');
  forgetActions();
  host = createExcelHost();
  const { bridge } = host.spreadsheet;
  bridge.define(
    readMetadata({ allowCustomDataForDataTypeAny: true, functions: functions.metadata }),
    'DEALS',
  );
  for (const [id, call] of functions.callable) bridge.customFunctions.associate(id, call);
  Object.assign(globalThis, { CustomFunctions: bridge.customFunctions });
});
afterEach(() => host.dispose());

const put = async (address: string, formulas: (string | number)[][], sheet = 'Sheet1') => {
  await onSheet(sheet, (on) => void (on.getRange(address).formulas = formulas));
  await host.spreadsheet.settled();
};

/** What a move to the later version is foreseen to do, by address. */
async function foreseen(options: { signal?: AbortSignal; onProgress?: (at: WorkProgress) => void } = {}) {
  const set = laidOver(dataVersion('2026-02', after));
  const moving = (await foreseeRefresh(set)).flatMap((table) =>
    table.kind === 'planned' && table.report.removed.length + table.report.added.length > 0
      ? [{ ...table.block, sheetName: table.report.sheetName }]
      : [],
  );
  const cells = await readDealsCells(options);
  const parts = { before: dealsInForce(), after: set, moving };
  const { changes, same, unforeseen } = await foreseeCells(cells, parts, { readArgumentCells }, options);
  const plain = (cell: (typeof changes)[number]['before']): CellValue =>
    cell.kind === 'number'
      ? cell.number
      : cell.kind === 'text'
        ? cell.text
        : cell.kind === 'error'
          ? cell.error
          : cell.value;
  return {
    same,
    changes: changes.map(({ cell, ...change }) => [
      addressOf(cell, cell.sheetName),
      plain(change.before),
      plain(change.after),
      ...(change.spill ? [change.spill] : []),
    ]),
    unforeseen: unforeseen.map(({ cell, why }) => [addressOf(cell, cell.sheetName), why]),
  };
}

const move = async () => {
  newData(after, '2026-02');
  await recalculateDeals();
  await host.spreadsheet.settled();
};

test('what is foreseen of a cell is what it shows then; what can’t be foreseen is said, and why', async () => {
  await put('C1:C4', [[ID], ['=C1&""'], ['total'], ['="to"&"tal"']]);
  await onSheet('Sheet1', (sheet, { workbook }) => {
    workbook.names.add('Deal', sheet.getRange('C1'));
    workbook.names.add('Moving', '=OFFSET(Sheet1!$C$2,-1,0)');
  });
  const FORMULAS = [
    '=DEALS.DEAL_SUMIFS("total")',
    `=DEALS.DEAL_GET("${ID}","licensor")`,
    `=ROUND(DEALS.DEAL_GET("${ID}","total"),0)`,
    '=DEALS.DEAL_GET(C1,$C$3)',
    '=DEALS.DEAL_GET(C2,"total")',
    '=DEALS.DEAL_GET(Deal,"total")',
    '=DEALS.DEAL_GET(A8,Sheet1!C3)',
    `=DEALS.DEAL_GET("${ID}","deal id")`,
    '=DEALS.DEAL_GET("c-d-2025-01","total")',
    '=DEALS.DEAL_GET("gone-2024-06","licensor")',
    '=DEALS.DEAL_GET(INDEX(C1:C1,1),"total")',
    '=DEALS.DEAL_SUMIFS("total")+DEALS.DEAL_COUNTIFS()',
    '=DEALS.DEAL_GET(A1,"total")',
    '=DEALS.DEAL_COUNTIFS("total",">=150","licensor","Hengrui")',
    '=DEALS.DEAL_GET(Moving,"total")',
    '=DEALS.POS("Phase 1")',
  ];
  await put(
    'A1:A16',
    FORMULAS.map((formula) => [formula]),
  );
  await put('E1', [['=DEALS.DEAL_LIST("deal id, total")']]);
  await put('H1', [['\'=DEALS.DEAL_SUMIFS("total")']]);
  const told = await foreseen();
  expect(told).toEqual({
    same: 3,
    changes: [
      ['Sheet1!A1', 100, 180],
      ['Sheet1!E1', 100, 150, { changed: 3, cells: 6, before: [3, 2], after: [3, 2] }],
      ['Sheet1!A4', 100, 150],
      ['Sheet1!A6', 100, 150],
      ['Sheet1!A7', 100, 150],
      ['Sheet1!A9', '#N/A', 30],
      ['Sheet1!A10', 'Hengrui', '#N/A'],
      ['Sheet1!A14', 0, 1],
    ],
    unforeseen: [
      ['Sheet1!A3', 'formula'],
      ['Sheet1!A5', 'argument'],
      ['Sheet1!A11', 'argument'],
      ['Sheet1!A12', 'formula'],
      ['Sheet1!A13', 'argument'],
      ['Sheet1!A15', 'argument'],
    ],
  });
  // Nothing has changed by the look.
  expect(await valuesAt('A1', 'Sheet1')).toEqual([[100]]);
  await move();
  const shown = (await valuesAt('A1:A16', 'Sheet1')).flat();
  for (const [address, , is] of told.changes.filter(([at]) => at !== 'Sheet1!E1'))
    expect([address, shown[Number(String(address).replace('Sheet1!A', '')) - 1]]).toEqual([address, is]);
});

test('a spill that grows or shrinks is told with both sizes, and compared with its old cells', async () => {
  await put('A1', [['=DEALS.DEAL_LIST("deal id", "total", ">=1")']]);
  await put('D1', [['=DEALS.DEAL_LIST("deal id", "period", "2024H1:2024H2")']]);
  const { changes, unforeseen } = await foreseen();
  expect(unforeseen).toEqual([]);
  expect(changes).toEqual([
    ['Sheet1!A1', '', 'c-d-2025-01', { changed: 1, cells: 3, before: [2, 1], after: [3, 1] }],
    ['Sheet1!D1', 'gone-2024-06', '', { changed: 1, cells: 3, before: [3, 1], after: [2, 1] }],
  ]);
  const was = await readDealsCells();
  await move();
  const confirmed = compareCells(was, (await readRecalculatedCells()) ?? []);
  expect(confirmed.compared).toBe(2);
  expect(confirmed.changes.map(({ at, spill }) => [at, spill])).toEqual([
    [[2, 0], { changed: 1, cells: 3, before: [2, 1], after: [3, 1] }],
    [[2, 0], { changed: 1, cells: 3, before: [3, 1], after: [2, 1] }],
  ]);
});

test('a spill of many rows is read whole', async () => {
  const many = Array.from({ length: 900 }, (_, row) =>
    dealRow(`m-${String(row)}`, '2024-05-03', { total_usd_m: row }),
  );
  newData(many, '2026-01c');
  await put('Z2000', [['the sheet of this host ends here']]);
  await put('A1', [['=DEALS.DEAL_LIST()']]);
  const [cell] = await readDealsCells();
  expect([cell?.rows, cell?.columns, cell?.values.length]).toEqual([901, 13, 901]);
  const ids = cell?.values.slice(1).map(([id]) => id);
  expect(new Set(ids)).toEqual(new Set(many.map(({ deal_id }) => deal_id)));
  expect(cell?.texts).toEqual([['Deal id']]);
});

test('own deals lie over the version that is looked at, too', async () => {
  putOwnDeals({ place: 'machine', deals: [dealRow('own-1', '2025-01', { total_usd_m: 7 })] });
  await put('A1', [['=DEALS.DEAL_SUMIFS("total")']]);
  expect((await foreseen()).changes).toEqual([['Sheet1!A1', 107, 187]]);
  putOwnDeals({ place: undefined, deals: [] });
});

test('a cell that does not show what the present data give is not foreseen', async () => {
  await put('A1:A2', [['=DEALS.DEAL_SUMIFS("total")'], ['=DEALS.DEAL_COUNTIFS()']]);
  // In force, but nothing was calculated with it: the total is another, the count is the same.
  newData([dealRow(ID, '2024-05-03', { total_usd_m: 120 }), dealRow('gone-2024-06', '2024-06')], '2026-01b');
  expect(await foreseen()).toEqual({ same: 1, changes: [], unforeseen: [['Sheet1!A1', 'otherwise']] });
});

test('linked tables are planned with the version that is looked at, and nothing is written', async () => {
  const { id } = await insertAll();
  await put('H1:H2', [['=DEALS.DEAL_GET(A2,"total")'], ['=DEALS.DEAL_GET("a-b-2024-05","total")']], 'Deals');
  const was = [await seen(), await settingsNow()];
  const [table] = await foreseeRefresh(dataVersion('2026-02', after));
  if (table?.kind !== 'planned') throw new Error('not planned');
  expect([await seen(), await settingsNow(), dealsInForce()?.version.name]).toEqual([...was, '2026-01']);
  expect(table.report).toMatchObject({ added: ['c-d-2025-01'], removed: ['gone-2024-06'] });
  // What refers to a row of it may be another row's then.
  expect((await foreseen()).unforeseen).toEqual([['Deals!H1', 'argument']]);
  newData(after, '2026-02');
  const { added, removed, changed } = await refreshLinkedTable(id);
  expect({ added, removed, changed }).toEqual({
    added: table.report.added,
    removed: table.report.removed,
    changed: table.report.changed,
  });
});

test('a linked table that can’t be refreshed says why, and does not stop the others', async () => {
  await insertAll();
  await insertAll({ destination: 'newSheet' });
  await onSheet('Deals', (sheet) => void sheet.protection.protect());
  const tables = await foreseeRefresh(dataVersion('2026-02', after));
  expect(tables.map((each) => (each.kind === 'refused' ? each.problem.message : each.kind))).toEqual([
    expect.stringMatching(/sheet "Deals" is protected/),
    'planned',
  ]);
});

test('a cancel is heeded, and the look says how far it is', async () => {
  await put(
    'A1:A20',
    Array.from({ length: 20 }, (_, row) => [`=DEALS.DEAL_SUMIFS("total","total",">=${row}")`]),
  );
  const stop = new AbortController();
  const phases = new Set<string>();
  const look = foreseen({
    signal: stop.signal,
    onProgress: ({ phase }) => {
      phases.add(phase);
      if (phase === 'computing') stop.abort();
    },
  });
  await expect(look).rejects.toMatchObject({ code: 'cancelled' });
  expect([...phases]).toEqual(['reading', 'computing']);
});

/** Everything that the workbook remembers of DealSheet. */
const settingsNow = () =>
  Excel.run(async (context) => {
    const { settings } = context.workbook;
    settings.load('items/key,items/value');
    await context.sync();
    return settings.items.map(({ key, value }): unknown => [key, value]);
  });
