import { rangeOf } from './cell-block';
import { answerOf, rowsOf } from './chart-answer';
import type { Answer } from './chart-answer';
import { seriesCells, showItsCells } from './chart-series-cells';
import { chartSettingOf, SETTING_PREFIX } from './chart-setting';
import type { ChartSetting } from './chart-setting';
import { newLinkId } from './link-setting';
import { asWorkbookError, pause, reading, writing } from './run';
import { rememberedCharts } from './standing-charts';
import type { StandingChart } from './standing-charts';

/** A chart that shows more or fewer rows than the answer has that it is of. */
export interface ChartBehind {
  readonly title: string;
  readonly sheetName: string;
  /** Rows that the chart shows. */
  readonly shown: number;
  /** Rows that it would show. */
  readonly rows: number;
  /** Whether its series are no longer those that were put there: it is left to the user. */
  readonly isChanged: boolean;
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

interface Behind extends StandingChart {
  readonly answer: Answer;
  readonly rows: number;
  readonly isChanged: boolean;
}

async function behind(context: Excel.RequestContext, standing: readonly StandingChart[]): Promise<Behind[]> {
  const charts: Omit<Behind, 'isChanged'>[] = [];
  for (const found of standing) {
    // Few charts, each with one cell to look at; a sheet is looked through where it stands there no more.
    const answer = await answerOf(context, found);
    const { names, series } = found.setting;
    // An answer in error, or of other columns, is none that the chart could show.
    if (!answer || answer.rows < 2 || answer.columns <= Math.max(names, ...series)) continue;
    const rows = rowsOf(found.setting, answer);
    if (rows !== found.setting.rows) charts.push({ ...found, answer, rows });
  }
  if (charts.length === 0) return [];
  for (const { chart } of charts) chart.series.load('items/name');
  await context.sync();
  const asked = charts.map((each) => ({ each, cells: hasItsSeries(each) ? seriesCells(each) : undefined }));
  if (asked.some(({ cells }) => cells)) await context.sync();
  return asked.map(({ each, cells }) => ({
    ...each,
    isChanged: !hasItsSeries(each) || (cells !== undefined && !showItsCells(cells, each, each.answer)),
  }));
}

/** Whether a chart has the series that were put there: one that came, went, moved or was renamed may show anything. */
function hasItsSeries({ setting: { series, seriesNames }, chart }: StandingChart): boolean {
  const { items } = chart.series;
  return items.length === series.length && items.every(({ name }, index) => name === seriesNames[index]);
}

const told = ({ setting, sheet, rows, isChanged }: Behind): ChartBehind => ({
  title: setting.title,
  sheetName: sheet.name,
  shown: setting.rows,
  rows,
  isChanged,
});

/** Charts of ours that show more or fewer rows than their answers have. @throws WorkbookError */
export const chartsBehind = (): Promise<readonly ChartBehind[]> =>
  reading(async (context) => (await behind(context, (await rememberedCharts(context)).standing)).map(told));

/** Sets a chart's series anew, and what is remembered of it. */
function mend(context: Excel.RequestContext, { setting, sheet, chart, answer, rows }: Behind): void {
  const column = (place: number) =>
    rangeOf(sheet, { row: answer.row + 1, column: answer.column + place, rows, columns: 1 });
  setting.series.forEach((place, index) => {
    const figures = chart.series.items[index];
    figures?.setValues(column(place));
    figures?.setXAxisValues(column(setting.names));
  });
  const { row, column: first, formula } = answer;
  const now = { ...setting, chartId: chart.id, row, column: first, formula, rows };
  context.workbook.settings.add(setting.key, chartSettingOf(now));
}

/**
 * Sets the series of charts anew whose answers have more or fewer rows than before, and forgets charts that are gone. One
 * that can't be set (its sheet is protected) keeps no other from it; one whose series were changed is left alone.
 * @returns the charts that were set
 * @throws WorkbookError: protected, busy, host; no chart was set
 */
export const mendCharts = (): Promise<readonly ChartBehind[]> =>
  writing('charts', async (context) => {
    const { standing, gone } = await rememberedCharts(context);
    for (const { key } of gone) context.workbook.settings.getItem(key).delete();
    const mended: Behind[] = [];
    const refused: unknown[] = [];
    for (const each of await behind(context, standing)) {
      if (each.isChanged) continue;
      try {
        mend(context, each);
        // A request each: one that is refused takes all with it that it asks for.
        // eslint-disable-next-line office-addins/no-context-sync-in-loop
        await context.sync();
        mended.push(each);
      } catch (error) {
        refused.push(error);
      }
    }
    await context.sync();
    if (mended.length === 0 && refused.length > 0) throw asWorkbookError(refused[0]);
    return mended.map(told);
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
  const isNeeded = await reading(async (context) => {
    const { standing, gone } = await rememberedCharts(context);
    return gone.length > 0 || (await behind(context, standing)).some(({ isChanged }) => !isChanged);
  });
  if (isNeeded) await mendCharts();
}
