import { dealsNow } from '../source/in-force';
import { reading } from './run';

/** Columns of the selected row that are looked through for a deal id. */
const COLUMNS_LOOKED_AT = 200;

/** Id of the deal that is selected: in the first selected cell, else the first one in its row. */
export async function selectedDeal(): Promise<string | undefined> {
  const set = await dealsNow();
  return reading(async (context) => {
    const cell = context.workbook.getSelectedRange().getCell(0, 0);
    cell.load('rowIndex,values');
    await context.sync();
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    const row = sheet.getRangeByIndexes(cell.rowIndex, 0, 1, COLUMNS_LOOKED_AT);
    row.load('values');
    await context.sync();
    const [texts = []]: unknown[][] = row.values;
    for (const text of [cell.values[0]?.[0], ...texts]) {
      // A cell of DEALS.DEAL where Excel has no cards is a line of text that ends in the id.
      const index =
        typeof text === 'string'
          ? (set.rowOf(text.trim()) ?? set.rowOf(/\[([^\]]*)\]$/.exec(text)?.[1] ?? ''))
          : undefined;
      if (index !== undefined) return set.row(index).deal_id;
    }
    return undefined;
  });
}
