import { generateKeyPairSync, sign } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { canonicalCsv } from '../../src/deals/canonical-csv';
import { parseDeals } from '../../src/deals/schema';
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

const { rows: deals } = parseDeals(bundledCsv(), 'deals.csv');

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
  // Which cells and tables, and from what to what.
  const shown = (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: 2 });
  await pane.getByText('1 will show another value').click();
  await pane.getByText(`Sheet1!A1 ${shown(before)} → ${shown(after)}`).waitFor();
  await pane.getByRole('list', { name: 'Linked tables' }).getByText('1 row removed').waitFor();
  expect(await workbench.answer('A1', 'Sheet1')).toBeCloseTo(before, 6);

  // Used: cells and table follow at once.
  await pane.getByRole('button', { name: 'Use version 2026-12' }).click();
  await inForce(workbench, '2026-12');
  expect(await workbench.answer('A1', 'Sheet1')).toBeCloseTo(after, 6);
  await pane.getByText('What changed in this workbook').waitFor();
  await pane.getByText('1 of 1 DEALS cells show another value.', { exact: true }).waitFor();
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

/** What the browser keeps of data versions: the keys of their bytes. */
const keptBytes = (page: Page): Promise<string[]> =>
  page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('dealsheet-data');
        opening.onerror = () => reject(new Error('not opened'));
        opening.onsuccess = () => {
          const asked = opening.result.transaction('kept').objectStore('kept').getAllKeys();
          asked.onerror = () => reject(new Error('not read'));
          asked.onsuccess = () => {
            opening.result.close();
            resolve(asked.result.map(String).filter((key) => key !== 'index'));
          };
        };
      }),
  );

const paneFrame = (page: Page) => {
  const frame = page.frames().find((each) => each.url().includes('taskpane.html'));
  if (!frame) throw new Error('no pane');
  return frame;
};

const useVersion = (workbench: WorkbenchPage, version: string) =>
  workbench.pane.getByRole('button', { name: `Use version ${version}` }).click();

test('two windows at once, one closed between writing and naming, a full disk: numbers before = numbers after', async () => {
  const quarrel = 'Another DealSheet window has changed the data';
  const isFull = 'The storage of this browser is full';
  // So long that they are handed to the browser as a file: a fifth of the room there is, and more than all of it.
  const LONG = ['notes'] as const;
  const TOO_LONG = [...LONG, 'asset', 'target', 'indication', 'territory', 'royalty_text'] as const;
  const ROOM = 8_000_000;
  const raisedBy = (usdM: number, long: readonly (typeof TOO_LONG)[number][] = LONG): string => {
    const filled = Object.fromEntries(long.map((field) => [field, 'x'.repeat(3_950)]));
    return canonicalCsv(
      deals.map((row) => ({
        ...row,
        ...filled,
        ...(row.upfront_usd_m === undefined ? {} : { upfront_usd_m: row.upfront_usd_m + usdM }),
      })),
    );
  };
  const raised = before + 20 * figures(csvDeals, 'upfront_usd_m').length;
  const one = await WorkbenchPage.open(browser, async (page, url) => {
    await offerVersion(page, '2026-12', csv, rows);
    // Before the first is written: a browser looks only now and then how much room there is.
    const devTools = await page.context().newCDPSession(page);
    const { origin } = new URL(url);
    await devTools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: ROOM });
  });
  await one.newWorkbook();
  await one.write('A1', TOTAL);
  const other = await one.beside((page) => offerVersion(page, '2027-01', raisedBy(20), deals.length));
  await other.write('A2', TOTAL);
  expect([await one.answer('A1'), await other.answer('A2')]).toEqual([
    expect.closeTo(before, 6),
    expect.closeTo(before, 6),
  ]);

  // Both looked at what their feed changes; one of them comes first, and the other is told.
  await Promise.all([review(one, '2026-12'), review(other, '2027-01')]);
  await Promise.all([useVersion(one, '2026-12'), useVersion(other, '2027-01')]);
  const outcome = async (workbench: WorkbenchPage, version: string) => {
    const told = workbench.pane.getByText(quarrel).first();
    await told
      .or(workbench.pane.getByText(`Version ${version} is in force`))
      .first()
      .waitFor();
    return (await told.isVisible()) ? 'told' : 'in force';
  };
  const outcomes = [await outcome(one, '2026-12'), await outcome(other, '2027-01')];
  expect([...outcomes].sort()).toEqual(['in force', 'told']);
  const isFirst = outcomes[0] === 'in force';
  expect(await one.answer('A1')).toBeCloseTo(isFirst ? after : before, 6);
  expect(await other.answer('A2')).toBeCloseTo(isFirst ? before : raised, 6);
  const now = isFirst ? after : raised;

  // One is closed when the bytes are written and the index is not: what it wrote counts for nothing, and is swept.
  const kept = await keptBytes(one.page);
  await offerVersion(other.page, '2027-02', raisedBy(30), deals.length);
  await review(other, '2027-02');
  await paneFrame(other.page).evaluate(() => {
    const write = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (value: unknown, key?: IDBValidKey) {
      if (key !== 'index') return write.call(this, value, key);
      // Its transaction does not end before the page does.
      const wait = () => void (this.get('index').onsuccess = wait);
      wait();
      document.documentElement.dataset['naming'] = 'begun';
      return write.call(this, value, key);
    };
  });
  await useVersion(other, '2027-02');
  await other.pane.locator('html[data-naming]').waitFor({ state: 'attached' });
  await other.page.close();
  const left = await keptBytes(one.page);
  expect(left.length).toBeGreaterThan(kept.length);
  await one.reload();
  await one.write('A3', TOTAL);
  expect([await one.answer('A1'), await one.answer('A3')]).toEqual([
    expect.closeTo(now, 6),
    expect.closeTo(now, 6),
  ]);
  for (let times = 0; times < 50 && (await keptBytes(one.page)).length > kept.length; times += 1)
    await one.page.waitForTimeout(100);
  expect(await keptBytes(one.page)).toEqual(kept);

  // No room: it is said, and nothing is different, on this day or the next.
  await offerVersion(one.page, '2027-03', raisedBy(40, TOO_LONG), deals.length);
  await review(one, '2027-03');
  await useVersion(one, '2027-03');
  await one.pane.getByText(isFull).first().waitFor();
  expect(await one.answer('A1')).toBeCloseTo(now, 6);
  expect(await keptBytes(one.page)).toEqual(kept);
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
