import { checkInstallation } from '../../src/workbook/installation-check';
import { listLinkedTables } from '../../src/workbook/links';
import { lastAction } from '../../src/workbook/undo';
import type { ExcelHost } from '../workbench/headless';
import { dealRow, insertAll, onSheet, openWorkbook, seen } from './io';

let host: ExcelHost;
beforeEach(() => {
  host = openWorkbook([
    dealRow('a-b-2024-05', '2024-05-03', { total_usd_m: 500, upfront_usd_m: 20 }),
    dealRow('c-d-2025-06', '2025-06-12', { total_usd_m: 80, upfront_usd_m: 10 }),
  ]);
});
afterEach(() => host.dispose());

test('a new sheet tells what works, and nothing else changes', async () => {
  await insertAll();
  const before = await seen();
  const report = await checkInstallation();
  expect(report.sheetName).toBe('DealSheet check');
  // No worksheet function is registered in this host: the formulas fail, and say so. The steps of a table pass.
  const [formulas, steps] = [report.checks.slice(0, 13), report.checks.slice(13)];
  expect(formulas.filter(({ passed }) => passed)).toEqual([]);
  expect(steps.filter(({ passed }) => !passed)).toEqual([]);
  expect(steps.length).toBeGreaterThan(10);
  expect(report.passed).toBe(false);

  const { sheets, results, outcome } = await onSheet('DealSheet check', (sheet, context) => ({
    sheets: context.workbook.worksheets.load('items/name'),
    results: sheet.getUsedRange(true).getLastColumn().load('values'),
    outcome: sheet.getRange('A3').load('values'),
  }));
  expect(sheets.items.map(({ name }) => name)).toEqual(['Sheet1', 'Deals', 'DealSheet check']);
  const shown = results.values.slice(5).map(([value]) => value as unknown);
  expect(shown).toEqual(report.checks.map(({ passed }) => (passed ? 'pass' : 'FAIL')));
  expect(outcome.values).toEqual([
    [`${String(steps.length)} of ${String(report.checks.length)} checks passed`],
  ]);
  expect(await seen()).toEqual(before);
  expect(await listLinkedTables()).toMatchObject([{ tableName: 'tblDeals1' }]);
  expect(lastAction()).toMatchObject({ kind: 'insert', tableName: 'tblDeals1' });
});

test('a second check gets a sheet of its own', async () => {
  await checkInstallation();
  expect((await checkInstallation()).sheetName).toBe('DealSheet check 2');
});
