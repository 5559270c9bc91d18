import type { ExcelHost } from './headless';
import { createExcelHost } from './headless';

let host: ExcelHost;
beforeAll(() => {
  host = createExcelHost();
});
afterAll(() => host.dispose());

test.each<[string, (range: Excel.Range) => void]>([
  ['a number format', (range) => (range.numberFormat = [['0.00']])],
  ['bold', (range) => (range.format.font.bold = true)],
  ['a fill', (range) => (range.format.fill.color = '#FFFF00')],
  ['a lock', (range) => (range.format.protection.locked = false)],
  ['no formats', (range) => range.clear('Formats')],
  ['no hyperlinks', (range) => range.clear('Hyperlinks')],
])('looks leave a formula alone: %s', async (_, change) => {
  const range = await Excel.run(async (context) => {
    const cell = context.workbook.worksheets.getItem('Sheet1').getRange('B2');
    cell.formulas = [['=1+1']];
    await context.sync();
    change(cell);
    await context.sync();
    return cell.load('formulas,values');
  });
  expect([range.formulas, range.values]).toEqual([[['=1+1']], [[2]]]);
});
