import { insertFormulas } from '../../src/workbook/insert-formulas';
import type { ExcelHost } from '../workbench/headless';
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
