import { readFile } from 'node:fs/promises';
import type { Browser, Route } from 'playwright-core';
import { csvDeals } from '../functions/csv-deals';
import { closeWorkbenches, launchBrowser, WorkbenchPage } from './workbench-page';

jest.setTimeout(240_000);

let browser: Browser;
beforeAll(async () => (browser = await launchBrowser()));
afterEach(closeWorkbenches);
afterAll(() => browser?.close());

/** A list as an analyst has it: a title above, other words, other units, three mistakes, a deal that is public. */
const MESSY = `Our pipeline,,,,,,,
as of May 2026,,,,,,,
Seller,Partner,Transaction type,Date signed,Product,Phase,Upfront (US$k),Deal size
Zai Lab,Amgen,Licensing,2026-02-02,ZL-9,Phase II,20000,$300m
Harbour BioMed,Otsuka,Licensing,31/02/2026,HBM-9,Preclin,47000,$670m
Sino Biopharm,Pfizer,Licensing,15/01/2026,SB-2,Phase 9,€5m,$100m
Kelun-Biotech,MSD,Licensing,2022-12-22,7 ADCs,Preclinical,175000,"$9,475m"
`;

test('a messy file: three mistakes fixed in the preview, deals that count, a table that marks them, undo', async () => {
  const workbench = await WorkbenchPage.open(browser);
  const { pane } = workbench;
  await workbench.newWorkbook();
  await workbench.write('A1', '=DEALS.DEAL_COUNTIFS()');
  await workbench.write('A2', '=DEALS.DEALS_VERSION("own deals")');
  await workbench.write('A3', '=DEALS.DEAL_SUMIFS("total","origin","Own")');
  const counts = async () => [
    await workbench.answer('A1', 'Sheet1'),
    await workbench.answer('A2', 'Sheet1'),
    await workbench.answer('A3', 'Sheet1'),
  ];
  const before = [csvDeals.length, 0, 0];
  expect(await counts()).toEqual(before);

  // Columns and units are recognised; nothing has been added yet.
  const main = pane.getByRole('main');
  await pane.getByText('Data', { exact: true }).click();
  const file = { name: 'pipeline.csv', mimeType: 'text/csv', buffer: Buffer.from(MESSY) };
  await pane.locator('input[type=file]').setInputFiles(file);
  await main.getByText('1 will be added · 2 with problems · 1 left out').waitFor();
  expect(await main.getByLabel('What Seller is').inputValue()).toBe('licensor');
  expect(await main.getByLabel('Unit of Upfront (US$k)').inputValue()).toBe('thousands');
  await main.getByRole('button', { name: /^Rows/ }).click();

  // The mistakes, at their cells, corrected where they stand.
  await main.getByText('3 cells with a problem').waitFor();
  for (const [cell, text] of [
    ['D5 · Announced', '2026-02-28'],
    ['F6 · Stage', 'Phase 3'],
    ['G6 · Upfront (US$ m)', '5000'],
  ] as const) {
    await main.getByLabel(cell, { exact: true }).fill(text);
    await main.getByLabel(cell, { exact: true }).press('Enter');
    await main.getByLabel(cell, { exact: true }).waitFor({ state: 'detached' });
  }
  // The public deal is recognised under another name of the licensee, and left out.
  await main.getByText('Row 7 and kelun-merck-2022-12').waitFor();
  await main.getByText('3 will be added · 1 left out').waitFor();
  expect(await counts()).toEqual(before);

  await main.getByRole('button', { name: 'Add 3 deals' }).click();
  await pane.getByText('3 own deals added, kept on this computer').first().waitFor();
  expect(await counts()).toEqual([csvDeals.length + 3, 3, 1070]);

  // A table says which are own.
  await pane.getByRole('navigation').getByText('Deals', { exact: true }).click();
  await pane.getByTitle('Columns and place').click();
  await pane.getByLabel('On a new sheet').check();
  await pane.getByLabel('Search deals').fill('zai amgen');
  await pane.getByRole('button', { name: 'Insert table' }).click();
  await pane
    .getByText(/tbl\w+ inserted/)
    .first()
    .waitFor();
  const table = await workbench.values('A1:B9', 'Deals');
  expect(table[0]).toEqual(['Deal id', 'Origin']);
  expect(table).toContainEqual(['own-zai-lab-amgen-2026-02', 'Own']);

  // Inside the workbook they go where it goes; the copy on this computer stays until it is removed.
  await pane.getByRole('navigation').getByText('Data', { exact: true }).click();
  await main.getByRole('button', { name: 'Put into the workbook' }).click();
  await pane.getByText('pipeline.csv is in this workbook, too').first().waitFor();
  const onMachine = main.getByRole('list', { name: 'on this computer' });
  await onMachine.getByRole('button', { name: 'Remove pipeline.csv' }).click();
  await pane.getByText('pipeline.csv removed').first().waitFor();
  await onMachine.waitFor({ state: 'detached' });
  expect(await counts()).toEqual([csvDeals.length + 3, 3, 1070]);
  await workbench.reload();
  await pane.getByText(/3 own deals answer here. They live inside this workbook/).waitFor();
  await workbench.write('C1', '=DEALS.DEALS_VERSION("own deals")');
  expect(await workbench.answer('C1')).toBe(3);

  // Taken away, brought back, taken away.
  await main.getByRole('button', { name: 'Remove pipeline.csv' }).click();
  await pane.getByText('pipeline.csv removed').first().waitFor();
  expect(await counts()).toEqual(before);
  await pane.getByRole('button', { name: 'Undo', exact: true }).click();
  await pane.getByText('pipeline.csv answers again').first().waitFor();
  expect(await counts()).toEqual([csvDeals.length + 3, 3, 1070]);
  expect(workbench.complaints).toEqual([]);
});

test('adding is taken back with one click; a workbook is read as a file, too; the template is a sheet of its own', async () => {
  const workbench = await WorkbenchPage.open(browser);
  const { page, pane } = workbench;
  await workbench.newWorkbook();
  const main = pane.getByRole('main');
  await pane.getByText('Data', { exact: true }).click();
  await main.getByText('Template and export').click();
  await main.getByRole('button', { name: 'Template on a new sheet' }).click();
  await pane.getByText('Written on the new sheet Own deals template').first().waitFor();
  expect((await workbench.values('A1:D1', 'Own deals template'))[0]).toEqual([
    'Announced',
    'Deal type',
    'Licensor',
    'Licensee',
  ]);
  // Filled in and saved by the spreadsheet, it is read back without a question.
  for (const [address, value] of [
    ['A2', "'2026-03"],
    ['B2', 'Option'],
    ['C2', 'Akeso'],
    ['D2', 'Summit'],
  ] as const)
    await workbench.write(address, value);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const path = await (await saved).path();
  await pane
    .locator('input[type=file]')
    .setInputFiles({ name: 'saved.xlsx', mimeType: 'application/x', buffer: await readFile(path) });
  await main.getByText('1 will be added', { exact: false }).waitFor();
  await main.getByRole('button', { name: /^Rows/ }).click();
  await main.getByRole('button', { name: 'Add 1 deal' }).click();
  await pane.getByText('1 own deal added, kept on this computer').first().waitFor();
  await workbench.write('F30', '=DEALS.DEALS_VERSION("own deals")');
  expect(await workbench.answer('F30')).toBe(1);
  await pane.getByRole('button', { name: 'Undo', exact: true }).click();
  await pane.getByText('saved.xlsx removed').first().waitFor();
  expect(await workbench.answer('F30')).toBe(0);

  // Where no worker can be loaded the pane reads it itself; where nothing can, the file is not blamed.
  const again = { name: 'again.xlsx', mimeType: 'application/x', buffer: await readFile(path) };
  const refuse = (route: Route) => route.abort();
  await page.route(/own-xlsx|exceljs/, refuse);
  await pane.locator('input[type=file]').setInputFiles(again);
  await main.getByText(/could not be read here, for want of memory or of a connection/).waitFor();
  await main.getByRole('button', { name: 'Cancel' }).click();
  await page.unroute(/own-xlsx|exceljs/, refuse);
  await page.route(/own-xlsx-worker/, refuse);
  await pane.locator('input[type=file]').setInputFiles(again);
  await main.getByText('1 will be added', { exact: false }).waitFor();
  await main.getByRole('button', { name: 'Cancel' }).click();
  // The browser itself tells of each file that was refused.
  for (const each of workbench.complaints.splice(0)) expect(each).toMatch(/^Failed to load resource/);

  // The template as a file: filled in and dropped on the pane, and what is exported is what was added.
  const fileOf = async (button: string) => {
    const handedOver = page.waitForEvent('download');
    await main.getByRole('button', { name: button }).click();
    const download = await handedOver;
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
  };
  await main.getByText('Template and export').click();
  const template = await fileOf('Template as a file');
  expect(template.name).toBe('own-deals-template.csv');
  expect(template.text).toMatch(/^\ufeffAnnounced,Deal type,Licensor,Licensee,/);
  const files = await main.evaluateHandle((_, text) => {
    const dropped = new DataTransfer();
    dropped.items.add(new File([text], 'dropped.csv', { type: 'text/csv' }));
    return dropped;
  }, `${template.text}2026-04,Option,Akeso,Summit\n`);
  const place = main.getByText('or drop a .csv or .xlsx file here');
  await place.dispatchEvent('dragover', { dataTransfer: files });
  await place.dispatchEvent('drop', { dataTransfer: files });
  await main.getByText('1 will be added', { exact: false }).waitFor();
  await main.getByRole('button', { name: /^Rows/ }).click();
  await main.getByRole('button', { name: 'Add 1 deal' }).click();
  await pane.getByText('1 own deal added, kept on this computer').first().waitFor();
  await main.getByText('Template and export').click();
  const exported = await fileOf('Own deals as a file');
  expect(exported.text).toMatch(/^\ufeffdeal_id,/);
  expect(exported.text).toContain('\nown-akeso-summit-2026-04,2026-04,');
  expect(workbench.complaints).toEqual([]);
});
