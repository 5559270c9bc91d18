import { freezeWorkbook, previewFreeze } from '../../src/workbook/freeze-workbook';
import type { FreezeAllFacts } from '../../src/workbook/freeze-workbook';
import { forgetActions } from '../../src/workbook/last-action';
import { listLinkedTables } from '../../src/workbook/links';
import { lastAction, undoLast } from '../../src/workbook/undo';
import { CustomFunctionError, ErrorCode } from '../../src/workbench/bridge/custom-functions';
import { readMetadata } from '../../src/workbench/bridge/metadata';
import type { ExcelHost } from '../workbench/headless';
import { batchOf, dealRow, insertAll, newData, onSheet, openWorkbook, valuesAt } from './io';

const a = dealRow('a-b-2024-05', '2024-05-03', { total_usd_m: 500 });

let host: ExcelHost;
beforeEach(() => {
  host = openWorkbook([a]);
  const { bridge } = host.spreadsheet;
  const parameters = [{ name: 'what', type: 'any' }];
  const functions = ['DEAL', 'DEAL_GET', 'DEAL_LIST', 'PENDING', 'ONCE'].map((id) => ({
    id,
    name: id,
    parameters,
  }));
  bridge.define(readMetadata({ functions }), 'DEALS');
  bridge.customFunctions.associate('DEAL_GET', (what) => {
    if (what === 'none') throw new CustomFunctionError(ErrorCode.notAvailable, 'no such deal');
    return what === 'text' ? '2024-05' : 12.5;
  });
  bridge.customFunctions.associate('DEAL_LIST', () => [
    ['Deal id', 'Total'],
    ['a-b-2024-05', 500],
    ['=1+1', ''],
  ]);
  bridge.customFunctions.associate('DEAL', () => {
    throw new CustomFunctionError(ErrorCode.invalidValue);
  });
  bridge.customFunctions.associate('PENDING', () => new Promise(() => undefined));
  // Answers from memory at first; asked anew, it has to wait.
  let asked = 0;
  bridge.customFunctions.associate('ONCE', () => {
    asked += 1;
    return asked > 1 ? new Promise(() => undefined) : 'answered';
  });
  bridge.start();
  forgetActions();
});
afterEach(() => host.dispose());

/** A model of three sheets: formulas of ours alone, inside others, spilled, failed; one sheet is protected. */
async function model(): Promise<void> {
  await onSheet('Sheet1', (sheet, { workbook }) => {
    sheet.getRange('A1:A5').formulas = [
      ['=DEALS.DEAL_GET("text")'],
      ['=DEALS.DEAL_GET("x")*2'],
      ['=A2+1'],
      ['=DEALS.DEAL_GET("none")'],
      ['=DEALS.DEAL("x")'],
    ];
    sheet.getRange('C1').formulas = [['=DEALS.DEAL_LIST("x")']];
    sheet.getRange('F1').formulas = [['="DEALS.DEAL_GET("&"x"']];
    workbook.worksheets.add('More').getRange('B2').formulas = [['=DEALS.DEAL_GET("x")']];
    const locked = workbook.worksheets.add('Locked');
    locked.getRange('A1').formulas = [['=DEALS.DEAL_GET("x")']];
    workbook.worksheets.add('Plain').getRange('A1').values = [['mine']];
  });
  await host.spreadsheet.settled();
  await onSheet('Locked', (sheet) => sheet.protection.protect());
}

const words = ({ formulas }: FreezeAllFacts) => ({
  sheet: 'DealSheet sources',
  lines: ['DEALS formulas frozen to values', `${String(formulas)} formulas`],
  columns: ['Cells', 'Formula'] as const,
});
const freeze = (signal?: AbortSignal) => freezeWorkbook('The workbook', words, { signal });

const formulasAt = async (address: string, sheet = 'Sheet1') =>
  (await onSheet(sheet, (on) => on.getRange(address).load('formulas'))).formulas as unknown[][];
const sheetNames = async () => {
  const { items } = await onSheet('Sheet1', (_, { workbook }) => workbook.worksheets.load('items/name'));
  return items.map(({ name }) => name);
};
/** All that a user can see of the workbook. */
const everything = async () => {
  const names = await sheetNames();
  return Promise.all(
    names.map(async (name) => {
      const range = await onSheet(name, (sheet) =>
        sheet.getRange('A1:H12').load('formulas,values,numberFormat'),
      );
      return [name, range.formulas, range.values, range.numberFormat];
    }),
  );
};

const FOUND = {
  sheets: [
    { sheetName: 'Sheet1', formulas: 3, cells: 8, spills: 1 },
    { sheetName: 'More', formulas: 1, cells: 1, spills: 0 },
  ],
  protectedSheets: [{ sheetName: 'Locked', formulas: 1 }],
  left: [
    { address: 'Sheet1!A4', formula: '=DEALS.DEAL_GET("none")', why: 'error', shown: '#N/A' },
    { address: 'Sheet1!A5', formula: '=DEALS.DEAL("x")', why: 'card', shown: '#VALUE!' },
  ],
  unread: [],
};

test('a preview says what would become values and what is left, and changes nothing', async () => {
  await model();
  const before = await everything();
  expect(await previewFreeze()).toEqual({ ...FOUND, noteSheet: undefined });
  expect(await everything()).toEqual(before);
  expect(lastAction()).toBeUndefined();
});

test('formulas of ours become values with a sheet that says what they were; undo puts all back', async () => {
  await model();
  const before = await everything();
  expect(await freeze()).toEqual({ ...FOUND, noteSheet: 'DealSheet sources' });
  expect(await formulasAt('A1:D5')).toEqual([
    ['2024-05', '', 'Deal id', 'Total'],
    [25, '', 'a-b-2024-05', 500],
    ['=A2+1', '', '=1+1', ''],
    ['=DEALS.DEAL_GET("none")', '', '', ''],
    ['=DEALS.DEAL("x")', '', '', ''],
  ]);
  expect(await valuesAt('A1:C3', 'Sheet1')).toEqual([
    ['2024-05', '', 'Deal id'],
    [25, '', 'a-b-2024-05'],
    [26, '', '=1+1'],
  ]);
  expect(await formulasAt('B2', 'More')).toEqual([[12.5]]);
  expect(await formulasAt('A1', 'Locked')).toEqual([['=DEALS.DEAL_GET("x")']]);
  expect(await valuesAt('A1:B7', 'DealSheet sources')).toEqual([
    ['DEALS formulas frozen to values', ''],
    ['4 formulas', ''],
    ['Cells', 'Formula'],
    ['Sheet1!A1', '=DEALS.DEAL_GET("text")'],
    ['Sheet1!A2', '=DEALS.DEAL_GET("x")*2'],
    ['Sheet1!C1:D3', '=DEALS.DEAL_LIST("x")'],
    ['More!B2', '=DEALS.DEAL_GET("x")'],
  ]);
  expect(lastAction()).toEqual({ kind: 'freezeAll', tableName: 'The workbook' });
  expect(await undoLast()).toEqual({
    kind: 'freezeAll',
    tableName: 'The workbook',
    restoredCells: 4,
    keptCells: 0,
  });
  await host.spreadsheet.settled();
  expect(await everything()).toEqual(before);
});

test('formulas in columns of a linked table become values, too; the table stays linked', async () => {
  newData([a], '2026-01');
  const { id } = await insertAll();
  await onSheet('Deals', (_, { workbook }) => {
    const cells = [['Found'], ['=DEALS.DEAL_GET(A2)']];
    workbook.tables.getItem('tblDeals1').columns.add(undefined, cells);
  });
  await host.spreadsheet.settled();
  await freeze();
  expect(await formulasAt('F2', 'Deals')).toEqual([[12.5]]);
  expect(await listLinkedTables()).toMatchObject([{ id, status: 'current' }]);
});

test('undo keeps what was typed since, in cells, on the sheet of sources, and where a sheet is gone', async () => {
  await model();
  await freeze();
  await onSheet('Sheet1', (sheet, { workbook }) => {
    sheet.getRange('D2').values = [[501]];
    workbook.worksheets.getItem('DealSheet sources').getRange('D1').values = [['mine']];
    workbook.worksheets.getItem('More').delete();
  });
  expect(await undoLast()).toMatchObject({ restoredCells: 2, keptCells: 2 });
  expect(await formulasAt('A2:D2')).toEqual([['=DEALS.DEAL_GET("x")*2', '', 'a-b-2024-05', 501]]);
  expect(await sheetNames()).toContain('DealSheet sources');
});

test('undo leaves a sheet whose rows have moved, though equal values stand where formulas stood', async () => {
  await onSheet('Sheet1', (sheet) => {
    sheet.getRange('A1:A4').formulas = Array.from({ length: 4 }, () => ['=DEALS.DEAL_GET("x")']);
    sheet.getRange('A5').values = [['mine']];
  });
  await host.spreadsheet.settled();
  await freeze();
  await onSheet('Sheet1', (sheet) => void sheet.getRange('1:1').insert(Excel.InsertShiftDirection.down));
  const before = await everything();
  await expect(undoLast()).rejects.toMatchObject({ code: 'changedSince' });
  expect(await everything()).toEqual(before);
});

test('undo leaves the sheet of sources while formulas are left to it, and what was noted in it', async () => {
  await model();
  await freeze();
  await onSheet('Sheet1', (sheet) => (sheet.getRange('D2').values = [[501]]));
  await undoLast();
  expect(await sheetNames()).toContain('DealSheet sources');

  await onSheet('DealSheet sources', (sheet) => void sheet.delete());
  await freeze();
  await onSheet('DealSheet sources', (sheet) => (sheet.getRange('A2').values = [['mine']]));
  await undoLast();
  expect(await sheetNames()).toContain('DealSheet sources');
});

test('where everything was changed since, undo says so and changes nothing', async () => {
  await onSheet('Sheet1', (sheet) => (sheet.getRange('A1').formulas = [['=DEALS.DEAL_GET("x")']]));
  await host.spreadsheet.settled();
  await freeze();
  await onSheet('Sheet1', (sheet) => (sheet.getRange('A1').values = [[13]]));
  const before = await everything();
  await expect(undoLast()).rejects.toMatchObject({ code: 'changedSince' });
  expect(await everything()).toEqual(before);
});

test('a spill that is larger than one answer of Excel is frozen whole', async () => {
  const [rows, columns] = [800, 13];
  host.spreadsheet.bridge.customFunctions.associate('DEAL_LIST', () =>
    Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (__, column) => row + column / 100),
    ),
  );
  await onSheet('Sheet1', (sheet) => {
    sheet.getRange('Z2000').values = [['the sheet of this host ends here']];
    sheet.getRange('A1').formulas = [['=DEALS.DEAL_LIST("all")']];
  });
  await host.spreadsheet.settled();
  expect(await freeze()).toMatchObject({ sheets: [{ formulas: 1, cells: rows * columns, spills: 1 }] });
  for (const row of [0, 768, 769, 770, rows - 1])
    expect(await valuesAt(`A${String(row + 1)}:B${String(row + 1)}`, 'Sheet1')).toEqual([[row, row + 0.01]]);
  expect(await undoLast()).toMatchObject({ restoredCells: 1, keptCells: 0 });
  expect(await formulasAt('A1')).toEqual([['=DEALS.DEAL_LIST("all")']]);
});

/** As Ctrl+Shift+Enter does. */
const enterArray = (address: string, formula: string) =>
  onSheet('Sheet1', (sheet) => void (sheet.getRange(address).formulaArray = formula));

test('array formulas are left whole, and formulas around them become values', async () => {
  await onSheet('Sheet1', (sheet) => {
    sheet.getRange('A1:E1').formulas = [['=DEALS.DEAL_GET("x")', 1, 2, '', '=DEALS.DEAL_GET("x")']];
    sheet.getRange('A4').formulas = [['=DEALS.DEAL_GET("text")']];
    sheet.getRange('E2:E4').formulas = Array.from({ length: 3 }, () => ['=DEALS.DEAL_GET("x")']);
  });
  await enterArray('A2:B3', '=DEALS.DEAL_LIST("x")');
  // Somebody's own, between cells that are frozen.
  await enterArray('B4:D4', '=B1:C1*2');
  // In one cell, Excel lets anybody change it.
  await enterArray('G1', '=DEALS.DEAL_GET("x")');
  await host.spreadsheet.settled();
  const before = await everything();
  const left = [{ address: 'Sheet1!A2:B3', why: 'arrayFormula', formula: '=DEALS.DEAL_LIST("x")' }];
  expect(await previewFreeze()).toMatchObject({ sheets: [{ formulas: 7, cells: 7 }], left });
  expect(await freeze()).toMatchObject({ sheets: [{ formulas: 7 }], left });
  expect(await formulasAt('A1:E4')).toEqual([
    [12.5, 1, 2, '', 12.5],
    ['=DEALS.DEAL_LIST("x")', '=DEALS.DEAL_LIST("x")', '', '', 12.5],
    ['=DEALS.DEAL_LIST("x")', '=DEALS.DEAL_LIST("x")', '', '', 12.5],
    ['2024-05', '=B1:C1*2', '=B1:C1*2', '=B1:C1*2', 12.5],
  ]);
  expect(await valuesAt('A2:B3', 'Sheet1')).toEqual([
    ['Deal id', 'Total'],
    ['a-b-2024-05', 500],
  ]);
  expect(await undoLast()).toMatchObject({ restoredCells: 7, keptCells: 0 });
  await host.spreadsheet.settled();
  expect(await everything()).toEqual(before);
});

test('an array formula that shows the same in all cells is known where Excel tells of it', async () => {
  await enterArray('A1:A3', '=DEALS.DEAL_GET("x")');
  await host.spreadsheet.settled();
  const { requirements } = Office.context;
  const { isSetSupported } = requirements;
  requirements.isSetSupported = (set: string) => set === 'ExcelApiDesktop' || isSetSupported(set);
  const known = await previewFreeze();
  requirements.isSetSupported = isSetSupported;
  expect(known).toMatchObject({ sheets: [], left: [{ address: 'Sheet1!A1:A3', why: 'arrayFormula' }] });
  // Elsewhere they are taken for formulas of their own, and come back as such.
  await freeze();
  expect(await formulasAt('A1:A3')).toEqual([[12.5], [12.5], [12.5]]);
  await undoLast();
  expect(await formulasAt('A1:A3')).toEqual(Array.from({ length: 3 }, () => ['=DEALS.DEAL_GET("x")']));
});

test('a workbook without such formulas gets no sheet', async () => {
  await onSheet('Sheet1', (sheet) => (sheet.getRange('A1').formulas = [['=DEALS.DEAL_GET("none")']]));
  await host.spreadsheet.settled();
  expect(await freeze()).toMatchObject({ sheets: [], noteSheet: undefined, left: [{ shown: '#N/A' }] });
  expect(await sheetNames()).toEqual(['Sheet1']);
  expect(lastAction()).toBeUndefined();
});

test('a cell that waits for its result is left and listed', async () => {
  await onSheet('Sheet1', (sheet) => (sheet.getRange('A1').formulas = [['=DEALS.PENDING("x")']]));
  expect((await previewFreeze()).left).toMatchObject([
    { address: 'Sheet1!A1', why: 'error', shown: '#BUSY!' },
  ]);
});

/** Lets Excel stop, or the user type, at the moment at which cells have come to hold something. */
const once = (sheetName: string, address: string, holds: unknown, does: () => unknown) => {
  const { run } = Excel;
  let done = false;
  Excel.run = ((...args: unknown[]) =>
    run((context) => {
      const sync = context.sync.bind(context);
      context.sync = (async () => {
        const parts = await sync();
        const now = await run(async (other) => {
          const sheet = other.workbook.worksheets.getItemOrNullObject(sheetName);
          const cell = sheet.getRange(address).load('formulas');
          await other.sync();
          return sheet.isNullObject ? undefined : (cell.formulas[0]?.[0] as unknown);
        });
        if (now === holds && !done) {
          done = true;
          await does();
        }
        return parts;
      }) as typeof context.sync;
      return batchOf(args)(context);
    })) as typeof Excel.run;
  return () => (Excel.run = run);
};
const stops = () => Promise.reject(new Error('the host stopped'));

test.each([
  ['at the second sheet', 'More', 'B2', 12.5],
  ['at the sheet of sources', 'DealSheet sources', 'A1', 'DEALS formulas frozen to values'],
])('a freeze that fails %s leaves everything as it was', async (_, sheetName, address, holds) => {
  await model();
  const before = await everything();
  const end = once(sheetName, address, holds, stops);
  await expect(freeze()).rejects.toMatchObject({ message: expect.stringMatching(/the host stopped/) });
  end();
  await host.spreadsheet.settled();
  expect(await everything()).toEqual(before);
  expect(lastAction()).toBeUndefined();
});

test('an undo that fails half-way freezes again what it wrote, and nothing else', async () => {
  await model();
  await onSheet('Sheet1', (sheet, { workbook }) => {
    sheet.getRange('F5').formulas = [['=DEALS.DEAL_LIST("x")']];
    workbook.worksheets.add('Third').getRange('A1').formulas = [['=DEALS.DEAL_GET("x")']];
  });
  await host.spreadsheet.settled();
  await freeze();
  const before = await everything();
  const end = once('More', 'B2', '=DEALS.DEAL_GET("x")', async () => {
    await onSheet('Sheet1', (sheet, { workbook }) => {
      sheet.getRange('A1').values = [['mine']];
      sheet.getRange('D2').values = [[501]];
      workbook.worksheets.getItem('Third').getRange('A1').values = [['mine, too']];
    });
    await stops();
  });
  const problem = await undoLast().catch((error: unknown) => error);
  end();
  expect(problem).toMatchObject({ code: 'keptTyped' });
  expect(String(problem)).toMatch(/changed meanwhile: they keep .* frozen value: Sheet1!A1, Sheet1!C1\.$/);
  await onSheet('Sheet1', (sheet, { workbook }) => {
    sheet.getRange('A1').values = [["'2024-05"]];
    sheet.getRange('D2').values = [[500]];
    workbook.worksheets.getItem('Third').getRange('A1').values = [[12.5]];
  });
  expect(await everything()).toEqual(before);
  // It can be tried again.
  expect(await undoLast()).toMatchObject({ restoredCells: 6, keptCells: 0 });
});

test('a cancel leaves everything as it was', async () => {
  await model();
  const before = await everything();
  const cancel = new AbortController();
  const end = once('Sheet1', 'A2', 25, () => Promise.resolve(cancel.abort()));
  await expect(freeze(cancel.signal)).rejects.toMatchObject({ code: 'cancelled' });
  end();
  await host.spreadsheet.settled();
  expect(await everything()).toEqual(before);
});

test('cells that wait for new results because others before them were frozen keep what they showed', async () => {
  await onSheet('Sheet1', (sheet, { workbook }) => {
    sheet.getRange('A1').formulas = [['=DEALS.DEAL_GET("x")']];
    workbook.worksheets.add('More').getRange('B2').formulas = [['=DEALS.ONCE(Sheet1!A1)']];
  });
  await host.spreadsheet.settled();
  expect(await valuesAt('B2', 'More')).toEqual([['answered']]);
  expect(await freeze()).toMatchObject({
    sheets: [{ sheetName: 'Sheet1' }, { sheetName: 'More' }],
    left: [],
  });
  expect(await formulasAt('B2', 'More')).toEqual([['answered']]);
});

test('nothing is written before there is a sheet of sources', async () => {
  await model();
  let before: unknown;
  const end = once('DealSheet sources', 'A1', '', async () => (before = await formulasAt('A1:A2')));
  await freeze();
  end();
  expect(before).toEqual([['=DEALS.DEAL_GET("text")'], ['=DEALS.DEAL_GET("x")*2']]);
});

test.each([
  ['fails', stops, 'keptTyped'],
  ['is cancelled', (cancel: AbortController) => Promise.resolve(cancel.abort()), 'keptTyped'],
])('a freeze that %s keeps what was typed meanwhile, and says so', async (_, ends, code) => {
  await model();
  const cancel = new AbortController();
  const end = once('Sheet1', 'A2', 25, async () => {
    await onSheet('Sheet1', (sheet) => {
      sheet.getRange('A1').values = [['mine']];
      sheet.getRange('D2').values = [[501]];
    });
    await ends(cancel);
  });
  const failure = { code, message: expect.stringMatching(/Sheet1!A1, Sheet1!C1/) as unknown };
  await expect(freeze(cancel.signal)).rejects.toMatchObject(failure);
  end();
  await host.spreadsheet.settled();
  expect(await formulasAt('A1:D2')).toEqual([
    ['mine', '', 'Deal id', 'Total'],
    ['=DEALS.DEAL_GET("x")*2', '', 'a-b-2024-05', 501],
  ]);
  expect(await formulasAt('B2', 'More')).toEqual([['=DEALS.DEAL_GET("x")']]);
  expect(await sheetNames()).not.toContain('DealSheet sources');
  expect(lastAction()).toBeUndefined();
});

test.each([
  ['in a cell with a formula of ours', 'B2'],
  ['in the way of a spill', 'E3'],
])('what is typed %s before its sheet is written stays, and nothing is frozen', async (_, address) => {
  await model();
  await onSheet('More', (sheet) => (sheet.getRange('D2').formulas = [['=DEALS.DEAL_LIST("x")']]));
  await host.spreadsheet.settled();
  const end = once('Sheet1', 'A2', 25, () =>
    onSheet('More', (sheet) => (sheet.getRange(address).values = [['mine']])),
  );
  await expect(freeze()).rejects.toMatchObject({ code: 'changedSince' });
  end();
  expect(await formulasAt(address, 'More')).toEqual([['mine']]);
  expect(await formulasAt('A2')).toEqual([['=DEALS.DEAL_GET("x")*2']]);
});

test('formulas to whose spill something refers that stays are left, and what these refer to', async () => {
  await onSheet('Sheet1', (sheet, { workbook }) => {
    const list = [['=DEALS.DEAL_LIST("x")']];
    for (const address of ['A1', 'D1', 'G1', 'J1', 'M1', 'P1', 'S1']) sheet.getRange(address).formulas = list;
    // Needed by a cell, by a name, by a name's "#", by a formula that is left itself, by one that is frozen.
    sheet.getRange('A10').formulas = [['=COUNTA($A$1#)']];
    const other = workbook.worksheets.add("It's 2");
    other.getRange('A1').formulas = [['=ROWS(Sheet1!D1#)&"Sheet1!S1#"']];
    workbook.names.add('totals', '=Sheet1!$G$1#');
    workbook.names.add('found', sheet.getRange('J1'));
    other.getRange('A2').formulas = [['=ROWS(found#)']];
    other.getRange('A3').formulas = [['=DEALS.DEAL_GET("none")&ROWS(Sheet1!M1#)']];
    other.getRange('A4').formulas = [['=IFERROR(ROWS(Sheet1!P1#),0)&DEALS.DEAL_GET("x")']];
  });
  await host.spreadsheet.settled();
  const { sheets, left } = await previewFreeze();
  expect(left.filter(({ why }) => why === 'spillReference')).toMatchObject([
    { address: 'Sheet1!A1', shown: 'Deal id', usedBy: 'Sheet1!A10' },
    { address: 'Sheet1!D1', usedBy: "'It''s 2'!A1" },
    { address: 'Sheet1!G1', usedBy: 'totals' },
    { address: 'Sheet1!J1', usedBy: "'It''s 2'!A2" },
    { address: 'Sheet1!M1', usedBy: "'It''s 2'!A3" },
  ]);
  expect(sheets).toMatchObject([
    { sheetName: 'Sheet1', formulas: 2 },
    { sheetName: "It's 2", formulas: 1 },
  ]);
  await freeze();
  expect(await formulasAt('A1')).toEqual([['=DEALS.DEAL_LIST("x")']]);
  expect(await formulasAt('P1')).toEqual([['Deal id']]);
});

test('data validations, conditional formats and texts of INDIRECT need a spill as formulas do', async () => {
  await onSheet('Sheet1', (sheet, { workbook }) => {
    const list = [['=DEALS.DEAL_LIST("x")']];
    for (const address of ['A1', 'D1', 'G1', 'J1', 'M1', 'P1', 'S5', 'V1', 'Y1'])
      sheet.getRange(address).formulas = list;
    const other = workbook.worksheets.add('Other');
    const formatted = (address: string, type: Excel.ConditionalFormatType) =>
      other.getRange(address).conditionalFormats.add(type);
    other.getRange('A1:A3').dataValidation.rule = { list: { inCellDropDown: true, source: '=Sheet1!$A$1#' } };
    // Beside another rule, so that the cells together have none.
    other.getRange('A4:A5').dataValidation.rule = { custom: { formula: '=ROWS(Sheet1!$D$1#)>1' } };
    formatted('B1:B2', Excel.ConditionalFormatType.custom).custom.rule.formula = '=B1>ROWS(Sheet1!$G$1#)';
    formatted('B3', Excel.ConditionalFormatType.cellValue).cellValue.rule = {
      formula1: '=1',
      formula2: '=MAX(Sheet1!$J$1#)',
      operator: 'Between',
    };
    formatted('B4', Excel.ConditionalFormatType.dataBar).dataBar.upperBoundRule = {
      type: 'Formula',
      formula: '=MAX(Sheet1!$M$1#)',
    };
    formatted('B5', Excel.ConditionalFormatType.topBottom);
    other.getRange('C1:D1').formulas = [
      ['=IFERROR(ROWS(INDIRECT("Sheet1!P1#")),0)', '=IFERROR(INDIRECT(A1),0)'],
    ];
    // Without $, the second of its cells refers to the row below.
    sheet.getRange('S20:S21').dataValidation.rule = { custom: { formula: '=ROWS(S4#)>1' } };
    workbook.names.add('series', '=Sheet1!$V$1#');
  });
  await host.spreadsheet.settled();
  const { sheets, left, unread } = await previewFreeze();
  expect(left.map(({ address, usedBy, usedIn }) => [address, usedBy, usedIn])).toEqual([
    ['Sheet1!A1', 'Other!A1:A3', 'validation'],
    ['Sheet1!D1', 'Other!A4:A5', 'validation'],
    ['Sheet1!G1', 'Other!B1:B2', 'conditionalFormat'],
    ['Sheet1!J1', 'Other!B3', 'conditionalFormat'],
    ['Sheet1!M1', 'Other!B4', 'conditionalFormat'],
    ['Sheet1!P1', 'Other!C1', undefined],
    ['Sheet1!S5', 'Sheet1!S20:S21', 'validation'],
    ['Sheet1!V1', 'series', undefined],
  ]);
  expect(sheets).toMatchObject([{ sheetName: 'Sheet1', formulas: 1 }]);
  expect(unread).toEqual([{ where: 'Other!D1', kind: 'indirect' }]);
});

test('rules that Excel does not tell are said, and stop nothing', async () => {
  await onSheet('Sheet1', (sheet) => (sheet.getRange('A1').formulas = [['=DEALS.DEAL_LIST("x")']]));
  await host.spreadsheet.settled();
  const cellTypes = Excel.SpecialCellType as { dataValidations: string };
  const { dataValidations } = cellTypes;
  cellTypes.dataValidations = 'Nothing that this host knows';
  const preview = await previewFreeze();
  cellTypes.dataValidations = dataValidations;
  expect(preview).toMatchObject({
    sheets: [{ formulas: 1 }],
    unread: [{ where: 'Sheet1', kind: 'validation' }],
  });
});
