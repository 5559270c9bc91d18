/**
 * A cell that waits for an organisation's server and is edited: the shipped bundle under Microsoft's own custom-functions
 * runtime, to which the test says what Excel says then. The server is the test's.
 */
import type { Browser, Page, Route } from 'playwright-core';
import { readMetadata } from './built';
import { answerTo, begin, call, cancel, installHost } from './custom-functions-host';
import { launchBrowser, openPage, serveDist } from './site';

const ADDRESS = 'https://clickhouse.example.com:8443';
const VERSION = '2026-12';

let browser: Browser;
let site: Awaited<ReturnType<typeof serveDist>>;
let page: Page;
/** Statements that ask for figures, and what the browser gave up of them. */
let asked: Route[] = [];
let heard: () => void = () => undefined;
const givenUp = new Set<Route>();

const answered = (route: Route, ...data: readonly unknown[][]): Promise<void> =>
  route.fulfill({
    headers: { 'access-control-allow-origin': '*', 'content-type': 'application/json' },
    body: JSON.stringify({ data }),
  });

/** Tells at once what a connection needs, and keeps the questions of cells waiting. */
async function answer(route: Route): Promise<void> {
  const statement = route.request().postData() ?? '';
  if (statement.includes('covered_from'))
    return answered(route, [VERSION, '2020-01-01', '2026-02-28', 'test']);
  if (statement.includes('min(announced_serial)')) return answered(route, [3, 43_831, 46_000]);
  if (statement.includes('deal_aliases')) return answered(route);
  // The list of the pane.
  if (statement.startsWith('SELECT count(), (')) return answered(route, [3, VERSION]);
  asked.push(route);
  heard();
  return undefined;
}

/** The statements that cells have sent, once there are so many. */
async function sent(count: number): Promise<readonly Route[]> {
  while (asked.length < count) await new Promise<void>((resolve) => (heard = resolve));
  return asked;
}

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), serveDist()]);
  ({ page } = await openPage(browser, site.url, 'custom-functions-runtime.js'));
  await page.route(`${ADDRESS}/**`, answer);
  page.on('requestfailed', (request) => {
    const route = asked.find((each) => each.request() === request);
    if (route) givenUp.add(route);
    heard();
  });
  await installHost(page);
  await page.addInitScript(
    ([address]) => {
      const settings = { address, user: 'analyst', database: 'default', inUse: true, password: 'secret' };
      localStorage.setItem('dealsheet.organisation', JSON.stringify(settings));
    },
    [ADDRESS],
  );
  await page.goto(`${site.url}/taskpane.html`);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await site.close();
});
beforeEach(() => {
  asked = [];
});

const count = (stage: string) => ['DEAL_COUNTIFS', [[[['stage']], [[stage]]]]] as const;

test('every function that may wait for a server can be cancelled, and no other', () => {
  const cancelable = readMetadata()
    .functions.filter(({ options }) => options?.['cancelable'])
    .map(({ id }) => id);
  const neverWaits = ['POS', 'POS_CHAIN', 'MARKET_STAT', 'MARKET_STATS', 'RNPV', 'TIERED_ROYALTY'];
  const others = readMetadata().functions.map(({ id }) => id);
  expect(cancelable.sort()).toEqual(others.filter((id) => !neverWaits.includes(id)).sort());
});

test('a request goes on while a cell waits for it, and is given up with the last', async () => {
  const [first = 0, second = 0] = await begin(page, [count('Phase 2'), count('Phase 3')]);
  const [request] = await sent(1);
  await cancel(page, first);
  expect(await answerTo(page, first)).toMatchObject({
    error: '#N/A',
    message: expect.stringContaining('cancelled'),
  });
  expect(request && givenUp.has(request)).toBe(false);
  await cancel(page, second);
  expect(await answerTo(page, second)).toMatchObject({ error: '#N/A' });
  while (request && !givenUp.has(request)) await new Promise<void>((resolve) => (heard = resolve));
  expect(asked).toHaveLength(1);
}, 30_000);

test('what others wait for is answered, and what was given up can be asked again', async () => {
  const [first = 0, second = 0, third = 0] = await begin(page, [
    count('Phase 2'),
    count('Phase 2'),
    count('Phase 1'),
  ]);
  const [request] = await sent(1);
  await cancel(page, second);
  await cancel(page, third);
  if (request) await answered(request, [VERSION, 1, 1, '10', 7, 7, '70']);
  const told = await answerTo(page, first);
  expect([{ value: 1 }, { value: 7 }]).toContainEqual(told);
  // Known by now: nothing is asked, though the cell that asked for it was cancelled.
  const [again] = await call(page, [count('Phase 1')]);
  expect([{ value: 1 }, { value: 7 }]).toContainEqual(again);
  expect(again).not.toEqual(told);
  expect(asked).toHaveLength(1);
}, 30_000);
