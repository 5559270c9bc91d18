import { chartPicture } from '../../src/workbench/office/model/charts/chart-picture';
import { findChart } from '../../src/workbench/office/model/charts/charts';
import { Spreadsheet } from '../../src/workbench/office/model/spreadsheet';
import { holdsCharts } from '../../src/workbench/xlsx/open';
import { saveXlsx } from '../../src/workbench/xlsx/save';
import type { ExcelHost } from './headless';
import { createExcelHost } from './headless';

let host: ExcelHost;
beforeEach(() => {
  host = createExcelHost();
});
afterEach(() => host.dispose());

const run = <T>(work: (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<T>) =>
  Excel.run(async (context) => work(context.workbook.worksheets.getFirst(), context));

const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no error',
    (error: unknown) => (error as OfficeExtension.Error).code,
  );

/** What a chart shows now. */
function shown(chartId: string) {
  const spreadsheet = new Spreadsheet(host.spreadsheet.injector);
  const ref = findChart(spreadsheet, chartId);
  return ref && chartPicture(spreadsheet, ref);
}

const figures = (chartId: string) =>
  shown(chartId)?.series.map(({ name, values }) => [name, ...values.map((value) => value ?? null)]);

/** A chart over cells that start at B2. */
const chartOf = (
  cells: unknown[][],
  seriesBy?: 'Columns' | 'Rows',
  type: 'ColumnClustered' | 'Line' = 'ColumnClustered',
) =>
  run(async (sheet, context) => {
    const source = sheet.getRange('B2').getAbsoluteResizedRange(cells.length, cells[0]?.length ?? 0);
    source.values = cells;
    const chart = sheet.charts.add(type, source, seriesBy).load('id');
    await context.sync();
    return chart.id;
  });

test.each<
  [
    what: string,
    cells: unknown[][],
    by: 'Columns' | 'Rows' | undefined,
    categories: string[],
    series: unknown[][],
  ]
>([
  [
    'texts beside figures',
    [
      ['Stage', 'Deals'],
      ['Filed', 3],
      ['Approved', 4],
    ],
    undefined,
    ['Filed', 'Approved'],
    [['Deals', 3, 4]],
  ],
  [
    'years below a heading are a series',
    [
      ['Year', 'Deals'],
      [2024, 3],
      [2025, 4],
    ],
    undefined,
    ['1', '2'],
    [
      ['Year', 2024, 2025],
      ['Deals', 3, 4],
    ],
  ],
  [
    'years below an empty corner',
    [
      ['', 'Deals'],
      [2024, 3],
      [2025, 4],
    ],
    undefined,
    ['2024', '2025'],
    [['Deals', 3, 4]],
  ],
  [
    'more columns than rows',
    [
      ['', 'Q1', 'Q2', 'Q3'],
      ['Deals', 1, 2, 3],
    ],
    undefined,
    ['Q1', 'Q2', 'Q3'],
    [['Deals', 1, 2, 3]],
  ],
  [
    'rows that are asked for',
    [
      ['', 'Q1', 'Q2'],
      ['a', 1, 2],
      ['b', 3, 4],
      ['c', 5, 6],
    ],
    'Rows',
    ['Q1', 'Q2'],
    [
      ['a', 1, 2],
      ['b', 3, 4],
      ['c', 5, 6],
    ],
  ],
  ['one column without a heading', [[1], [2]], undefined, ['1', '2'], [['Series1', 1, 2]]],
  [
    'errors and blanks are gaps, a text is 0',
    [
      ['a', '#N/A'],
      ['b', ''],
      ['c', 'none'],
      ['d', -4],
    ],
    undefined,
    ['a', 'b', 'c', 'd'],
    [['Series1', null, null, 0, -4]],
  ],
])('a source: %s', async (_, cells, by, categories, series) => {
  const id = await chartOf(cells, by);
  expect(shown(id)?.categories).toEqual(categories);
  expect(figures(id)).toEqual(series);
});

test('a chart is found by its name, told, changed and deleted', async () => {
  await chartOf([
    ['Stage', 'Deals'],
    ['Filed', 3],
  ]);
  const seen = await run(async (sheet, context) => {
    const first = sheet.charts.getItem('chart 1').load('name, chartType, left, top, width, height');
    first.title.load('text, visible');
    first.legend.load('visible, position');
    first.series.load('items/name, items/gapWidth');
    const none = sheet.charts.getItemOrNullObject('Chart 2');
    await context.sync();
    const before = first.toJSON();
    first.name = 'By stage';
    first.chartType = 'BarStacked';
    first.title.text = 'Deals';
    first.legend.position = 'Top';
    first.setPosition('D4', 'F10');
    const { valueAxis, categoryAxis } = first.axes;
    valueAxis.title.text = 'Number';
    valueAxis.maximum = 10;
    valueAxis.numberFormat = '0.0';
    categoryAxis.reversePlotOrder = true;
    const [series] = first.series.items;
    if (!series) throw new Error('no series');
    series.format.fill.setSolidColor('red');
    series.hasDataLabels = true;
    series.gapWidth = 40;
    const cells = sheet.getRange('D4:F10').load('left, top, width, height');
    first.load('name, left, top, width, height');
    valueAxis.load('minimum, maximum');
    const count = sheet.charts.getCount();
    await context.sync();
    const after = first.toJSON();
    const { left, top, width, height } = cells;
    sheet.charts.getItem('By stage').delete();
    sheet.charts.load('count');
    await context.sync();
    return {
      before,
      none: none.isNullObject,
      after,
      cells: { left, top, width, height },
      count,
      ends: [valueAxis.minimum, valueAxis.maximum],
      left: sheet.charts.count,
    };
  });
  expect(seen.before).toMatchObject({
    name: 'Chart 1',
    chartType: 'ColumnClustered',
    width: 360,
    height: 216,
    title: { text: 'Deals', visible: true },
    legend: { visible: false, position: 'Bottom' },
    series: [{ name: 'Deals', gapWidth: 219 }],
  });
  expect(seen.after).toMatchObject({ name: 'By stage', ...seen.cells });
  expect([seen.none, seen.count.value, seen.ends, seen.left]).toEqual([true, 1, ['', 10], 0]);
});

test.each<[what: string, expected: string, work: (sheet: Excel.Worksheet) => void]>([
  ['a name that no chart has', 'ItemNotFound', (sheet) => sheet.charts.getItem('Chart 9')],
  [
    'a kind that is none',
    'InvalidArgument',
    (sheet) => sheet.charts.add('Circle' as 'Line', sheet.getRange('A1')),
  ],
  ['a series that is not there', 'InvalidArgument', (sheet) => sheet.charts.getItemAt(0).series.getItemAt(7)],
  ['a size below nothing', 'InvalidArgument', (sheet) => (sheet.charts.getItemAt(0).width = -1)],
  [
    'a gap that is too wide',
    'InvalidArgument',
    (sheet) => (sheet.charts.getItemAt(0).series.getItemAt(0).gapWidth = 501),
  ],
  [
    'an end before the start',
    'InvalidArgument',
    (sheet) => sheet.charts.getItemAt(0).setPosition('F10', 'D4'),
  ],
  [
    'a protected sheet',
    'AccessDenied',
    (sheet) => {
      sheet.protection.protect();
      sheet.charts.add('Line', sheet.getRange('A1'));
    },
  ],
])('%s is refused with %s', async (_, expected, work) => {
  await chartOf([['a', 1]]);
  const outcome = run(async (sheet, context) => {
    work(sheet);
    await context.sync();
  });
  expect(await code(outcome)).toBe(expected);
});

test('series are added, given cells of any sheet, named and taken out', async () => {
  const id = await chartOf([[1], [2]]);
  await run(async (sheet, context) => {
    const other = context.workbook.worksheets.add('Other');
    other.getRange('A1:B2').values = [
      ['x', 5],
      ['y', 6],
    ];
    const { series } = sheet.charts.getItemAt(0);
    const added = series.add('Five and six');
    added.setValues(other.getRange('B1:B2'));
    series.getItemAt(0).setXAxisValues(other.getRange('A1:A2'));
    series.getItemAt(0).name = 'One and two';
    await context.sync();
  });
  expect([shown(id)?.categories, figures(id)]).toEqual([
    ['x', 'y'],
    [
      ['One and two', 1, 2],
      ['Five and six', 5, 6],
    ],
  ]);
  await run(async (sheet, context) => {
    sheet.charts.getItemAt(0).series.getItemAt(0).delete();
    context.workbook.worksheets.getItem('Other').delete();
    await context.sync();
  });
  expect(figures(id)).toEqual([['Five and six']]);
});

test('a chart follows its cells when they change and when rows come or go', async () => {
  const id = await chartOf([
    ['Stage', 'Deals'],
    ['Filed', 3],
    ['Approved', 4],
  ]);
  await run(async (sheet, context) => {
    sheet.getRange('C3').values = [[30]];
    sheet.getRange('1:2').insert('Down');
    await context.sync();
  });
  expect(figures(id)).toEqual([['Deals', 30, 4]]);
  await run(async (sheet, context) => {
    sheet.getRange('5:5').delete('Up');
    await context.sync();
  });
  expect([shown(id)?.categories, figures(id)]).toEqual([['Approved'], [['Deals', 4]]]);
});

test('a chart is kept with the workbook and goes with its sheet', async () => {
  const id = await chartOf(
    [
      ['Stage', 'Deals'],
      ['Filed', 3],
    ],
    undefined,
    'Line',
  );
  const before = shown(id);
  const snapshot = host.spreadsheet.workbook.save();
  host.dispose();
  host = createExcelHost(JSON.parse(JSON.stringify(snapshot)) as typeof snapshot);
  expect(shown(id)).toEqual(before);
  await run(async (sheet, context) => {
    context.workbook.worksheets.add('Other');
    sheet.delete();
    await context.sync();
  });
  expect(shown(id)).toBeUndefined();
});

test('a file says that it leaves charts out', async () => {
  await chartOf([
    ['Stage', 'Deals'],
    ['Filed', 3],
  ]);
  const { leftOut } = await saveXlsx(host.spreadsheet.injector);
  expect(leftOut).toEqual([{ kind: 'charts', sheets: ['Sheet1'] }]);
});

test('a file with charts is known by the names of its parts', () => {
  const bytes = (text: string) => new Uint8Array(new TextEncoder().encode(text));
  expect(holdsCharts(bytes('PK\u0003\u0004xl/worksheets/sheet1.xml'))).toBe(false);
  expect(holdsCharts(bytes('PK\u0003\u0004xl/charts/chart1.xml'))).toBe(true);
});
