import type { Browser } from 'playwright-core';
import { bundledCsv, closeWorkbenches, launchBrowser, offerVersion, WorkbenchPage } from './workbench-page';

jest.setTimeout(240_000);

let browser: Browser;
beforeAll(async () => (browser = await launchBrowser()));
afterEach(closeWorkbenches);
afterAll(() => browser?.close());

/** Rows of the file, without our own reader: the fields that this journey looks at hold no comma. */
const lines = bundledCsv().trimEnd().split('\n');
const lineOf = (dealId: string) => {
  const line = lines.find((each) => each.startsWith(`${dealId},`));
  if (line === undefined) throw new Error(`no ${dealId}`);
  return line;
};
const withoutDeal = (dealId: string) => lines.filter((line) => line !== lineOf(dealId));

const GONE = 'hengrui-glenmark-2025-09';

test('a formula on the keyboard, a filtered table, a note on its row, newer data, undo, and a reload', async () => {
  const without = withoutDeal(GONE);
  const workbench = await WorkbenchPage.open(browser, (page) =>
    offerVersion(page, '2026-12', `${without.join('\n')}\n`, without.length - 1),
  );
  const { pane } = workbench;

  // A formula, typed.
  await workbench.newWorkbook();
  await workbench.type('A1', '=DEALS.DEAL_TOTAL_BY_MODALITY("ADC",2024)');
  expect(await workbench.answer('A1')).toBeCloseTo(12_958.5, 6);
  await workbench.type('A2', '=DEALS.DEAL_COUNTIFS("licensor","hengrui*","period",2025)');
  const before = Number(await workbench.answer('A2'));

  // Filter and insert.
  await pane.getByLabel('Search deals').fill('hengrui');
  await pane.getByTitle('Columns and place').click();
  await pane.getByLabel('On a new sheet').check();
  await pane.getByRole('button', { name: 'Insert table' }).click();
  const table =
    /tbl\w+/.exec(
      (await pane
        .getByText(/tbl\w+ inserted/)
        .first()
        .textContent()) ?? '',
    )?.[0] ?? '';
  const ids = (await workbench.values('A2:A40', 'Deals')).flat().filter((id) => id !== '' && id !== null);
  expect(ids.length).toBeGreaterThan(10);
  expect(ids).toContain(GONE);
  expect((await workbench.values('A1:C1', 'Deals'))[0]).toEqual(['Deal id', 'Announced', 'Licensor']);

  // A column of one's own, with a note beside a deal below the one that will go.
  const noted = ids[ids.indexOf(GONE) + 3];
  const notedRow = ids.indexOf(noted) + 2;
  const note = await workbench.addColumn(table, 'My note');
  await workbench.write(`${note}${notedRow}`, 'call them on Monday');

  // Newer data: a function's answer changes with the pane's refresh, since both are one instance.
  await pane.getByText('Data', { exact: true }).click();
  await pane.getByRole('button', { name: 'Check for newer data' }).click();
  await pane.getByRole('button', { name: 'Review version 2026-12' }).click();
  await pane.getByText('1 withdrawn').waitFor();
  await pane.getByLabel('Refresh the linked table, too').uncheck();
  await pane.getByRole('button', { name: 'Use version 2026-12' }).click();
  await pane.getByText('Version 2026-12 is in force').waitFor();
  expect(await workbench.answer('A2', 'Sheet1')).toBe(before - 1);

  // The table follows when asked; the note stays on its row.
  await pane.getByText('Tables', { exact: true }).click();
  await pane.getByRole('button', { name: 'Refresh all' }).click();
  await pane.getByText('1 removed').first().waitFor();
  expect((await workbench.values('A2:A40', 'Deals')).flat()).toContain(GONE);
  await pane.getByRole('button', { name: /^Apply/ }).click();
  await pane
    .getByText(/ refreshed$/)
    .first()
    .waitFor();
  const after = (await workbench.values(`A2:${note}40`, 'Deals')).filter((row) => row[0]);
  expect(after.map((row) => row[0])).toEqual(ids.filter((id) => id !== GONE));
  expect(after.filter((row) => row.at(-1) === 'call them on Monday').map((row) => row[0])).toEqual([noted]);

  // Undo is ours.
  await pane.getByRole('button', { name: /^Undo/ }).last().click();
  await pane
    .getByText(/is as it was before/)
    .first()
    .waitFor();
  const undone = (await workbench.values(`A2:${note}40`, 'Deals')).filter((row) => row[0]);
  expect(undone.map((row) => row[0])).toEqual(ids);
  expect(undone.filter((row) => row.at(-1) === 'call them on Monday').map((row) => row[0])).toEqual([noted]);

  // The workbook survives a reload, link included.
  await workbench.reload();
  expect(await workbench.answer('A1', 'Sheet1')).toBeCloseTo(12_958.5, 6);
  await pane.getByText('Tables', { exact: true }).click();
  await pane.getByText(table).first().waitFor();
  expect(workbench.complaints).toEqual([]);
});
