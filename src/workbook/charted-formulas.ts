import type { FormulaBlock, FormulaReport } from './insert-formulas';
import { insertFormulas } from './insert-formulas';
import type { CellBlock } from './cell-block';
import { forgetChart, rememberChart } from './following-charts';
import type { ChartReport, NativeChart } from './native-chart';
import { insertNativeChart, LONGEST_NAME } from './native-chart';
import { writing } from './run';
import { takeBackFormulas } from './take-back-formulas';
import type { TakenBack } from './take-back-formulas';
import { sheetGone, WorkbookError } from './workbook-error';
import type { WorkOptions } from './work';

/** A chart of a block of formulas: its cells count from the block's first one. */
export interface ChartOfBlock extends Omit<NativeChart, 'table'> {
  /** Rows of the answer that the chart shows at most, where the answer grows. */
  readonly mostRows?: number | undefined;
}

/** Formulas that were written and the chart beside them. */
export interface ChartedReport {
  readonly chart: ChartReport;
  /** Undefined where the chart shows what stood there already. */
  readonly formulas?: FormulaReport | undefined;
  /** Where the workbook remembers a chart that follows the size of an answer. */
  readonly remembered?: string | undefined;
}

const FIRST_CELL = /^\$?([A-Z]+)\$?(\d+)/;

/** Row and column, counted from 0, of an address without its sheet. */
function firstCell(address: string): { row: number; column: number } {
  const [, letters = 'A', row = '1'] = FIRST_CELL.exec(address) ?? [];
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(row) - 1, column };
}

/**
 * Writes formulas from the selected cell on, and puts a chart of their results beside them.
 * @throws WorkbookError: occupied, noRoom, protected, busy, cancelled, host; nothing was left behind
 */
export async function insertChartedFormulas(
  block: FormulaBlock,
  chart: ChartOfBlock,
  options: WorkOptions = {},
): Promise<ChartedReport> {
  const { mostRows, ...drawn } = chart;
  const formulas = await insertFormulas(block, options);
  const { row, column } = firstCell(formulas.address);
  const moved = (cells: CellBlock): CellBlock => ({
    ...cells,
    row: cells.row + row,
    column: cells.column + column,
  });
  try {
    const report = await insertNativeChart(formulas.sheetName, {
      ...drawn,
      table: { row, column, rows: block.rows, columns: block.columns },
      categories: moved(chart.categories),
      figures: chart.figures.map((each) => ({ ...each, values: moved(each.values) })),
    });
    const remembered = await rememberSpill(block, chart, { chart: report, formulas, row, column, mostRows });
    return { chart: report, formulas, remembered };
  } catch (error) {
    await takeBackFormulas(formulas).catch(() => undefined);
    throw error;
  }
}

interface Inserted {
  readonly chart: ChartReport;
  readonly formulas: FormulaReport;
  readonly row: number;
  readonly column: number;
  readonly mostRows: number | undefined;
}

/** Remembers the chart of one formula that spills; one that can't be remembered stands all the same. */
async function rememberSpill(
  block: FormulaBlock,
  { categories, figures }: ChartOfBlock,
  { chart, formulas, row, column, mostRows }: Inserted,
): Promise<string | undefined> {
  const formula: unknown = formulas.written[0]?.[0];
  const isOne = block.cells.length === 1 && block.cells[0]?.length === 1;
  if (!isOne || typeof formula !== 'string' || categories.row !== 1) return undefined;
  return rememberChart({
    chartId: chart.chartId,
    title: chart.title.slice(0, LONGEST_NAME),
    formula,
    row,
    column,
    names: categories.column,
    series: figures.map(({ values }) => values.column),
    seriesNames: figures.map(({ name }) => name),
    rows: categories.rows,
    mostRows,
  }).catch(() => undefined);
}

/**
 * Takes a chart off its sheet, and the formulas that were written for it as long as they stand there as written.
 * @throws WorkbookError: gone, changedSince (the chart is off, the formulas stay), protected, busy, host
 */
export async function takeBackChart({ chart, formulas, remembered }: ChartedReport): Promise<TakenBack> {
  await writing('an undo', async (context) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(chart.sheetName);
    sheet.load('name');
    await context.sync();
    if (sheet.isNullObject) throw sheetGone(chart.sheetName);
    const charts = sheet.charts.load('items/id');
    await context.sync();
    const found = charts.items.find(({ id }) => id === chart.chartId);
    if (!found && !formulas)
      throw new WorkbookError(
        'gone',
        'The chart is not there any more: it was deleted, so there is nothing to undo.',
      );
    found?.delete();
    await context.sync();
  });
  if (remembered !== undefined) await forgetChart(remembered);
  return formulas ? takeBackFormulas(formulas) : {};
}
