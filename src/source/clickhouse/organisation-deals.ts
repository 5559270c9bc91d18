import { buildDealSet } from '../../deals/dataset';
import { InputError } from '../../deals/input-error';
import { OtherVersion, TooManyDeals } from '../organisation';
import type { Counted, OrganisationDeals } from '../organisation';
import { versionOn } from './connect-server';
import type { RemoteDeals } from './remote-deals';
import type { Server } from './server';
import { faultOf } from './server-fault';
import { countedOn, dealsOn } from './table-rows';

/** The deals of a connected server, for cells and for tables. What fails is said as #N/A in plain words. @param pageSize rows a request */
export function organisationDeals(
  server: Server,
  { set, testsOf }: RemoteDeals,
  pageSize?: number,
): OrganisationDeals {
  const { version } = set;
  const assertSame = (counted: Counted): Counted => {
    if (counted.version !== version.name) throw new OtherVersion();
    return counted;
  };
  return {
    set,
    hearOtherVersion: (listener) =>
      server.hearVersions((name) => {
        if (name !== version.name) listener();
      }),
    versionNow: async () => (await versionOn(server)).name,
    count: (query, signal) =>
      inPlainWords(signal, async () => {
        const tests = await testsOf(query, signal);
        // The version is asked for where no deal can pass, too.
        const counted = assertSame(await countedOn(server, tests ?? [], signal));
        return tests ? counted : { ...counted, deals: 0 };
      }),
    fetch: (query, { signal, most, onFetched }) =>
      inPlainWords(signal, async () => {
        const tests = await testsOf(query, signal);
        const counted = assertSame(await countedOn(server, tests ?? [], signal));
        if (!tests || counted.deals === 0) return buildDealSet([], version, []);
        if (counted.deals > most) throw new TooManyDeals(counted.deals, most);
        onFetched?.(0, counted.deals);
        const onPage = (deals: number) => onFetched?.(deals, counted.deals);
        const rows = await dealsOn(server, tests, counted, { signal, onPage, pageSize });
        return buildDealSet(rows, version, []);
      }),
  };
}

/** Work on a server that ends at once when nobody waits any more: pauses before a request is sent again are long. */
async function inPlainWords<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
  let stop: () => void = () => undefined;
  try {
    const cancelled = new Promise<never>((_, reject) => {
      stop = () => reject(new InputError('notAvailable', 'The question to the data server was cancelled.'));
      if (signal?.aborted) stop();
      signal?.addEventListener('abort', stop);
    });
    return await Promise.race([work(), cancelled]);
  } catch (reason) {
    if (reason instanceof OtherVersion || reason instanceof TooManyDeals) throw reason;
    throw faultOf(reason);
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}
