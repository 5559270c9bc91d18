import * as v from 'valibot';

/** `Excel.ChartType`, those that the workbench draws. */
export const CHART_TYPES = [
  'ColumnClustered',
  'ColumnStacked',
  'BarClustered',
  'BarStacked',
  'Line',
  'LineMarkers',
] as const;
export type ChartType = (typeof CHART_TYPES)[number];

/** `Excel.ChartLegendPosition`, those that the workbench draws. */
export const LEGEND_POSITIONS = ['Top', 'Bottom', 'Left', 'Right'] as const;

/** `Excel.ChartAxisTickLabelPosition`. */
export const LABEL_POSITIONS = ['NextToAxis', 'High', 'Low', 'None'] as const;

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Cells that a chart shows. Without a sheet they are on the chart's own, so that a copied sheet shows its own cells. */
const cellsSchema = v.object({
  sheetId: v.optional(v.string()),
  row: whole,
  column: whole,
  rows: v.pipe(whole, v.minValue(1)),
  columns: v.pipe(whole, v.minValue(1)),
});

const seriesSchema = v.object({
  id: v.string(),
  /** A name that was given; without it that of `nameFrom`, else "Series1". */
  name: v.optional(v.string()),
  nameFrom: v.optional(cellsSchema),
  values: v.optional(cellsSchema),
  categories: v.optional(cellsSchema),
  /** "#RRGGBB"; "" is no fill; without it the palette's. */
  fill: v.optional(v.string()),
  hasDataLabels: v.boolean(),
  /** Without it that of the cells. */
  labelFormat: v.optional(v.string()),
  /** Per cent of a bar's width; without it Excel's own of the chart's type. */
  gapWidth: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(500))),
});

const axisSchema = v.object({
  title: v.string(),
  titleVisible: v.boolean(),
  visible: v.boolean(),
  gridlines: v.boolean(),
  minimum: v.optional(v.number()),
  maximum: v.optional(v.number()),
  /** Without it that of the first value. */
  numberFormat: v.optional(v.string()),
  reversePlotOrder: v.boolean(),
  tickLabelPosition: v.picklist(LABEL_POSITIONS),
});

const chartSchema = v.object({
  name: v.string(),
  type: v.picklist(CHART_TYPES),
  /** Without a text: the name of the only series, else "Chart Title". */
  title: v.object({ text: v.optional(v.string()), visible: v.boolean() }),
  legend: v.object({ visible: v.boolean(), position: v.picklist(LEGEND_POSITIONS) }),
  series: v.array(seriesSchema),
  valueAxis: axisSchema,
  categoryAxis: axisSchema,
});

/** Cells that a chart shows, counted from 0. */
export type ChartCells = v.InferOutput<typeof cellsSchema>;
export type SeriesData = v.InferOutput<typeof seriesSchema>;
export type AxisData = v.InferOutput<typeof axisSchema>;
/** A chart as the workbook keeps it: plain JSON, saved with the drawing that shows it. */
export type ChartData = v.InferOutput<typeof chartSchema>;

/** Reads a chart that came from storage; undefined for what is none. */
export function readChart(input: unknown): ChartData | undefined {
  const read = v.safeParse(chartSchema, input);
  return read.success ? read.output : undefined;
}

const AXIS: AxisData = {
  title: '',
  titleVisible: false,
  visible: true,
  gridlines: false,
  reversePlotOrder: false,
  tickLabelPosition: 'NextToAxis',
};

/** A new chart as Excel makes it: a title, a legend where there are several series, gridlines along the values. */
export const newChart = (name: string, type: ChartType, series: readonly SeriesData[]): ChartData => ({
  name,
  type,
  title: { visible: true },
  legend: { visible: series.length > 1, position: 'Bottom' },
  series: [...series],
  valueAxis: { ...AXIS, gridlines: true },
  categoryAxis: AXIS,
});
