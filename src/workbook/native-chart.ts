import type { Box } from './chart-place';
import type { CellBlock } from './cell-block';
import { rangeOf } from './cell-block';
import { placeFor } from './place-chart';
import { writing } from './run';

/** How a chart shows its figures; bars run from the top down. */
export const CHART_KINDS = ['columns', 'bars', 'line', 'stackedColumns', 'stackedBars'] as const;
export type ChartKind = (typeof CHART_KINDS)[number];

/** A row of figures in a chart. */
export interface ChartFigures {
  readonly name: string;
  readonly values: CellBlock;
  /** "#RRGGBB"; "none" draws nothing, for what only carries others; without it Excel's own. */
  readonly color?: string | undefined;
  readonly labels?: boolean | undefined;
}

/** A chart in words: the one place where it is said to Excel is {@link addNativeChart}. */
export interface NativeChart {
  readonly title: string;
  readonly kind: ChartKind;
  /** What the chart stands beside: the table with its headings. */
  readonly table: CellBlock;
  readonly categories: CellBlock;
  readonly figures: readonly ChartFigures[];
  /** Excel's number format of the axis and of the figures at bars. */
  readonly format: string;
  /** What the values are, with their unit. */
  readonly valueTitle?: string | undefined;
  /** Names of categories away from the bars, where bars go both ways. */
  readonly namesApart?: boolean | undefined;
  /** Distance between bars, in per cent of a bar. */
  readonly gapWidth?: number | undefined;
}

/** A chart that was put on a sheet. */
export interface ChartReport {
  readonly sheetName: string;
  /** Stays when the chart is renamed. */
  readonly chartId: string;
  readonly title: string;
}

const TYPES = {
  columns: 'ColumnClustered',
  bars: 'BarClustered',
  line: 'LineMarkers',
  stackedColumns: 'ColumnStacked',
  stackedBars: 'BarStacked',
} as const satisfies Record<ChartKind, string>;

/** Points. */
const WIDTH = 440;
const HEIGHT = 252;
const BAR_HEIGHT = 19;
const AROUND_BARS = 64;
const TALLEST = 620;
/** Characters of a chart's name: what screen readers say of it. */
const LONGEST_NAME = 80;

const isBars = (kind: ChartKind) => kind === 'bars' || kind === 'stackedBars';

/** How large a chart is by default. */
export const chartSize = ({ kind, categories }: Pick<NativeChart, 'kind' | 'categories'>) => {
  const bars = AROUND_BARS + categories.rows * categories.columns * BAR_HEIGHT;
  return { width: WIDTH, height: isBars(kind) ? Math.min(TALLEST, Math.max(bars, 140)) : HEIGHT };
};

/**
 * Puts a chart on a sheet, inside a run. Its series are said cell by cell: what Excel guesses of a table takes years
 * below a heading for figures, and finds nothing where formulas have not been calculated yet.
 * @param place where it must be; without one it stands beside its table
 */
export async function addNativeChart(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  chart: NativeChart,
  place?: Box,
): Promise<ChartReport> {
  const at = place ?? (await placeFor(context, sheet, chart.table, chartSize(chart)));
  const [first] = chart.figures;
  const source = rangeOf(sheet, first?.values ?? chart.table);
  const added = sheet.charts.add(TYPES[chart.kind], source, Excel.ChartSeriesBy.columns);
  added.load('id');
  added.series.load('items/name');
  sheet.load('name');
  await context.sync();
  const guessed = added.series.items;
  chart.figures.forEach((figures, index) => {
    const series = guessed[index] ?? added.series.add(figures.name);
    series.name = figures.name;
    series.setValues(rangeOf(sheet, figures.values));
    series.setXAxisValues(rangeOf(sheet, chart.categories));
    if (figures.color === 'none') series.format.fill.clear();
    else if (figures.color !== undefined) series.format.fill.setSolidColor(figures.color);
    if (chart.kind !== 'line') series.gapWidth = chart.gapWidth ?? gapOf(chart);
    if (figures.labels) {
      series.hasDataLabels = true;
      series.dataLabels.numberFormat = chart.format;
    }
  });
  for (const series of guessed.slice(chart.figures.length)) series.delete();
  dress(added, chart);
  const { left, top, width, height } = at;
  added.set({ left, top, width, height });
  await context.sync();
  return { sheetName: sheet.name, chartId: added.id, title: chart.title };
}

const gapOf = ({ kind, figures }: NativeChart) => (isBars(kind) ? 45 : figures.length > 1 ? 90 : 60);

/** Title, legend and axes. */
function dress(added: Excel.Chart, chart: NativeChart): void {
  added.name = chart.title.slice(0, LONGEST_NAME);
  added.title.text = chart.title;
  const named = chart.figures.filter(({ color }) => color !== 'none');
  if (named.length > 1) added.legend.position = Excel.ChartLegendPosition.bottom;
  else added.legend.visible = false;
  const { valueAxis, categoryAxis } = added.axes;
  valueAxis.numberFormat = chart.format;
  // Figures at the bars say what the axis would.
  if (isBars(chart.kind) && named.every(({ labels }) => labels === true)) {
    valueAxis.visible = false;
    valueAxis.majorGridlines.visible = false;
  }
  if (chart.valueTitle !== undefined) valueAxis.title.text = chart.valueTitle;
  // As a table reads: the first at the top.
  if (isBars(chart.kind)) categoryAxis.reversePlotOrder = true;
  if (chart.namesApart) categoryAxis.tickLabelPosition = Excel.ChartAxisTickLabelPosition.low;
}

/** Puts a chart on a sheet. @throws WorkbookError: gone, protected, busy, host */
export const insertNativeChart = (sheetName: string, chart: NativeChart): Promise<ChartReport> =>
  writing('an insertion', (context) =>
    addNativeChart(context, context.workbook.worksheets.getItem(sheetName), chart),
  );
