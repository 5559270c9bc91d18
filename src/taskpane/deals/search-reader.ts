import { useEffect, useMemo, useState } from 'react';
import type { DealSet } from '../../deals/dataset';
import type { ReadSearch } from './filters-as-read';

let readerOf: ((set: DealSet) => ReadSearch) | undefined;

/** Loads what reads a search while nobody waits. A failure shows when it is needed: it is then tried again. */
export async function preloadReader(): Promise<void> {
  const loaded = await import(/* webpackChunkName: "search-reading" */ './read-typed').catch(() => undefined);
  readerOf ??= loaded?.readerOf;
}

/** Until the connection is back, milliseconds between two tries. */
const AGAIN = 2_000;

/** How a search is read; undefined until that is loaded, which begins when something is typed, if not before. */
export function useReader(set: DealSet | undefined, search: string): ReadSearch | undefined {
  const [, redraw] = useState(0);
  const isAwaited = readerOf === undefined && search.trim() !== '';
  useEffect(() => {
    if (!isAwaited) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stopped = false;
    const load = async () => {
      await preloadReader();
      if (stopped) return;
      if (readerOf) redraw((times) => times + 1);
      else timer = setTimeout(() => void load(), AGAIN);
    };
    void load();
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [isAwaited]);
  const reader = readerOf;
  return useMemo(() => (set && reader ? reader(set) : undefined), [set, reader]);
}
