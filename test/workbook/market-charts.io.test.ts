import { bundledDeals } from '../../src/source/bundled';
import { bundledTables } from '../../src/source/bundled-tables';
import { coverageByYear } from '../../src/taskpane/data/coverage';
import { DATA_TEXTS } from '../../src/taskpane/data/data-texts';
import { benchmarks } from '../../src/taskpane/market/benchmarks';
import { CHARTS_TEXTS } from '../../src/taskpane/market/charts-texts';
import { attrition } from '../../src/taskpane/market/ended-deals';
import { insertableOf } from '../../src/taskpane/market/insertable';
import type { Words } from '../../src/taskpane/market/insertable';
import { MARKET_TEXTS } from '../../src/taskpane/market/market-texts';
import { COHORTS, FIRST_MARKET, SPLITS, UNITS } from '../../src/taskpane/market/market-state';
import type { MarketState } from '../../src/taskpane/market/market-state';
import { mixPicture, trendPicture } from '../../src/taskpane/market/pictures';
import { upfrontShares } from '../../src/taskpane/market/upfront-shares';
import { chartPicture } from '../../src/workbench/office/model/charts/chart-picture';
import { findChart } from '../../src/workbench/office/model/charts/charts';
import { Spreadsheet } from '../../src/workbench/office/model/spreadsheet';
import { insertChartedFormulas, takeBackChart } from '../../src/workbook/charted-formulas';
import type { ExcelHost } from '../workbench/headless';
import { onSheet } from './io';
import { openModelHost } from './model-host';

jest.setTimeout(120_000);

let host: ExcelHost;
beforeAll(async () => (host = await openModelHost()));
afterAll(() => host.dispose());

const t = MARKET_TEXTS['en-US'];
const data = DATA_TEXTS['en-US'];
const charts = CHARTS_TEXTS['en-US'];
const words: Words = {
  ...t,
  figureOf: (pictured) => t.figures[pictured],
  licences: 'Licences only',
  largest: charts.largest('25'),
  year: data.year,
  coverage: data.coverage,
  here: charts.here,
  hereAndPublished: charts.hereAndPublished,
  published: charts.published,
  dealsHere: data.dealsHere,
  dealsPublished: 'Published deals',
  valueHere: data.valueHere,
  valuePublished: 'Published value',
  entry: (entry) => entry,
};

/** What the pane shows of a view: what would be inserted, and the figures at its bars, by name. */
function viewed(state: MarketState) {
  const set = bundledDeals();
  const { view, unit, split, pictured, cohort } = state;
  const pictures =
    view === 'trend'
      ? trendPicture(set, [], unit, pictured)
      : view === 'mix'
        ? mixPicture(set, [], split, pictured)
        : [];
  const shown = {
    pictures,
    shares: view === 'upfrontShare' ? upfrontShares(set, []) : [],
    attrition: view === 'attrition' ? attrition(set, [], cohort) : [],
    quartiles: view === 'benchmarks' ? benchmarks(set, []) : [],
    years: view === 'published' ? coverageByYear(set, bundledTables().market) : [],
    hasOwn: false,
  };
  const figures: readonly (readonly (number | undefined)[])[] = {
    trend: () => [pictures.map(({ length }) => length)],
    mix: () => [pictures.map(({ length }) => length)],
    upfrontShare: () => [shown.shares.map(({ quartiles }) => quartiles[1])],
    attrition: () => [shown.attrition.map(({ ended, deals }) => ended / deals)],
    benchmarks: () =>
      [0, 1, 2].map((place) => shown.quartiles.slice(0, 2).map((row) => row.quartiles[place])),
    published: () => [
      shown.years.map(({ deals }) => deals).reverse(),
      shown.years.map(({ publishedDeals }) => publishedDeals).reverse(),
    ],
    selection: () => [],
  }[view]();
  return { insertable: insertableOf(state, [], shown, words), figures };
}

const cases: readonly (readonly [string, Partial<MarketState>])[] = [
  ...UNITS.map((unit) => [`over time, by ${unit}`, { view: 'trend', unit }] as const),
  ['deals over time', { view: 'trend', pictured: 'deals' }],
  ['upfronts over time', { view: 'trend', pictured: 'upfront_usd_m' }],
  ...SPLITS.map((split) => [`split by ${split}`, { view: 'mix', split }] as const),
  ['deals split by licensee', { view: 'mix', split: 'licensee', pictured: 'deals' }],
  ['deals split by stage', { view: 'mix', split: 'stage', pictured: 'deals' }],
  ['upfront shares', { view: 'upfrontShare' }],
  ...COHORTS.map((cohort) => [`deals that ended, by ${cohort}`, { view: 'attrition', cohort }] as const),
  ['benchmarks', { view: 'benchmarks' }],
  ['published figures', { view: 'published' }],
];

/** Without what a sheet rounds away; what is not known is no bar, or one of no length. */
const rounded = (values: readonly (number | undefined)[]) =>
  values.map((value) => (value === undefined ? 0 : Number(value.toFixed(6))));

test.each(cases)(
  'Market, %s: the chart shows what the pane shows, from formulas beside it',
  async (_, change) => {
    const { insertable, figures } = viewed({ ...FIRST_MARKET, ...change });
    if (!insertable) throw new Error('nothing would be inserted');
    await onSheet('Sheet1', (sheet) => sheet.getRange('B3').select());
    const report = await insertChartedFormulas(insertable.block, insertable.chart);
    await host.spreadsheet.settled();
    const spreadsheet = new Spreadsheet(host.spreadsheet.injector);
    const ref = findChart(spreadsheet, report.chart.chartId);
    const picture = ref && chartPicture(spreadsheet, ref);
    const bars = insertable.chart.categories.rows;
    expect(picture?.title).toBe(insertable.chart.title);
    expect(picture?.categories).toHaveLength(bars);
    // A spilled list runs the other way round than the pane's where time is concerned.
    const drawn = (picture?.series ?? []).map(({ values }) => rounded(values).sort((a, b) => a - b));
    const expected = figures.map((values) => rounded(values.slice(0, bars)).sort((a, b) => a - b));
    expect(drawn).toEqual(expected);

    // Every figure comes from a formula: constants are headings and names alone.
    const { formulas = { sheetName: '', address: '' } } = report;
    const cells = await onSheet(formulas.sheetName, (sheet) =>
      sheet.getRange(formulas.address).load('formulas'),
    );
    const written: unknown[][] = cells.formulas;
    const constants = written
      .slice(1)
      .flatMap((row) => row.slice(1).filter((cell) => typeof cell === 'number'));
    const isSpilled = insertable.block.cells.flat().length === 1;
    if (!isSpilled) expect(constants).toEqual([]);
    else expect(String(written[0]?.[0])).toMatch(/^=DEALS\./);

    await takeBackChart(report);
    const left = await onSheet('Sheet1', (sheet) => ({
      used: sheet.getUsedRangeOrNullObject(true).load('address'),
      charts: sheet.charts.load('items/id'),
    }));
    expect([left.used.isNullObject, left.charts.items]).toEqual([true, []]);
  },
);
