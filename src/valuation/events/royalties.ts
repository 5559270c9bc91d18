import { originOf } from '../assumptions';
import { marginalRoyalty } from '../cash-flows';
import { tiersOf } from '../royalty';
import { afterLaunch, launchTimeText } from './launch';
import { successText } from './pathway-text';
import type { DealCase, Payment } from './payment';

/** Royalties of each market year: marginal tiers on net sales, with the likelihood of approval. */
export function royaltyPayments(deal: DealCase): Payment[] {
  const { assumptions, forecast, royalty, pathway } = deal;
  if (!forecast || royalty.kind === 'none') return [];
  const tiers = tiersOf(royalty, forecast.peakUsdM);
  return forecast.years
    .filter(({ netSalesUsdM }) => netSalesUsdM > 0)
    .map(({ year, netSalesUsdM, afterLaunchYears, basis }) => ({
      event: `royalty, market year ${year}`,
      part: 'royalty',
      amountUsdM: marginalRoyalty(netSalesUsdM, tiers),
      ...afterLaunch(deal, afterLaunchYears),
      marketYear: year,
      chance: 1,
      basis: () =>
        [
          basis(),
          `royalty ${royalty.basis()}, marginal tiers`,
          successText(pathway.phases),
          launchTimeText(deal, afterLaunchYears, originOf(assumptions, 'timing')),
        ].join('; '),
    }));
}
