import { readChartSetting } from './chart-setting';
import type { ChartSetting } from './chart-setting';

/** A remembered chart that still stands on some sheet. */
export interface StandingChart {
  readonly setting: ChartSetting;
  readonly sheet: Excel.Worksheet;
  readonly chart: Excel.Chart;
}

/** Remembered charts, and those of them whose charts are gone. */
interface RememberedCharts {
  readonly standing: readonly StandingChart[];
  readonly gone: readonly ChartSetting[];
}

/** The remembered charts of the workbook, on whatever sheets. */
export async function rememberedCharts(context: Excel.RequestContext): Promise<RememberedCharts> {
  const { settings, worksheets } = context.workbook;
  settings.load('items/key,items/value');
  await context.sync();
  const known = settings.items.flatMap(({ key, value }) => readChartSetting(key, value) ?? []);
  if (known.length === 0) return { standing: [], gone: [] };
  worksheets.load('items/name');
  await context.sync();
  for (const sheet of worksheets.items) sheet.charts.load('items/id,items/name');
  await context.sync();
  const charts = worksheets.items.flatMap((sheet) => sheet.charts.items.map((chart) => ({ sheet, chart })));
  return paired(known, charts);
}

/**
 * Each setting with its chart: by id; else by its title, where only one chart that is no other setting's has it and only
 * one setting looks for it. Of several alike none is taken, and none forgotten.
 */
function paired(
  known: readonly ChartSetting[],
  charts: readonly Omit<StandingChart, 'setting'>[],
): RememberedCharts {
  const claimed = new Set(known.map(({ chartId }) => chartId));
  const ids = new Set(charts.map(({ chart }) => chart.id));
  const free = charts.filter(({ chart }) => !claimed.has(chart.id));
  const lost = known.filter(({ chartId }) => !ids.has(chartId));
  const standing: StandingChart[] = [];
  const gone: ChartSetting[] = [];
  for (const setting of known) {
    const { chartId, title } = setting;
    const byId = charts.find(({ chart }) => chart.id === chartId);
    const alike = title === '' ? [] : free.filter(({ chart }) => chart.name === title);
    const isOnly = alike.length === 1 && lost.filter((each) => each.title === title).length === 1;
    const found = byId ?? (isOnly ? alike[0] : undefined);
    if (found) standing.push({ setting, ...found });
    else if (alike.length === 0) gone.push(setting);
  }
  return { standing, gone };
}
