import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { DealQuery } from '../../deals/query';
import { onServerUseChanged, organisation, serverUse } from '../../source/in-force';
import { MOST_TABLE_DEALS } from '../../source/organisation-deals';

/** How many deals the organisation's server has for what would be inserted. */
export type ServerCount =
  | { readonly state: 'counting' }
  | {
      readonly state: 'counted';
      readonly deals: number;
      readonly version: string;
      readonly isTooMany: boolean;
    }
  | { readonly state: 'needsPassword' }
  | { readonly state: 'failed'; readonly message: string };

/** After the last of several letters that are typed, the server is asked. */
const QUIET_MILLISECONDS = 400;

/** Which server answers, and which of its versions: another one is counted anew. */
const whichServer = () =>
  `${serverUse()} ${organisation.server ?? ''} ${organisation.connected?.version.name ?? ''}`;

/**
 * Asks the organisation's server how many deals a query finds there, before anything is inserted: the lists of the pane
 * show the data on this machine. Undefined where tables are filled from this machine.
 */
export function useServerCount(query: DealQuery): {
  readonly count: ServerCount | undefined;
  readonly again: () => void;
} {
  const which = useSyncExternalStore(onServerUseChanged, whichServer);
  const [turn, setTurn] = useState(0);
  const [answer, setAnswer] = useState<{ readonly query: DealQuery; readonly count: ServerCount }>();
  const use = serverUse();
  const isAsked = use === 'inUse';
  useEffect(() => {
    if (!isAsked) return undefined;
    const cancel = new AbortController();
    const ask = async () => {
      const { deals, version } = await organisation.count(query, cancel.signal);
      return { state: 'counted', deals, version, isTooMany: deals > MOST_TABLE_DEALS } as const;
    };
    const timer = setTimeout(() => {
      ask().then(
        (count) => cancel.signal.aborted || setAnswer({ query, count }),
        (problem: unknown) => {
          if (cancel.signal.aborted) return;
          const message = problem instanceof Error ? problem.message : String(problem);
          setAnswer({ query, count: { state: 'failed', message } });
        },
      );
    }, QUIET_MILLISECONDS);
    return () => {
      clearTimeout(timer);
      cancel.abort();
      setAnswer(undefined);
    };
  }, [isAsked, which, query, turn]);
  const again = useCallback(() => setTurn((now) => now + 1), []);
  const isInUse = isAsked || use === 'needsPassword';
  const known = answer?.query === query ? answer.count : undefined;
  const count: ServerCount | undefined = !isInUse
    ? undefined
    : use === 'needsPassword'
      ? { state: 'needsPassword' }
      : (known ?? { state: 'counting' });
  return { count, again };
}

/** How many deals may be inserted from the server; undefined where that is not known, or they are too many. */
export const insertableOf = (count: ServerCount): number | undefined =>
  count.state === 'counted' && !count.isTooMany ? count.deals : undefined;
