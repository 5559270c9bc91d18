/**
 * An organisation's server in the browser: the built add-in speaks through its own frame to an https address, behind
 * which a small server of the test answers over HTTP. The browser's TLS and ClickHouse itself are not part of it.
 */
import type { Browser, Route } from 'playwright-core';
import type { DealRow } from '../../src/deals/row';
import { bundledRows } from '../deals/bundled';
import { FRONT_USER, openFront } from '../oracle/clickhouse-front';
import type { Front } from '../oracle/clickhouse-front';
import { tableEngine } from '../source/table-front';
import type { ServerState } from '../source/table-front';
import { closeWorkbenches, launchBrowser, WorkbenchPage } from './workbench-page';

jest.setTimeout(240_000);

const ADDRESS = 'https://clickhouse.example.com:8443';
/** More deals than one page of 5,000 holds, and others than the list of the pane. */
const DEALS = 5_030;
const [pattern] = bundledRows as [DealRow];
const ownDeals = Array.from({ length: DEALS }, (_, place): DealRow => {
  const deal_id = `bank-${String(place).padStart(5, '0')}-2025-01`;
  const announced = { serial: 45_658 + (place % 300), precision: 'day' as const };
  return { ...pattern, deal_id, announced, modality: place < 30 ? 'ADC' : 'Small molecule' };
});

let browser: Browser;
let front: Front;
const state: ServerState = { version: '2026-12', deals: ownDeals };
/** What a request waits for. */
let gate: Promise<unknown> = Promise.resolve();
let isGone = false;
beforeAll(async () => {
  browser = await launchBrowser();
  const engine = tableEngine(state);
  front = await openFront(async (request) => {
    await gate;
    return engine(request);
  });
});
afterEach(closeWorkbenches);
afterAll(async () => {
  await browser?.close();
  await front?.close();
});

/** Hands a request of the browser to the server of the test. */
async function handOver(route: Route): Promise<void> {
  if (isGone) return route.abort('connectionrefused');
  const request = route.request();
  const { pathname, search } = new URL(request.url());
  const { authorization = '', 'content-type': type = 'text/plain' } = request.headers();
  const response = await fetch(`${front.address}${pathname}${search}`, {
    method: request.method(),
    headers: { authorization, 'content-type': type },
    body: request.postData(),
  });
  const headers = { 'access-control-allow-origin': '*', 'content-type': 'application/json' };
  return route.fulfill({ status: response.status, headers, body: await response.text() });
}

test('a server is entered and tested, answers cells and fills a table; gone, it is said and nothing is lost', async () => {
  const workbench = await WorkbenchPage.open(browser, (page) => page.route(`${ADDRESS}/**`, handOver));
  const { pane } = workbench;
  await workbench.newWorkbook();
  await workbench.write('A1', '=DEALS.DEAL_COUNTIFS()');
  expect(await workbench.answer('A1')).toBe(bundledRows.length);

  // Entered and tested.
  await pane.getByText('Data', { exact: true }).click();
  await pane.getByRole('button', { name: 'Set up a server' }).click();
  await pane.getByLabel('Address of the server').fill(ADDRESS);
  await pane.getByLabel('User').fill(FRONT_USER.user);
  await pane.getByLabel('Password', { exact: true }).fill('wrong');
  await pane.getByRole('button', { name: 'Test the connection' }).click();
  await pane.getByText(/refused the user or the password/).waitFor();
  await pane.getByLabel('Password', { exact: true }).fill(FRONT_USER.password);
  await pane.getByRole('button', { name: 'Test the connection' }).click();
  await pane.getByText(/^Connected: version 2026-12, 5,030 deals, .+ to .+/).waitFor();

  // Used: the cell that stands there is asked again, a new one is busy until the server answers.
  await pane.getByRole('button', { name: 'Use for cells and tables' }).click();
  await pane.getByText(`Cells are answered by ${ADDRESS}.`).waitFor();
  const end = Date.now() + 30_000;
  while ((await workbench.answer('A1')) !== DEALS && Date.now() < end)
    await workbench.page.waitForTimeout(100);
  expect(await workbench.answer('A1')).toBe(DEALS);
  let open: (value?: unknown) => void = () => undefined;
  gate = new Promise((resolve) => (open = resolve));
  await workbench.begin('A2', '=DEALS.DEAL_COUNTIFS("modality","ADC")');
  await workbench.shows('A2', '#BUSY!');
  open();
  expect(await workbench.answer('A2')).toBe(30);

  // A table: the pane says before what the server has, which is not what its list shows.
  await pane.getByRole('button', { name: 'Deals', exact: true }).click();
  await pane
    .getByText(`data (version 2026-12): 5,030 deals. The list shows ${bundledRows.length} on this machine.`)
    .waitFor();
  await pane.getByTitle('Columns and place').click();
  await pane.getByLabel('On a new sheet').check();
  const before = front.requests.length;
  await pane.getByRole('button', { name: 'Insert table' }).click();
  await pane.getByText('From your organisation’s data, version 2026-12.').waitFor({ timeout: 60_000 });
  const pages = front.requests.slice(before).filter(({ query }) => query.endsWith('FORMAT CSV'));
  expect(pages).toHaveLength(2);
  const ids = (await workbench.values(`A2:A${DEALS + 2}`, 'Deals')).flat();
  expect(new Set(ids.slice(0, DEALS)).size).toBe(DEALS);
  expect(ids[DEALS]).toBeFalsy();

  // Its status, and what a newer version on the server means.
  await pane.getByRole('button', { name: 'Tables', exact: true }).click();
  await pane.getByText(/^5,030 deals on “.+” · organisation’s data 2026-12$/).waitFor();
  await pane.getByText('Current', { exact: true }).waitFor();

  // Opened anew in the same window, the server answers without being entered again.
  await workbench.reload();
  expect([await workbench.answer('A1', 'Sheet1'), await workbench.answer('A2', 'Sheet1')]).toEqual([
    DEALS,
    30,
  ]);
  await pane.getByText(/^5,030 deals on “.+” · organisation’s data 2026-12$/).waitFor();

  // Gone: cells say why, a refresh changes nothing.
  isGone = true;
  await workbench.write('Z1', '=DEALS.DEAL_COUNTIFS("modality","Bispecific antibody")');
  expect(await workbench.answer('Z1')).toBe('#N/A');
  await pane.getByRole('button', { name: 'See why, and what to do' }).click();
  await pane
    .getByText(/The organisation’s data server can’t be reached/)
    .first()
    .waitFor();
  await pane.getByRole('button', { name: 'Tables', exact: true }).click();
  await pane.getByRole('button', { name: 'Refresh all' }).click();
  await pane.getByText(/can’t be reached.*Nothing in the workbook was changed/).waitFor({ timeout: 60_000 });
  expect((await workbench.values(`A2:A${DEALS + 2}`, 'Deals')).flat()).toEqual(ids);
});
