import type { Browser } from 'playwright-core';
import { closeWorkbenches, launchBrowser, WorkbenchPage } from './workbench-page';

jest.setTimeout(240_000);

let browser: Browser;
beforeAll(async () => (browser = await launchBrowser()));
afterEach(closeWorkbenches);
afterAll(() => browser?.close());

test('from a cell with a value to the schedule, the assumption and its source page, in three clicks', async () => {
  const workbench = await WorkbenchPage.open(browser);
  const { page, pane } = workbench;
  await workbench.newWorkbook();
  await workbench.write('A1', 'hansoh-gsk-2023-12');
  await workbench.write('D1', 'peak_sales');
  await workbench.write('E1', '1500');
  await workbench.write('B1', '=DEALS.DEAL_RNPV(A1,11%,D1:E3)');
  const value = Number(await workbench.answer('B1'));
  await workbench.select('B1');

  // One: the schedule of that very cell, with its sum.
  await pane.getByRole('navigation').getByText('Value', { exact: true }).click();
  await pane.getByText(/Terms and base as in Sheet1!B1/).waitFor();
  const schedule = pane.getByRole('table', { name: 'What the licensor receives' });
  expect(await schedule.getByRole('row').last().textContent()).toBe(`rNPV${value.toFixed(2)}`);

  // Two: an assumption that an event rests on.
  const milestone = schedule.getByRole('row').filter({ hasText: 'milestone: entry into Phase 3' });
  await milestone.getByRole('button', { name: 'p_phase_2', exact: true }).click();
  const assumption = pane.getByRole('listitem').filter({ hasText: 'p_phase_2' });
  expect(await assumption.textContent()).toMatch(/BIO\/QLS\/Informa 2011-2020/);
  expect(await assumption.evaluate((item) => item === document.activeElement)).toBe(true);

  // Three: the page where it was read; nothing is fetched from it here.
  const link = assumption.getByRole('link');
  const address = await link.getAttribute('href');
  expect(address).toMatch(/^https:\/\/github\.com\//);
  await page
    .context()
    .route(`${new URL(address ?? '').origin}/**`, (route) => route.fulfill({ body: 'the source' }));
  const [opened] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
  expect(opened.url()).toBe(address);
  await opened.close();
  expect(workbench.complaints).toEqual([]);
});
