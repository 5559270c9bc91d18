import type { DealSet } from '../deals/dataset';
import { dealsNow } from '../source/in-force';
import { findTables, readTables } from './find-tables';
import type { RefreshAction } from './last-action';
import { remember } from './last-action';
import { readLinks } from './link-store';
import { linkedTables } from './links';
import type { TableToRefresh } from './refresh-table';
import { carryOutRefresh, prepareRefresh, reportOf } from './refresh-table';
import type { LinkedTable, RefreshAllReport, RefreshReport } from './reports';
import { asWorkbookError, reading, throwIfCancelled, writing } from './run';
import type { WorkOptions } from './work';
import { WorkbookError } from './workbook-error';

export interface RefreshOptions extends WorkOptions {
  /** Put deals back whose rows the user deleted. */
  readonly restoreDeletedRows?: boolean | undefined;
}

/**
 * Brings a linked table to the data in force.
 * @param id of the link (LinkedTable.id)
 * @throws WorkbookError: gone, protected, noDealIdColumn, noRoom, newerFormat, busy, cancelled, host; the sheet is then as it was
 */
export async function refreshLinkedTable(id: string, options: RefreshOptions = {}): Promise<RefreshReport> {
  const set = await dealsNow();
  return writing('a refresh', async (context) => {
    const task = await taskFor(context, id, set, options);
    const { report, action } = await carryOutRefresh(
      context,
      await prepareRefresh(context, task, options),
      options,
    );
    remember([action]);
    return report;
  });
}

/** What `refreshLinkedTable` would do, without writing anything. @throws as it does */
export async function previewRefresh(id: string, options: RefreshOptions = {}): Promise<RefreshReport> {
  const set = await dealsNow();
  return reading(async (context) => {
    const task = await taskFor(context, id, set, options);
    return reportOf(await prepareRefresh(context, task, options));
  });
}

/** Refreshes every linked table; one that can't be refreshed does not stop the others, a cancel does. */
export async function refreshAllLinkedTables(options: WorkOptions = {}): Promise<RefreshAllReport> {
  const set = await dealsNow();
  return writing('a refresh of all tables', async (context) => {
    const refreshed: RefreshReport[] = [];
    const failed: { table: LinkedTable; reason: string }[] = [];
    const actions: RefreshAction[] = [];
    for (const table of await linkedTables(context, set)) {
      try {
        throwIfCancelled(options.signal);
        const task = await taskFor(context, table.id, set, options);
        const { report, action } = await carryOutRefresh(
          context,
          await prepareRefresh(context, task, options),
          options,
        );
        refreshed.push(report);
        actions.push(action);
      } catch (error) {
        const known = asWorkbookError(error);
        if (known instanceof WorkbookError && known.code === 'cancelled' && refreshed.length === 0)
          throw known;
        failed.push({ table, reason: known.message });
      }
    }
    if (actions.length > 0) remember(actions);
    return { refreshed, failed };
  });
}

/** Finds a link and its table. @throws WorkbookError `gone`, `newerFormat` */
async function taskFor(
  context: Excel.RequestContext,
  id: string,
  set: DealSet,
  { restoreDeletedRows = false }: RefreshOptions,
): Promise<TableToRefresh> {
  const reads = await readLinks(context);
  const links = reads.flatMap((read) => (read.kind === 'link' ? [read.link] : []));
  const link = links.find((each) => each.id === id);
  if (!link) {
    if (reads.some((read) => read.kind === 'newer' && read.id === id))
      throw new WorkbookError(
        'newerFormat',
        'A later version of DealSheet linked this table. Update DealSheet to refresh it; nothing was changed.',
      );
    throw new WorkbookError('gone', 'This table is not linked any more.');
  }
  const table = findTables(links, await readTables(context)).get(id);
  if (!table)
    throw new WorkbookError(
      'gone',
      `The table ${link.tableName} was deleted, or its sheet "${link.sheetName}". Unlink it, or insert it anew.`,
    );
  return { link, tableId: table.id, set, restoreDeletedRows };
}
