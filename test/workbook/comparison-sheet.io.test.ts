import { cellName, insertBlock, placedFormula, takeBackBlock } from '../../src/workbook/comparison-sheet';
import type { CellBlock } from '../../src/workbook/comparison-sheet';
import type { ExcelHost } from '../workbench/headless';
import { dealRow, onSheet, openWorkbook, valuesAt } from './io';

const block: CellBlock = {
  cells: [
    ['=1+1', 2],
    ['twice', { formula: '={R1C2}*2+SUM({R1C1}:{R1C2})' }],
  ],
  formats: [
    [null, null],
    [null, '0.00'],
  ],
  bold: [[0, 0]],
  inputs: [[0, 1]],
  widths: [100, 50],
  stem: 'Scenarios',
};

test.each<[number, number, string]>([
  [0, 0, 'A1'],
  [2, 25, 'Z3'],
  [9, 26, 'AA10'],
  [0, 701, 'ZZ1'],
  [0, 702, 'AAA1'],
])('row %i, column %i is %s', (row, column, expected) => {
  expect(cellName(row, column)).toBe(expected);
});

test('places in a formula move with the block', () => {
  expect(placedFormula('=DEALS.DEAL_RNPV({R2C2},,{R11C2}:{R20C3})', 0, 0)).toBe(
    '=DEALS.DEAL_RNPV($B$2,,$B$11:$C$20)',
  );
  expect(placedFormula('={R1C1}', 4, 27)).toBe('=$AB$5');
});

describe('in a workbook', () => {
  let host: ExcelHost;
  beforeEach(async () => {
    host = openWorkbook([dealRow('a-b-2024-05', '2024-05-03')]);
    await onSheet('Sheet1', (sheet) => sheet.getRange('C3').select());
  });
  afterEach(() => host.dispose());

  test('a block goes to a new sheet: text stays text, formulas compute, and it can be taken back', async () => {
    const first = await insertBlock(block, 'newSheet');
    expect(first).toMatchObject({ sheetName: 'Scenarios', address: 'A1:B2' });
    expect(await valuesAt('A1:B2', 'Scenarios')).toEqual([
      ['=1+1', 2],
      ['twice', 6],
    ]);
    const second = await insertBlock(block, 'newSheet');
    expect(second.sheetName).toBe('Scenarios 2');
    await takeBackBlock(second);
    await takeBackBlock(first);
    await expect(takeBackBlock(first)).rejects.toMatchObject({ code: 'gone' });
  });

  test('what was typed on since is not taken back', async () => {
    const report = await insertBlock(block, 'newSheet');
    await onSheet('Scenarios', (sheet) => {
      sheet.getRange('B1').values = [[3]];
    });
    await expect(takeBackBlock(report)).rejects.toMatchObject({ code: 'changedSince' });
    expect(await valuesAt('B1:B2', 'Scenarios')).toEqual([[3], [9]]);
  });

  test('from the selected cell on it overwrites nothing, and taking it back leaves the rest', async () => {
    await onSheet('Sheet1', (sheet) => {
      sheet.getRange('D4').values = [['mine']];
    });
    await expect(insertBlock(block, 'selection')).rejects.toMatchObject({ code: 'occupied' });
    await onSheet('Sheet1', (sheet) => sheet.getRange('C5').select());
    const report = await insertBlock(block, 'selection');
    expect(report).toMatchObject({ sheetName: 'Sheet1', address: 'C5:D6' });
    expect(await valuesAt('C4:D6', 'Sheet1')).toEqual([
      ['', 'mine'],
      ['=1+1', 2],
      ['twice', 6],
    ]);
    await takeBackBlock(report);
    expect(await valuesAt('C4:D6', 'Sheet1')).toEqual([
      ['', 'mine'],
      ['', ''],
      ['', ''],
    ]);
  });
});
