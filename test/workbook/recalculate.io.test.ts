/**
 * When numbers recalculate: the add-in's own functions in a spreadsheet, their data changed from outside. The chapter
 * "When numbers recalculate" of docs/feeds.md says the same to users.
 */
import type { IWorkbookData } from '@univerjs/core';
import { readMetadata } from '../../src/workbench/bridge/metadata';
import { openXlsx } from '../../src/workbench/xlsx/open';
import { saveXlsx } from '../../src/workbench/xlsx/save';
import { countDealsCells } from '../../src/workbook/deals-cells';
import { listLinkedTables } from '../../src/workbook/links';
import { readPin } from '../../src/workbook/pin';
import { recalculateDeals } from '../../src/workbook/recalculate';
import { decideSource, sourceRefusal } from '../../src/source/in-force';
import { loadFunctions } from '../functions/excel';
import type { LoadedFunctions } from '../functions/excel';
import { createExcelHost } from '../workbench/headless';
import type { ExcelHost } from '../workbench/headless';
import { dealRow, newData, onSheet, valuesAt } from './io';

let functions: LoadedFunctions;
let host: ExcelHost;
/** How often each function was called. */
let calls: Map<string, number>;

/** Opens a workbook with the add-in in it; `known` are the functions that this version of the add-in has. */
function open(snapshot?: Partial<IWorkbookData>, known: (id: string) => boolean = () => true): void {
  calls = new Map();
  host = createExcelHost(snapshot);
  const { bridge } = host.spreadsheet;
  const metadata = functions.metadata.filter(({ id }) => known(id));
  bridge.define(readMetadata({ allowCustomDataForDataTypeAny: true, functions: metadata }), 'DEALS');
  for (const [id, call] of functions.callable) {
    bridge.customFunctions.associate(id, (...values: unknown[]) => {
      calls.set(id, (calls.get(id) ?? 0) + 1);
      return call(...values);
    });
  }
  Object.assign(globalThis, { CustomFunctions: bridge.customFunctions });
}

/** Saves what is open, closes it and opens the file, with or without the add-in. */
async function throughFile(reopen: (snapshot: Partial<IWorkbookData>) => void): Promise<void> {
  const { bytes } = await saveXlsx(host.spreadsheet.injector);
  host.dispose();
  reopen((await openXlsx(bytes, 'Reopened')).snapshot);
  await host.spreadsheet.settled();
}

const formulas = async (address: string, put: string[][], sheet = 'Sheet1') => {
  await onSheet(sheet, (on) => void (on.getRange(address).formulas = put));
  await host.spreadsheet.settled();
};

const before = [dealRow('a-b-2024-05', '2024-05-03', { total_usd_m: 100 })];
const after = [
  dealRow('a-b-2024-05', '2024-05-03', { total_usd_m: 150 }),
  dealRow('c-d-2025-01', '2025-01-03', { total_usd_m: 30 }),
];
const TOTAL = '=DEALS.DEAL_SUMIFS("total")';
const LATER = '=DEALS.DEAL_GET("c-d-2025-01","total")';

beforeAll(async () => {
  functions = await loadFunctions();
});
beforeEach(() => {
  newData(before, '2026-01');
  open();
});
afterEach(() => host.dispose());

const refresh = async () => {
  newData(after, '2026-02');
  await recalculateDeals();
  await host.spreadsheet.settled();
};

describe('after a refresh, without an edit by the user', () => {
  const addSheet = (name: string, work: (sheet: Excel.Worksheet) => void) =>
    Excel.run(async (context) => {
      work(context.workbook.worksheets.add(name));
      await context.sync();
    });

  const CASES: readonly [string, () => Promise<void>, string, string, unknown, unknown][] = [
    ['a plain cell', () => formulas('A1', [[TOTAL]]), 'Sheet1', 'A1', 100, 180],
    ['a cell that showed #N/A', () => formulas('A1', [[LATER]]), 'Sheet1', 'A1', '#N/A', 30],
    [
      'an error inside of another formula',
      () => formulas('A1', [[`=IFERROR(${LATER.slice(1)},"not yet")`]]),
      'Sheet1',
      'A1',
      'not yet',
      30,
    ],
    [
      'a cell that depends on one that showed #N/A',
      () => formulas('A1:B1', [[LATER, '=A1*2']]),
      'Sheet1',
      'B1',
      '#N/A',
      60,
    ],
    ['a spill that grows', () => formulas('A1', [['=DEALS.DEAL_LIST("total")']]), 'Sheet1', 'A3', '', 30],
    [
      'a sum over a spill',
      () => formulas('A1:D1', [['=DEALS.DEAL_LIST("total")', '', '', '=SUM(A2:A9)']]),
      'Sheet1',
      'D1',
      100,
      180,
    ],
    [
      'a cell of a table',
      async () => {
        await formulas('A1:B2', [
          ['Name', 'Value'],
          ['all', TOTAL],
        ]);
        await onSheet('Sheet1', (sheet) => void (sheet.tables.add('A1:B2', true).name = 'Mine'));
      },
      'Sheet1',
      'B2',
      100,
      180,
    ],
    [
      'a name that is used in a cell',
      async () => {
        await Excel.run(async (context) => {
          context.workbook.names.add('AllDeals', TOTAL);
          await context.sync();
        });
        await formulas('A1', [['=AllDeals+1']]);
      },
      'Sheet1',
      'A1',
      101,
      181,
    ],
    [
      'a hidden sheet',
      async () => {
        await addSheet('Hidden', (sheet) => {
          sheet.getRange('A1').formulas = [[TOTAL]];
          sheet.visibility = 'Hidden';
        });
        await host.spreadsheet.settled();
      },
      'Hidden',
      'A1',
      100,
      180,
    ],
    [
      'a protected sheet',
      async () => {
        await addSheet('Locked', (sheet) => {
          sheet.getRange('A1').formulas = [[TOTAL]];
          sheet.protection.protect();
        });
        await host.spreadsheet.settled();
      },
      'Locked',
      'A1',
      100,
      180,
    ],
  ];

  test.each(CASES)('%s', async (_, make, sheet, address, was, is) => {
    await make();
    expect(await valuesAt(address, sheet)).toEqual([[was]]);
    await refresh();
    expect(await valuesAt(address, sheet)).toEqual([[is]]);
  });

  test('manual calculation stays manual', async () => {
    const { application } = await Excel.run(async (context) => {
      context.workbook.application.calculationMode = Excel.CalculationMode.manual;
      await context.sync();
      return context.workbook;
    });
    await formulas('A1', [[TOTAL]]);
    await refresh();
    expect(await valuesAt('A1', 'Sheet1')).toEqual([[180]]);
    application.load('calculationMode');
    await application.context.sync();
    expect(application.calculationMode).toBe('Manual');
  });

  test('every cell is asked once, however many there are', async () => {
    await formulas(
      'A1:A40',
      Array.from({ length: 40 }, (_, row) => [`${TOTAL}+${row}`]),
    );
    await formulas('C1', [['=SUM(A1:A40)']]);
    const asked = calls.get('DEAL_SUMIFS') ?? 0;
    await refresh();
    expect((calls.get('DEAL_SUMIFS') ?? 0) - asked).toBe(40);
    expect(await valuesAt('C1', 'Sheet1')).toEqual([[180 * 40 + 780]]);
  });

  test('one full calculation is asked for: Excel takes no smaller step for cells with errors', async () => {
    const asked: unknown[] = [];
    const application = { calculate: (type: unknown) => void asked.push(type) };
    const { run } = Excel;
    const sync = () => Promise.resolve();
    Object.assign(Excel, {
      run: (...args: unknown[]) =>
        (args.at(-1) as (context: unknown) => Promise<unknown>)({ workbook: { application }, sync }),
    });
    await recalculateDeals().finally(() => Object.assign(Excel, { run }));
    expect(asked).toEqual(['Full']);
  });
});

describe('a workbook that is opened', () => {
  test('without the add-in: what was saved stays until all is calculated, and nothing is lost', async () => {
    await formulas('A1:A2', [[TOTAL], ['=A1+1']]);
    await throughFile((snapshot) => {
      const cells = Object.values(snapshot.sheets ?? {})[0]?.cellData;
      expect([cells?.[0]?.[0]?.v, cells?.[1]?.[0]?.v]).toEqual([100, 101]);
      host = createExcelHost(snapshot);
    });
    const { formulas: kept } = await onSheet('Sheet1', (on) => on.getRange('A1:A2').load('formulas'));
    expect(kept).toEqual([[TOTAL], ['=A1+1']]);
    expect(await valuesAt('A1:A2', 'Sheet1')).toEqual([[100], [101]]);
    host.spreadsheet.bridge.start();
    await host.spreadsheet.settled();
    expect(await valuesAt('A1:A2', 'Sheet1')).toEqual([['#NAME?'], ['#NAME?']]);
    // With the add-in again it is as it was: nothing was lost in between.
    await throughFile((snapshot) => {
      open(snapshot);
      host.spreadsheet.bridge.start();
    });
    expect(await valuesAt('A1:A2', 'Sheet1')).toEqual([[100], [101]]);
    expect(await countDealsCells()).toBe(1);
  });

  test('with an older add-in: a function that it lacks is #NAME? alone, and stays in the file', async () => {
    await formulas('A1:A2', [[TOTAL], ['=DEALS.DEAL_LIST("total")']]);
    await throughFile((snapshot) => {
      open(snapshot, (id) => id !== 'DEAL_LIST');
      host.spreadsheet.bridge.start();
    });
    expect(await valuesAt('A1:A2', 'Sheet1')).toEqual([[100], ['#NAME?']]);
    await throughFile((snapshot) => {
      open(snapshot);
      host.spreadsheet.bridge.start();
    });
    expect(await valuesAt('A1:A3', 'Sheet1')).toEqual([[100], ['Total (US$ m)'], [100]]);
  });

  test('with settings of a newer add-in: they are told as such and left as they are', async () => {
    const value = JSON.stringify({ format: 9, tableName: 'Later', sheetName: 'Sheet1', more: [1, 2] });
    await Excel.run(async (context) => {
      context.workbook.settings.add('DealSheet.table.zzz', value);
      context.workbook.settings.add('DealSheet.pin', { name: '2026-01', keeps: 'more' });
      await context.sync();
    });
    expect(await listLinkedTables()).toMatchObject([{ tableName: 'Later', status: 'newerFormat' }]);
    // A pin in a form that is not known is one that nothing meets, and nobody writes over it unless the user pins.
    const pin = await readPin();
    expect(pin).toMatchObject({ name: '2026-01', unread: {} });
    await refresh();
    await formulas('A1', [[TOTAL]]);
    expect(await valuesAt('A1', 'Sheet1')).toEqual([[180]]);
    await decideSource({ pin });
    await recalculateDeals();
    await host.spreadsheet.settled();
    expect(await valuesAt('A1', 'Sheet1')).toEqual([['#N/A']]);
    expect(sourceRefusal()?.message).toMatch(/in a form that this DealSheet does not know/);
    const kept = await Excel.run(async (context) => {
      const { settings } = context.workbook;
      const both = ['DealSheet.table.zzz', 'DealSheet.pin'].map((key) => settings.getItem(key).load('value'));
      await context.sync();
      return both.map((setting): unknown => setting.value);
    });
    expect(kept).toEqual([value, { name: '2026-01', keeps: 'more' }]);
  });
});
