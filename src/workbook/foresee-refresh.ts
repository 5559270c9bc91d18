import type { DealSet } from '../deals/dataset';
import type { CellBlock } from './cell-block';
import { linkedTables } from './links';
import { prepareRefresh, reportOf } from './refresh-table';
import type { LinkedTable, RefreshReport } from './reports';
import { asWorkbookError, reading, throwIfCancelled } from './run';
import { taskFor } from './table-to-refresh';
import type { WorkOptions } from './work';

/** What a refresh with other data would do to a linked table, or why it can't be refreshed. */
export type ForeseenTable =
  | {
      readonly kind: 'planned';
      readonly table: LinkedTable;
      readonly report: RefreshReport;
      /** Where the table stands with what is beside it, which moves with its rows; rows and columns from 0. */
      readonly block: CellBlock;
    }
  | { readonly kind: 'refused'; readonly table: LinkedTable; readonly problem: Error };

/**
 * Plans the refresh of each linked table that holds the deals of this machine with data that are not in force yet, and
 * writes nothing, not even to what the workbook remembers.
 * @throws WorkbookError cancelled, host
 */
export async function foreseeRefresh(
  set: DealSet,
  options: WorkOptions = {},
): Promise<readonly ForeseenTable[]> {
  return reading(async (context) => {
    const foreseen: ForeseenTable[] = [];
    for (const table of (await linkedTables(context)).filter(({ origin }) => origin === 'machine')) {
      throwIfCancelled(options.signal);
      try {
        const task = await taskFor(context, table.id, () => ({ origin: 'machine', set }));
        const planned = await prepareRefresh(context, { ...task, restoreDeletedRows: false }, options);
        const { top, left, rows, width, headerRows, totalsRows, besideLeft, besideRight } = planned.place;
        const block = {
          row: top - headerRows,
          column: left - besideLeft,
          rows: headerRows + rows + totalsRows,
          columns: besideLeft + width + besideRight,
        };
        foreseen.push({ kind: 'planned', table, report: reportOf(planned), block });
      } catch (error) {
        throwIfCancelled(options.signal);
        foreseen.push({ kind: 'refused', table, problem: asWorkbookError(error) });
      }
    }
    return foreseen;
  });
}
