import { generateKeyPairSync, sign } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { statementOf } from '../../src/source/feed-schema';
import { csvDeals, figures, sum } from '../functions/csv-deals';
import {
  bundledCsv,
  closeWorkbenches,
  feedEntry,
  launchBrowser,
  offerVersion,
  WorkbenchPage,
} from './workbench-page';

jest.setTimeout(240_000);

let browser: Browser;
beforeAll(async () => (browser = await launchBrowser()));
afterEach(closeWorkbenches);
afterAll(() => browser?.close());

/** A second version: every upfront is 10 higher, one deal is withdrawn. Made here, and never bundled. */
const WITHDRAWN = 'hengrui-glenmark-2025-09';
const lines = bundledCsv().trimEnd().split('\n');
const UPFRONT = (lines[0] ?? '').split(',').indexOf('upfront_usd_m');
const isPlain = (line: string) => !line.includes('"') && line.split(',')[UPFRONT] !== '';
const altered = lines
  .filter((line) => !line.startsWith(`${WITHDRAWN},`))
  .map((line, place) =>
    place > 0 && isPlain(line)
      ? line
          .split(',')
          .map((cell, column) => (column === UPFRONT ? String(Number(cell) + 10) : cell))
          .join(',')
      : line,
  );
const changedDeals = lines
  .slice(1)
  .filter((line) => isPlain(line) && !line.startsWith(`${WITHDRAWN},`)).length;
const csv = `${altered.join('\n')}\n`;
const rows = altered.length - 1;

const TOTAL = '=DEALS.DEAL_SUMIFS("upfront")';
const before = sum(figures(csvDeals, 'upfront_usd_m'));
const withdrawn = Number(csvDeals.find((deal) => deal['deal_id'] === WITHDRAWN)?.['upfront_usd_m'] ?? 0);
const after = before - withdrawn + 10 * changedDeals;

/** The text of a message of the pane; it stays until the next one. */
const inForce = (workbench: WorkbenchPage, version: string) =>
  workbench.pane.getByText(`Version ${version} is in force`).waitFor();

async function review(workbench: WorkbenchPage, version: string): Promise<void> {
  const { pane } = workbench;
  await pane.getByText('Data', { exact: true }).click();
  await pane.getByRole('button', { name: 'Check for newer data' }).click();
  await pane.getByRole('button', { name: `Review version ${version}` }).click();
  await pane.getByText(`What version ${version} changes`).waitFor();
}

test('newer data: review, use, undo, go on, offline after a reload; a linked table over two versions', async () => {
  const workbench = await WorkbenchPage.open(browser, (page) => offerVersion(page, '2026-12', csv, rows));
  const { page, pane } = workbench;
  await workbench.newWorkbook();
  await workbench.write('A1', TOTAL);
  expect(await workbench.answer('A1')).toBeCloseTo(before, 6);
  await pane.getByLabel('Search deals').fill('hengrui glenmark');
  await pane.getByTitle('Columns and place').click();
  await pane.getByLabel('On a new sheet').check();
  await pane.getByLabel('Search deals').fill('hengrui');
  await pane.getByRole('button', { name: 'Insert table' }).click();
  await pane
    .getByText(/tbl\w+ inserted/)
    .first()
    .waitFor();
  const idsInTable = async () =>
    (await workbench.values('A2:A60', 'Deals')).flat().filter((id) => id !== '' && id !== null);
  const ids = await idsInTable();
  expect(ids).toContain(WITHDRAWN);

  // What it changes, before anything does.
  await review(workbench, '2026-12');
  await pane.getByText('1 withdrawn').click();
  await pane.getByText(WITHDRAWN).waitFor();
  await pane.getByText(`${changedDeals} changed`).waitFor();
  await pane.getByText('1 cell with a DEALS formula will be recalculated.').waitFor();
  expect(await workbench.answer('A1', 'Sheet1')).toBeCloseTo(before, 6);

  // Used: cells and table follow at once.
  await pane.getByRole('button', { name: 'Use version 2026-12' }).click();
  await inForce(workbench, '2026-12');
  expect(await workbench.answer('A1', 'Sheet1')).toBeCloseTo(after, 6);
  expect(await idsInTable()).toEqual(ids.filter((id) => id !== WITHDRAWN));

  // Undone: cells and table as they were.
  await pane.getByRole('button', { name: 'Undo', exact: true }).click();
  await inForce(workbench, '2026-11');
  expect(await workbench.answer('A1', 'Sheet1')).toBeCloseTo(before, 6);
  expect([...(await idsInTable())].sort()).toEqual([...ids].sort());

  // Used again, and kept: after a reload without the feed the version answers.
  await review(workbench, '2026-12');
  await pane.getByRole('button', { name: 'Use version 2026-12' }).click();
  await inForce(workbench, '2026-12');
  await page.route('**/feed/**', (route) => route.abort());
  await workbench.reload();
  await pane.getByText('Go back to version 2026-11').waitFor();
  expect(await pane.getByText('2026-12', { exact: true }).first().isVisible()).toBe(true);
  await workbench.write('C1', TOTAL);
  expect(await workbench.answer('C1')).toBeCloseTo(after, 6);
  expect(workbench.complaints).toEqual([]);
});

test('a pinned workbook keeps its numbers over newer data and a reload, and moves by review alone', async () => {
  const workbench = await WorkbenchPage.open(browser, (page) => offerVersion(page, '2026-12', csv, rows));
  const { page, pane } = workbench;
  await workbench.newWorkbook();
  await workbench.write('A1', TOTAL);
  expect(await workbench.answer('A1')).toBeCloseTo(before, 6);

  // This machine goes over to newer data …
  await review(workbench, '2026-12');
  await pane.getByRole('button', { name: 'Use version 2026-12' }).click();
  await inForce(workbench, '2026-12');
  expect(await workbench.answer('A1')).toBeCloseTo(after, 6);
  await pane.getByRole('button', { name: 'Pin this workbook' }).click();
  await pane.getByText('This workbook is pinned to version 2026-12.').waitFor();

  // … and back: the workbook stays where it is pinned, after a reload, too.
  await workbench.reload();
  await pane.getByText('This workbook is pinned to version 2026-12.').waitFor();
  await workbench.write('A2', TOTAL);
  expect([await workbench.answer('A1'), await workbench.answer('A2')]).toEqual([
    expect.closeTo(after, 6),
    expect.closeTo(after, 6),
  ]);

  // Where the version is gone from the machine, the add-in's own server is asked for it.
  await page.evaluate(() => indexedDB.deleteDatabase('dealsheet-data'));
  await workbench.reload();
  await workbench.write('A3', TOTAL);
  expect(await workbench.answer('A3')).toBeCloseTo(after, 6);

  // Where nobody has it, no other numbers are shown.
  await page.route('**/feed/**', (route) => route.abort());
  await page.evaluate(() => indexedDB.deleteDatabase('dealsheet-data'));
  await workbench.reload();
  await pane
    .getByText(/pinned to data version 2026-12, which is neither on this machine/)
    .first()
    .waitFor();
  await workbench.write('A4', TOTAL);
  expect(await workbench.answer('A4')).toBe('#N/A');

  // Out of it the user chooses the way.
  await pane.getByRole('button', { name: 'Use the newest data here' }).click();
  await pane.getByRole('button', { name: 'Pin this workbook' }).waitFor();
  await workbench.settled();
  expect(await workbench.answer('A4')).toBeCloseTo(before, 6);
});

/** A signed feed on another server, without touching the network. */
async function otherFeed(page: Page, publicKeyOf: (key: string) => void): Promise<void> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  publicKeyOf(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64'));
  const entry = feedEntry('2027-03', csv, rows);
  const signature = sign(null, Buffer.from(statementOf(entry)), privateKey).toString('base64');
  const headers = { 'access-control-allow-origin': '*' };
  await page.route('https://deals.example.com/**', (route) =>
    route.request().url().endsWith('index.json')
      ? route.fulfill({ json: { versions: [{ ...entry, signature }] }, headers })
      : route.fulfill({ body: csv, contentType: 'text/csv', headers }),
  );
}

test('a feed of another server is asked through the frame alone, and believed by its key', async () => {
  let key = '';
  const workbench = await WorkbenchPage.open(browser, (page) => otherFeed(page, (made) => (key = made)));
  const { pane } = workbench;
  await pane.getByText('Data', { exact: true }).click();
  const addFeed = async (publicKey: string) => {
    await pane.getByRole('button', { name: 'Add a feed' }).click();
    await pane.getByLabel('Address').fill('https://deals.example.com/feed/');
    await pane.getByLabel('Public key (optional)').fill(publicKey);
    await pane.getByRole('button', { name: 'Add', exact: true }).click();
    await pane.getByRole('button', { name: 'Check for newer data' }).click();
    await pane.getByRole('button', { name: 'Review version 2027-03' }).click();
  };
  await addFeed(`${'A'.repeat(43)}=`);
  await pane
    .getByText(/2027-03 was not signed with the key of its feed/)
    .first()
    .waitFor();
  await addFeed(key);
  await pane.getByText('What version 2027-03 changes').waitFor();
  await pane.getByRole('button', { name: 'Use version 2027-03' }).click();
  await inForce(workbench, '2027-03');
  expect(workbench.complaints).toEqual([]);

  // The pane's own page is not let out.
  const frame = workbench.page.frames().find((each) => each.url().includes('taskpane.html'));
  const refused = await frame?.evaluate(() =>
    fetch('https://deals.example.com/feed/index.json').then(String, String),
  );
  expect(refused).toMatch(/TypeError/);
});
