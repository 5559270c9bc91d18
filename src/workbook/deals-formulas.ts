import { callsDeals } from './deals-calls';
import type { FormulaAt } from './frozen-block';
import { rowSlices } from './request-size';
import { throwIfCancelled } from './run';
import { refersToSpill, refersUnread } from './spill-references';
import type { WorkOptions } from './work';

/** A formula with the size of what it spills; one cell where it does not. */
export interface SpillingFormula extends FormulaAt {
  readonly rows: number;
  readonly columns: number;
}

/** Two answers a cell. */
const SCANNED_CELLS = 20_000;
/** Cells that one request asks about. */
const ASKED_CELLS = 400;

/** The formulas of a sheet that freezing has to know. */
export interface ScannedFormulas {
  /** Those that call our functions. */
  readonly deals: readonly FormulaAt[];
  /** Those, of anybody, that refer to all that another cell spills: `A1#`. */
  readonly spillUsers: readonly FormulaAt[];
  /** Those that may do so by INDIRECT, with a text that only calculation tells. */
  readonly unread: readonly FormulaAt[];
}

/** Looks through all used cells of a sheet. A text that looks like a formula is its own value. */
export async function scanFormulas(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  options: WorkOptions,
): Promise<ScannedFormulas> {
  const used = sheet.getUsedRangeOrNullObject(true).load('rowIndex,columnIndex,rowCount,columnCount');
  await context.sync();
  const found = { deals: [] as FormulaAt[], spillUsers: [] as FormulaAt[], unread: [] as FormulaAt[] };
  if (used.isNullObject) return found;
  for (const [first, count] of rowSlices(used.rowCount, used.columnCount, SCANNED_CELLS)) {
    throwIfCancelled(options.signal);
    const row = used.rowIndex + first;
    const range = sheet.getRangeByIndexes(row, used.columnIndex, count, used.columnCount);
    range.load('formulas,values');
    // One answer for all cells may be too large: a slice at a time on purpose.
    // eslint-disable-next-line office-addins/no-context-sync-in-loop
    await context.sync();
    const { formulas, values }: { formulas: unknown[][]; values: unknown[][] } = range;
    formulas.forEach((cells, down) => {
      cells.forEach((formula, over) => {
        if (typeof formula !== 'string' || !formula.startsWith('=') || formula === values[down]?.[over])
          return;
        const at = { row: row + down, column: used.columnIndex + over, formula };
        if (callsDeals(formula)) found.deals.push(at);
        if (refersToSpill(formula)) found.spillUsers.push(at);
        if (refersUnread(formula)) found.unread.push(at);
      });
    });
  }
  return found;
}

/** How far each formula spills. A host may give the cells of a spill its formula: those count once. */
export async function withSpills<At extends FormulaAt>(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  found: readonly At[],
): Promise<readonly (At & SpillingFormula)[]> {
  const sized: (At & SpillingFormula)[] = [];
  for (let first = 0; first < found.length; first += ASKED_CELLS) {
    const asked = found.slice(first, first + ASKED_CELLS).map((at) => ({
      at,
      spill: sheet.getCell(at.row, at.column).getSpillingToRangeOrNullObject().load('rowCount,columnCount'),
    }));
    // Bounded requests on purpose.
    // eslint-disable-next-line office-addins/no-context-sync-in-loop
    await context.sync();
    for (const { at, spill } of asked)
      sized.push(
        spill.isNullObject
          ? { ...at, rows: 1, columns: 1 }
          : { ...at, rows: spill.rowCount, columns: spill.columnCount },
      );
  }
  const spills = sized.filter(({ rows, columns }) => rows * columns > 1);
  const within = (at: FormulaAt) =>
    spills.some(
      (spill) =>
        (at.row !== spill.row || at.column !== spill.column) &&
        at.row >= spill.row &&
        at.row < spill.row + spill.rows &&
        at.column >= spill.column &&
        at.column < spill.column + spill.columns,
    );
  return spills.length === 0 ? sized : sized.filter((at) => !within(at));
}
