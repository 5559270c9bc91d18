import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, RefObject } from 'react';
import type { Selection } from '../../deals/query';
import { useStableCallback } from '../stable-callback';
import type { DealListHandle } from './DealList';
import { listKey } from './list-keys';

interface ListNavigationProps {
  readonly selection: Selection | undefined;
  /** Id of the open deal; undefined while the list is in front. */
  readonly openDeal: string | undefined;
  readonly onOpenDeal: (dealId: string | undefined) => void;
  readonly onInsert: () => void;
  /** Escape in the search box; true where there was something to clear. */
  readonly onClearSearch: () => boolean;
}

/** Where the user is in the list of deals, and how keys and clicks move, open and come back. */
export interface ListNavigation {
  /** Place of the active deal, -1 before there is one. */
  readonly active: number;
  /** Place of the open deal; undefined where it is not in the list. */
  readonly openPlace: number | undefined;
  /** Whether the user opened a deal in this session: a pane that starts on one must not take the focus from the sheet. */
  readonly openedByHand: boolean;
  readonly search: RefObject<HTMLInputElement | null>;
  readonly list: RefObject<DealListHandle | null>;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onListFocus: () => void;
  readonly openAt: (place: number) => void;
  readonly openRelated: (dealId: string) => void;
  readonly step: (by: -1 | 1) => void;
  readonly back: () => void;
  /** Forgets the active deal: another list is shown. */
  readonly reset: () => void;
}

/** Moves through the list by keyboard from the search box or the list itself, and returns to where the hand was. */
export function useListNavigation(props: ListNavigationProps): ListNavigation {
  const { selection, openDeal, onOpenDeal } = props;
  const [active, setActive] = useState(-1);
  const [openedByHand, setOpenedByHand] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<DealListHandle>(null);
  const openedFrom = useRef<'search' | 'list'>('list');
  const count = selection?.count ?? 0;

  const dealAt = useCallback(
    (place: number) => {
      const row = selection?.rows[place];
      return row === undefined ? undefined : String(selection?.set.value(row, 'deal_id') ?? '');
    },
    [selection],
  );
  const openPlace = useMemo(() => {
    if (openDeal === undefined || !selection) return undefined;
    if (active >= 0 && dealAt(active) === openDeal) return active;
    const row = selection.set.rowOf(openDeal);
    const place = row === undefined ? -1 : selection.rows.indexOf(row);
    return place < 0 ? undefined : place;
  }, [openDeal, active, dealAt, selection]);

  const openRelated = useStableCallback((dealId: string) => {
    setOpenedByHand(true);
    onOpenDeal(dealId);
  });
  const openAt = useStableCallback((place: number) => {
    const dealId = dealAt(place);
    if (dealId === undefined) return;
    setActive(place);
    openRelated(dealId);
  });
  const step = useStableCallback((by: -1 | 1) => {
    if (openPlace !== undefined) openAt(openPlace + by);
  });
  const back = useStableCallback(() => {
    setActive(openPlace ?? active);
    onOpenDeal(undefined);
  });

  // The list is inert behind an open deal: the focus returns once it no longer is.
  const before = useRef(openDeal);
  useLayoutEffect(() => {
    const closed = before.current !== undefined && openDeal === undefined;
    before.current = openDeal;
    if (closed && openedFrom.current === 'search') search.current?.focus();
    else if (closed) list.current?.focus();
  }, [openDeal]);

  const onKeyDown = useStableCallback((event: KeyboardEvent) => {
    // While an input method composes Chinese, Enter and arrows choose characters.
    if (event.nativeEvent.isComposing) return;
    const inSearchBox = event.target === search.current;
    const meaning = listKey(event, active, count, list.current?.page() ?? 1, inSearchBox);
    if (!meaning) return;
    if (meaning.kind === 'leave') {
      if (!inSearchBox) search.current?.focus();
      else if (!props.onClearSearch()) return;
    } else if (meaning.kind === 'move') setActive(meaning.to);
    else if (meaning.kind === 'insert') props.onInsert();
    else {
      openedFrom.current = inSearchBox ? 'search' : 'list';
      openAt(Math.max(active, 0));
    }
    event.preventDefault();
  });

  // A slash goes to the search box, as in every list that is worked by keyboard.
  useEffect(() => {
    const onSlash = (event: globalThis.KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.closest('input, select, textarea');
      if (event.key !== '/' || typing || openDeal !== undefined) return;
      event.preventDefault();
      search.current?.focus();
    };
    addEventListener('keydown', onSlash);
    return () => removeEventListener('keydown', onSlash);
  }, [openDeal]);

  const onListFocus = useCallback(() => setActive((now) => Math.max(now, 0)), []);
  const reset = useCallback(() => setActive(-1), []);
  return {
    active,
    openPlace,
    openedByHand,
    search,
    list,
    onKeyDown,
    onListFocus,
    openAt,
    openRelated,
    step,
    back,
    reset,
  };
}
