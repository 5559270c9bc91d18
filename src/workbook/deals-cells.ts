import { callsDeals } from './deals-calls';
import { reading } from './run';

/** Cells that are asked for at once: a request may not carry much more. */
const CELLS_AT_ONCE = 25_000;

/**
 * How many cells of the workbook hold a formula with a DEALS function: those that newer data may change. Cells that such
 * a formula spills into are not counted. @throws WorkbookError
 */
export async function countDealsCells(): Promise<number> {
  return reading(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.load('items/name');
    await context.sync();
    const used = worksheets.items.map((sheet) => {
      const range = sheet.getUsedRangeOrNullObject(true);
      range.load('rowIndex,columnIndex,rowCount,columnCount');
      return { sheet, range };
    });
    await context.sync();
    let found = 0;
    for (const { sheet, range } of used) {
      if (range.isNullObject) continue;
      const { rowIndex, columnIndex, rowCount, columnCount } = range;
      const rowsAtOnce = Math.max(1, Math.floor(CELLS_AT_ONCE / columnCount));
      for (let row = 0; row < rowCount; row += rowsAtOnce) {
        const rows = Math.min(rowsAtOnce, rowCount - row);
        const block = sheet.getRangeByIndexes(rowIndex + row, columnIndex, rows, columnCount);
        block.load('formulas,values');
        // Each block is near the size of an answer: one after the other on purpose.
        // eslint-disable-next-line office-addins/no-context-sync-in-loop
        await context.sync();
        found += countIn(block.formulas, block.values);
      }
    }
    return found;
  });
}

/** A text that looks like a formula is its own value. */
const countIn = (
  formulas: readonly (readonly unknown[])[],
  values: readonly (readonly unknown[])[],
): number =>
  formulas.flatMap((row, place) =>
    row.filter(
      (formula, column) =>
        typeof formula === 'string' &&
        formula.startsWith('=') &&
        callsDeals(formula) &&
        formula !== values[place]?.[column],
    ),
  ).length;
