import type { FormulaBlock, FormulaReport } from './insert-formulas';
import { insertFormulas } from './insert-formulas';
import type { CellBlock } from './cell-block';
import type { ChartReport, NativeChart } from './native-chart';
import { insertNativeChart } from './native-chart';
import { writing } from './run';
import { takeBackFormulas } from './take-back-formulas';
import { WorkbookError } from './workbook-error';
import type { WorkOptions } from './work';

/** A chart of a block of formulas: its cells count from the block's first one. */
export type ChartOfBlock = Omit<NativeChart, 'table'>;

/** Formulas that were written and the chart beside them. */
export interface ChartedReport {
  readonly chart: ChartReport;
  /** Undefined where the chart shows what stood there already. */
  readonly formulas?: FormulaReport | undefined;
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
  const formulas = await insertFormulas(block, options);
  const { row, column } = firstCell(formulas.address);
  const moved = (cells: CellBlock): CellBlock => ({
    ...cells,
    row: cells.row + row,
    column: cells.column + column,
  });
  try {
    const report = await insertNativeChart(formulas.sheetName, {
      ...chart,
      table: { row, column, rows: block.rows, columns: block.columns },
      categories: moved(chart.categories),
      figures: chart.figures.map((each) => ({ ...each, values: moved(each.values) })),
    });
    return { chart: report, formulas };
  } catch (error) {
    await takeBackFormulas(formulas).catch(() => undefined);
    throw error;
  }
}

/**
 * Takes a chart off its sheet, and the formulas that were written for it as long as they stand there as written.
 * @throws WorkbookError: gone, changedSince (the chart is off, the formulas stay), protected, busy, host
 */
export async function takeBackChart({ chart, formulas }: ChartedReport): Promise<void> {
  await writing('an undo', async (context) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(chart.sheetName);
    sheet.load('name');
    await context.sync();
    if (sheet.isNullObject) throw new WorkbookError('gone', 'The sheet was renamed or deleted meanwhile.');
    const charts = sheet.charts.load('items/id');
    await context.sync();
    const found = charts.items.find(({ id }) => id === chart.chartId);
    if (!found && !formulas) throw new WorkbookError('gone', 'The chart was deleted meanwhile.');
    found?.delete();
    await context.sync();
  });
  if (formulas) await takeBackFormulas(formulas);
}
