import fc from 'fast-check';
import type { ChartPicture } from '../../src/workbench/office/model/charts/chart-picture';
import { newChart } from '../../src/workbench/office/model/charts/chart-data';
import type { ChartType } from '../../src/workbench/office/model/charts/chart-data';
import { barsOf, layoutOf, linesOf } from '../../src/workbench/charts/layout';
import { scaleOf } from '../../src/workbench/charts/scale';

const { valueAxis, categoryAxis, legend } = newChart('Chart 1', 'Line', []);

const picture = (type: ChartType, ...series: (number | undefined)[][]): ChartPicture => ({
  name: 'Chart 1',
  type,
  title: 'Title',
  legend,
  categories: Array.from(
    { length: Math.max(...series.map((each) => each.length)) },
    (_, index) => `c${index}`,
  ),
  series: series.map((values, index) => ({
    name: `s${index}`,
    values,
    texts: values.map(String),
    color: '#000000',
    labels: [],
    gapWidth: 100,
  })),
  valueAxis: { ...valueAxis, numberFormat: 'General' },
  categoryAxis,
  width: 360,
  height: 216,
});

test.each<[values: number[], fromZero: boolean, low: number, high: number]>([
  [[120, 1737], true, 0, 2000],
  [[-12, 6], true, -15, 10],
  [[0.02, 0.31], true, 0, 0.35],
  [[-5, -1], true, -6, 0],
  [[-5, -4], true, -6, 0],
  [[95, 100], false, 94, 101],
  [[-100, -95], false, -101, -94],
  [[0, 0], true, 0, 1],
  [[], true, 0, 1],
])('an axis around %j', (values, fromZero, low, high) => {
  const scale = scaleOf(values, 8, fromZero);
  expect([scale.low, scale.high].map((end) => Number(end.toPrecision(12)))).toEqual([low, high]);
  expect(scale.ticks.at(0)).toBeCloseTo(low);
  expect(scale.ticks.at(-1)).toBeCloseTo(high);
});

test('ends that are set are kept', () => {
  expect(scaleOf([1, 2], 4, true, { minimum: -1, maximum: 3 })).toMatchObject({ low: -1, high: 3 });
});

const value = fc.option(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { nil: undefined });
const seriesOf = fc
  .integer({ min: 1, max: 12 })
  .chain((points) =>
    fc.array(fc.array(value, { minLength: points, maxLength: points }), { minLength: 1, maxLength: 4 }),
  );
const kind = fc.constantFrom<ChartType>('ColumnClustered', 'ColumnStacked', 'BarClustered', 'BarStacked');

test('every value has one bar within the plot, as long as the value; a gap has none', () => {
  fc.assert(
    fc.property(kind, seriesOf, fc.boolean(), (type, series, reversed) => {
      const drawn = picture(type, ...series);
      const chart = { ...drawn, categoryAxis: { ...drawn.categoryAxis, reversePlotOrder: reversed } };
      const layout = layoutOf(chart, String);
      const { plot, isBar, at } = layout;
      const bars = barsOf(chart, layout);
      expect(bars).toHaveLength(series.flat().filter((each) => each !== undefined).length);
      for (const bar of bars) {
        expect(bar.left).toBeGreaterThanOrEqual(plot.left - 1e-6);
        expect(bar.top).toBeGreaterThanOrEqual(plot.top - 1e-6);
        expect(bar.left + bar.width).toBeLessThanOrEqual(plot.left + plot.width + 1e-6);
        expect(bar.top + bar.height).toBeLessThanOrEqual(plot.top + plot.height + 1e-6);
        const amount = series[bar.series]?.[bar.point] ?? NaN;
        expect(isBar ? bar.width : bar.height).toBeCloseTo(Math.abs(at(amount) - at(0)), 6);
      }
    }),
    { numRuns: 100 },
  );
});

test('stacked bars stand on each other, apart on each side of 0', () => {
  const chart = picture('ColumnStacked', [3], [-2], [4], [-1]);
  const layout = layoutOf(chart, String);
  const ends = barsOf(chart, layout).map(({ top, height }) => [top + height, top]);
  const at = (...values: number[]) => values.map((each) => expect.closeTo(layout.at(each), 6) as number);
  expect(ends).toEqual([at(0, 3), at(-2, 0), at(3, 7), at(-3, -2)]);
});

test('bars run from the bottom up, and from the top down where the order is reversed', () => {
  const chart = picture('BarClustered', [1, 2]);
  const upwards = layoutOf(chart, String);
  expect(upwards.middle(0)).toBeGreaterThan(upwards.middle(1));
  const reversed = { ...chart, categoryAxis: { ...chart.categoryAxis, reversePlotOrder: true } };
  const downwards = layoutOf(reversed, String);
  expect(downwards.middle(0)).toBeLessThan(downwards.middle(1));
});

test('a line is broken at a gap', () => {
  const chart = picture('Line', [1, 2, undefined, 3]);
  expect(linesOf(chart.series[0]?.values ?? [], layoutOf(chart, String)).map((part) => part.length)).toEqual([
    2, 1,
  ]);
});
