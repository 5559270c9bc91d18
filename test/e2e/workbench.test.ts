import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { startServer } from '../../scripts/serve.mjs';
import { closeWorkbenches, launchBrowser, WorkbenchPage } from './workbench-page';

jest.setTimeout(240_000);

let browser: Browser;
beforeAll(async () => (browser = await launchBrowser()));
afterEach(closeWorkbenches);
afterAll(() => browser?.close());

const BAD_DEAL = '=DEALS.DEAL_GET("nobody-nothing-1999-01","total")';

test('the sample answers, explains an error beside its cell, and helps while a formula is typed', async () => {
  const workbench = await WorkbenchPage.open(browser);
  const { page } = workbench;
  expect(Number(await workbench.answer('E6'))).toBeGreaterThan(1000);

  // The message of an error, with the function's page of the manual.
  await workbench.type('D12', BAD_DEAL);
  await workbench.select('D12');
  const message = page.getByRole('status').filter({ hasText: 'nobody-nothing-1999-01' });
  await message.first().waitFor();
  expect(await message.first().textContent()).toMatch(/^#N\/A/);
  const help = await message.first().getByRole('link').getAttribute('href');
  expect((await page.request.get(new URL(help ?? '', page.url()).href)).status()).toBe(200);

  // Autocompletion and the argument being typed. Escape leaves the cell as it was.
  await workbench.select('D15');
  await page.keyboard.type('=DEALS.DEAL_SUM', { delay: 30 });
  await page.getByText('Sum of a deal figure over the deals').first().waitFor();
  await page.keyboard.press('Tab');
  await page.waitForTimeout(500); // the name is put in a moment later
  await page.keyboard.type('"total","mod', { delay: 30 });
  await page.getByText('Pairs of a field and a criterion').first().waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  expect(workbench.complaints).toEqual([]);
});

test('a workbook goes through a file and comes back with its formulas, table and link', async () => {
  const workbench = await WorkbenchPage.open(browser);
  const { page, pane } = workbench;
  await workbench.write('J3', 'my note');
  const total = await workbench.answer('E6');
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save', exact: true }).click(),
  ]);
  expect(saved.suggestedFilename()).toMatch(/\.xlsx$/);
  const file = path.join(tmpdir(), `dealsheet-${process.pid}.xlsx`);
  await saved.saveAs(file);

  await workbench.write('J3', 'overwritten');
  await page.getByLabel('Open', { exact: true }).last().setInputFiles(file);
  await Promise.all([
    page.waitForEvent('load'),
    page
      .getByRole('dialog')
      .getByRole('button', { name: /Replace|Open without them/ })
      .click(),
  ]);
  await workbench.ready();
  expect(await workbench.value('J3', 'Start here')).toBe('my note');
  expect(await workbench.answer('E6', 'Start here')).toBe(total);
  expect((await workbench.values('A1:B1', 'Deals'))[0]).toEqual(['Deal id', 'Announced']);
  await pane.getByText('Tables', { exact: true }).click();
  await pane.getByText('tblExample').first().waitFor();
  expect(workbench.complaints).toEqual([]);
});

test('what is no workbook is refused in plain words, and the open one stays', async () => {
  const workbench = await WorkbenchPage.open(browser);
  const file = path.join(tmpdir(), `dealsheet-${process.pid}-broken.xlsx`);
  writeFileSync(file, 'this is no workbook');
  await workbench.page.getByLabel('Open', { exact: true }).last().setInputFiles(file);
  await workbench.page.getByText('The file could not be opened.').waitFor();
  expect(Number(await workbench.answer('E6'))).toBeGreaterThan(1000);
});

test('a changed workbook survives a reload, and the sample comes back only when asked', async () => {
  const workbench = await WorkbenchPage.open(browser);
  const { page } = workbench;
  const adcs = await workbench.spilled('B17:E20');
  await workbench.type('C14', 'Peptide');
  const peptides = await workbench.spilled('B17:E20');
  expect(Number(peptides[0]?.[1])).toBeGreaterThan(0);
  expect(peptides).not.toEqual(adcs);
  await page.waitForTimeout(2000); // it is kept a moment after the last change, by itself
  await page.reload();
  await workbench.ready();
  expect(await workbench.value('C14')).toBe('Peptide');
  expect(await workbench.spilled('B17:E20')).toEqual(peptides);

  await page.getByRole('button', { name: 'Sample', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  expect(await workbench.value('C14')).toBe('Peptide');
  await page.getByRole('button', { name: 'Sample', exact: true }).click();
  await Promise.all([
    page.waitForEvent('load'),
    page.getByRole('dialog').getByRole('button', { name: 'Replace' }).click(),
  ]);
  await workbench.ready();
  expect(await workbench.value('C14')).toBe('ADC');
});

test('theme and language reach the add-in, the pane can be sized and closed, and all of it is remembered', async () => {
  const workbench = await WorkbenchPage.open(browser);
  const { page, pane } = workbench;
  const background = () =>
    pane
      .locator('body')
      .evaluate((body) => getComputedStyle(body.querySelector('#root > *') ?? body).backgroundColor);
  const light = await background();
  await page.getByRole('radio', { name: 'Dark' }).click();
  await expect(background()).resolves.not.toBe(light);

  const aside = page.getByRole('complementary', { name: 'DealSheet' });
  const splitter = page.getByRole('separator', { name: 'Width of the pane' });
  await splitter.focus();
  await page.keyboard.press('ArrowLeft');
  expect(await splitter.getAttribute('aria-valuenow')).toBe('400');
  await page.keyboard.press('Home');
  expect((await aside.boundingBox())?.width).toBeCloseTo(600, -1);
  await page.getByRole('button', { name: 'Close the pane' }).click();
  await aside.waitFor({ state: 'hidden' });
  // Closed, the add-in still answers: its page is the functions' runtime.
  await workbench.type('J3', '=DEALS.DEAL_COUNTIFS("modality","Peptide")');
  expect(Number(await workbench.answer('J3'))).toBeGreaterThan(0);

  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: '中文' }).click()]);
  await page.getByRole('button', { name: '全部刷新' }).waitFor();
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
  await page.getByRole('button', { name: '交易', exact: true }).click();
  await pane.getByRole('button', { name: '插入表格' }).waitFor();
  expect(workbench.complaints).toEqual([]);
});

test('the ribbon checks this installation: every formula and every step of a table passes', async () => {
  const workbench = await WorkbenchPage.open(browser);
  const { page, pane } = workbench;
  await page.getByRole('button', { name: 'Check this installation' }).click();
  await pane
    .getByText(/checks passed|checks failed/)
    .first()
    .waitFor({ timeout: 60_000 });
  const outcome = String(await workbench.answer('A3', 'DealSheet check'));
  const [passed, all] = outcome.match(/\d+/g) ?? [];
  const failed = (await workbench.values('A6:E60', 'DealSheet check')).filter((row) => row[4] === 'FAIL');
  expect(failed).toEqual([]);
  expect(Number(all)).toBeGreaterThan(20);
  expect(passed).toBe(all);
  expect(workbench.complaints).toEqual([]);
});

test('the ribbon refreshes all tables and opens the manual', async () => {
  const workbench = await WorkbenchPage.open(browser);
  const { page, pane } = workbench;
  await page.getByRole('button', { name: 'Refresh all', exact: true }).click();
  await pane.getByText('Nothing changed').first().waitFor({ timeout: 60_000 });
  const [manual] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('button', { name: 'Help', exact: true }).click(),
  ]);
  await manual.getByRole('heading').first().waitFor();
  expect(manual.url()).toMatch(/\/addin\/help\/index\.html$/);
  await manual
    .getByRole('link', { name: /DEAL_TREND/ })
    .first()
    .click();
  await manual
    .getByRole('heading', { name: /DEAL_TREND/ })
    .first()
    .waitFor();
});

test('what the add-in writes meanwhile does not disturb somebody who types', async () => {
  const workbench = await WorkbenchPage.open(browser);
  const { page } = workbench;
  await workbench.click('D12');
  await page.keyboard.type('"before ', { delay: 30 });
  await workbench.writeElsewhere('Deals', 'D12', 'from the add-in');
  await page.keyboard.type('after"');
  await page.keyboard.press('Enter');
  expect(await workbench.answer('D12', 'Start here')).toBe('"before after"');
  expect(await workbench.value('D12', 'Deals')).toBe('from the add-in');
});

test('the page asks no other server for anything', async () => {
  const outside: string[] = [];
  const workbench = await WorkbenchPage.open(browser, async (page) => {
    page.on('request', (request) => {
      const { protocol, hostname } = new URL(request.url());
      if (protocol.startsWith('http') && hostname !== 'localhost') outside.push(request.url());
    });
  });
  await workbench.type('D12', '=DEALS.DEAL_COUNTIFS()');
  expect(await workbench.answer('D12')).toBeGreaterThan(300);
  expect(outside).toEqual([]);
});

/** The page with some of its files missing or damaged: it never becomes ready. */
async function openBroken(prepare: (page: Page) => Promise<unknown>) {
  const server = await startServer({ port: 0 });
  const page = await (await browser.newContext({ locale: 'en-US' })).newPage();
  await prepare(page);
  await page.goto(server.url);
  return {
    page,
    close: async () => {
      await page.context().close();
      await server.close();
    },
  };
}

test('an add-in that is not there is said to be missing, with a way on', async () => {
  const { page, close } = await openBroken((each) =>
    each.route('**/addin/functions.json', (route) => route.fulfill({ status: 404, body: 'none' })),
  );
  const alert = page.getByRole('alert').filter({ hasText: 'could not start' });
  await alert.waitFor();
  expect(await alert.textContent()).toContain('/addin/functions.json could not be loaded (404');
  await alert.getByRole('button', { name: 'Try again' }).waitFor();
  await close();
});

test('an add-in without its code leaves the spreadsheet usable, and says so', async () => {
  const { page, close } = await openBroken((each) =>
    each.route('**/addin/functions.js', (route) =>
      route.fulfill({ body: '', contentType: 'text/javascript' }),
    ),
  );
  await page.getByText('The add-in could not be loaded').waitFor();
  await close();
});
