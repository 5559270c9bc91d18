import type { DealRow } from '../../src/deals/row';
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

const FORMULA = '=DEALS.DEAL_TREND("total","year")';
const inserted = async (rows: number, mostRows?: number) => {
  await onSheet('Sheet1', (sheet) => sheet.getRange('B4').select());
  const cells = (column: number) => ({ row: 1, column, rows, columns: 1 });
  const report = await insertChartedFormulas(
    { cells: [[FORMULA]], rows: rows + 1, columns: 6 },
    {
      title: 'Total · Year',
      kind: 'columns',
      categories: cells(0),
      figures: [{ name: 'Total', values: cells(3) }],
      format: '0',
      mostRows,
    },
  );
  await host.spreadsheet.settled();
  return report;
};

test('a chart follows its answer to more years and to fewer, also where rows were put above it', async () => {
  await answering(dealsOf(2022, 2024));
  const report = await inserted(3);
  expect(drawn(report)).toEqual({ years: years(2022, 2024), values: [100, 101, 102] });
  expect(await chartsBehind()).toEqual([]);

  await answering(dealsOf(2020, 2025));
  const behind = [{ title: 'Total · Year', sheetName: 'Sheet1', shown: 3, rows: 6 }];
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

  await onSheet('Sheet1', (sheet) => sheet.charts.load('items/id'));
  await onSheet('Sheet1', (sheet) => {
    sheet.charts.getItemAt(0).delete();
    sheet.getRange('A1:Z40').clear();
  });
  await answering(dealsOf(2020, 2022));
  expect(await chartsBehind()).toEqual([]);
  for (const setting of await settings())
    await onSheet('Sheet1', (_, context) => context.workbook.settings.getItem(setting.key).delete());
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
  rows: 3,
};
test.each<[what: string, key: string, value: unknown, isRead: boolean]>([
  ['what was written', 'DealSheet.chart.1', JSON.stringify(good), true],
  ['a setting of something else', 'DealSheet.table.1', JSON.stringify(good), false],
  ['that of a later version', 'DealSheet.chart.1', JSON.stringify({ ...good, format: 2 }), false],
  ['no text', 'DealSheet.chart.1', good, false],
  ['no JSON', 'DealSheet.chart.1', '{', false],
  ['rows of nothing', 'DealSheet.chart.1', JSON.stringify({ ...good, rows: 0 }), false],
  ['no formula', 'DealSheet.chart.1', JSON.stringify({ ...good, formula: 'DEALS' }), false],
])('reads %s', (_, key, value, isRead) => {
  expect(readChartSetting(key, value) !== undefined).toBe(isRead);
});
