import type { Browser } from 'playwright-core';
import { MARKET_TEXTS } from '../../src/taskpane/market/market-texts';
import { csvDeals, figures, percentile } from '../functions/csv-deals';
import { closeWorkbenches, launchBrowser, WorkbenchPage } from './workbench-page';

jest.setTimeout(240_000);

let browser: Browser;
let workbench: WorkbenchPage;
beforeAll(async () => {
  browser = await launchBrowser();
  workbench = await WorkbenchPage.open(browser);
});
afterAll(async () => {
  await closeWorkbenches();
  await browser?.close();
});

const place = (name: string) =>
  workbench.pane.getByRole('navigation').getByText(name, { exact: true }).click();

test('a table with columns in an order of one’s own, edited, reviewed, frozen with its source, and linked again', async () => {
  await workbench.newWorkbook();
  const { page, pane } = workbench;
  await pane.getByLabel('Search deals').fill('hengrui');
  await pane.getByTitle('Columns and place').click();
  await pane.getByLabel('On a new sheet').check();
  await pane.getByLabel('Columns', { exact: true }).selectOption('own');
  const columns = pane.getByRole('list', { name: 'My columns, in order' }).getByRole('listitem');
  const names = async () => (await columns.allTextContents()).map((each) => each.trim());
  const [first = '', second = '', third = ''] = await names();
  // The first column by its handle, past the third.
  const handle = await columns.nth(0).locator('[title]').first().boundingBox();
  const last = await columns.nth(2).boundingBox();
  if (!handle || !last) throw new Error('the columns are not in sight');
  const [x, top] = [handle.x + handle.width / 2, handle.y + handle.height / 2];
  await page.mouse.move(x, top);
  await page.mouse.down();
  for (const share of [0.25, 0.5, 0.75, 1])
    await page.mouse.move(x, top + (last.y + last.height / 2 - top) * share);
  await page.mouse.up();
  expect((await names()).slice(0, 3)).toEqual([second, third, first]);

  await pane.getByRole('button', { name: /^Insert table/ }).click();
  await pane.getByText('tblDeals1 inserted').first().waitFor();
  const headers = (await workbench.values('A1:C1', 'Deals'))[0];
  const plain = (name: unknown) => String(name).replace(/[()]/g, '');
  expect(headers?.map(plain)).toEqual([second, third, first].map(plain));

  // What is typed into it is told while the list is open, and a refresh leaves it.
  await place('Tables');
  const table = pane.getByRole('listitem').filter({ hasText: 'tblDeals1' });
  await table.getByText('Current').waitFor();
  await workbench.write('B2', 'our own words');
  await table.getByText('1 edit of yours').waitFor();
  await pane.getByRole('button', { name: 'Refresh tblDeals1' }).click();
  await pane.getByText('tblDeals1 already holds data 2026-11').waitFor();
  expect(await workbench.value('B2', 'Deals')).toBe('our own words');

  // Frozen: an ordinary table with a note of where its figures come from; undone: linked as before.
  const freeze = pane.getByRole('button', { name: 'Freeze tblDeals1 to values' });
  await freeze.click();
  await pane.getByRole('button', { name: 'Cancel', exact: true }).click();
  expect(await freeze.evaluate((button) => button === document.activeElement)).toBe(true);
  await freeze.click();
  await pane.getByRole('button', { name: 'Freeze to values', exact: true }).last().click();
  await pane.getByText('tblDeals1 is frozen to values').waitFor();
  await pane.getByText('No linked tables yet').waitFor();
  const notes = async () =>
    (await workbench.values('A1:C120', 'Deals')).flat().filter((each) => /DealSheet/.test(String(each)));
  expect(await notes()).toEqual([expect.stringMatching(/data version 2026-11/)]);
  await pane.getByRole('button', { name: 'Undo', exact: true }).first().click();
  await table.getByText('1 edit of yours').waitFor();
  expect(await notes()).toEqual([]);
  expect(await workbench.value('B2', 'Deals')).toBe('our own words');
});

test('benchmarks: quartiles with the deals behind them one click away, inserted as formulas', async () => {
  const { pane } = workbench;
  await place('Market');
  await pane.getByLabel(MARKET_TEXTS['en-US'].view, { exact: true }).selectOption('benchmarks');
  const upfronts = figures(
    // Of licences: the price of a company is no upfront.
    csvDeals.filter(
      ({ stage, deal_type }) =>
        stage === 'Phase 2' && deal_type !== 'Acquisition' && deal_type !== 'Domestic-rights',
    ),
    'upfront_usd_m',
  );
  await pane.getByLabel('Stage', { exact: true }).selectOption('Phase 2');
  const lead = pane.locator('[title^="Upfront, US"]').first();
  await pane
    .getByRole('cell', { name: String(upfronts.length), exact: true })
    .first()
    .waitFor();

  await workbench.select('H40');
  await pane.getByRole('button', { name: 'Insert formula', exact: true }).click();
  await pane.getByText(/H40/).first().waitFor();
  const written = await workbench.spilled('H40:N50');
  expect(written.flat()).toContain(percentile(upfronts, 0.5));
  expect(await workbench.formulas('H41:L41')).toContainEqual(expect.stringMatching(/^=DEALS\./));

  await lead.click();
  await pane.getByLabel('Search deals').waitFor();
  await pane.locator(`[role=option][aria-setsize="${upfronts.length}"]`).first().waitFor();
});

test('every figure leads to its source: a deal to its pages, the coverage to its publishers', async () => {
  const { pane } = workbench;
  const deal = csvDeals.find(({ deal_id }) => deal_id === 'hansoh-gsk-2023-12');
  await place('Deals');
  await pane.getByLabel('Search deals').fill('hansoh gsk HS-20093');
  await pane.locator('[role=option]').first().click();
  const links = (where = pane.locator('main')) =>
    where.getByRole('link').evaluateAll((found) => found.map((link) => (link as HTMLAnchorElement).href));
  await pane
    .getByRole('heading', { name: /Hansoh/ })
    .first()
    .waitFor();
  expect(await links()).toContain(deal?.['source_url']);
  await place('Data');
  await pane.getByText('How far to trust it').waitFor();
  const published = await links();
  expect(published.length).toBeGreaterThan(0);
  for (const address of published) expect(address).toMatch(/^https:\/\//);
  expect(workbench.complaints).toEqual([]);
});
