import type { CellBlock } from './cell-block';
import { rangeOf } from './cell-block';
import type { Box } from './chart-place';
import { placeFor } from './place-chart';
import { writing } from './run';
import { WorkbookError } from './workbook-error';

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

/** A chart in words: the one place where it is said to Excel is {@link addNativeCharts}. */
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
  /** Whether series are named below; by default where there are several. */
  readonly hasLegend?: boolean | undefined;
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
export const LONGEST_NAME = 80;

const isBars = (kind: ChartKind) => kind === 'bars' || kind === 'stackedBars';

/** How large a chart is by default. */
const chartSize = ({ kind, categories }: Pick<NativeChart, 'kind' | 'categories'>) => {
  const bars = AROUND_BARS + categories.rows * categories.columns * BAR_HEIGHT;
  return { width: WIDTH, height: isBars(kind) ? Math.min(TALLEST, Math.max(bars, 140)) : HEIGHT };
};

/** A chart, and where it stands: over cells, or at a place in points. */
export interface PlacedChart {
  readonly chart: NativeChart;
  readonly over?: CellBlock | undefined;
  readonly place?: Box | undefined;
}

/**
 * Puts charts on a sheet, inside a run. Their series are said cell by cell: what Excel guesses of a table takes years
 * below a heading for figures, and finds nothing where formulas have not been calculated yet.
 */
export async function addNativeCharts(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  charts: readonly PlacedChart[],
): Promise<ChartReport[]> {
  sheet.load('name');
  const begun = charts.map(({ chart, over, place }) => {
    const source = rangeOf(sheet, chart.figures[0]?.values ?? chart.table);
    const added = sheet.charts.add(TYPES[chart.kind], source, Excel.ChartSeriesBy.columns);
    added.load('id');
    added.series.load('items/name');
    if (over) added.setPosition(rangeOf(sheet, over).getCell(0, 0), rangeOf(sheet, over).getLastCell());
    if (place) added.set(place);
    return { chart, added };
  });
  await context.sync();
  for (const { chart, added } of begun) {
    fill(sheet, added, chart);
    dress(added, chart);
  }
  await context.sync();
  return begun.map(({ chart, added }) => ({ sheetName: sheet.name, chartId: added.id, title: chart.title }));
}

/** The series of a chart, in place of those that were guessed. */
function fill(sheet: Excel.Worksheet, { series }: Excel.Chart, chart: NativeChart): void {
  const guessed = series.items;
  chart.figures.forEach(({ name, values, color, labels }, index) => {
    const figures = guessed[index] ?? series.add(name);
    figures.name = name;
    figures.setValues(rangeOf(sheet, values));
    figures.setXAxisValues(rangeOf(sheet, chart.categories));
    if (color === 'none') figures.format.fill.clear();
    else if (color !== undefined) figures.format.fill.setSolidColor(color);
    if (chart.kind !== 'line') figures.gapWidth = chart.gapWidth ?? gapOf(chart);
    if (labels) {
      figures.hasDataLabels = true;
      figures.dataLabels.numberFormat = chart.format;
    }
  });
  for (const figures of guessed.slice(chart.figures.length)) figures.delete();
}

const gapOf = ({ kind, figures }: NativeChart) => (isBars(kind) ? 45 : figures.length > 1 ? 90 : 60);

/** Title, legend and axes. */
function dress(added: Excel.Chart, chart: NativeChart): void {
  added.name = chart.title.slice(0, LONGEST_NAME);
  added.title.text = chart.title;
  const named = chart.figures.filter(({ color }) => color !== 'none');
  const hasLegend = chart.hasLegend ?? named.length > 1;
  added.legend.visible = hasLegend;
  if (hasLegend) added.legend.position = Excel.ChartLegendPosition.bottom;
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

/** Puts a chart on a sheet, beside its table. @throws WorkbookError: gone, protected, busy, host */
export const insertNativeChart = (sheetName: string, chart: NativeChart): Promise<ChartReport> =>
  writing('an insertion', async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetName);
    const place = await placeFor(context, sheet, chart.table, chartSize(chart));
    const [report] = await addNativeCharts(context, sheet, [{ chart, place }]);
    if (!report) throw new WorkbookError('host', 'Excel made no chart.');
    return report;
  });
