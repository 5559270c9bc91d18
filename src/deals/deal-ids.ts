import { foldText } from './column';
import type { DealSet } from './dataset';
import { nearestNames } from './names';

/** So many ids are compared one by one; beyond, only those that stand near in the alphabet. */
const MOST_COMPARED = 5_000;

/** Ids that `text` may have been meant to be, for a message. */
export function nearestDealIds(set: DealSet, text: string, limit = 3): string[] {
  // Of deals on a server the ids are not here to compare with.
  if (set.elsewhere) return [];
  const ids = set.text('deal_id').dictionary;
  if (ids.length <= MOST_COMPARED) return nearestNames(text, ids.slice(1), limit);
  const wanted = foldText(text);
  let [low, high] = [1, ids.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (foldText(ids[middle] ?? '') < wanted) low = middle + 1;
    else high = middle;
  }
  return nearestNames(text, ids.slice(Math.max(1, low - 100), low + 100), limit);
}
