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
 * The formulas of an area that call our functions, with what they show.
 * @param maySpill whether their results may spill, which is not so in a table
 * @throws WorkbookError `stillComputing`: a cell waits for its result, or has no room for it, or Excel has not calculated;
 * `dealCard`: a cell holds a card
 */
export async function readFormulas(
  context: Excel.RequestContext,
  area: SheetArea,
  maySpill: boolean,
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
  return maySpill ? withSpills(context, area.sheetName, found) : found;
}

/** Excel calculates by hand only for some users: what it shows may then be of another day. */
async function assertCalculated(context: Excel.RequestContext): Promise<void> {
  const { application } = context.workbook;
  application.load('calculationState');
  await context.sync();
  if (application.calculationState === Excel.CalculationState.done) return;
  throw new WorkbookError(
    'stillComputing',
    'Excel has not calculated everything. Press F9, wait, and freeze again; nothing was changed.',
  );
}

/** Formulas with all that they spilled; the cells that another one spilled into drop out. */
async function withSpills(
  context: Excel.RequestContext,
  sheetName: string,
  found: readonly FrozenFormula[],
): Promise<FrozenFormula[]> {
  const sheet = context.workbook.worksheets.getItem(sheetName);
  const whole: FrozenFormula[] = [];
  for (const [first, count] of rowSlices(found.length, 1, 500)) {
    const asked = found.slice(first, first + count).map((formula) => {
      const cell = sheet.getCell(formula.row, formula.column);
      const spill = cell.getSpillingToRangeOrNullObject();
      const parent = cell.getSpillParentOrNullObject();
      spill.load('rowCount,columnCount,values,formulas,valueTypes,text,numberFormat');
      parent.load('rowIndex,columnIndex');
      return { formula, spill, parent };
    });
    // Some hundreds of cells a request on purpose.
    // eslint-disable-next-line office-addins/no-context-sync-in-loop
    await context.sync();
    for (const { formula, spill, parent } of asked) {
      const isChild =
        !parent.isNullObject && (parent.rowIndex !== formula.row || parent.columnIndex !== formula.column);
      if (isChild) continue;
      if (spill.isNullObject) whole.push(formula);
      else {
        const { rowCount: rows, columnCount: columns } = spill;
        whole.push(frozenBlock(formula, spill, { row: 0, column: 0, rows, columns }, sheetName));
      }
    }
  }
  return whole;
}
