import { useEffect, useState, useSyncExternalStore } from 'react';
import type { DealSet } from '../deals/dataset';
import { dealsInForce, dealsNow, onDealsChanged } from '../source/in-force';

/** The data in force as a view sees them. */
export type DealsInForce =
  | { readonly state: 'ready'; readonly set: DealSet }
  | { readonly state: 'loading' }
  | { readonly state: 'refused'; readonly message: string };

/** The deals in force; the view renders again whenever others come into force. */
export function useDealsInForce(): DealsInForce {
  const set = useSyncExternalStore(onDealsChanged, dealsInForce);
  const [refusal, setRefusal] = useState<string>();
  useEffect(() => {
    if (set) return undefined;
    let watching = true;
    Promise.resolve(dealsNow()).catch((problem: unknown) => {
      if (watching) setRefusal(problem instanceof Error ? problem.message : String(problem));
    });
    return () => {
      watching = false;
    };
  }, [set]);
  if (set) return { state: 'ready', set };
  return refusal === undefined ? { state: 'loading' } : { state: 'refused', message: refusal };
}
