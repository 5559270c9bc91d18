import type { Browser } from 'playwright-core';
import { launchBrowser, WorkbenchPage } from './workbench-page';

jest.setTimeout(240_000);

let browser: Browser;
let workbench: WorkbenchPage;
beforeAll(async () => {
  browser = await launchBrowser();
  workbench = await WorkbenchPage.open(browser);
  await workbench.newWorkbook();
});
afterAll(async () => {
  await workbench?.close();
  await browser?.close();
});

const press = (keys: string) => workbench.page.keyboard.press(keys);
const type = (text: string) => workbench.page.keyboard.type(text);

/** The accessible name, as far as these journeys need one, of what has the focus in the pane. */
const focused = () =>
  workbench.pane
    .locator(':focus')
    .evaluate((element) => element.getAttribute('aria-label') ?? (element.textContent ?? '').trim());

/** Goes with the Tab key to what bears this name, as a person does who has no mouse. */
async function tabTo(name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const seen: string[] = [];
  for (let presses = 0; presses < 80; presses++) {
    await press(key);
    if ((await workbench.pane.locator(':focus').count()) === 0) continue;
    const now = await focused();
    seen.push(now);
    if (typeof name === 'string' ? now === name : name.test(now)) return;
  }
  throw new Error(`${String(name)} is not among ${seen.join(' | ')}`);
}

/** Waits until something is so. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (await holds()) return;
    await workbench.page.waitForTimeout(100);
  }
  throw new Error('it did not come to be so');
}

/** Where F6 of Excel leads: into the pane. From here on there is only the keyboard. */
const intoPane = () => workbench.pane.getByLabel('Search deals').focus();

test('search, list, card, insert, undo', async () => {
  const { pane } = workbench;
  await workbench.select('B2');
  await intoPane();
  await type('hansoh gsk');
  await pane.getByRole('option', { name: /GSK/ }).first().waitFor();
  await press('ArrowDown');
  await press('Enter');
  await pane.getByRole('heading', { name: /GSK/ }).waitFor();
  await press('Control+Enter');
  await pane
    .getByText(/tbl\w+ inserted/)
    .first()
    .waitFor();
  expect((await workbench.values('B2:B3')).flat()).toEqual(['Deal id', expect.stringMatching(/^hansoh-gsk/)]);
  await tabTo('Undo');
  await press('Enter');
  await until(async () => (await workbench.values('B2:B3')).flat().join('') === '');
});

test('a formula is found, filled in, inserted and taken back', async () => {
  const { pane } = workbench;
  await workbench.select('B2');
  await intoPane();
  await tabTo('Formulas');
  await press('Enter');
  await pane.getByRole('searchbox').waitFor();
  await tabTo('Find a function', 'Shift+Tab');
  await type('typical upfront');
  await press('Enter');
  await pane.getByRole('heading', { name: 'DEAL_MEDIANIFS' }).waitFor();
  await tabTo('measure: use the selected cells');
  await press('Shift+Tab');
  await type('upfront');
  await tabTo('Add a criterion');
  await press('Enter');
  await until(async () => (await focused()) === 'Field 1');
  await type('modality');
  await press('Tab');
  await type('ADC');
  await pane.getByText('=DEALS.DEAL_MEDIANIFS("upfront","modality","ADC")').waitFor();
  await press('Control+Enter');
  await pane.getByText('Written to Sheet1!B2').waitFor();
  expect(await workbench.answer('B2')).toBeGreaterThan(0);
  await tabTo('Undo');
  await press('Enter');
  await pane.getByText('Sheet1!B2 is as it was before').waitFor();
  expect((await workbench.values('B2')).flat().join('')).toBe('');
  await tabTo('Back', 'Shift+Tab');
  await press('Escape');
  await pane.getByRole('searchbox').waitFor();
});

test('a table is inserted, frozen and linked again; a benchmark leads to its deals', async () => {
  const { pane } = workbench;
  await workbench.select('J2');
  await tabTo('Deals');
  await press('Enter');
  // The deal that was open is left as it was found.
  await tabTo(/^Back/, 'Shift+Tab');
  await press('Enter');
  await intoPane();
  await press('Control+a');
  await type('hengrui 2025');
  await pane
    .getByRole('option', { name: /Hengrui/ })
    .first()
    .waitFor();
  await press('Control+Enter');
  await pane
    .getByText(/tbl\w+ inserted/)
    .first()
    .waitFor();
  await tabTo('Tables');
  await press('Enter');
  await pane.getByText('Current').waitFor();
  await tabTo(/^Freeze tbl\w+ to values$/, 'Shift+Tab');
  await press('Enter');
  await tabTo('Freeze to values');
  await press('Enter');
  await pane.getByText(/tbl\w+ is frozen to values/).waitFor();
  await tabTo('Undo');
  await press('Enter');
  await pane.getByText('Current').waitFor();

  await tabTo('Market');
  await press('Enter');
  await tabTo('Show', 'Shift+Tab');
  await type('Benchmarks');
  await pane.getByText(/PERCENTILE\.INC/).waitFor();
  await tabTo(/^Upfront, US/);
  await press('Enter');
  await pane.locator('[role=option][aria-setsize]').first().waitFor();
});

test('"Show this deal" in the menu of a cell opens its deal, and says so where there is none', async () => {
  const { page, pane } = workbench;
  await workbench.write('C5', 'kelun-merck-2022-12');
  const show = async (address: string) => {
    await workbench.click(address);
    await workbench.click(address, 'right');
    await page.getByText('Show this deal').click();
  };
  await show('C5');
  await pane.getByRole('heading', { name: /Kelun-Biotech/ }).waitFor();
  await show('F12');
  await pane.getByText('No deal in this cell').waitFor();
  expect(workbench.complaints).toEqual([]);
});
