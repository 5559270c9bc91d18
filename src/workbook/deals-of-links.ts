import type { LinkSetting } from './link-setting';
import { originOf } from './link-setting';
import { readLinks } from './link-store';
import type { ReviewedRefresh } from './reports';
import { asWorkbookError, reading, throwIfCancelled } from './run';
import type { DealsOrigin, TableDeals } from './table-deals';
import { areStillThose, dealsForTable } from './table-deals';
import type { WorkOptions } from './work';
import { WorkbookError } from './workbook-error';

/** The deals that each linked table is compared with. @throws what kept them from coming */
export type DealsOfLinks = (link: LinkSetting) => TableDeals;

export interface LinksAsked {
  /** Links to look at; all by default. */
  readonly ids?: readonly string[] | undefined;
  /** Only the tables that hold these deals. */
  readonly of?: DealsOrigin | undefined;
  /** The tables are to hold the organisation's deals from now on; default: as before. */
  readonly to?: 'organisation' | undefined;
}

/**
 * Fetches what linked tables are compared with, before anything in the workbook is looked at more closely: nothing of
 * Excel waits for a server. A table whose deals can't be had does not stop the others.
 * @throws WorkbookError cancelled; where only tables of this machine's deals are asked for, whatever keeps them away
 */
export async function fetchForLinks(asked: LinksAsked, options: WorkOptions): Promise<DealsOfLinks> {
  const links = (await reading(readLinks)).flatMap((read) => (read.kind === 'link' ? [read.link] : []));
  const wanted = links.filter((link) => isAsked(link.id, originOf(link), asked));
  const found = new Map<string, () => TableDeals>();
  for (const link of wanted) {
    const origin = asked.to ?? originOf(link);
    if (origin === 'machine') continue;
    found.set(link.id, await kept(options, () => dealsForTable(origin, link.query, options)));
  }
  const here = await dealsHere(found.size, wanted.length, options);
  return (link) => {
    const deals = found.get(link.id) ?? (originOf(link) === 'machine' ? here : undefined);
    if (deals) return deals();
    throw new WorkbookError('gone', 'The table was linked meanwhile. Try again; nothing was changed.');
  };
}

/** The deals on this machine, where any table needs them. A fault that is that of all tables is said once. */
async function dealsHere(onServer: number, all: number, options: WorkOptions) {
  const look = () => dealsForTable('machine', { criteria: [] }, options);
  if (onServer === 0) {
    const deals = await look();
    return () => deals;
  }
  return onServer < all ? kept(options, look) : undefined;
}

/** Whether a link is one of those that are asked for. */
export const isAsked = (id: string, origin: DealsOrigin, { ids, of }: LinksAsked): boolean =>
  (ids === undefined || ids.includes(id)) && (of === undefined || of === origin);

/** What came, or the fault, kept for the table that it is about. */
async function kept<T>({ signal }: WorkOptions, work: () => Promise<T>): Promise<() => T> {
  try {
    const came = await work();
    return () => came;
  } catch (error) {
    throwIfCancelled(signal);
    const problem = asWorkbookError(error);
    return () => {
      throw problem;
    };
  }
}

/**
 * The deals that reviewed tables are planned with again: those of the review where they are still what the data say,
 * else others.
 * @throws WorkbookError cancelled
 */
export async function fetchAgain(
  reviewed: readonly ReviewedRefresh[],
  options: WorkOptions,
): Promise<(id: string) => TableDeals> {
  const links = (await reading(readLinks)).flatMap((read) => (read.kind === 'link' ? [read.link] : []));
  const found = new Map<string, () => TableDeals>();
  for (const { report, deals } of reviewed) {
    const query = links.find(({ id }) => id === report.id)?.query ?? { criteria: [] };
    const look = async () =>
      (await areStillThose(deals, query, options)) ? deals : dealsForTable(deals.origin, query, options);
    found.set(report.id, await kept(options, look));
  }
  return (id) => {
    const deals = found.get(id);
    if (!deals)
      throw new WorkbookError(
        'gone',
        'This table was not reviewed. Review the refresh again; nothing was changed.',
      );
    return deals();
  };
}
