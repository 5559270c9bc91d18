import type { LinksAsked } from './deals-of-links';
import { fetchAgain, fetchForLinks, isAsked } from './deals-of-links';
import type { RefreshAction } from './last-action';
import { remember } from './last-action';
import { isOfOtherServer } from './link-setting';
import type { LinkSetting } from './link-setting';
import { linkedTables } from './links';
import { carryOutRefresh, commitUnchanged, prepareRefresh, reportOf } from './refresh-table';
import type { PlannedRefresh } from './refresh-table';
import type { RefusedTable, RefreshOutcome, RefreshReview, ReviewedRefresh } from './reports';
import { isEmptyPlan } from './row-plan';
import { asWorkbookError, throwIfCancelled, writing } from './run';
import { samePlan } from './same-plan';
import { taskFor } from './table-to-refresh';
import type { TableDeals } from './table-deals';
import type { WorkOptions } from './work';
import { WorkbookError } from './workbook-error';

export interface ReviewOptions extends WorkOptions, LinksAsked {
  /** Put deals back whose rows the user deleted. */
  readonly restoreDeletedRows?: boolean | undefined;
}

/**
 * Plans a refresh and writes nothing to any sheet: what would change waits for `applyRefresh`. Tables in which nothing
 * changes need no question: the workbook remembers that they are up to date. Where their rows come from another server
 * than before they wait all the same; moving a table from this machine's data can be undone. One that can't be refreshed
 * does not stop the others.
 * @throws WorkbookError: busy, cancelled, host
 */
export async function reviewRefresh(options: ReviewOptions = {}): Promise<RefreshReview> {
  const { ids, restoreDeletedRows = false } = options;
  const dealsOf = await fetchForLinks(options, options);
  return writing('looking for changes', async (context) => {
    const review: Mutable<RefreshReview> = { waiting: [], unchanged: [], refused: [] };
    const tables = await linkedTables(context);
    if (ids?.some((id) => !tables.some((table) => table.id === id)))
      throw new WorkbookError(
        'gone',
        'This table is not linked any more. Insert it anew from Deals to have it refreshed.',
      );
    const moves: RefreshAction[] = [];
    for (const table of tables.filter(({ id, origin }) => isAsked(id, origin, options)))
      await orRefused(review.refused, table, options, async () => {
        const planned = await prepared(context, { id: table.id, dealsOf, restoreDeletedRows }, options);
        const { link, deals } = planned.task;
        if (isEmptyPlan(planned.plan.rows) && !isOfOtherServer(link, deals.from?.server)) {
          const { report, action } = await commitUnchanged(context, planned, options);
          review.unchanged.push(report);
          if (report.origin.before !== report.origin.after) moves.push(action);
        } else review.waiting.push({ report: reportOf(planned), deals, restoreDeletedRows });
      });
    if (moves.length > 0) remember(moves);
    return review;
  });
}

/**
 * Carries out what was reviewed, and nothing else: each table is planned again right before it is written, and where
 * that gives anything but what was shown (the sheet or the data changed meanwhile), it is left alone and comes back to
 * be reviewed anew.
 * @throws WorkbookError: busy, cancelled (nothing was changed then), host
 */
export async function applyRefresh(
  reviewed: readonly ReviewedRefresh[],
  options: WorkOptions = {},
): Promise<RefreshOutcome> {
  const dealsOf = await fetchAgain(reviewed, options);
  return writing('a refresh', async (context) => {
    const outcome: Mutable<RefreshOutcome> = { refreshed: [], waiting: [], refused: [] };
    const actions: RefreshAction[] = [];
    const tables = await linkedTables(context);
    const linked = reviewed.flatMap((each) => {
      const table = tables.find(({ id }) => id === each.report.id);
      return table ? [{ each, table }] : [];
    });
    if (linked.length < reviewed.length)
      throw new WorkbookError(
        'gone',
        'A table that was reviewed is not linked any more. Review the refresh again; nothing was changed.',
      );
    for (const { each, table } of linked) {
      const isFirst = outcome.refreshed.length === 0;
      await orRefused(outcome.refused, table, { ...options, stopAtCancel: isFirst }, async () => {
        const asked = { ...each, id: table.id, dealsOf: ({ id }: LinkSetting) => dealsOf(id) };
        const planned = await prepared(context, asked, options);
        const now = reportOf(planned);
        const { deals } = planned.task;
        if (each.deals.set !== deals.set || !samePlan(each.report, now)) {
          outcome.waiting.push({ ...each, report: now, deals });
          return;
        }
        const { report, action } = await carryOutRefresh(context, planned, options);
        outcome.refreshed.push(report);
        actions.push(action);
      });
    }
    if (actions.length > 0) remember(actions);
    return outcome;
  });
}

type Mutable<T> = { [Key in keyof T]: T[Key] extends readonly (infer Item)[] ? Item[] : T[Key] };

interface Asked {
  readonly id: string;
  readonly dealsOf: (link: LinkSetting) => TableDeals;
  readonly restoreDeletedRows: boolean;
}

async function prepared(
  context: Excel.RequestContext,
  { id, dealsOf, restoreDeletedRows }: Asked,
  options: WorkOptions,
): Promise<PlannedRefresh> {
  throwIfCancelled(options.signal);
  const task = await taskFor(context, id, dealsOf);
  return prepareRefresh(context, { ...task, restoreDeletedRows }, options);
}

/** A table that refuses does not stop the others; a cancel does where nothing was written yet. */
async function orRefused(
  refused: RefusedTable[],
  table: RefusedTable['table'],
  { signal, stopAtCancel = true }: WorkOptions & { readonly stopAtCancel?: boolean },
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    const problem = asWorkbookError(error);
    if (signal?.aborted && stopAtCancel) throw problem;
    refused.push({ table, problem });
  }
}
