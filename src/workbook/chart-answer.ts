import type { ChartSetting } from './chart-setting';
import { callsDeals } from './deals-calls';
import { scanFormulas, withSpills } from './deals-formulas';
import type { StandingChart } from './standing-charts';

/** Where an answer stands now, and how many rows and columns it has. */
export interface Answer {
  readonly row: number;
  readonly column: number;
  readonly formula: string;
  readonly rows: number;
  readonly columns: number;
}

/** The answer that a chart is of: where it stood, else where the same formula stands on the chart's sheet. */
export async function answerOf(
  context: Excel.RequestContext,
  { setting, sheet }: StandingChart,
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
export const rowsOf = ({ mostRows = Infinity }: ChartSetting, answer: Answer) =>
  Math.min(answer.rows - 1, mostRows);
