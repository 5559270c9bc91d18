import { useEffect, useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';

/** A ref to what gets the focus as soon as it is shown, because the user asked for it. */
export function useFocusOnShow<Element extends HTMLElement>(): RefObject<Element | null> {
  const shown = useRef<Element>(null);
  useEffect(() => shown.current?.focus(), []);
  return shown;
}

/** A ref to what gets the focus once something that stood below it is gone, and the focus with it. */
export function useFocusAfter<Element extends HTMLElement>(isShown: boolean): RefObject<Element | null> {
  const after = useRef<Element>(null);
  const wasShown = useRef(isShown);
  useEffect(() => {
    if (wasShown.current && !isShown) after.current?.focus();
    wasShown.current = isShown;
  }, [isShown]);
  return after;
}

/**
 * A ref to what may go while it has the focus: the title of the place has it then, and not the whole page, from which the
 * next Tab would begin anew.
 */
export function useFocusKept<Element extends HTMLElement>(): RefObject<Element | null> {
  const shown = useRef<Element>(null);
  useLayoutEffect(() => {
    const { current } = shown;
    return () => {
      if (!current?.contains(document.activeElement)) return;
      // It is still there now.
      queueMicrotask(() => {
        const title = document.querySelector<HTMLElement>('main h1');
        if (!title || document.activeElement !== document.body) return;
        title.tabIndex = -1;
        title.focus({ preventScroll: true });
      });
    };
  }, []);
  return shown;
}
