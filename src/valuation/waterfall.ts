import type { Part } from './events/payment';
import type { Valuation } from './schedule';

/** A step from the headline to the value; the steps sum to the rNPV. */
export interface WaterfallStep {
  readonly step: 'headline' | 'outside the headline' | 'past or ended' | 'less unlikely' | 'less later';
  readonly amountUsdM: number;
}

const OUTSIDE: readonly Part[] = ['equity outside', 'royalty', 'profit share', 'cost share'];

/**
 * From the headline to the rNPV: the headline, plus royalties, equity and co-development outside it, less what is past
 * or will not come any more, less what is unlikely, less what comes later. Amounts are after any tax withheld.
 */
export function waterfallOf({ events, ended }: Valuation): readonly WaterfallStep[] {
  const counted = events.filter(({ part }) => part !== 'note');
  const sum = (of: (event: (typeof counted)[number]) => number) =>
    counted.reduce((total, event) => total + of(event), 0);
  const gone = ({ timeYears }: (typeof counted)[number]) => ended || timeYears < 0;
  return [
    {
      step: 'headline',
      amountUsdM: sum(({ part, amountUsdM }) => (OUTSIDE.includes(part) ? 0 : amountUsdM)),
    },
    {
      step: 'outside the headline',
      amountUsdM: sum(({ part, amountUsdM }) => (OUTSIDE.includes(part) ? amountUsdM : 0)),
    },
    { step: 'past or ended', amountUsdM: sum((event) => (gone(event) ? -event.amountUsdM : 0)) },
    {
      step: 'less unlikely',
      amountUsdM: sum((event) => (gone(event) ? 0 : event.amountUsdM * (event.probability - 1))),
    },
    {
      step: 'less later',
      amountUsdM: sum((event) => event.valueUsdM - event.amountUsdM * event.probability),
    },
  ];
}
