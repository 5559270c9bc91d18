import { useCallback, useDeferredValue, useMemo } from 'react';
import type { DealSet } from '../../deals/dataset';
import type { DealQuery } from '../../deals/query';
import { NO_FILTERS, queryOf } from './filters';
import type { DealFilters, Sort } from './filters';
import { filtersAsRead } from './filters-as-read';
import type { ReadSearch } from './filters-as-read';
import { useReader } from './search-reader';
import { selectAndSum } from './sums';

/** Up to here a search takes less than a frame. */
const MOST_AT_ONCE = 200_000;

/** What is found for what was typed and chosen. */
export interface FoundDeals {
  readonly read: ReadSearch;
  /** Set where what reads a search could not be loaded: tries again. */
  readonly readAgain: (() => void) | undefined;
  /** How the search was read. */
  readonly parts: ReturnType<ReadSearch>;
  /** The filters with what the search says. */
  readonly filters: DealFilters;
  /** What `answer` answers. */
  readonly query: DealQuery;
  /** Undefined until there are deals, and until it is known how the search is read. */
  readonly answer: ReturnType<typeof selectAndSum> | undefined;
  /** Whether the answer to `filters` is on its way, and `answer` is one to those before. */
  readonly isBehind: boolean;
}

/** Finds deals as the user types and chooses. */
export function useFoundDeals(set: DealSet | undefined, chosen: DealFilters, sort: Sort): FoundDeals {
  const { read: reader, again: readAgain } = useReader(set, chosen.search);
  const read = useCallback((text: string) => reader?.(text) ?? [], [reader]);
  // Nothing is shown for a search before it is known how it is read.
  const isUnread = reader === undefined && chosen.search.trim() !== '';
  const parts = useMemo(() => read(chosen.search), [read, chosen.search]);
  const filters = useMemo(() => filtersAsRead(chosen, parts), [chosen, parts]);
  // Where there are very many deals, what is typed shows at once; the list, the sums and the counts follow a moment later.
  const isLarge = (set?.size ?? 0) > MOST_AT_ONCE;
  const later = useDeferredValue(isLarge ? filters : NO_FILTERS);
  const settled = isLarge ? later : filters;
  const query = useMemo(() => queryOf(settled, sort), [settled, sort]);
  const answer = useMemo(
    () => (set && !isUnread ? selectAndSum(set, query) : undefined),
    [set, isUnread, query],
  );
  return { read, readAgain, parts, filters, query, answer, isBehind: settled !== filters };
}
