import { buildDealSet } from '../../deals/dataset';
import { OtherVersion, TooManyDeals } from '../organisation-deals';
import type { Counted, OrganisationDeals } from '../organisation-deals';
import { untilCancelled } from '../until-cancelled';
import { versionOn } from './connect-server';
import type { RemoteDeals } from './remote-deals';
import type { Server } from './server';
import { faultOf } from './server-fault';
import { contentsOn, countedOn, dealsOn } from './table-rows';

/** What a server says of no deals at all. */
const NO_DEALS = { deals: 0, checksum: '0' };

/** The deals of a connected server, for cells and for tables. What fails is said as #N/A in plain words. @param pageSize rows a request */
export function organisationDeals(
  server: Server,
  { set, testsOf }: RemoteDeals,
  pageSize?: number,
): OrganisationDeals {
  const { version } = set;
  const assertSame = <Said extends Counted>(said: Said): Said => {
    if (said.version !== version.name) throw new OtherVersion();
    return said;
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
    contents: (query, signal) =>
      inPlainWords(signal, async () => {
        const tests = await testsOf(query, signal);
        if (tests) return assertSame(await contentsOn(server, tests, signal));
        return { ...assertSame(await countedOn(server, [], signal)), ...NO_DEALS };
      }),
    fetch: (query, { signal, most, onFetched }) =>
      inPlainWords(signal, async () => {
        const tests = await testsOf(query, signal);
        // Counted first: of too many deals no checksum is worked out.
        const { deals } = assertSame(await countedOn(server, tests ?? [], signal));
        if (!tests || deals === 0)
          return { set: buildDealSet([], version, []), contents: { version: version.name, ...NO_DEALS } };
        if (deals > most) throw new TooManyDeals(deals, most);
        const contents = assertSame(await contentsOn(server, tests, signal));
        onFetched?.(0, contents.deals);
        const onPage = (come: number) => onFetched?.(come, contents.deals);
        const rows = await dealsOn(server, tests, contents, { signal, onPage, pageSize });
        return { set: buildDealSet(rows, version, []), contents };
      }),
  };
}

/** @throws InputError (#N/A), also where nobody waits any more */
async function inPlainWords<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
  try {
    return await untilCancelled(signal, work);
  } catch (reason) {
    if (reason instanceof OtherVersion || reason instanceof TooManyDeals) throw reason;
    throw faultOf(reason);
  }
}
