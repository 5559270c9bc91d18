import { act, fireEvent, screen, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { countDeals } from '../../src/deals/query';
import { queryOf } from '../../src/taskpane/deals/filters';
import { benchmarkBlock } from '../../src/taskpane/market/formulas';
import { filtersOfEntry, filtersOfPeriod } from '../../src/taskpane/market/leads';
import { COHORTS, FIRST_MARKET, scopeCriteria, SPLITS, UNITS } from '../../src/taskpane/market/market-state';
import { mixPicture, trendPicture } from '../../src/taskpane/market/pictures';
import type { ChartableTable, NotChartable } from '../../src/workbook/chart-selection';
import type { ChartedReport, ChartOfBlock } from '../../src/workbook/charted-formulas';
import type { FormulaBlock } from '../../src/workbook/insert-formulas';
import type { NativeChart } from '../../src/workbook/native-chart';
import { WorkbookError } from '../../src/workbook/workbook-error';
import { useOwnDeals as putOwnDeals } from '../../src/source/own/own-layer';
import { dealRow } from '../workbook/io';
import { csvDeals, realDeals } from './deals-csv';
import { openPane } from './open-pane';

type Csv = (typeof csvDeals)[number];

const money = (deals: readonly Csv[], field: string) =>
  deals.filter((deal) => deal[field] !== '').map((deal) => Number(deal[field]));
const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0);
const whole = (value: number) =>
  value.toLocaleString('en-US', { maximumFractionDigits: value >= 100 ? 0 : 1 });
/** PERCENTILE.INC, written out again. */
const quartile = (values: readonly number[], k: number) => {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = (sorted.length - 1) * k;
  const [low, high] = [sorted[Math.floor(rank)] ?? NaN, sorted[Math.ceil(rank)] ?? NaN];
  return low + (rank - Math.floor(rank)) * (high - low);
};
const year = (deal: Csv) => deal['announced']?.slice(0, 4) ?? '';
/** Neither prices of companies nor rights to China: what upfronts are compared among. */
const licences = csvDeals.filter(
  (deal) => deal['deal_type'] !== 'Acquisition' && deal['deal_type'] !== 'Domestic-rights',
);
const isAdc = (deal: Csv) => deal['modality'] === 'ADC' || deal['modality'] === 'Bispecific ADC';

async function openMarket(workbook: Parameters<typeof openPane>[0] = {}) {
  const opened = await openPane(workbook);
  await opened.user.click(screen.getByRole('button', { name: 'Market' }));
  await screen.findByLabelText('Show');
  return opened;
}
const show = (user: UserEvent, view: string) => user.selectOptions(screen.getByLabelText('Show'), [view]);
/** The rows of the table shown, as texts: name, then figures. */
const rows = () =>
  within(screen.getByRole('table'))
    .getAllByRole('row')
    .slice(1)
    .map((row) => Array.from(row.children, (cell) => cell.textContent));

test('deals and value by year equal the file; a year that the data cover in part says so', async () => {
  await openMarket();
  const in2024 = csvDeals.filter((deal) => year(deal) === '2024');
  const in2023 = csvDeals.filter((deal) => year(deal) === '2023');
  const [total, before] = [sum(money(in2024, 'total_usd_m')), sum(money(in2023, 'total_usd_m'))];
  const growth = `${((total / before - 1) * 100).toFixed(1)}%`;
  expect(rows()).toContainEqual(['2024', String(in2024.length), whole(total), growth]);
  expect(rows()[0]?.[0]).toBe('2026*');
  expect(rows()[0]?.[3]).toBe('–');
  expect(screen.getByText(/the data cover Jan 1, 2020 to Feb 28, 2026/)).toBeVisible();
});

test('deals and money over time are drawn as columns, oldest at the left, with the table below', async () => {
  const { user } = await openMarket();
  const picture = await screen.findByRole('img', {
    name: 'Deals · Total, US$ m, over time; the figures are in the table below.',
  });
  const columns = picture.querySelectorAll('rect');
  const years = rows().map(([name]) => name);
  expect(columns).toHaveLength(2 * years.length);
  const tall = (index: number) => Number(columns[index]?.getAttribute('height'));
  // Heights are as the figures are; the newest stands at the right.
  const deals = rows()
    .map(([, count]) => Number(count))
    .reverse();
  const most = deals.indexOf(Math.max(...deals));
  deals.forEach((count, index) =>
    expect(tall(index) / tall(most)).toBeCloseTo(count / (deals[most] ?? 1), 6),
  );
  const left = Array.from(columns, (column) => Number(column.getAttribute('x'))).slice(0, years.length);
  expect(left).toEqual([...left].sort((a, b) => a - b));

  await show(user, 'published');
  const beside = await screen.findByRole('img', { name: /^Deals here and as published/ });
  expect(beside.querySelectorAll('rect')).toHaveLength(2 * 2 * rows().length);
});

test('the split by stage, of upfronts, within a scope', async () => {
  const { user } = await openMarket();
  await show(user, 'mix');
  await user.selectOptions(screen.getByLabelText('By'), ['stage']);
  await user.selectOptions(screen.getByLabelText('Figure'), ['upfront_usd_m']);
  await user.selectOptions(screen.getByLabelText('Modality'), ['ADC']);
  const preclinical = csvDeals.filter((deal) => isAdc(deal) && deal['stage'] === 'Preclinical');
  const upfronts = sum(money(preclinical, 'upfront_usd_m'));
  const all = sum(money(csvDeals.filter(isAdc), 'upfront_usd_m'));
  expect(rows()).toContainEqual([
    'Preclinical',
    String(preclinical.length),
    whole(upfronts),
    `${((upfronts / all) * 100).toFixed(1)}%`,
  ]);
});

test('who buys: the table says how many buyers it leaves to the sheet', async () => {
  const { user } = await openMarket();
  await show(user, 'mix');
  await user.selectOptions(screen.getByLabelText('By'), ['licensee']);
  const buyers = new Set(csvDeals.map((deal) => deal['licensee'])).size;
  expect(rows()).toHaveLength(25);
  expect(screen.getByText(`${buyers - 25} more are in the table that Insert writes.`)).toBeVisible();
});

test('who buys most often: buyers come by their deals, in the pane and in the formula that it inserts', async () => {
  const blocks: FormulaBlock[] = [];
  const { user } = await openMarket({
    workbook: {
      insertFormulas: (block) => {
        blocks.push(block);
        return Promise.reject(new Error('not now'));
      },
    },
  });
  await show(user, 'mix');
  await user.selectOptions(screen.getByLabelText('By'), ['licensee']);
  await user.selectOptions(screen.getByLabelText('Figure'), ['deals']);
  const all = Array.from(
    new Set(csvDeals.map((deal) => deal['licensee'])),
    (name) => csvDeals.filter((deal) => deal['licensee'] === name).length,
  ).sort((a, b) => b - a);
  expect(rows().map(([, deals]) => Number(deals))).toEqual(all.slice(0, 25));
  expect(rows().map(([name]) => name)).toContain('Merck KGaA');
  await user.click(screen.getByRole('button', { name: 'Insert formula' }));
  expect(blocks[0]).toMatchObject({
    cells: [['=DEALS.DEAL_BREAKDOWN("licensee","deals")']],
    rows: all.length + 1,
    columns: 3,
  });
});

test('growth is that of what is pictured: of the number where deals are', async () => {
  const { user } = await openMarket();
  await user.selectOptions(screen.getByLabelText('Figure'), ['deals']);
  const [now, before] = ['2024', '2023'].map((each) => csvDeals.filter((deal) => year(deal) === each).length);
  const growth = `${(((now ?? 0) / (before ?? 1) - 1) * 100).toFixed(1)}%`;
  expect(rows().find(([name]) => name === '2024')?.[3]).toBe(growth);
});

test('the deals behind a bar are one click away', async () => {
  const { user } = await openMarket();
  await user.selectOptions(screen.getByLabelText('Modality'), ['ADC']);
  await user.click(screen.getByRole('button', { name: '2023' }));
  const expected = csvDeals.filter((deal) => isAdc(deal) && year(deal) === '2023').length;
  const strip = screen.getByLabelText('Sums of the deals shown');
  expect(within(strip).getByText(String(expected))).toBeVisible();
  expect(screen.getByRole('button', { name: 'Remove filter ADC' })).toBeVisible();
});

test('a bar of a part of a year leads to just its deals', async () => {
  const { user } = await openMarket();
  await user.type(screen.getByLabelText('Period'), '2023H2:2024Q1');
  expect(rows().map(([name]) => name)).toEqual(['2024', '2023']);
  await user.click(screen.getByRole('button', { name: '2024' }));
  const expected = csvDeals.filter((deal) => /^2024-0[123]/.test(deal['announced'] ?? '')).length;
  const strip = screen.getByLabelText('Sums of the deals shown');
  expect(within(strip).getByText(String(expected))).toBeVisible();
});

test('deals that don’t disclose what they are split by, and those of a country, are one click away', async () => {
  const { user } = await openMarket();
  await show(user, 'mix');
  const strip = () => within(screen.getByLabelText('Sums of the deals shown'));
  const counted = (matches: (deal: Csv) => boolean) => String(csvDeals.filter(matches).length);
  await user.selectOptions(screen.getByLabelText('By'), ['stage']);
  await user.click(screen.getByRole('button', { name: '(not disclosed)' }));
  expect(strip().getByText(counted((deal) => deal['stage'] === ''))).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Remove filter Stage: (not disclosed)' }));
  expect(strip().getByText(String(csvDeals.length))).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Market' }));
  await user.selectOptions(await screen.findByLabelText('By'), ['licensee_country']);
  await user.click(screen.getByRole('button', { name: 'Germany' }));
  expect(strip().getByText(counted((deal) => deal['licensee_country'] === 'Germany'))).toBeVisible();
  expect(screen.getByRole('button', { name: 'Remove filter Licensee country: Germany' })).toBeVisible();
});

/** Figures of the table shown that lead to neither deals nor a source, by themselves or by their row's name. */
const unled = () =>
  within(screen.getByRole('table'))
    .getAllByRole('row')
    .slice(1)
    .flatMap((row) =>
      Array.from(row.querySelectorAll('td'))
        .filter((cell) => /[1-9]/.test(cell.textContent))
        .filter((cell) => !cell.querySelector('a, button') && !row.querySelector('th a, th button'))
        .map((cell) => `${row.firstChild?.textContent ?? ''}: ${cell.textContent}`),
    );

test('every figure of every view leads to its deals or its source', async () => {
  await openMarket();
  const choose = (label: string, value: string) =>
    fireEvent.change(screen.getByLabelText(label), { target: { value } });
  let seen = 0;
  const walk = (label: string, values: readonly string[]) => {
    for (const value of values) {
      choose(label, value);
      seen += rows().length;
      expect([label, value, ...unled()]).toEqual([label, value]);
    }
  };
  walk('By', UNITS);
  choose('Show', 'mix');
  walk('By', SPLITS);
  choose('Show', 'attrition');
  walk('By', COHORTS);
  walk('Show', ['upfrontShare', 'benchmarks', 'published']);
  expect(seen).toBeGreaterThan(150);
});

test('the filters of a row show the deals that the row counts', () => {
  const set = realDeals;
  for (const period of ['', '2023H2:2024Q1'])
    for (const deal_type of ['', 'licences', 'Option']) {
      const scope = { ...FIRST_MARKET.scope, period, deal_type };
      const criteria = scopeCriteria(scope);
      for (const unit of UNITS)
        for (const { name = '', deals } of trendPicture(set, criteria, unit, 'deals'))
          if (deals > 0) expect(countDeals(set, queryOf(filtersOfPeriod(scope, name)))).toBe(deals);
      for (const split of SPLITS)
        for (const { name, deals } of mixPicture(set, criteria, split, 'deals')) {
          const found = countDeals(set, queryOf(filtersOfEntry(scope, split, name)));
          // A party of a joint deal has that one as well.
          if (split === 'licensee' || split === 'licensor') expect(found).toBeGreaterThanOrEqual(deals);
          else expect([split, name, found]).toEqual([split, name, deals]);
        }
    }
});

test('benchmarks: quartiles of what is disclosed, with n, and the deals behind them', async () => {
  const { user } = await openMarket();
  await show(user, 'benchmarks');
  await user.selectOptions(screen.getByLabelText('Stage'), ['Phase 1']);
  await user.type(screen.getByLabelText('Period'), '2021:2025');
  const inScope = licences.filter(
    (deal) => deal['stage'] === 'Phase 1' && year(deal) >= '2021' && year(deal) <= '2025',
  );
  const upfronts = money(inScope, 'upfront_usd_m');
  const shares = inScope
    .filter((deal) => deal['upfront_usd_m'] !== '' && Number(deal['total_usd_m']) > 0)
    .map((deal) => Number(deal['upfront_usd_m']) / Number(deal['total_usd_m']));
  expect(upfronts.length).toBeGreaterThan(5);
  const quartiles = (values: number[], format: (value: number) => string) => [
    ...[0.25, 0.5, 0.75].map((k) => format(quartile(values, k))),
    String(values.length),
  ];
  expect(rows()[0]).toEqual(['Upfront, US$ m', ...quartiles(upfronts, whole)]);
  expect(rows()[2]).toEqual([
    'Upfront share',
    ...quartiles(shares, (value) => `${(value * 100).toFixed(1)}%`),
  ]);

  await user.click(screen.getByRole('button', { name: 'Upfront, US$ m' }));
  const strip = screen.getByLabelText('Sums of the deals shown');
  expect(within(strip).getByText(String(upfronts.length))).toBeVisible();
  expect(screen.getByLabelText('Search deals')).toHaveValue('upfront>=0');
});

test('prices of companies are no upfronts: benchmarks are of licences until all types are asked for', async () => {
  const { user } = await openMarket();
  const isApproved = (deal: Csv) => deal['stage'] === 'Approved';
  const of = (deals: readonly Csv[]) => money(deals.filter(isApproved), 'upfront_usd_m');
  expect(of(licences).length).toBeLessThan(of(csvDeals).length);
  const typed = (type: string) =>
    String(csvDeals.filter((deal) => isApproved(deal) && deal['deal_type'] === type).length);
  const [bought, domestic] = [typed('Acquisition'), typed('Domestic-rights')];

  await user.selectOptions(screen.getByLabelText('Stage'), ['Approved']);
  const all = `All deal types, acquisitions (${bought}) and domestic rights (${domestic}) included.`;
  expect(screen.getByText(all, { exact: false })).toBeVisible();
  await show(user, 'benchmarks');
  expect(screen.getByLabelText('Deal type')).toHaveDisplayValue(/^Licences only/);
  const left = `Licences only: acquisitions (${bought}) and domestic rights (${domestic}) are left out.`;
  expect(screen.getByText(left)).toBeVisible();
  expect([rows()[0]?.[2], rows()[0]?.[4]]).toEqual([
    whole(quartile(of(licences), 0.5)),
    String(of(licences).length),
  ]);
  await user.selectOptions(screen.getByLabelText('Deal type'), ['']);
  expect(screen.getByText(all, { exact: false })).toBeVisible();
  expect([rows()[0]?.[2], rows()[0]?.[4]]).toEqual([
    whole(quartile(of(csvDeals), 0.5)),
    String(of(csvDeals).length),
  ]);

  // The other views keep what was chosen for them; the deals behind a benchmark are those of its type.
  await user.selectOptions(screen.getByLabelText('Deal type'), ['licences']);
  await user.click(screen.getByRole('button', { name: 'Upfront, US$ m' }));
  const strip = screen.getByLabelText('Sums of the deals shown');
  expect(within(strip).getByText(String(of(licences).length))).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Remove filter Licences only' }));
  expect(within(strip).getByText(String(of(csvDeals).length))).toBeVisible();
});

test('benchmarks of royalties are percentages of net sales, with the few deals that disclose them', async () => {
  const { user } = await openMarket();
  await show(user, 'benchmarks');
  for (const [index, name, field] of [
    [3, 'Royalty, lowest tier', 'royalty_low_pct'],
    [4, 'Royalty, highest tier', 'royalty_high_pct'],
  ] as const) {
    const rates = money(licences, field);
    expect(rates.length).toBeGreaterThan(2);
    const quartiles = [0.25, 0.5, 0.75].map((k) => `${quartile(rates, k).toFixed(1)}%`);
    expect(rows()[index]).toEqual([name, ...quartiles, String(rates.length)]);
  }
  await user.click(screen.getByRole('button', { name: 'Royalty, highest tier' }));
  expect(screen.getByLabelText('Search deals')).toHaveValue('royalty high>=0');
  const options = within(screen.getByRole('listbox', { name: 'Deals' })).getAllByRole('option');
  expect(options).toHaveLength(money(licences, 'royalty_high_pct').length);
});

test('where nothing matches, one click looks at all deals again', async () => {
  const { user } = await openMarket();
  await user.type(screen.getByLabelText('Period'), '1990');
  expect(screen.getByText('No deal matches')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Insert formula' })).toHaveAttribute('aria-disabled', 'true');
  await user.click(screen.getByRole('button', { name: 'Look at all deals' }));
  expect(rows().length).toBeGreaterThan(5);
});

const ONLY_LICENCES = '"deal type","<>Acquisition","deal type","<>Domestic-rights"';

test('what is inserted is the formula of what is shown, and the room that it needs', async () => {
  const blocks: FormulaBlock[] = [];
  const { user } = await openMarket({
    workbook: {
      insertFormulas: (block) => {
        blocks.push(block);
        return Promise.resolve({ sheetName: 'Sheet1', address: 'B4', written: [] });
      },
    },
  });
  const insert = () => user.click(screen.getByRole('button', { name: 'Insert formula' }));
  await user.selectOptions(screen.getByLabelText('By'), ['half']);
  await user.selectOptions(screen.getByLabelText('Modality'), ['Cell & gene']);
  const periods = rows().length;
  await insert();
  expect(screen.getByText('Formula inserted at Sheet1!B4')).toBeVisible();
  await show(user, 'mix');
  await user.selectOptions(screen.getByLabelText('By'), ['licensee_country']);
  const countries = rows().length;
  await insert();
  await show(user, 'benchmarks');
  await insert();
  expect(blocks[0]).toMatchObject({
    cells: [['=DEALS.DEAL_TREND("total","half","modality group","Cell & gene")']],
    rows: periods + 1,
    columns: 6,
  });
  expect(blocks[1]).toMatchObject({
    cells: [['=DEALS.DEAL_BREAKDOWN("licensee country","total","modality group","Cell & gene")']],
    rows: countries + 1,
    columns: 6,
  });
  expect(blocks[2]?.cells[1]).toEqual([
    'Upfront, US$ m',
    ...[0.25, 0.5, 0.75].map(
      (k) =>
        `=IFERROR(DEALS.DEAL_PERCENTILEIFS("upfront",${k},"modality group","Cell & gene",${ONLY_LICENCES}),NA())`,
    ),
    `=DEALS.DEAL_COUNTIFS("upfront","<>","modality group","Cell & gene",${ONLY_LICENCES})`,
  ]);
});

test('a figure that nobody discloses is a formula too: it follows newer data', () => {
  const criteria = [{ field: 'stage', test: 'Approved' }] as const;
  const nobody = {
    measure: 'upfront_share',
    disclosed: 0,
    quartiles: [undefined, undefined, undefined],
  } as const;
  const [, row] = benchmarkBlock([nobody], criteria, ['', '', '', '', 'n'], ['Upfront share']).cells;
  expect(row?.slice(1, 4)).toEqual(
    [0.25, 0.5, 0.75].map(
      (k) => `=IFERROR(DEALS.DEAL_PERCENTILEIFS("upfront share",${k},"stage","Approved"),NA())`,
    ),
  );
});

test('a period that can’t be read is said, and nothing is inserted meanwhile', async () => {
  const { user } = await openMarket();
  const period = screen.getByLabelText('Period');
  await user.type(period, '2024H3');
  expect(period).toBeInvalid();
  expect(period).toHaveAccessibleDescription('2024, 2024H1, 2024Q3, 2024-05 or 2023:2025');
  const insert = screen.getByRole('button', { name: 'Insert formula' });
  expect(insert).toHaveAttribute('aria-disabled', 'true');
  // Nothing would be inserted: the workbook of this test refuses, and would be heard.
  await user.click(insert);
  expect(screen.queryByText('Nothing was inserted')).not.toBeInTheDocument();
  await user.type(period, '{Backspace}2');
  expect(period).toBeValid();
  expect(insert).not.toHaveAttribute('aria-disabled', 'true');
});

test('the upfront’s share by stage: quartiles of the deals that disclose both', async () => {
  const { user } = await openMarket();
  await show(user, 'upfrontShare');
  for (const [stage, name] of [
    ['Phase 2', 'Phase 2'],
    ['', '(not disclosed)'],
  ] as const) {
    const shares = licences
      .filter(
        (deal) => deal['stage'] === stage && deal['upfront_usd_m'] !== '' && Number(deal['total_usd_m']) > 0,
      )
      .map((deal) => Number(deal['upfront_usd_m']) / Number(deal['total_usd_m']));
    expect(shares.length).toBeGreaterThan(3);
    const quartiles = [0.25, 0.5, 0.75].map((k) => `${(quartile(shares, k) * 100).toFixed(1)}%`);
    expect(rows()).toContainEqual([name, ...quartiles, String(shares.length)]);
  }
});

test('deals that ended, by the year in which they were announced', async () => {
  const { user } = await openMarket();
  await show(user, 'attrition');
  const in2021 = csvDeals.filter((deal) => year(deal) === '2021');
  const withStatus = (status: string) => in2021.filter((deal) => deal['status'] === status).length;
  const ended = withStatus('Terminated');
  expect(ended).toBeGreaterThan(0);
  expect(rows()).toContainEqual([
    '2021',
    String(in2021.length),
    String(ended),
    String(withStatus('Unknown')),
    `${((ended / in2021.length) * 100).toFixed(1)}%`,
  ]);
  await user.click(screen.getByRole('button', { name: '2021' }));
  expect(within(screen.getByLabelText('Sums of the deals shown')).getByText(String(ended))).toBeVisible();
});

test('a cohort without deals has no share of ended ones', async () => {
  const { user } = await openMarket();
  await show(user, 'attrition');
  await user.selectOptions(screen.getByLabelText('Stage'), 'Approved');
  expect(csvDeals.filter((deal) => year(deal) === '2019' && deal['stage'] === 'Approved')).toEqual([]);
  expect(rows()).toContainEqual(['2019', '0', '0', '0', '–']);
});

test('each picture is inserted with its chart, and taken back', async () => {
  const charts: [FormulaBlock, ChartOfBlock][] = [];
  const taken: unknown[] = [];
  const report: ChartedReport = {
    chart: { sheetName: 'Sheet1', chartId: '1', title: '' },
    formulas: { sheetName: 'Sheet1', address: 'B4', written: [] },
  };
  const { user } = await openMarket({
    workbook: {
      insertChartedFormulas: (block, chart) => {
        charts.push([block, chart]);
        return Promise.resolve(report);
      },
      takeBackChart: (what) => {
        taken.push(what);
        return Promise.resolve({});
      },
    },
  });
  for (const view of ['trend', 'mix', 'upfrontShare', 'attrition', 'benchmarks', 'published']) {
    await show(user, view);
    await user.click(screen.getByRole('button', { name: 'Insert chart' }));
    expect(screen.getByText(/its figures are formulas at Sheet1!B4/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(screen.getByText('The chart was taken back')).toBeVisible();
  }
  expect(taken).toEqual(charts.map(() => report));
  expect(
    charts.map(([, { title, kind, figures }]) => [title, kind, ...figures.map(({ name }) => name)]),
  ).toEqual([
    ['Total, US$ m · Year', 'columns', 'Total, US$ m'],
    ['Total, US$ m · Modality', 'bars', 'Total, US$ m'],
    ['Upfront share by stage · Median · Licences only', 'bars', 'Median'],
    ['Deals that ended · Share · Year announced', 'columns', 'Share'],
    ['Benchmarks · Licences only', 'columns', 'Lower quartile', 'Median', 'Upper quartile'],
    ['Deals here and as published · Licences only', 'columns', 'Deals here', 'Published'],
  ]);
  // Upfront and total: neither the share nor a royalty is drawn as US$ million.
  expect(charts[4]?.[0].rows).toBe(6);
  expect(charts[4]?.[1].categories.rows).toBe(2);
  for (const [block, { categories, figures }] of charts) {
    expect(categories.row + categories.rows).toBeLessThanOrEqual(block.rows);
    for (const { values } of figures) {
      expect(values.column).toBeLessThan(block.columns);
      expect([values.row, values.rows]).toEqual([categories.row, categories.rows]);
    }
  }
});

test.each(['Insert formula', 'Insert chart'])(
  '%s where the selected cell has no room offers a new sheet',
  async (button) => {
    const sheets: (string | undefined)[] = [];
    const written = { sheetName: 'Market', address: 'A1:F8', written: [] };
    const answer = (block: FormulaBlock) => {
      sheets.push(block.newSheet);
      return block.newSheet === undefined
        ? Promise.reject(new WorkbookError('occupied', 'tblDeals1 stands there.'))
        : Promise.resolve(written);
    };
    const { user } = await openMarket({
      workbook: {
        insertFormulas: answer,
        insertChartedFormulas: async (block) => ({
          formulas: await answer(block),
          chart: { sheetName: 'Market', chartId: '1', title: 'Total' },
        }),
      },
    });
    await user.click(screen.getByRole('button', { name: button }));
    expect(screen.getByText('tblDeals1 stands there.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Insert on a new sheet' }));
    expect(sheets).toEqual([undefined, 'Market']);
    expect(screen.getByText(/Market!A1:F8/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Undo' })).toBeVisible();
  },
);

test('published figures stand beside public deals alone, in the view and in the formulas that it inserts', async () => {
  const blocks: FormulaBlock[] = [];
  const { user } = await openMarket({
    workbook: {
      insertFormulas: (block) => {
        blocks.push(block);
        return Promise.reject(new Error('not now'));
      },
    },
  });
  await show(user, 'published');
  const before = rows();
  const inserted = async () => {
    await user.click(screen.getByRole('button', { name: 'Insert formula' }));
    return blocks.pop()?.cells.flat().join('\n');
  };
  expect(await inserted()).not.toContain('origin');
  await act(() =>
    Promise.resolve(
      putOwnDeals({ place: 'machine', deals: [dealRow('own-m', '2025-01', { total_usd_m: 90_000 })] }),
    ),
  );
  expect(rows()).toEqual(before);
  expect(await inserted()).toMatch(
    /=DEALS.DEAL_SUMIFS\("total","period","2025",[^\n]*,"origin","Public"\)\/1000/,
  );
  await act(() => Promise.resolve(putOwnDeals({ place: undefined, deals: [] })));
});

test('a chart that shows fewer rows than its answer has is told, and mended by one click', async () => {
  const one = { title: 'Total · Year', sheetName: 'Sheet1', shown: 3, rows: 6, isChanged: false };
  const locked = { ...one, title: 'Deals · Year', sheetName: 'Locked' };
  const changed = { ...one, title: 'Upfront · Year', isChanged: true };
  let charts = [one, locked, changed];
  const { user } = await openMarket({
    workbook: {
      chartsBehind: () => Promise.resolve(charts),
      mendCharts: () => {
        const [first, ...rest] = charts;
        charts = rest;
        return Promise.resolve(first ? [first] : []);
      },
    },
  });
  expect(await screen.findByText('Total · Year: the chart shows 3 of 6 rows.')).toBeVisible();
  expect(
    screen.getByText(/^Upfront · Year: the chart shows 3 of 6 rows. Its series were changed/),
  ).toBeVisible();
  const mend = () => user.click(screen.getByRole('button', { name: 'Show all rows' }));
  await mend();
  expect(await screen.findByText('Not every chart could be set')).toBeVisible();
  expect(screen.queryByText(/^Total · Year: the chart shows/)).toBeNull();
  await mend();
  expect(await screen.findByText('Charts show all rows again')).toBeVisible();
  // What the user made of a chart is the user's to set.
  expect(screen.getAllByText(/the chart shows/)).toHaveLength(1);
  expect(screen.queryByRole('button', { name: 'Show all rows' })).toBeNull();
});

const SELECTED: ChartableTable = {
  sheetName: 'Sheet1',
  address: 'A1:D4',
  table: { row: 0, column: 0, rows: 4, columns: 4 },
  heading: 'Stage',
  categories: { row: 1, column: 0, rows: 3, columns: 1 },
  columns: [
    { name: 'Deals', column: 1, format: 'General', whole: true },
    { name: 'Upfront (US$ m)', column: 3, format: '#,##0.0', whole: false },
  ],
  isOverTime: false,
};

test('the selected cells are charted as chosen; a selection that changed is shown first', async () => {
  const charts: NativeChart[] = [];
  let selected: ChartableTable | NotChartable = 'empty';
  const { user } = await openMarket({
    workbook: {
      chartableSelection: () => Promise.resolve(selected),
      insertNativeChart: (_, chart) => {
        charts.push(chart);
        return Promise.resolve({ sheetName: 'Sheet1', chartId: '1', title: chart.title });
      },
    },
  });
  await show(user, 'selection');
  expect(await screen.findByText('Nothing stands in the selected cell')).toBeVisible();
  selected = SELECTED;
  await user.click(screen.getByRole('button', { name: 'Read the selection' }));
  expect(await screen.findByText('Sheet1!A1:D4: 3 rows')).toBeVisible();
  expect(screen.getByLabelText('Figures')).toHaveDisplayValue('Upfront (US$ m)');
  expect(screen.getByLabelText('Kind')).toHaveValue('bars');

  selected = { ...SELECTED, address: 'F1:I4', heading: 'Year', isOverTime: true };
  await user.click(screen.getByRole('button', { name: 'Insert chart' }));
  expect(await screen.findByText('The selection has changed: this is what it holds now.')).toBeVisible();
  expect(charts).toEqual([]);
  expect(screen.getByLabelText('Kind')).toHaveValue('line');
  await user.selectOptions(screen.getByLabelText('Figures'), 'Deals');
  await user.selectOptions(screen.getByLabelText('Kind'), 'columns');
  await user.click(screen.getByRole('button', { name: 'Insert chart' }));
  expect(await screen.findByText('Chart inserted')).toBeVisible();
  expect(charts).toMatchObject([
    {
      title: 'Deals · Year',
      kind: 'columns',
      figures: [{ name: 'Deals', values: { row: 1, column: 1, rows: 3, columns: 1 } }],
    },
  ]);
});

test('where the market was left, it opens again', async () => {
  const first = await openMarket();
  await show(first.user, 'mix');
  await first.user.selectOptions(screen.getByLabelText('Area'), ['Oncology']);
  first.unmount();
  await openPane();
  expect(await screen.findByLabelText('Show')).toHaveValue('mix');
  expect(screen.getByLabelText('Area')).toHaveValue('Oncology');
});
