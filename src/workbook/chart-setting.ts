import * as v from 'valibot';

/** What the workbook remembers of a chart of an answer that spills, so that the chart can follow its size. */
export interface ChartSetting {
  /** Key of the setting. */
  readonly key: string;
  readonly chartId: string;
  /** As it was put there: finds the chart where a host gives charts other ids. */
  readonly title: string;
  /** The formula that spills, as the host gave it back, and where it stood (counted from 0). */
  readonly formula: string;
  readonly row: number;
  readonly column: number;
  /** Columns of the answer, counted from its first: names, then each series. */
  readonly names: number;
  readonly series: readonly number[];
  /** Names of the series as they were put there: a chart of others is not set anew. */
  readonly seriesNames: readonly string[];
  /** Rows that the chart shows, the heading left aside. */
  readonly rows: number;
  /** Rows that the chart shows at most. */
  readonly mostRows?: number | undefined;
}

export const SETTING_PREFIX = 'DealSheet.chart.';
/** Raised when a later version needs what an earlier one would destroy. */
const FORMAT = 1;

const place = v.pipe(v.number(), v.integer(), v.minValue(0));
const rows = v.pipe(v.number(), v.integer(), v.minValue(1));

const schema = v.object({
  format: v.literal(FORMAT),
  chartId: v.pipe(v.string(), v.nonEmpty()),
  title: v.string(),
  formula: v.pipe(v.string(), v.startsWith('=')),
  row: place,
  column: place,
  names: place,
  series: v.pipe(v.array(place), v.minLength(1), v.maxLength(20)),
  seriesNames: v.array(v.string()),
  rows,
  mostRows: v.optional(rows),
});

/** Reads a setting, whoever wrote it; undefined where it is not ours, of a later version, or damaged: it is left alone. */
export function readChartSetting(key: string, value: unknown): ChartSetting | undefined {
  if (!key.startsWith(SETTING_PREFIX) || typeof value !== 'string') return undefined;
  try {
    const read = v.safeParse(schema, JSON.parse(value) as unknown);
    return read.success ? { ...read.output, key } : undefined;
  } catch {
    return undefined;
  }
}

/** The value of the setting: text, which every host gives back as it was. */
export const chartSettingOf = (setting: ChartSetting): string =>
  JSON.stringify({ ...setting, format: FORMAT });
