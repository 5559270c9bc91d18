import type { DealRow } from '../../src/deals/row';
import { operations } from '../../src/taskpane/excel-workbook';
import { chartPicture } from '../../src/workbench/office/model/charts/chart-picture';
import { findChart } from '../../src/workbench/office/model/charts/charts';
import { Spreadsheet } from '../../src/workbench/office/model/spreadsheet';
import { insertChartedFormulas, takeBackChart } from '../../src/workbook/charted-formulas';
import type { ChartedReport } from '../../src/workbook/charted-formulas';
import { readChartSetting } from '../../src/workbook/chart-setting';
import { chartsBehind, followCharts, mendCharts } from '../../src/workbook/following-charts';
import { recalculateDeals } from '../../src/workbook/recalculate';
import type { ExcelHost } from '../workbench/headless';
import { dealRow, newData, onSheet } from './io';
import { openModelHost } from './model-host';

jest.setTimeout(120_000);

let host: ExcelHost;
beforeAll(async () => (host = await openModelHost()));
afterAll(() => host.dispose());

const dealsOf = (first: number, last: number): DealRow[] =>
  Array.from({ length: last - first + 1 }, (_, index) =>
    dealRow(`a-b-${String(first + index)}-05`, `${String(first + index)}-05-03`, {
      total_usd_m: 100 + index,
    }),
  );

/** New data, and all that depends on them calculated. */
async function answering(deals: readonly DealRow[]): Promise<void> {
  newData(deals);
  await recalculateDeals();
  await host.spreadsheet.settled();
}

/** Years that a chart shows, and the figures at them. */
function drawn({ chart }: ChartedReport) {
  const spreadsheet = new Spreadsheet(host.spreadsheet.injector);
  const ref = findChart(spreadsheet, chart.chartId);
  const picture = ref && chartPicture(spreadsheet, ref);
  return picture && { years: picture.categories, values: picture.series[0]?.values };
}
const years = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => String(first + index));

const settings = async () => {
  const { items } = await onSheet('Sheet1', (_, context) =>
    context.workbook.settings.load('items/key,items/value'),
  );
  return items.filter(({ key }) => key.startsWith('DealSheet.chart.'));
};

/** Takes everything off the sheets again, and what is remembered. */
async function cleared(): Promise<void> {
  await Excel.run(async (context) => {
    const { worksheets, settings: remembered } = context.workbook;
    worksheets.load('items/name');
    remembered.load('items/key');
    await context.sync();
    for (const { key } of remembered.items)
      if (key.startsWith('DealSheet.chart.')) remembered.getItem(key).delete();
    const [first, ...others] = worksheets.items;
    for (const sheet of others) sheet.delete();
    first?.protection.unprotect();
    first?.getRange('A1:Z80').clear();
    first?.charts.load('items/id');
    await context.sync();
    for (const chart of first?.charts.items ?? []) chart.delete();
    await context.sync();
  });
}
afterEach(cleared);
afterEach(() => jest.restoreAllMocks());

const FORMULA = '=DEALS.DEAL_TREND("total","year")';
const inserted = async (
  rows: number,
  mostRows?: number,
  { at = 'B4', sheetName = 'Sheet1', series = 1 } = {},
) => {
  await onSheet(sheetName, (sheet) => {
    sheet.activate();
    sheet.getRange(at).select();
  });
  const cells = (column: number) => ({ row: 1, column, rows, columns: 1 });
  const report = await insertChartedFormulas(
    { cells: [[FORMULA]], rows: rows + 1, columns: 6 },
    {
      title: 'Total · Year',
      kind: 'columns',
      categories: cells(0),
      figures: [
        { name: 'Total', values: cells(3) },
        { name: 'Deals', values: cells(1) },
      ].slice(0, series),
      format: '0',
      mostRows,
    },
  );
  await host.spreadsheet.settled();
  return report;
};

test('a chart follows its answer to more years and to fewer, also where rows were put above it', async () => {
  jest.spyOn(Office.context.requirements, 'isSetSupported').mockReturnValue(true);
  await answering(dealsOf(2022, 2024));
  const report = await inserted(3);
  expect(drawn(report)).toEqual({ years: years(2022, 2024), values: [100, 101, 102] });
  expect(await chartsBehind()).toEqual([]);

  await answering(dealsOf(2020, 2025));
  const behind = [{ title: 'Total · Year', sheetName: 'Sheet1', shown: 3, rows: 6, isChanged: false }];
  expect(await chartsBehind()).toEqual(behind);
  await followCharts();
  expect(drawn(report)).toEqual({ years: years(2020, 2025), values: [100, 101, 102, 103, 104, 105] });
  expect(await chartsBehind()).toEqual([]);

  await onSheet('Sheet1', (sheet) => sheet.getRange('1:2').insert('Down'));
  await answering(dealsOf(2023, 2024));
  expect(await chartsBehind()).toMatchObject([{ shown: 6, rows: 2 }]);
  expect(await mendCharts()).toHaveLength(1);
  expect(drawn(report)).toEqual({ years: years(2023, 2024), values: [100, 101] });

  // A formula that the user narrows where it stands is still the chart's; one that finds nothing leaves it.
  await onSheet('Sheet1', (sheet) => {
    sheet.getRange('B6').formulas = [['=DEALS.DEAL_TREND("total","year","period","2024")']];
  });
  await host.spreadsheet.settled();
  await followCharts();
  expect(drawn(report)).toEqual({ years: ['2024'], values: [101] });
  await answering([]);
  await followCharts();
  expect(await chartsBehind()).toEqual([]);

  // A chart that was deleted is forgotten when charts are next seen to.
  await onSheet('Sheet1', (sheet) => {
    sheet.charts.getItemAt(0).delete();
    sheet.getRange('A1:Z40').clear();
  });
  await answering(dealsOf(2020, 2022));
  expect(await chartsBehind()).toEqual([]);
  expect(await settings()).toHaveLength(1);
  await followCharts();
  expect(await settings()).toEqual([]);
});

/** The cells of each series of the first chart. */
const shownCells = () =>
  Excel.run(async (context) => {
    const { series } = context.workbook.worksheets.getItem('Sheet1').charts.getItemAt(0);
    series.load('items');
    await context.sync();
    const cells = series.items.flatMap((each) => [
      each.getDimensionDataSourceString('Categories'),
      each.getDimensionDataSourceString('Values'),
    ]);
    await context.sync();
    return cells.map(({ value }) => value);
  });

test.each<[what: string, series: number, change: (chart: Excel.Chart) => unknown]>([
  ['was deleted', 2, ({ series }) => series.getItemAt(0).delete()],
  ['was added', 1, ({ series }) => series.add('Mine')],
  ['has another name', 2, ({ series }) => (series.getItemAt(1).name = 'Mine')],
  [
    'has changed places',
    2,
    ({ series }) => {
      series.getItemAt(0).name = 'Deals';
      series.getItemAt(1).name = 'Total';
    },
  ],
  [
    'shows other figures',
    1,
    ({ series, worksheet }) => series.getItemAt(0).setValues(worksheet.getRange('C5:C7')),
  ],
  ['shows fewer', 1, ({ series, worksheet }) => series.getItemAt(0).setValues(worksheet.getRange('E5:E6'))],
  [
    'has other names',
    1,
    ({ series, worksheet }) => series.getItemAt(0).setXAxisValues(worksheet.getRange('C5:C7')),
  ],
])('a chart of which a series %s is told, and left as it is', async (_, series, change) => {
  jest.spyOn(Office.context.requirements, 'isSetSupported').mockReturnValue(true);
  await answering(dealsOf(2022, 2024));
  await inserted(3, undefined, { series });
  await onSheet('Sheet1', (sheet) => void change(sheet.charts.getItemAt(0)));
  const before = await shownCells();
  await answering(dealsOf(2020, 2025));
  await followCharts();
  expect(await mendCharts()).toEqual([]);
  expect(await shownCells()).toEqual(before);
  expect(await chartsBehind()).toMatchObject([{ shown: 3, rows: 6, isChanged: true }]);
});

test('a chart on a protected sheet keeps no other from following; nothing set is said', async () => {
  await answering(dealsOf(2022, 2024));
  await onSheet('Sheet1', (_, { workbook }) => void workbook.worksheets.add('Open'));
  const locked = await inserted(3);
  const open = await inserted(3, undefined, { sheetName: 'Open' });
  await answering(dealsOf(2021, 2025));
  await onSheet('Sheet1', (sheet) => sheet.protection.protect());
  expect(await mendCharts()).toMatchObject([{ sheetName: 'Open', rows: 5 }]);
  expect(drawn(open)?.years).toEqual(years(2021, 2025));
  expect(await chartsBehind()).toMatchObject([{ sheetName: 'Sheet1', isChanged: false }]);
  await expect(mendCharts()).rejects.toMatchObject({ code: 'protected' });
  await onSheet('Sheet1', (sheet) => sheet.protection.unprotect());
  await mendCharts();
  expect(drawn(locked)?.years).toEqual(years(2021, 2025));
});

test('of charts of one title, one that was deleted takes no other; one of another id is found where it is the only one', async () => {
  await answering(dealsOf(2022, 2024));
  const other = await inserted(3, undefined, { at: 'B4' });
  await inserted(3, undefined, { at: 'B40' });
  const [, second] = await settings();
  await onSheet('Sheet1', (sheet) => {
    sheet.charts.getItemAt(1).delete();
    // What stood there has other rows than the chart that is left.
    sheet.getRange('B40').formulas = [['=DEALS.DEAL_TREND("total","year","period","2023")']];
  });
  await host.spreadsheet.settled();
  expect(await chartsBehind()).toEqual([]);
  await followCharts();
  expect((await settings()).map(({ key }) => key)).not.toContain(second?.key);
  expect(drawn(other)?.years).toEqual(years(2022, 2024));

  // Another host gives charts other ids.
  const [mine] = await settings();
  const elsewhere = (title: string) =>
    JSON.stringify({ ...(JSON.parse(String(mine?.value)) as object), chartId: 'elsewhere', title });
  const remember = (key: string, value: string) =>
    onSheet('Sheet1', (_, { workbook }) => void workbook.settings.add(key, value));
  await remember(mine?.key ?? '', elsewhere('Total · Year'));
  await answering(dealsOf(2021, 2024));
  await remember('DealSheet.chart.twin', elsewhere('Total · Year'));
  expect(await chartsBehind()).toEqual([]);
  await followCharts();
  expect(await settings()).toHaveLength(2);
  await remember('DealSheet.chart.twin', elsewhere('Another'));
  await followCharts();
  expect(drawn(other)?.years).toEqual(years(2021, 2024));
  expect(await settings()).toHaveLength(1);
});

test('what is only opened is not written to: charts follow what the user has calculated', async () => {
  await answering(dealsOf(2022, 2024));
  const report = await inserted(3);
  newData(dealsOf(2021, 2025));
  const { run } = Excel;
  let asked = 0;
  Object.assign(Excel, {
    run: (...args: unknown[]): unknown => {
      asked += 1;
      return Reflect.apply(run, Excel, args);
    },
  });
  await operations.recalculateDeals({ byItself: true }).finally(() => Object.assign(Excel, { run }));
  await host.spreadsheet.settled();
  expect(asked).toBe(1);
  // The same three cells.
  expect(drawn(report)?.years).toEqual(years(2021, 2023));
  expect(await chartsBehind()).toHaveLength(1);
});

test('a chart of the largest shows no more than it may; what is taken back is forgotten', async () => {
  await answering(dealsOf(2021, 2022));
  const report = await inserted(2, 3);
  expect(await settings()).toHaveLength(1);
  await answering(dealsOf(2018, 2025));
  await followCharts();
  expect(drawn(report)?.years).toEqual(years(2018, 2020));
  await takeBackChart(report);
  expect(await settings()).toEqual([]);
});

const good = {
  format: 1,
  chartId: '{1}',
  title: 'T',
  formula: '=DEALS.DEAL_TREND()',
  row: 0,
  column: 1,
  names: 0,
  series: [1],
  seriesNames: ['Total'],
  rows: 3,
};
test.each<[what: string, key: string, value: unknown, isRead: boolean]>([
  ['what was written', 'DealSheet.chart.1', JSON.stringify(good), true],
  ['a setting of something else', 'DealSheet.table.1', JSON.stringify(good), false],
  ['that of a later version', 'DealSheet.chart.1', JSON.stringify({ ...good, format: 2 }), false],
  ['no text', 'DealSheet.chart.1', good, false],
  ['no JSON', 'DealSheet.chart.1', '{', false],
  ['rows of nothing', 'DealSheet.chart.1', JSON.stringify({ ...good, rows: 0 }), false],
  ['no names of series', 'DealSheet.chart.1', JSON.stringify({ ...good, seriesNames: undefined }), false],
  ['no formula', 'DealSheet.chart.1', JSON.stringify({ ...good, formula: 'DEALS' }), false],
])('reads %s', (_, key, value, isRead) => {
  expect(readChartSetting(key, value) !== undefined).toBe(isRead);
});
