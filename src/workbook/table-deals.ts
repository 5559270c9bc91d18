import type { DealSet } from '../deals/dataset';
import { InputError } from '../deals/input-error';
import type { DealQuery } from '../deals/query';
import { dealsNow, organisation, serverUseDecided } from '../source/in-force';
import type { ServerUse } from '../source/in-force';
import { MOST_TABLE_DEALS, TooManyDeals } from '../source/organisation-deals';
import type { Contents, OfServer } from '../source/organisation-deals';
import { untilCancelled } from '../source/until-cancelled';
import { throwIfCancelled } from './run';
import type { WorkOptions } from './work';
import { WorkbookError } from './workbook-error';

/** Whose deals a table holds: those on this machine (bundled, of a feed, own), or those of the organisation's server. */
export type DealsOrigin = 'machine' | 'organisation';

/** The deals that a table is filled from. */
export interface TableDeals {
  readonly origin: DealsOrigin;
  /** On this machine all deals; from the organisation's server those that the table's query finds, and no others. */
  readonly set: DealSet;
  /** From the organisation's server: which one, and what it said of them. */
  readonly from?: (Contents & OfServer) | undefined;
}

/** Whose deals a new table holds: the organisation's where its server answers in this workbook. */
export async function originOfNewTables(): Promise<DealsOrigin> {
  const use = await serverUseDecided();
  return use === 'inUse' || use === 'needsPassword' ? 'organisation' : 'machine';
}

/**
 * The deals for one table.
 * @param isNew whether it is not there yet
 * @throws WorkbookError: server (not in use here, away, or broke off), tooMany, cancelled; InputError for a malformed query
 */
export async function dealsForTable(
  origin: DealsOrigin,
  query: DealQuery,
  { signal, onProgress }: WorkOptions,
  isNew = false,
): Promise<TableDeals> {
  if (origin === 'machine') return { origin, set: await dealsNow() };
  onProgress?.({ done: 0, total: 1, phase: 'fetching' });
  return fromServer(
    signal,
    async () => {
      const { set, contents, server } = await organisation.fetch(query, {
        signal,
        most: MOST_TABLE_DEALS,
        onFetched: (done, total) => onProgress?.({ done, total, phase: 'fetching' }),
      });
      return { origin, set, from: { ...contents, server } };
    },
    isNew,
  );
}

/** Whether deals that were fetched for a table are what the server would send now. @throws WorkbookError */
export async function areStillThose(
  { origin, set, from }: TableDeals,
  query: DealQuery,
  { signal }: WorkOptions,
): Promise<boolean> {
  if (origin === 'machine') return set === (await dealsNow());
  const now = await fromServer(signal, () => organisation.contents(query, signal));
  return (
    now.server === from?.server &&
    now.version === from.version &&
    now.deals === from.deals &&
    now.checksum === from.checksum
  );
}

/** Name of the version that the server has, as far as this machine knows, and which server. @throws WorkbookError */
export const versionOnServer = (signal?: AbortSignal): Promise<OfServer & { readonly version: string }> =>
  fromServer(signal, async () => {
    const { version } = await organisation.now();
    return { version: version.name, server: organisation.server ?? '' };
  });

/** @throws WorkbookError for whatever keeps the server from answering; the workbook is as it was */
async function fromServer<T>(
  signal: AbortSignal | undefined,
  work: () => Promise<T>,
  isNew = false,
): Promise<T> {
  throwIfCancelled(signal);
  try {
    return await untilCancelled(signal, async () => {
      const use = await serverUseDecided();
      if (use !== 'inUse') throw notAnswering(use, isNew);
      return work();
    });
  } catch (reason) {
    throwIfCancelled(signal);
    if (reason instanceof WorkbookError) throw reason;
    if (reason instanceof TooManyDeals) throw tooMany(reason);
    if (reason instanceof InputError && reason.kind !== 'notAvailable') throw reason;
    const said = reason instanceof Error ? reason.message : String(reason);
    throw new WorkbookError('server', `${said} Nothing in the workbook was changed.`, {
      cause: reason,
      reason: 'fault',
    });
  }
}

function notAnswering(use: keyof typeof WHY_NOT, isNew: boolean): WorkbookError {
  const whose = isNew ? 'New tables get their rows' : 'This table’s rows come';
  return new WorkbookError('server', `${whose} from your organisation’s data, and ${WHY_NOT[use]}`, {
    reason: use,
  });
}

const WHY_NOT: Readonly<Record<Exclude<ServerUse, 'unknown' | 'inUse'>, string>> = {
  notSetUp: 'no server is set up on this machine. Connect under Data, Organisation’s data.',
  notInUse: 'the server is set up but not in use. Use it under Data, Organisation’s data.',
  pinned: 'this workbook is pinned to a data version on this machine. Release it under Data first.',
  needsPassword:
    'the server’s password was kept for one session only. Enter it under Data, Organisation’s data.',
};

const tooMany = ({ deals, most }: TooManyDeals): WorkbookError =>
  new WorkbookError(
    'tooMany',
    `Your organisation’s data have ${deals.toLocaleString('en-US')} such deals, and a table takes at most ` +
      `${most.toLocaleString('en-US')} from a server. Narrow the search, or sum them up with DEAL_BREAKDOWN, ` +
      'DEAL_SUMIFS or DEAL_COUNTIFS. Nothing in the workbook was changed.',
  );
