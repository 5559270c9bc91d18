import { rangeOf } from './cell-block';
import { chartSettingOf, readChartSetting, SETTING_PREFIX } from './chart-setting';
import type { ChartSetting } from './chart-setting';
import { callsDeals } from './deals-calls';
import { scanFormulas, withSpills } from './deals-formulas';
import { newLinkId } from './link-setting';
import { pause, reading, writing } from './run';

/** A chart that shows more or fewer rows than the answer has that it is of. */
export interface ChartBehind {
  readonly title: string;
  readonly sheetName: string;
  /** Rows that the chart shows. */
  readonly shown: number;
  /** Rows that it would show. */
  readonly rows: number;
}

/** Remembers a chart, to set its series anew when the answer has other rows. @returns the setting's key */
export async function rememberChart(setting: Omit<ChartSetting, 'key'>): Promise<string> {
  const key = SETTING_PREFIX + newLinkId();
  await reading(async (context) => {
    context.workbook.settings.add(key, chartSettingOf({ key, ...setting }));
    await context.sync();
  });
  return key;
}

/** Forgets a chart that was taken back. */
export async function forgetChart(key: string): Promise<void> {
  await reading(async (context) => {
    const setting = context.workbook.settings.getItemOrNullObject(key);
    await context.sync();
    if (!setting.isNullObject) setting.delete();
    await context.sync();
  });
}

interface Found {
  readonly setting: ChartSetting;
  readonly sheet: Excel.Worksheet;
  readonly chart: Excel.Chart;
}

/** The remembered charts that still stand somewhere, on whatever sheet. */
async function standingCharts(context: Excel.RequestContext): Promise<readonly Found[]> {
  const { settings, worksheets } = context.workbook;
  settings.load('items/key,items/value');
  await context.sync();
  const known = settings.items.flatMap(({ key, value }) => readChartSetting(key, value) ?? []);
  if (known.length === 0) return [];
  worksheets.load('items/name');
  await context.sync();
  for (const sheet of worksheets.items) sheet.charts.load('items/id,items/name');
  await context.sync();
  const standing = worksheets.items.flatMap((sheet) => sheet.charts.items.map((chart) => ({ sheet, chart })));
  return known.flatMap((setting) => {
    const found =
      standing.find(({ chart }) => chart.id === setting.chartId) ??
      standing.find(({ chart }) => setting.title !== '' && chart.name === setting.title);
    return found ? [{ setting, ...found }] : [];
  });
}

/** Where an answer stands now, and how many rows and columns it has. */
interface Answer {
  readonly row: number;
  readonly column: number;
  readonly formula: string;
  readonly rows: number;
  readonly columns: number;
}

/** The answer that a chart is of: where it stood, else where the same formula stands on the chart's sheet. */
async function answerOf(
  context: Excel.RequestContext,
  { setting, sheet }: Found,
): Promise<Answer | undefined> {
  const cell = sheet.getCell(setting.row, setting.column).load('formulas');
  await context.sync();
  const formula: unknown = cell.formulas[0]?.[0];
  const isSame = formula === setting.formula;
  // Rows above may have come or gone; a formula that was changed where it stands is still the chart's.
  const moved = isSame ? [] : (await scanFormulas(context, sheet, {})).deals;
  const same = moved.filter((each) => each.formula === setting.formula);
  const [at = undefined] =
    same.length === 1
      ? same
      : typeof formula === 'string' && callsDeals(formula)
        ? [{ row: setting.row, column: setting.column, formula }]
        : [];
  if (!at) return undefined;
  const [answer] = await withSpills(context, sheet, [at]);
  return answer;
}

/** Rows that a chart of an answer shows, its heading left aside. */
const rowsOf = ({ mostRows = Infinity }: ChartSetting, answer: Answer) => Math.min(answer.rows - 1, mostRows);

async function behind(context: Excel.RequestContext) {
  const charts: (Found & { readonly answer: Answer; readonly rows: number })[] = [];
  for (const found of await standingCharts(context)) {
    // Few charts, each with one cell to look at; a sheet is looked through where it stands there no more.
    const answer = await answerOf(context, found);
    const { names, series } = found.setting;
    // An answer in error, or of other columns, is none that the chart could show.
    if (!answer || answer.rows < 2 || answer.columns <= Math.max(names, ...series)) continue;
    const rows = rowsOf(found.setting, answer);
    if (rows !== found.setting.rows) charts.push({ ...found, answer, rows });
  }
  return charts;
}

const told = ({ setting, sheet, rows }: Found & { readonly rows: number }): ChartBehind => ({
  title: setting.title,
  sheetName: sheet.name,
  shown: setting.rows,
  rows,
});

/** Charts of ours that show more or fewer rows than their answers have. @throws WorkbookError */
export const chartsBehind = (): Promise<readonly ChartBehind[]> =>
  reading(async (context) => (await behind(context)).map(told));

/**
 * Sets the series of charts anew whose answers have more or fewer rows than before.
 * @returns the charts that were set
 * @throws WorkbookError: protected, busy, host
 */
export const mendCharts = (): Promise<readonly ChartBehind[]> =>
  writing('charts', async (context) => {
    const charts = await behind(context);
    if (charts.length === 0) return [];
    for (const { chart } of charts) chart.series.load('items/name');
    await context.sync();
    for (const { setting, sheet, chart, answer, rows } of charts) {
      const column = (place: number) =>
        rangeOf(sheet, { row: answer.row + 1, column: answer.column + place, rows, columns: 1 });
      setting.series.forEach((place, index) => {
        const figures = chart.series.items[index];
        figures?.setValues(column(place));
        figures?.setXAxisValues(column(setting.names));
      });
      const { row, column: first, formula } = answer;
      const now = { ...setting, row, column: first, formula, rows };
      context.workbook.settings.add(setting.key, chartSettingOf(now));
    }
    await context.sync();
    return charts.map(told);
  });

/** Times that a calculation is waited for, and how long in between. */
const TRIES = 40;
const WAIT_MILLISECONDS = 250;

/** Lets charts follow their answers when Excel has calculated; what can't be set then, the Market place tells. */
export async function followCharts(): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const isDone = await reading(async (context) => {
      const { application } = context.workbook;
      application.load('calculationState');
      // Asked again and again on purpose: Excel tells no add-in when custom functions have answered.
      // eslint-disable-next-line office-addins/no-context-sync-in-loop
      await context.sync();
      return application.calculationState === Excel.CalculationState.done;
    });
    if (isDone) break;
    await new Promise((resume) => setTimeout(resume, WAIT_MILLISECONDS));
  }
  await pause();
  if ((await chartsBehind()).length > 0) await mendCharts();
}
