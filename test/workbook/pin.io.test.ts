import { countDealsCells } from '../../src/workbook/deals-cells';
import { readPin } from '../../src/workbook/pin';
import { writePin } from '../../src/workbook/write-pin';
import type { ExcelHost } from '../workbench/headless';
import { dealRow, onSheet, openWorkbook } from './io';

let host: ExcelHost;
beforeEach(() => void (host = openWorkbook([dealRow('a-b-2024-05', '2024-05-03')])));
afterEach(() => host.dispose());

const setting = (key: string, value: unknown) =>
  Excel.run(async (context) => {
    context.workbook.settings.add(key, value);
    await context.sync();
  });

test('a pin is written, read, moved and taken off, with the hash of its data', async () => {
  expect(await readPin()).toBeUndefined();
  const sha256 = 'a1'.repeat(32);
  await writePin({ name: '2026-11', sha256 });
  expect(await readPin()).toEqual({ name: '2026-11', sha256 });
  const facts = { from: '2020-01-01', through: '2026-02-28', tables: 'b2'.repeat(32) };
  await writePin({ name: '2026-11', sha256, ...facts });
  expect(await readPin()).toEqual({ name: '2026-11', sha256, ...facts });
  // An earlier DealSheet moves the workbook, and leaves what it does not know.
  await setting('DealSheet.pin.sha256', 'c3'.repeat(32));
  expect(await readPin()).toEqual({ name: '2026-11', sha256: 'c3'.repeat(32) });
  await writePin({ name: '2026-12' });
  expect(await readPin()).toEqual({ name: '2026-12' });
  await writePin(undefined);
  expect(await readPin()).toBeUndefined();
  await writePin(undefined);
});

test('while a cell is being edited the pin is waited for, not taken for none', async () => {
  await writePin({ name: '2026-11' });
  const { run } = Excel;
  /** As Excel does it: a request without `delayForCellEdit` is refused while a cell is edited. */
  const editing = (options: unknown, batch?: (context: Excel.RequestContext) => Promise<unknown>) =>
    batch && typeof options === 'object' && options !== null && 'delayForCellEdit' in options
      ? run(batch)
      : Promise.reject(Object.assign(new Error(), { code: 'InvalidOperationInCellEditMode' }));
  Object.assign(Excel, { run: editing });
  const pin = await readPin().finally(() => Object.assign(Excel, { run }));
  expect(pin).toEqual({ name: '2026-11' });
  await writePin(undefined);
});

test('a name without a hash is a pin, as earlier versions wrote it', async () => {
  await setting('DealSheet.pin', '2026-11');
  await setting('DealSheet.pin.facts', '{"name":');
  expect(await readPin()).toEqual({ name: '2026-11' });
});

test.each<[string, unknown, unknown, string]>([
  ['a hash that is none', '2026-11', 'abc', '2026-11'],
  ['a hash without a name', undefined, 'a1'.repeat(32), '?'],
  ['a name that is none', 7, 'a1'.repeat(32), '?'],
  ['a name inside of something else', { name: '2027-01', needs: 'more' }, undefined, '2027-01'],
  ['an endless name', 'x'.repeat(100), undefined, 'x'.repeat(40)],
])('a pin that can’t be read is one, and is written back as it was: %s', async (_, name, sha256, said) => {
  const written = Object.entries({ 'DealSheet.pin': name, 'DealSheet.pin.sha256': sha256 }).filter(
    ([, value]) => value !== undefined,
  );
  for (const [key, value] of written) await setting(key, value);
  const pin = await readPin();
  expect(pin).toEqual({ name: said, unread: Object.fromEntries(written) });
  await writePin(undefined);
  expect(await readPin()).toBeUndefined();
  await writePin(pin);
  expect(await readPin()).toEqual(pin);
});

test('cells with a DEALS formula are counted, on all sheets; texts that only look so are not', async () => {
  expect(await countDealsCells()).toBe(0);
  await onSheet('Sheet1', (sheet) => {
    sheet.getRange('B2:B5').formulas = [['=1+1'], ['=DEALS.DEAL_COUNTIFS()'], ['DEALS.'], ["'=DEALS.X()"]];
    sheet.getRange('D5').formulas = [['="see DEALS.DEAL_LIST()"']];
    sheet.getRange('D9').formulas = [['=IFERROR(deals.DEALS_VERSION(),"")']];
  });
  await Excel.run(async (context) => {
    const other = context.workbook.worksheets.add('Other');
    other.getRange('A1').formulas = [['=SUM(1,DEALS.DEAL_COUNTIFS("stage","Phase 1"))']];
    context.workbook.worksheets.add('Empty');
    await context.sync();
  });
  expect(await countDealsCells()).toBe(3);
});
