import { insertFormulas } from '../../src/workbook/insert-formulas';
import type { ExcelHost } from '../workbench/headless';
import { failedFormulas } from '../../src/workbook/failed-formulas';
import { referredCells, selectedCells } from '../../src/workbook/cell-references';
import { replaceFormula } from '../../src/workbook/replace-formula';
import { takeBackFormulas } from '../../src/workbook/take-back-formulas';
import { dealRow, onSheet, openWorkbook, valuesAt } from './io';

let host: ExcelHost;
beforeEach(async () => {
  host = openWorkbook([dealRow('a-b-2024-05', '2024-05-03')]);
  await onSheet('Sheet1', (sheet) => sheet.getRange('B3').select());
});
afterEach(() => host.dispose());

const block = {
  cells: [
    ['Figure', 'n'],
    ['Sum', '=SUM(1,2)'],
  ],
  rows: 2,
  columns: 2,
  formats: [
    [null, null],
    [null, '0.0'],
  ],
};

test('formulas go to the selected cell and on, with their formats', async () => {
  expect(await insertFormulas(block)).toMatchObject({ sheetName: 'Sheet1', address: 'B3:C4' });
  const { range } = await onSheet('Sheet1', (sheet) => ({
    range: sheet.getRange('B3:C4').load('formulas,values,numberFormat'),
  }));
  expect(range.formulas).toEqual([
    ['Figure', 'n'],
    ['Sum', '=SUM(1,2)'],
  ]);
  expect(range.numberFormat).toEqual([
    ['General', 'General'],
    ['General', '0.0'],
  ]);
});

test('a table of formulas gets a header that stands out and wider columns; an undo takes them off', async () => {
  const seen = async () => {
    const { header, wide, below } = await onSheet('Sheet1', (sheet) => {
      const wide = sheet.getRange('C3').format.load('columnWidth');
      wide.load('horizontalAlignment');
      const header = sheet.getRange('B3:C3').format.font.load('bold');
      return { header, wide, below: sheet.getRange('C4:C5').load('numberFormat') };
    });
    return [header.bold, wide.columnWidth, wide.horizontalAlignment, below.numberFormat];
  };
  const before = await seen();
  const look = { widths: [20, 150], formats: [null, '0.0%'], figuresFrom: 1 };
  const spilled = { cells: [['=SEQUENCE(3,2)']], rows: 3, columns: 2, look };
  const report = await insertFormulas(spilled);
  expect(await seen()).toEqual([true, 150, 'Right', [['0.0%'], ['0.0%']]]);
  await takeBackFormulas(report);
  expect(await seen()).toEqual(before);
});

test('nothing is overwritten, not even where a result will spill', async () => {
  await onSheet('Sheet1', (sheet) => {
    sheet.getRange('D9').values = [['mine']];
  });
  const spilling = { cells: [['=SUM(1,2)']], rows: 7, columns: 3 };
  await expect(insertFormulas(spilling)).rejects.toMatchObject({ code: 'occupied' });
  expect(await valuesAt('B3:D9', 'Sheet1')).toEqual([
    ...Array.from({ length: 6 }, () => ['', '', '']),
    ['', '', 'mine'],
  ]);
  await expect(insertFormulas({ ...spilling, rows: 6 })).resolves.toMatchObject({ address: 'B3' });
});

const formulasAt = async (address: string) =>
  (await onSheet('Sheet1', (sheet) => sheet.getRange(address).load('formulas,numberFormat'))) as Pick<
    Excel.Range,
    'formulas' | 'numberFormat'
  >;

test('what was written is taken back, as long as it stands there', async () => {
  const report = await insertFormulas(block);
  await takeBackFormulas(report);
  expect(await formulasAt('B3:C4')).toMatchObject({
    formulas: [
      ['', ''],
      ['', ''],
    ],
    numberFormat: [
      ['General', 'General'],
      ['General', 'General'],
    ],
  });

  await onSheet(
    'Sheet1',
    (sheet) =>
      (sheet.getRange('B3:C4').numberFormat = [
        ['@', '0%'],
        ['0%', '0%'],
      ]),
  );
  await takeBackFormulas(await insertFormulas(block));
  expect(await formulasAt('B3:C4')).toMatchObject({
    numberFormat: [
      ['@', '0%'],
      ['0%', '0%'],
    ],
  });
  await onSheet(
    'Sheet1',
    (sheet) =>
      (sheet.getRange('B3:C4').numberFormat = [
        ['General', 'General'],
        ['General', 'General'],
      ]),
  );

  const second = await insertFormulas(block);
  await onSheet('Sheet1', (sheet) => (sheet.getRange('C4').values = [[7]]));
  await expect(takeBackFormulas(second)).rejects.toMatchObject({ code: 'changedSince' });
  expect((await valuesAt('B3:C4', 'Sheet1'))[1]).toEqual(['Sum', 7]);
});

const sheets = async () => (await valuesOfSheets()).map(({ name }) => name);
const valuesOfSheets = () =>
  Excel.run(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.load('items/name');
    await context.sync();
    return worksheets.items;
  });

test('on a new sheet where the selected cell has no room; taken back, the sheet goes unless it holds more', async () => {
  const before = await sheets();
  const report = await insertFormulas({ ...block, newSheet: 'Market' });
  expect(report).toMatchObject({ sheetName: 'Market', address: 'A1:B2', isNewSheet: true });
  expect(await valuesAt('A1:B2', 'Market')).toEqual([
    ['Figure', 'n'],
    ['Sum', 3],
  ]);
  expect(await takeBackFormulas(report)).toEqual({});
  expect(await sheets()).toEqual(before);

  const second = await insertFormulas({ ...block, newSheet: 'Market' });
  await onSheet('Market', (sheet) => (sheet.getRange('D9').values = [['mine']]));
  expect(await takeBackFormulas(second)).toEqual({ keptSheet: 'Market' });
  expect(await sheets()).toEqual([...before, 'Market']);
  expect(await valuesAt('A1:D9', 'Market')).toContainEqual(['', '', '', 'mine']);
  const third = await insertFormulas({ ...block, newSheet: 'Market' });
  expect(third).toMatchObject({ sheetName: 'Market 2' });
  await onSheet('Market 2', (sheet) => sheet.comments.add('B1', 'mine'));
  expect(await takeBackFormulas(third)).toEqual({ keptSheet: 'Market 2' });
});

test('cells of ours in error are listed, others are not', async () => {
  await onSheet('Sheet1', (sheet) => {
    sheet.getRange('A1').formulas = [['=NA()']];
    sheet.getRange('C5:C6').formulas = [['=IF(TRUE,NA(),DEALS.DEAL_GET("x","total"))'], ['=1+1']];
    sheet.getRange('AB7').values = [["'=DEALS.DEAL_GET("]];
  });
  const [formula, error] = ['=IF(TRUE,NA(),DEALS.DEAL_GET("x","total"))', '#N/A'];
  const failed = {
    cells: [{ sheetName: 'Sheet1', address: 'C5', formula, error }],
    more: false,
    calculating: 0,
  };
  expect(await failedFormulas()).toEqual(failed);
  // On a protected sheet Excel may refuse to say which cells hold formulas.
  const cellTypes = Excel.SpecialCellType as { formulas: string };
  const { formulas } = cellTypes;
  cellTypes.formulas = 'Nothing that this host knows';
  const asked = await failedFormulas();
  cellTypes.formulas = formulas;
  expect(asked).toEqual(failed);
});

test('a formula is corrected where it still stands, and the correction taken back', async () => {
  const change = { sheetName: 'Sheet1', address: 'B3', formula: '=SUM(1,2)', corrected: '=SUM(1,3)' };
  await expect(replaceFormula(change)).rejects.toMatchObject({ code: 'changedSince' });
  await onSheet('Sheet1', (sheet) => (sheet.getRange('B3').formulas = [['=SUM(1,2)']]));
  const done = await replaceFormula(change);
  expect(await valuesAt('B3', 'Sheet1')).toEqual([[4]]);
  await takeBackFormulas(done);
  expect(await valuesAt('B3', 'Sheet1')).toEqual([[3]]);
  await expect(replaceFormula({ ...change, sheetName: 'No such sheet' })).rejects.toMatchObject({
    code: 'gone',
  });
});

test('arguments are read from the selection and from references', async () => {
  await onSheet('Sheet1', (sheet) => {
    sheet.getRange('A1:B2').values = [
      ['upfront', 40],
      ['stage', 'Phase 2'],
    ];
    sheet.getRange('A1:B2').select();
  });
  const cells = {
    reference: 'Sheet1!A1:B2',
    values: [
      ['upfront', 40],
      ['stage', 'Phase 2'],
    ],
  };
  expect(await selectedCells()).toEqual(cells);
  expect(await referredCells('Sheet1!A1:B2')).toEqual(cells);
  expect(await referredCells('$A$1')).toEqual({ reference: '$A$1', values: [['upfront']] });
  for (const other of ['Nowhere!A1', 'tblDeals[Total]', 'A1*2', 'A1:XFD1048576', '']) {
    expect([other, await referredCells(other)]).toEqual([other, undefined]);
  }
});
