/** What a key means in the list of deals. */
export type ListKey =
  | { readonly kind: 'move'; readonly to: number }
  | { readonly kind: 'open' }
  | { readonly kind: 'insert' }
  | { readonly kind: 'leave' };

interface KeyPressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/**
 * The meaning of a key, undefined where it has none here. In the search box Home and End stay with the text.
 * @param active place of the active deal, -1 before there is one
 * @param page deals that fit on the screen
 */
export function listKey(
  event: KeyPressed,
  active: number,
  count: number,
  page: number,
  inSearchBox: boolean,
): ListKey | undefined {
  const command = event.ctrlKey || event.metaKey;
  if (event.altKey) return undefined;
  if (event.key === 'Enter') return { kind: command ? 'insert' : 'open' };
  if (event.key === 'Escape') return { kind: 'leave' };
  if (count === 0) return undefined;
  const move = (to: number): ListKey => ({ kind: 'move', to: Math.min(Math.max(to, 0), count - 1) });
  switch (event.key) {
    case 'ArrowDown':
      return move(active + 1);
    case 'ArrowUp':
      return move(active < 0 ? 0 : active - 1);
    case 'PageDown':
      return move(Math.max(active, 0) + page);
    case 'PageUp':
      return move(active - page);
    case 'Home':
      return inSearchBox ? undefined : move(0);
    case 'End':
      return inSearchBox ? undefined : move(count - 1);
    default:
      return undefined;
  }
}
