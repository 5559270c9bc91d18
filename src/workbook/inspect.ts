import { buildDealSet } from '../deals/dataset';
import { dealsNow } from '../source/in-force';
import { isOfOtherServer, originOf } from './link-setting';
import type { LinkSetting } from './link-setting';
import { readLinks } from './link-store';
import { prepareRefresh, reportOf } from './refresh-table';
import type { TableCondition } from './reports';
import { locateTable } from './table-place';
import { asWorkbookError, reading } from './run';
import { versionOnServer } from './table-deals';
import { taskFor } from './table-to-refresh';
import type { WorkOptions } from './work';
import { WorkbookError } from './workbook-error';
import type { WorkbookErrorCode } from './workbook-error';

/** Cells of a table that are looked through without being asked: reading more would hold Excel up. */
const MOST_CELLS = 150_000;
/** Stands where no deals are compared. */
const NOTHING = buildDealSet([], { name: '', from: 0, through: 0, source: '' }, []);

/**
 * How a linked table stands now, without writing anything: what a refresh would do, or why it can't be refreshed.
 * @throws WorkbookError: cancelled, and whatever is no fault of this table (busy, host)
 */
export async function inspectLinkedTable(id: string, options: WorkOptions = {}): Promise<TableCondition> {
  const link = await linkWith(id);
  if (link && originOf(link) === 'organisation') return inspectOnServer(link, options);
  const set = await dealsNow();
  return reading(async (context) => {
    try {
      const task = await taskFor(context, id, () => ({ origin: 'machine', set }));
      const { rows, width } = await locateTable(context, task.tableId);
      if (rows * width > MOST_CELLS) return { state: 'unchecked' };
      const planned = await prepareRefresh(context, { ...task, restoreDeletedRows: false }, options);
      return { state: 'checked', report: reportOf(planned) };
    } catch (error) {
      return brokenBy(error);
    }
  });
}

async function linkWith(id: string): Promise<LinkSetting | undefined> {
  const reads = await reading(readLinks);
  return reads.flatMap((read) => (read.kind === 'link' ? [read.link] : [])).find((link) => link.id === id);
}

/** Rows on a server are fetched when the user asks: unasked, only its version is looked at. */
async function inspectOnServer(link: LinkSetting, options: WorkOptions): Promise<TableCondition> {
  try {
    await reading(async (context) => {
      const table = await taskFor(context, link.id, () => ({ origin: 'organisation', set: NOTHING }));
      await locateTable(context, table.tableId);
    });
    const { version: onServer, server: now } = await versionOnServer(options.signal);
    const isOther = isOfOtherServer(link, now);
    const server = isOther ? 'other' : link.server === undefined ? 'unknown' : 'same';
    return { state: 'versions', isCurrent: !isOther && onServer === link.dataVersion, onServer, server };
  } catch (error) {
    return brokenBy(error);
  }
}

/** No fault of a table. */
const PASSING: ReadonlySet<WorkbookErrorCode> = new Set(['cancelled', 'busy', 'editing', 'host']);

/** @throws WorkbookError for what is no fault of the table */
function brokenBy(error: unknown): TableCondition {
  const problem = asWorkbookError(error);
  if (problem instanceof WorkbookError && PASSING.has(problem.code)) throw problem;
  return { state: 'broken', problem };
}
