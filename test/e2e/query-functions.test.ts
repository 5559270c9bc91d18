import type { Browser } from 'playwright-core';
import { csvDeals, figures, inGroup, inPeriod, percentile, sum } from '../functions/csv-deals';
import { launchBrowser, WorkbenchPage } from './workbench-page';

jest.setTimeout(240_000);

let browser: Browser;
beforeAll(async () => (browser = await launchBrowser()));
afterAll(() => browser?.close());

const STAGES =
  'Platform,Discovery,Preclinical,IND,Phase 1,Phase 1/2,Phase 2,Phase 2/3,Phase 3,Filed,Approved'.split(',');

/** What a breakdown of the deals of 2025 by stage must say, from the file, without our own reader. */
function upfrontByStage(): unknown[][] {
  const year = csvDeals.filter(inPeriod('2025'));
  const whole = sum(figures(year, 'upfront_usd_m'));
  return [...STAGES, ''].flatMap((stage) => {
    const deals = year.filter((deal) => deal['stage'] === stage);
    const amounts = figures(deals, 'upfront_usd_m');
    if (deals.length === 0) return [];
    const median = amounts.length > 0 ? percentile(amounts, 0.5) : '';
    const name = stage === '' ? '(not disclosed)' : stage;
    return [[name, deals.length, amounts.length, sum(amounts), sum(amounts) / whole, median]];
  });
}

/** Values of cells with numbers as near as a cell shows them. */
const near = (rows: readonly (readonly unknown[])[]) =>
  rows.map((row) =>
    row.map((value): unknown => (typeof value === 'number' ? expect.closeTo(value, 6) : value)),
  );

test('a breakdown, a trend and comparable deals in cells, one charted, and a misspelt field put right', async () => {
  const workbench = await WorkbenchPage.open(browser);
  await workbench.newWorkbook();

  // A table by stage.
  await workbench.type('A1', '=DEALS.DEAL_BREAKDOWN("stage","upfront","period",2025)');
  expect(await workbench.answer('A1')).toBe('Stage');
  const stages = upfrontByStage();
  expect(stages.length).toBeGreaterThan(5);
  expect(await workbench.spilled(`A2:F${stages.length + 1}`)).toEqual(near(stages));

  // A table by year: its sums are those of the file; what the data cover in part has no growth.
  await workbench.type('H1', '=DEALS.DEAL_TREND("total","year","modality","ADC","period","2022:2026")');
  expect(await workbench.answer('H1')).toBe('Period');
  const totalsOf = (year: number) =>
    figures(csvDeals.filter(inGroup('ADC')).filter(inPeriod(String(year))), 'total_usd_m');
  const totalOf = (year: number) => sum(totalsOf(year));
  const trend = await workbench.spilled('H2:M6');
  expect(trend.map(([year]) => year)).toEqual([2022, 2023, 2024, 2025, 2026]);
  for (const [year, , , total, growth, coverage] of trend) {
    // Undisclosed is not zero.
    if (totalsOf(Number(year)).length === 0) expect([year, total]).toEqual([year, '']);
    else expect(total).toBeCloseTo(totalOf(Number(year)), 6);
    if (year === 2026) expect([growth, Number(coverage) < 1]).toEqual(['#N/A', true]);
    else {
      expect(growth).toBeCloseTo(totalOf(Number(year)) / totalOf(Number(year) - 1) - 1, 9);
      expect(coverage).toBe(1);
    }
  }

  // The five deals that are most like one.
  await workbench.type('A20', '=DEALS.DEAL_COMPS("kelun-merck-2022-12",5)');
  expect(await workbench.answer('A20')).toBe('Deal id');
  const [header = [], ...comparables] = await workbench.spilled('A20:P25');
  const column = (name: string) => comparables.map((row) => row[header.indexOf(name)]);
  const known = new Map(csvDeals.map((deal) => [deal['deal_id'], deal]));
  const ids = column('Deal id');
  expect(new Set(ids).size).toBe(5);
  expect(ids).not.toContain('kelun-merck-2022-12');
  expect(column('Licensor')).toEqual(ids.map((id) => known.get(String(id))?.['licensor']));
  const similarities = column('Similarity').map(Number);
  expect(similarities).toEqual([...similarities].sort((a, b) => b - a));
  expect(similarities.every((similarity) => similarity > 0 && similarity <= 1)).toBe(true);
  expect(column('Why').every((why) => String(why).startsWith('same modality (ADC)'))).toBe(true);

  // The trend as a chart of Excel's own, from the pane; it follows its cells and is taken back.
  await workbench.select('I4');
  await workbench.pane.getByRole('button', { name: 'Market' }).click();
  await workbench.pane.getByLabel('Show').selectOption('selection');
  await workbench.pane.getByText('Sheet1!H1:M6: 5 rows').waitFor();
  await workbench.pane.getByRole('button', { name: 'Insert chart' }).click();
  await workbench.pane.getByText('Chart inserted').waitFor();
  const chart = workbench.page.getByRole('img', { name: 'Line chart: Total (US$ m) · Period' });
  const drawn = async () =>
    chart
      .locator('[data-value]')
      .evaluateAll((points) =>
        points.map((point) => [
          point.getAttribute('data-category'),
          Number(point.getAttribute('data-value')),
        ]),
      );
  // A period of which nothing is disclosed has no column.
  const totals = trend.flatMap(([period, , , total]) => (total === '' ? [] : [[String(period), total]]));
  await expect(chart.waitFor().then(drawn)).resolves.toEqual(totals);
  await workbench.write('H1', '=DEALS.DEAL_TREND("total","year","modality","ADC","period","2021:2025")');
  await chart.locator('[data-category="2021"]').waitFor();
  expect((await drawn())[0]).toEqual(['2021', expect.closeTo(totalOf(2021), 6)]);
  await workbench.pane.getByRole('button', { name: 'Undo' }).click();
  await chart.waitFor({ state: 'detached' });

  // A misspelt field: the message beside the cell names the field that was meant.
  await workbench.type('A30', '=DEALS.DEAL_SUMIFS("total","licencee","BMS")');
  expect(await workbench.answer('A30')).toBe('#VALUE!');
  await workbench.select('A30');
  const message = workbench.page.locator('.wb-error-message');
  await message.waitFor();
  expect(await message.textContent()).toMatch(/#VALUE!.*licencee.*licensee/);
  await workbench.type('A30', '=DEALS.DEAL_SUMIFS("total","licensee","BMS")');
  const total = sum(figures(csvDeals.filter(isBms), 'total_usd_m'));
  // The cell holds the old error until it is calculated: the message goes with it.
  await message.waitFor({ state: 'detached' });
  expect(await workbench.answer('A30')).toBeCloseTo(total, 6);

  expect(workbench.complaints).toEqual([]);
  await workbench.close();
});

const isBms = (deal: (typeof csvDeals)[number]) => /Bristol.Myers Squibb/.test(deal['licensee'] ?? '');
