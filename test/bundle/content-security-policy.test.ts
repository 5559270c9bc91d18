import type { Browser } from 'playwright-core';
import { launchBrowser, openPage, serveDist } from './site';

let browser: Browser;
let site: Awaited<ReturnType<typeof serveDist>>;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), serveDist()]);
}, 60_000);

afterAll(async () => {
  await browser.close();
  await site.close();
});

/** Loads a page of dist/ and gives what its policy refused, which errors it raised and where else it went. */
async function load(address: string) {
  const { page, outside } = await openPage(browser, site.url);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.addInitScript(() => {
    const refused: string[] = [];
    Object.assign(globalThis, { refusedByPolicy: refused });
    document.addEventListener('securitypolicyviolation', (event) =>
      refused.push(`${event.violatedDirective} ${event.blockedURI}`),
    );
  });
  await page.goto(`${site.url}/${address}`);
  await page.waitForLoadState('networkidle');
  return { page, errors, outside };
}

const refusedOn = (page: Awaited<ReturnType<typeof load>>['page']) =>
  page.evaluate(() => (globalThis as unknown as { refusedByPolicy: string[] }).refusedByPolicy);

test('the pane loads under its own policy, with nothing refused and nobody else asked', async () => {
  const { page, errors, outside } = await load('taskpane.html');
  await page.waitForFunction(() => (document.getElementById('root')?.innerText.length ?? 0) > 0);
  expect(await refusedOn(page)).toEqual([]);
  expect(errors).toEqual([]);
  expect(outside).toEqual([]);
  await page.close();
}, 60_000);

test('the policy is there: it refuses scripts and requests from elsewhere, and inline scripts', async () => {
  const { page } = await load('taskpane.html');
  await page.evaluate(async () => {
    const [elsewhere, inline] = [document.createElement('script'), document.createElement('script')];
    elsewhere.src = 'https://elsewhere.example/x.js';
    inline.textContent = 'globalThis.inlineRan = true';
    document.head.append(elsewhere, inline);
    await fetch('https://elsewhere.example/').catch(() => undefined);
  });
  const refused = await refusedOn(page);
  expect(refused).toContainEqual(expect.stringMatching(/^script-src\S* https:\/\/elsewhere\.example/));
  expect(refused).toContainEqual(expect.stringMatching(/^script-src\S* inline/));
  expect(refused).toContainEqual(expect.stringMatching(/^connect-src https:\/\/elsewhere\.example/));
  expect(await page.evaluate(() => 'inlineRan' in globalThis)).toBe(false);
  await page.close();
}, 60_000);

test('the frame for other servers connects over https and does nothing else', async () => {
  const { page, errors, outside } = await load('connect.html');
  expect(await page.evaluate(() => document.body.childElementCount)).toBe(0);
  await page.evaluate(async () => {
    const picture = document.createElement('img');
    picture.src = 'https://elsewhere.example/x.png';
    const inline = document.createElement('script');
    inline.textContent = 'globalThis.inlineRan = true';
    document.head.append(picture, inline);
    await fetch('http://elsewhere.example/').catch(() => undefined);
    await fetch('https://elsewhere.example/').catch(() => undefined);
  });
  const refused = await refusedOn(page);
  expect(refused).toContainEqual(expect.stringMatching(/^img-src\S* https:\/\/elsewhere\.example/));
  expect(refused).toContainEqual(expect.stringMatching(/^script-src\S* inline/));
  expect(refused).toContainEqual(expect.stringMatching(/^connect-src http:\/\/elsewhere\.example/));
  expect(refused.filter((each) => each.includes('connect-src https:'))).toEqual([]);
  expect(outside).toEqual(['https://elsewhere.example/']);
  expect(errors).toEqual([]);
  await page.close();
}, 60_000);

test('the frame answers nobody but the page that framed it', async () => {
  const { page, outside } = await load('connect.html');
  const answered = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => resolve(data);
        const asked = { address: 'https://elsewhere.example/', method: 'GET', headers: [], body: null };
        const event = new MessageEvent('message', {
          data: asked,
          origin: 'null',
          source: window,
          ports: [port2],
        });
        window.dispatchEvent(event);
        setTimeout(() => resolve('nothing'), 500);
      }),
  );
  expect([answered, outside]).toEqual(['nothing', []]);
  await page.close();
}, 60_000);

test.each(['help/index.html', 'help/valuation.html', 'help/third-party-notices.html'])(
  'the manual page %s shows under its policy',
  async (address) => {
    const { page, errors, outside } = await load(address);
    expect(await page.locator('h1').count()).toBe(1);
    expect(await refusedOn(page)).toEqual([]);
    expect([...errors, ...outside]).toEqual([]);
    await page.close();
  },
  60_000,
);
