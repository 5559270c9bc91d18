import { callsDeals } from './deals-calls';
import type { Read } from './frozen-block';
import { frozenBlock } from './frozen-block';
import type { FrozenFormula, SheetArea } from './frozen-cells';
import { rowSlices } from './request-size';
import { throwIfCancelled } from './run';
import type { WorkOptions } from './work';
import { WorkbookError } from './workbook-error';

/** Five answers for each cell. */
const READ_CELLS = 10_000;

/**
 * The formulas of a table's area that call our functions, with what they show. In a table no result spills.
 * @throws WorkbookError `stillComputing`: a cell waits for its result, or has no room for it, or Excel has not calculated;
 * `dealCard`: a cell holds a card
 */
export async function readFormulas(
  context: Excel.RequestContext,
  area: SheetArea,
  options: WorkOptions,
): Promise<FrozenFormula[]> {
  await assertCalculated(context);
  const sheet = context.workbook.worksheets.getItem(area.sheetName);
  const found: FrozenFormula[] = [];
  for (const [first, count] of rowSlices(area.rows, area.columns, READ_CELLS)) {
    throwIfCancelled(options.signal);
    const range = sheet.getRangeByIndexes(area.row + first, area.column, count, area.columns);
    range.load('values,formulas,valueTypes,text,numberFormat');
    // One answer for all cells may be too large: a slice at a time on purpose.
    // eslint-disable-next-line office-addins/no-context-sync-in-loop
    await context.sync();
    const read: Read = range;
    read.formulas.forEach((cells, row) => {
      cells.forEach((formula, column) => {
        if (typeof formula !== 'string' || !formula.startsWith('=')) return;
        if (formula === read.values[row]?.[column] || !callsDeals(formula)) return;
        const at = { row: area.row + first + row, column: area.column + column, formula };
        found.push(frozenBlock(at, read, { row, column, rows: 1, columns: 1 }, area.sheetName));
      });
    });
    options.onProgress?.({ done: first + count, total: area.rows, phase: 'reading' });
  }
  return found;
}

/**
 * Excel calculates by hand only for some users: what it shows may then be of another day.
 * @throws WorkbookError `stillComputing`
 */
export async function assertCalculated(context: Excel.RequestContext): Promise<void> {
  const { application } = context.workbook;
  application.load('calculationState');
  await context.sync();
  if (application.calculationState === Excel.CalculationState.done) return;
  throw new WorkbookError(
    'stillComputing',
    'Excel has not calculated everything. Press F9, wait, and freeze again; nothing was changed.',
  );
}
