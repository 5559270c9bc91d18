/** Whether an element, still there, can have the focus. */
const canHold = (element: HTMLElement) =>
  element.isConnected && !element.matches(':disabled') && !element.closest('[inert]');

/** Whether it belongs to what is shown now: what leads to another place is not near. */
const isNear = (element: HTMLElement) => canHold(element) && !element.matches('nav > :not([aria-current])');

/**
 * Keeps the focus in the page: when what has it goes (a notice that was answered, a filter that was taken off), it
 * returns to what had it before and is still there, and else to `last`. Without that the whole page would have it, and
 * the next Tab would begin anew. Whoever puts the focus elsewhere by itself is not disturbed, nor is a person who has
 * left for the sheet.
 * @param last where the focus goes if nothing that had it is left
 * @returns what ends it
 */
export function keepFocus(page: Document, last: () => HTMLElement | null): () => void {
  /** What has the focus; undefined once a person has left it. */
  let here: HTMLElement | undefined;
  /** Whether a key is held: it would press what gets the focus now. */
  let isHeld = false;
  /** What had it, the latest first. */
  let had: readonly HTMLElement[] = [];

  const onFocus = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement)) return;
    here = target;
    isHeld = false;
    had = [target, ...had.filter((each) => each.isConnected && each !== target)];
  };
  const mend = () => {
    if (!here || isHeld || canHold(here)) return;
    if (page.activeElement && page.activeElement !== page.body) return;
    here = undefined;
    for (const each of had) {
      if (!isNear(each)) continue;
      each.focus();
      if (page.activeElement === each) return;
    }
    const fallback = last();
    if (!fallback) return;
    fallback.tabIndex = -1;
    fallback.focus({ preventScroll: true });
  };
  const onBlur = ({ target, relatedTarget }: FocusEvent) => {
    if (relatedTarget) return;
    // A browser may tell so before it has removed what had the focus.
    queueMicrotask(() => {
      if (here !== target) return;
      if (here && canHold(here)) here = undefined;
      else mend();
    });
  };

  const onKeyDown = () => {
    isHeld = true;
  };
  const onKeyUp = () => {
    isHeld = false;
    mend();
  };

  const observer = new MutationObserver(mend);
  observer.observe(page.body, { childList: true, subtree: true });
  page.addEventListener('keydown', onKeyDown, true);
  page.addEventListener('keyup', onKeyUp, true);
  page.addEventListener('focusin', onFocus);
  page.addEventListener('focusout', onBlur);
  return () => {
    observer.disconnect();
    page.removeEventListener('keydown', onKeyDown, true);
    page.removeEventListener('keyup', onKeyUp, true);
    page.removeEventListener('focusin', onFocus);
    page.removeEventListener('focusout', onBlur);
  };
}
