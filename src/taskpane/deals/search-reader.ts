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

/** What reads a search, and whether it could not be loaded. */
export interface Reader {
  /** Undefined until it is loaded, which begins when something is typed, if not before. */
  readonly read: ReadSearch | undefined;
  /** Set after a try that failed: tries again at once. Until then it goes on trying by itself. */
  readonly again: (() => void) | undefined;
}

/** How a search over these deals is read. */
export function useReader(set: DealSet | undefined, search: string): Reader {
  const [, redraw] = useState(0);
  const [failed, setFailed] = useState(false);
  const [tries, setTries] = useState(0);
  const isAwaited = readerOf === undefined && search.trim() !== '';
  useEffect(() => {
    if (!isAwaited) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stopped = false;
    const load = async () => {
      await preloadReader();
      if (stopped) return;
      setFailed(readerOf === undefined);
      if (readerOf) redraw((times) => times + 1);
      else timer = setTimeout(() => void load(), AGAIN);
    };
    void load();
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [isAwaited, tries]);
  const again = () => {
    setFailed(false);
    setTries((times) => times + 1);
  };
  const reader = readerOf;
  const read = useMemo(() => (set && reader ? reader(set) : undefined), [set, reader]);
  return { read, again: failed && isAwaited ? again : undefined };
}
