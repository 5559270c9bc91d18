import type { Browser } from 'playwright-core';
import { bundledCsv, launchBrowser, offerVersion, OWN_FILE, WorkbenchPage } from './workbench-page';

jest.setTimeout(240_000);

/** Newer data, without a deal of those that the journeys insert. */
const WITHDRAWN = 'hengrui-glenmark-2025-09';
const newer = bundledCsv()
  .trimEnd()
  .split('\n')
  .filter((line) => !line.startsWith(`${WITHDRAWN},`));

let browser: Browser;
let workbench: WorkbenchPage;
beforeAll(async () => {
  browser = await launchBrowser();
  workbench = await WorkbenchPage.open(browser, (page) =>
    offerVersion(page, '2026-12', `${newer.join('\n')}\n`, newer.length - 1),
  );
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
    .evaluate(
      (element) =>
        element.getAttribute('aria-label') ??
        (element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : undefined) ??
        (element.textContent ?? '').trim(),
    );

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

/** Presses what has the focus: something in the pane has it afterwards, too. */
async function activate(keys = 'Enter'): Promise<void> {
  await press(keys);
  await until(async () => (await workbench.pane.locator(':focus').count()) === 1);
}

/** Where F6 of Excel leads: into the pane. From here on there is only the keyboard. */
const intoPane = () => workbench.pane.getByLabel('Search deals').focus();
const toPlaces = () => workbench.pane.locator('[aria-current=page]').focus();
/** From the places, which come last. */
const goTo = async (place: string) => {
  await toPlaces();
  if ((await focused()) === place) return;
  const places = ['Deals', 'Tables', 'Formulas', 'Value', 'Market', 'Data'];
  await tabTo(place, places.indexOf(place) > places.indexOf(await focused()) ? 'Tab' : 'Shift+Tab');
  await press('Enter');
};

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
  await pane.getByRole('button', { name: 'Insert formula' }).waitFor();
  await tabTo('Show', 'Shift+Tab');
  await type('Benchmarks');
  await pane.getByText(/PERCENTILE\.INC/).waitFor();
  await tabTo(/^Upfront, US/);
  await press('Enter');
  await pane.locator('[role=option][aria-setsize]').first().waitFor();
});

/** Charts of the sheet shown. */
const charts = () =>
  workbench.page.evaluate(() =>
    (
      globalThis as unknown as { dealSheetWorkbench: { office: { Excel: typeof Excel } } }
    ).dealSheetWorkbench.office.Excel.run(async (context) => {
      const found = context.workbook.worksheets.getActiveWorksheet().charts.load('items/name');
      await context.sync();
      return found.items.map(({ name }) => name);
    }),
  );

test('a picture of the market becomes a chart with its formulas, and is taken back', async () => {
  const { pane } = workbench;
  await workbench.select('AA2');
  await goTo('Market');
  await pane.getByRole('button', { name: 'Insert formula' }).waitFor();
  await tabTo('Show', 'Shift+Tab');
  await type('Over');
  await tabTo('Insert chart');
  await press('Enter');
  await pane.getByText('Chart inserted').waitFor();
  expect(await workbench.answer('AA2')).toBe('Period');
  expect(await workbench.formulas('AA2')).toEqual([expect.stringMatching(/^=DEALS\.DEAL_TREND\(/)]);
  expect(await charts()).toEqual(['Total, US$ m · Year']);
  await tabTo('Undo', 'Shift+Tab');
  await press('Enter');
  await pane.getByText('The chart was taken back').waitFor();
  expect(await charts()).toEqual([]);
});

test('a deal is valued with peak sales, its distribution becomes a chart, a scenario is begun and left', async () => {
  const { pane } = workbench;
  await workbench.write('AA2', 'hansoh-gsk-2023-12');
  await workbench.select('AA2');
  await goTo('Value');
  await pane.getByRole('heading', { name: /GSK/ }).waitFor();
  await tabTo('Schedule', 'Shift+Tab');
  await press('Shift+Tab');
  await type('1500');
  await press('Enter');
  await pane.getByRole('table', { name: 'What the licensee earns and pays' }).waitFor();
  await tabTo('Pictures');
  await press('Enter');
  await pane.getByRole('table', { name: 'Simulation' }).waitFor();
  await workbench.select('AA4');
  await tabTo('Insert chart');
  await press('Enter');
  await pane.getByText('Chart inserted').waitFor();
  expect(await workbench.formulas('AA4')).toEqual([
    expect.stringMatching(/^=DEALS\.DEAL_RNPV_SIMULATE\("hansoh-gsk-2023-12",.*"peak_sales",1500/),
  ]);
  await workbench.answer('AA4');
  const mean = (await workbench.spilled('AA4:AB8')).flat().find((cell) => typeof cell === 'number');
  expect(mean).toBeGreaterThan(0);
  expect(await charts()).toEqual(['Simulation']);
  await tabTo('Undo');
  await press('Enter');
  await pane.getByText('The chart was taken back').waitFor();

  await tabTo('Scenarios', 'Shift+Tab');
  await press('Enter');
  await tabTo('New scenario');
  await press('Enter');
  await until(
    async () =>
      await pane.getByLabel('Name', { exact: true }).evaluate((field) => field === document.activeElement),
  );
  await tabTo('Cancel');
  await press('Enter');
  await until(async () => (await focused()) === 'Your own');
});

test('newer data are reviewed and used; the table’s refresh is reviewed, applied and taken back', async () => {
  const { pane } = workbench;
  await goTo('Data');
  await pane.getByRole('button', { name: 'Check for newer data', exact: true }).waitFor();
  await tabTo('Check for newer data', 'Shift+Tab');
  await press('Enter');
  await pane.getByText('Version 2026-12 is available').waitFor();
  await tabTo('Review version 2026-12');
  await press('Enter');
  await until(async () => (await focused()) === 'What version 2026-12 changes');
  await tabTo('1 withdrawn');
  await press('Enter');
  await pane.getByText(WITHDRAWN).waitFor();
  await press('Tab');
  await press('Space');
  await tabTo('Use version 2026-12');
  await press('Enter');
  await pane.getByText('Version 2026-12 is in force').waitFor();
  await until(async () => (await focused()) === 'Data in force');

  await goTo('Tables');
  await pane.getByText('Newer data').waitFor();
  await tabTo('Refresh all', 'Shift+Tab');
  await press('Enter');
  await until(async () => (await focused()) === 'Review the refresh');
  await pane.getByText('1 removed').waitFor();
  await tabTo('Apply');
  await press('Enter');
  await pane.getByText(/tbl\w+ refreshed/).waitFor();
  await tabTo('Undo');
  await press('Enter');
  await pane.getByText(/is as it was before/).waitFor();
});

test('all DEALS formulas are frozen and put back', async () => {
  const { pane } = workbench;
  await workbench.write('AA4', '=DEALS.DEAL_BREAKDOWN("stage")');
  await workbench.write('AA30', '=DEALS.DEAL_COUNTIFS()');
  const deals = await workbench.answer('AA30');
  await toPlaces();
  await tabTo('Freeze all DEALS formulas …', 'Shift+Tab');
  await press('Enter');
  await pane.getByText(/2 formulas on 1 sheet become values; 1 of them spills/).waitFor();
  await tabTo('Freeze to values');
  await press('Enter');
  await pane.getByText('2 formulas became values').waitFor();
  await until(async () => /^Freeze all/.test(await focused()));
  await workbench.page.getByText('Sheet1', { exact: true }).click();
  expect(await workbench.formulas('AA30')).toEqual([deals]);
  expect((await workbench.values('A1:B7', 'DealSheet sources')).flat()).toContain('=DEALS.DEAL_COUNTIFS()');
  await pane.getByRole('button', { name: /^Freeze all/ }).focus();
  await tabTo('Undo');
  await press('Enter');
  await pane.getByText('The workbook is as it was before').waitFor();
  expect(await workbench.formulas('AA30')).toEqual(['=DEALS.DEAL_COUNTIFS()']);
});

test('own deals are looked through, added and taken back; a server’s wrong address; the first steps', async () => {
  const { pane } = workbench;
  await goTo('Data');
  // Choosing a file is the browser's own dialog.
  await pane.locator('input[type=file]').setInputFiles(OWN_FILE);
  await until(async () => (await focused()) === 'Deals from own.csv');
  await tabTo('Next');
  await press('Enter');
  await pane.getByText('These words are in no list').waitFor();
  await tabTo('Preclinicl is Preclinical');
  await press('Enter');
  await tabTo('Next');
  await press('Enter');
  await tabTo(/^Add \d deals?$/);
  await press('Enter');
  await pane.getByText(/own deals? added/).waitFor();
  await until(async () => (await focused()) === 'Own deals');
  await tabTo('Undo');
  await press('Enter');
  await pane.getByText('own.csv removed').waitFor();

  await tabTo('Set up a server', 'Shift+Tab');
  await press('Enter');
  await type('http://deals');
  await press('Enter');
  await pane
    .getByRole('alert')
    .getByText(/with https/)
    .waitFor();
  const field = pane.getByLabel('Address of the server');
  expect(await field.evaluate((input) => input === document.activeElement)).toBe(true);
  await tabTo('Cancel');
  await press('Enter');
  await until(async () => (await focused()) === 'Organisation’s data');

  await tabTo('Show the first steps');
  await press('Enter');
  await tabTo('Try ADC 2024 >500');
  await press('Enter');
  await pane.getByText('> US$ 500 m').waitFor();
  await tabTo('Next');
  await press('Enter');
  await pane.getByText('2 of 3').waitFor();
  await press('Enter');
  await pane.getByText('3 of 3').waitFor();
  expect(await focused()).toBe('Done');
  await press('Enter');
  await pane.getByText('3 of 3').waitFor({ state: 'detached' });
});

/** Goes along the ribbon, to which F6 of Excel leads. */
async function ribbon(name: string): Promise<void> {
  const { page } = workbench;
  const here = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  await page.getByRole('navigation').first().getByRole('button').first().focus();
  for (let presses = 0; presses < 10 && (await here()) !== name; presses++) await press('Tab');
  expect(await here()).toBe(name);
  await press('Enter');
}

test('the ribbon values the deal of a cell and leads to the market, whose benchmarks become formulas', async () => {
  const { pane } = workbench;
  await workbench.write('AM2', 'kelun-merck-2022-12');
  await workbench.select('AM2');
  await ribbon('Value');
  await pane.getByText(/rNPV to the licensor/).waitFor();
  await toPlaces();
  await tabTo('Undo', 'Shift+Tab');
  await activate();
  await pane.getByText('The valuation was taken back').waitFor();

  await workbench.select('AM4');
  await ribbon('Market');
  await pane.getByRole('button', { name: 'Insert formula' }).waitFor();
  await toPlaces();
  expect(await focused()).toBe('Market');
  await tabTo('Show', 'Shift+Tab');
  await type('Benchmarks');
  await pane.getByText(/PERCENTILE\.INC/).waitFor();
  await tabTo('Insert formula');
  await activate();
  await pane.getByText(/^Formula inserted at/).waitFor();
  expect((await workbench.formulas('AM4:AR12')).join('')).toContain('DEALS.');
  await tabTo('Undo', 'Shift+Tab');
  await activate();
  await pane.getByText('The formulas were taken back').waitFor();
  expect((await workbench.values('AM4:AR12')).flat().join('')).toBe('');
});

/** Begins a search anew. */
async function search(words: string): Promise<void> {
  await goTo('Deals');
  await intoPane();
  await press('Control+a');
  await press('Delete');
  if (words) await type(words);
}

/** The first deal of the list; it knows how many there are. */
const firstDeal = () => workbench.pane.locator('[role=option][aria-setsize]').first();

const chips = () => workbench.pane.getByRole('list', { name: 'Filters set' }).getByRole('listitem');

test('filters narrow the list and are taken off; a view of them is saved, renamed, shown, deleted', async () => {
  const { pane } = workbench;
  await search('');
  const all = await firstDeal().getAttribute('aria-setsize');
  await tabTo('Filters');
  await activate();
  await until(async () => (await focused()) === 'Period');
  await tabTo('Licensee');
  for (const company of ['msd', 'gsk']) {
    await type(company);
    await press('Enter');
  }
  await tabTo(/^ADC \d/);
  await activate('Space');
  await tabTo(/^Show \d+ deals$/);
  const shown = /\d+/.exec(await focused())?.[0] ?? '';
  expect(Number(shown)).toBeLessThan(Number(all));
  await activate();
  expect(await focused()).toBe('Search deals');
  await until(async () => (await chips().count()) === 2);
  expect(await firstDeal().getAttribute('aria-setsize')).toBe(shown);

  await tabTo('Saved views');
  await activate();
  await until(async () => (await focused()) === 'Name of the view');
  await press('Control+a');
  await type('Buyers');
  await activate();
  await pane.getByText('View “Buyers” saved').waitFor();
  await tabTo('Rename Buyers');
  await activate();
  await until(async () => (await focused()) === 'New name of Buyers');
  await press('Control+a');
  await type('Licensees');
  await activate();
  await until(async () => (await focused()) === 'Rename Licensees');
  await press('Escape');
  expect(await focused()).toBe('Search deals');

  await tabTo('Remove filter ADC');
  await activate();
  await until(async () => (await chips().count()) === 1);
  await intoPane();
  await tabTo('Saved views');
  await activate();
  await tabTo(/^Licensees/);
  await activate();
  await until(async () => (await chips().count()) === 2);
  expect(await focused()).toBe('Search deals');
  await tabTo('Saved views');
  await activate();
  await tabTo('Delete Licensees');
  await activate();
  expect(await focused()).toBe('Name of the view');
  await tabTo('Undo');
  await activate();
  await pane.getByText('View “Licensees” is back').waitFor();
  await intoPane();
  await press('Escape');
  await tabTo(/^Filters, 2 set$/);
  await activate();
  await tabTo('Clear all');
  await activate();
  await press('Escape');
  await until(async () => (await chips().count()) === 0);
  expect(await focused()).toBe('Search deals');
  expect(await firstDeal().getAttribute('aria-setsize')).toBe(all);
});

test('two deals are set aside, compared, inserted as formulas, and let go', async () => {
  const { pane } = workbench;
  await workbench.select('AM4');
  for (const deal of ['hansoh gsk', 'kelun merck 2022']) {
    await search(deal);
    await firstDeal().waitFor();
    await press('ArrowDown');
    await press('Enter');
    await pane.getByRole('article').waitFor();
    await tabTo('Compare');
    await activate();
    expect(await focused()).toBe('To be compared');
    await press('Escape');
    expect(await focused()).toBe('Search deals');
  }
  await pane.getByText('2 deals to compare').waitFor();
  await tabTo('Compare');
  await activate();
  await until(async () => (await focused()) === '2 deals side by side');
  await tabTo('Insert at selection');
  await activate();
  await pane.getByText(/^Written to/).waitFor();
  expect(await workbench.formulas('AN4:AN8')).toContainEqual(expect.stringMatching(/^=DEALS\.DEAL_GET\(/));
  // What was done stands above the button.
  await tabTo('Undo', 'Shift+Tab');
  await activate();
  await pane.getByText(/is as it was before/).waitFor();
  await tabTo(/^Open Hansoh/, 'Shift+Tab');
  await activate();
  await until(async () => /^Hansoh/.test(await focused()));
  await press('Escape');
  await until(async () => (await focused()) === 'Search deals');
  await tabTo('Clear');
  await activate();
  await pane.getByText('2 deals to compare').waitFor({ state: 'detached' });
});

test('a formula that fails is found, mended, put back, and opened in the builder', async () => {
  const { pane } = workbench;
  await workbench.write('AM2', '=DEALS.DEAL_GET("hansoh-gsk-2023-12","totel")');
  await goTo('Formulas');
  await tabTo(/^Errors/, 'Shift+Tab');
  await activate();
  await tabTo(/^Use "total.*" in Sheet1!AM2$/);
  await activate();
  await pane.getByRole('status').getByText('Sheet1!AM2 was corrected').waitFor();
  expect(await workbench.answer('AM2')).toBe(1710);
  await tabTo('Undo');
  await activate();
  await pane.getByText('Sheet1!AM2 is as it was before').waitFor();
  await pane.getByText('Open in the builder').waitFor();
  await tabTo('Look again');
  await activate();
  await tabTo('Open in the builder');
  await activate();
  await until(async () => (await focused()) === 'DEAL_GET');
  await press('Escape');
  await pane.getByRole('searchbox').waitFor();
  await until(async () => (await pane.locator(':focus').count()) === 1);
  await workbench.write('AM2', '');
});

test('"Show this deal" in the menu of a cell opens its deal, and says so where there is none', async () => {
  const { page, pane } = workbench;
  await workbench.write('C5', 'kelun-merck-2022-12');
  const inSheet = () => page.evaluate(() => document.activeElement?.closest('[contenteditable]') !== null);
  const entry = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
  const openMenu = async () => {
    await until(inSheet);
    await press('Shift+F10');
    await until(async () => !(await inSheet()));
  };
  await workbench.click('E8');
  await openMenu();
  const first = await entry();
  await press('ArrowDown');
  expect(await entry()).not.toBe(first);
  await press('ArrowUp');
  expect(await entry()).toBe(first);
  await press('Escape');
  await until(inSheet);

  const show = async (address: string) => {
    await workbench.click(address);
    await openMenu();
    for (let presses = 0; presses < 30 && (await entry()) !== 'Show this deal'; presses++)
      await press('ArrowDown');
    expect(await entry()).toBe('Show this deal');
    await press('Enter');
  };
  await show('C5');
  await pane.getByRole('heading', { name: /Kelun-Biotech/ }).waitFor();
  await show('F12');
  await pane.getByText('No deal in this cell').waitFor();
  expect(workbench.complaints).toEqual([]);
});
