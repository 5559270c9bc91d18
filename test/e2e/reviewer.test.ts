import type { Browser } from 'playwright-core';
import { closeWorkbenches, launchBrowser, WorkbenchPage } from './workbench-page';

jest.setTimeout(240_000);

let browser: Browser;
let workbench: WorkbenchPage;
beforeAll(async () => {
  browser = await launchBrowser();
  workbench = await WorkbenchPage.open(browser);
  await workbench.newWorkbook();
});
afterAll(async () => {
  await closeWorkbenches();
  await browser?.close();
});

test('from a cell with a value to the schedule, the assumption and its source page, in three clicks', async () => {
  const { page, pane } = workbench;
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
  await milestone.getByRole('button', { name: 'Success in Phase 2', exact: true }).click();
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

test('a scenario of one’s own is kept in the workbook; the comparison is live formulas, and can be taken back', async () => {
  const { pane } = workbench;
  await workbench.select('A1');
  await pane.getByRole('button', { name: 'Use selected cell' }).click();
  const sales = pane.getByLabel('Peak sales, US$ m a year');
  await sales.fill('4000');
  await sales.press('Enter');
  await pane.getByRole('button', { name: 'Scenarios', exact: true }).click();
  await pane.getByRole('button', { name: 'New scenario' }).click();
  await pane.getByLabel('Assumption 1', { exact: true }).fill('peak_sales');
  await pane.getByLabel('Value of peak_sales').fill('1,000');
  await pane.getByRole('button', { name: 'Save in the workbook' }).click();
  const compared = pane.getByRole('table', { name: 'Comparison' });
  await compared.getByRole('columnheader', { name: 'My case' }).waitFor();
  const rowOf = async (name: string) =>
    (
      await compared
        .getByRole('row', { name: new RegExp(`^${name} `) })
        .getByRole('cell')
        .allTextContents()
    ).map(Number);
  const shown = [await rowOf('Licensor'), await rowOf('Licensee'), await rowOf('Total')];

  await pane.getByRole('button', { name: 'Insert comparison' }).click();
  await pane
    .getByText(/Scenarios!A1:I\d+/)
    .first()
    .waitFor();
  const valuesOf = async () => {
    for (const cell of ['C5', 'E5', 'G5', 'I5', 'C7', 'I7']) await workbench.answer(cell, 'Scenarios');
    const cells = await workbench.values('A5:I7', 'Scenarios');
    return cells.map((row) => [2, 4, 6, 8].map((column) => Number(Number(row[column]).toFixed(2))));
  };
  expect(await valuesOf()).toEqual(shown);

  // Typed over, they follow.
  const [names = []] = await workbench.values('B11:B30', 'Scenarios').then((rows) => [rows.flat()]);
  await workbench.write(`C${String(11 + names.indexOf('peak_sales'))}`, '1000');
  expect((await valuesOf()).map(([base]) => base)).toEqual(shown.map((row) => row[3]));
  await workbench.write(`C${String(11 + names.indexOf('peak_sales'))}`, '4000');
  expect(await valuesOf()).toEqual(shown);

  // Taken back; the scenario stays, over a reload.
  await pane.getByRole('button', { name: 'Undo' }).click();
  await pane.getByText('The comparison was taken back').first().waitFor();
  await workbench.reload();
  await pane
    .getByRole('table', { name: 'Comparison' })
    .getByRole('columnheader', { name: 'My case' })
    .waitFor();
  expect(await rowOf('Licensor')).toEqual(shown[0]);
  expect(workbench.complaints).toEqual([]);
});

test('the terms among comparable deals: what the pane shows is what the formulas give', async () => {
  const { pane } = workbench;
  await pane.getByRole('button', { name: 'Terms', exact: true }).click();
  const compared = pane.getByRole('table', { name: 'Against comparable deals' });
  const shown = await Promise.all(
    ['Upfront, US', 'Total, US', 'Upfront share'].map((name) =>
      compared
        .getByRole('row', { name: new RegExp(`^${name}`) })
        .getByRole('cell')
        .allTextContents(),
    ),
  );
  await workbench.select('H1');
  await pane.getByRole('button', { name: 'Insert as formulas' }).click();
  await pane
    .getByText(/!H1:L\d+/)
    .first()
    .waitFor();
  for (const cell of ['J3', 'J4', 'J5']) await workbench.answer(cell);
  const cells = await workbench.values('I3:K5');
  expect(
    cells.map(([, percentile, n]) => [`${String(Math.round(Number(percentile) * 100))}%`, String(n)]),
  ).toEqual(shown.map(([, percentile, n]) => [percentile, n]));
  expect(Number(cells[1]?.[0]).toFixed(2)).toBe(shown[1]?.[0]?.replace(',', ''));
  expect(workbench.complaints).toEqual([]);
});
