import { dealsNow } from '../source/in-force';
import { prepareRefresh, reportOf } from './refresh-table';
import type { TableCondition } from './reports';
import { locateTable } from './table-place';
import { asWorkbookError, reading } from './run';
import { taskFor } from './table-to-refresh';
import type { WorkOptions } from './work';
import { WorkbookError } from './workbook-error';

/** Cells of a table that are looked through without being asked: reading more would hold Excel up. */
const MOST_CELLS = 150_000;

/**
 * How a linked table stands now, without writing anything: what a refresh would do, or why it can't be refreshed.
 * @throws WorkbookError: cancelled, and whatever is no fault of this table (busy, host)
 */
export async function inspectLinkedTable(id: string, options: WorkOptions = {}): Promise<TableCondition> {
  const set = await dealsNow();
  return reading(async (context) => {
    try {
      const task = await taskFor(context, id, set);
      const { rows, width } = await locateTable(context, task.tableId);
      if (rows * width > MOST_CELLS) return { state: 'unchecked' };
      const planned = await prepareRefresh(context, { ...task, restoreDeletedRows: false }, options);
      return { state: 'checked', report: reportOf(planned) };
    } catch (error) {
      const problem = asWorkbookError(error);
      if (problem instanceof WorkbookError && ['cancelled', 'busy', 'host'].includes(problem.code))
        throw problem;
      return { state: 'broken', problem };
    }
  });
}
