import { chartableIn, chartableSelection } from '../../src/workbook/chart-selection';
import { insertChartedFormulas, takeBackChart } from '../../src/workbook/charted-formulas';
import { insertNativeChart } from '../../src/workbook/native-chart';
import type { ExcelHost } from '../workbench/headless';
import { chartPicture } from '../../src/workbench/office/model/charts/chart-picture';
import { findChart } from '../../src/workbench/office/model/charts/charts';
import { Spreadsheet } from '../../src/workbench/office/model/spreadsheet';
import { dealRow, onSheet, openWorkbook, valuesAt } from './io';

let host: ExcelHost;
beforeEach(() => {
  host = openWorkbook([dealRow('a-b-2024-05', '2024-05-03')]);
});
afterEach(() => host.dispose());

/** What a chart shows now. */
function shown(chartId: string) {
  const spreadsheet = new Spreadsheet(host.spreadsheet.injector);
  const ref = findChart(spreadsheet, chartId);
  return ref && chartPicture(spreadsheet, ref);
}

const CELLS = [
  ['Year', 'Deals', 'Upfront (US$ m)'],
  [2024, 3, 40.5],
  [2025, 4, '#N/A'],
];
const write = (address: string, cells: unknown[][]) =>
  onSheet('Sheet1', (sheet) => (sheet.getRange(address).values = cells));
const select = (address: string) => onSheet('Sheet1', (sheet) => sheet.getRange(address).select());

const block = { cells: [['=TRANSPOSE({2024,2025;3,4})']], rows: 2, columns: 2 };
const chart = {
  title: 'Deals by year',
  kind: 'columns' as const,
  categories: { row: 0, column: 0, rows: 2, columns: 1 },
  figures: [{ name: 'Deals', values: { row: 0, column: 1, rows: 2, columns: 1 } }],
  format: '#,##0',
};

test('the table around the selected cell can be charted, and the chart shows it beside it', async () => {
  await write('B2:D4', CELLS);
  await select('C3');
  const found = await chartableSelection();
  expect(found).toMatchObject({
    sheetName: 'Sheet1',
    address: 'B2:D4',
    heading: 'Year',
    isOverTime: true,
    columns: [
      { name: 'Deals', column: 2 },
      { name: 'Upfront (US$ m)', column: 3 },
    ],
  });
  if (typeof found === 'string') throw new Error(found);
  const report = await insertNativeChart(found.sheetName, {
    ...chart,
    kind: 'bars',
    table: found.table,
    categories: found.categories,
    figures: [
      { name: 'Upfront', values: { ...found.categories, column: 3 }, labels: true, color: '#107C41' },
    ],
  });
  expect(shown(report.chartId)).toMatchObject({
    name: 'Deals by year',
    title: 'Deals by year',
    type: 'BarClustered',
    categories: ['2024', '2025'],
    series: [{ name: 'Upfront', values: [40.5, undefined], color: '#107C41', labels: ['41', ''] }],
    legend: { visible: false },
  });
  const { at, table } = await onSheet('Sheet1', (sheet) => ({
    at: sheet.charts.getItem('Deals by year').load('left,top'),
    table: sheet.getRange('B2:D4').load('left,top,width'),
  }));
  expect([at.left, at.top]).toEqual([table.left + table.width + 12, table.top]);
});

test('the totals row of a table is no row of its own', async () => {
  await write('B2:D4', [
    ['Year', 'Deals', 'Upfront'],
    [2024, 3, 40.5],
    [2025, 4, 20],
  ]);
  await onSheet('Sheet1', (sheet) => (sheet.tables.add('B2:D4', true).showTotals = true));
  await select('C3');
  expect(await chartableSelection()).toMatchObject({ address: 'B2:D4', categories: { row: 2, rows: 2 } });
});

test('a cell of a spilled answer stands for all of it; several cells stand for themselves', async () => {
  await onSheet('Sheet1', (sheet) => (sheet.getRange('B2').formulas = [['=SEQUENCE(4,3)']]));
  await select('D5');
  expect(await chartableSelection()).toMatchObject({ address: 'B2:D5' });
  await select('B2');
  expect(await chartableSelection()).toMatchObject({ address: 'B2:D5' });
  await select('B3:C4');
  expect(await chartableSelection()).toMatchObject({ address: 'B3:C4' });
  await select('H9');
  expect(await chartableSelection()).toBe('empty');
  await write('H9:I10', [
    ['Name', 'Stage'],
    ['a', 'Filed'],
  ]);
  expect(await chartableSelection()).toBe('noFigures');
});

const BLOCK = { row: 4, column: 2, rows: 3, columns: 3 };
const GENERAL = Array.from({ length: 3 }, () => ['General', 'General', 'General']);
test.each<[what: string, values: unknown[][], formats: unknown[][], names: string[]]>([
  [
    'dates are no figures',
    [
      ['a', 'Announced', 'n'],
      ['x', 45000, 1],
      ['y', 45001, 2],
    ],
    GENERAL.map(() => ['General', 'yyyy-mm-dd', '0']),
    ['n'],
  ],
  [
    'a column with words is none of figures',
    [
      ['a', 'Note', 'n'],
      ['x', 1, 1],
      ['y', 'none', 2],
    ],
    GENERAL,
    ['n'],
  ],
  [
    'an undisclosed figure leaves its column one',
    [
      ['a', 'Upfront', 'n'],
      ['x', '', 1],
      ['y', 3, 2],
    ],
    GENERAL,
    ['Upfront', 'n'],
  ],
  [
    'without headings columns have numbers',
    [
      ['x', 1, 2],
      ['y', 3, 4],
      ['z', 5, 6],
    ],
    GENERAL,
    ['2', '3'],
  ],
])('%s', (_, values, formats, names) => {
  const found = chartableIn(values, formats, BLOCK);
  expect(found !== 'noFigures' && found.columns.map(({ name }) => name)).toEqual(names);
});

test('formulas and their chart are inserted together and taken back together', async () => {
  await select('B3');
  const report = await insertChartedFormulas(block, chart);
  expect(shown(report.chart.chartId)).toMatchObject({
    categories: ['2024', '2025'],
    series: [{ values: [3, 4] }],
  });
  await takeBackChart(report);
  expect(shown(report.chart.chartId)).toBeUndefined();
  expect(await valuesAt('B3:C4', 'Sheet1')).toEqual([
    ['', ''],
    ['', ''],
  ]);
});

test('a formula that was changed stays when its chart is taken back', async () => {
  await select('B3');
  const report = await insertChartedFormulas(block, chart);
  await onSheet('Sheet1', (sheet) => (sheet.getRange('B3').values = [['mine']]));
  await expect(takeBackChart(report)).rejects.toMatchObject({ code: 'changedSince' });
  expect(shown(report.chart.chartId)).toBeUndefined();
  expect(await valuesAt('B3', 'Sheet1')).toEqual([['mine']]);
});

test('where no chart can be put, no formula stays behind', async () => {
  await select('B3');
  const without = {
    ...chart,
    figures: [{ ...chart.figures[0], name: 'x', values: { row: 0, column: 0, rows: 0, columns: 0 } }],
  };
  await expect(insertChartedFormulas(block, without)).rejects.toMatchObject({ code: 'host' });
  expect(await valuesAt('B3:C4', 'Sheet1')).toEqual([
    ['', ''],
    ['', ''],
  ]);
});
