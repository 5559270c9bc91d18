import { useState } from 'react';
import type { DealSet } from '../../deals/dataset';
import { MOST_COMPARED } from '../memory';

/** Deals that were picked to stand side by side. */
export interface ComparedDeals {
  /** Those of them that the data have. */
  readonly dealIds: readonly string[];
  /** Whether they are shown side by side. */
  readonly isShown: boolean;
  readonly show: () => void;
  readonly hide: () => void;
  /** Picks a deal, or drops one that was picked. */
  readonly toggle: (dealId: string) => void;
  readonly clear: () => void;
  /** Whether a deal is picked; undefined where no more can be. */
  readonly has: (dealId: string) => boolean | undefined;
}

/** @param picked as the pane remembers them, for whatever data */
export function useComparedDeals(
  set: DealSet | undefined,
  picked: readonly string[],
  onPicked: (dealIds: string[]) => void,
): ComparedDeals {
  const [isShown, setShown] = useState(false);
  const dealIds = picked.filter((dealId) => set?.rowOf(dealId) !== undefined);
  return {
    dealIds,
    isShown,
    show: () => setShown(true),
    hide: () => setShown(false),
    toggle: (dealId) => {
      const without = dealIds.filter((each) => each !== dealId);
      const next = without.length < dealIds.length ? without : [...dealIds, dealId];
      onPicked(next);
      if (next.length < 2) setShown(false);
    },
    clear: () => onPicked([]),
    has: (dealId) => dealIds.includes(dealId) || (dealIds.length < MOST_COMPARED ? false : undefined),
  };
}
