import { useEffect, useRef } from 'react';
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
