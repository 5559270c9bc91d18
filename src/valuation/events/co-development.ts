import { costsInForce } from '../costs';
import { originOf } from '../assumptions';
import { operatingProfit } from '../operating-profit';
import { amountText, percentText } from '../wording';
import { afterLaunch } from './launch';
import { successText } from './pathway-text';
import type { DealCase, Payment } from './payment';

/** Co-development: the licensor's share of operating profit, and of R&D and launch cost, where the user gives one. */
export function coDevelopmentPayments(deal: DealCase): Payment[] {
  return [...profitShares(deal), ...costShares(deal)];
}

function profitShares(deal: DealCase): Payment[] {
  const { assumptions, forecast, pathway } = deal;
  const share = assumptions.values.profit_share;
  if (share === 0 || !forecast) return [];
  return forecast.years
    .filter(({ netSalesUsdM }) => netSalesUsdM > 0)
    .map(({ year, netSalesUsdM, afterLaunchYears, basis }) => ({
      event: `profit share, market year ${year}`,
      part: 'profit share',
      amountUsdM: share * operatingProfit(netSalesUsdM, deal),
      ...afterLaunch(deal, afterLaunchYears),
      marketYear: year,
      chance: 1,
      basis: () =>
        `${basis()}; ${percentText(share)} of operating profit ${originOf(assumptions, 'profit_share')}; ${successText(pathway.phases)}`,
    }));
}

function costShares(deal: DealCase): Payment[] {
  const { assumptions, pathway } = deal;
  const share = assumptions.values.cost_share;
  if (share === 0) return [];
  const phases = costsInForce(deal).map(({ phase, amountUsdM, phasesPassed, basis }): Payment => ({
    event: `cost share, ${phase}`,
    part: 'cost share',
    amountUsdM: -share * amountUsdM,
    phasesPassed,
    lagYears: 0,
    chance: 1,
    afterSigning: true,
    cash: false,
    basis: () =>
      `${percentText(share)} given of ${basis()}; ${successText(pathway.phases.slice(0, phasesPassed))}`,
  }));
  const launch = assumptions.values.launch_cost;
  if (launch === 0) return phases;
  const launchShare: Payment = {
    event: 'cost share, launch',
    part: 'cost share',
    amountUsdM: -share * launch,
    ...afterLaunch(deal, 0),
    cash: false,
    chance: 1,
    basis: () =>
      `${percentText(share)} given of launch cost ${amountText(launch)} given; ${successText(pathway.phases)}`,
  };
  return [...phases, launchShare];
}
