import { costsInForce } from './costs';
import type { DealCase, Part, Payment } from './events/payment';
import { afterLaunch } from './events/launch';
import { successText } from './events/pathway-text';
import { taxOnProfits } from './cash-flows';
import { dueYears, grossPayments } from './payments';
import { operatingCosts, operatingProfit } from './operating-profit';
import { originOf } from './assumptions';
import { amountText, percentText } from './wording';

/**
 * All that the licensee earns and pays, under its conditions: operating profit of the market years, R&D costs at the
 * start of each phase, launch cost, every payment to the licensor as it is agreed (before tax is withheld), and tax on
 * the profits of the success case.
 */
export function licenseeFlows(deal: DealCase): readonly Payment[] {
  const flows = [...profits(deal), ...researchCosts(deal), ...launchCost(deal), ...paymentsMade(deal)];
  return [...flows, ...taxes(deal, flows)];
}

function profits(deal: DealCase): Payment[] {
  const { forecast, pathway } = deal;
  if (!forecast) return [];
  const { share, basis: origin } = operatingCosts(deal);
  return forecast.years
    .filter(({ netSalesUsdM }) => netSalesUsdM > 0)
    .map(({ year, netSalesUsdM, afterLaunchYears, basis }) => ({
      event: `operating profit, market year ${year}`,
      part: 'operating profit',
      amountUsdM: operatingProfit(netSalesUsdM, deal),
      ...afterLaunch(deal, afterLaunchYears),
      marketYear: year,
      cash: false,
      chance: 1,
      basis: () =>
        `${basis()}; less ${percentText(share)} cost of goods, selling and administration ${origin}; ${successText(pathway.phases)}`,
    }));
}

function researchCosts(deal: DealCase): Payment[] {
  return costsInForce(deal).map(({ phase, amountUsdM, phasesPassed, basis }) => ({
    event: `R&D cost, ${phase}`,
    part: 'R&D cost',
    amountUsdM: 0 - amountUsdM,
    phasesPassed,
    lagYears: 0,
    chance: 1,
    afterSigning: true,
    cash: false,
    basis: () =>
      `${basis()}; at its start with the probability of reaching it: ${successText(deal.pathway.phases.slice(0, phasesPassed))}`,
  }));
}

function launchCost(deal: DealCase): Payment[] {
  const { launch_cost: cost } = deal.assumptions.values;
  const origin = originOf(deal.assumptions, 'launch_cost');
  const text = cost === 0 ? `left out: launch_cost is 0 (${origin})` : `${amountText(cost)} ${origin}`;
  return [
    {
      event: 'launch cost',
      part: 'launch cost',
      amountUsdM: 0 - cost,
      ...afterLaunch(deal, 0),
      cash: false,
      chance: 1,
      basis: () => text,
    },
  ];
}

function paymentsMade(deal: DealCase): Payment[] {
  return grossPayments(deal)
    .filter(({ part, chance }) => part !== 'note' && part !== 'headline rest' && chance > 0)
    .map((payment) => ({
      ...payment,
      event: `payment: ${payment.event}`,
      amountUsdM: 0 - payment.amountUsdM,
    }));
}

/** What the licensee earns and spends by itself; everything else is paid to the licensor. */
const OWN_PARTS: readonly Part[] = ['operating profit', 'R&D cost', 'launch cost'];
const SHARES: readonly Part[] = ['equity', 'equity outside'];

/** What is not computed from a year's sales falls before the launch, 0, or in the market year that it ends. */
const yearOf = (timeYears: number, launchYears: number) =>
  Math.max(0, Math.ceil(timeYears - launchYears - 1e-9));

/**
 * Tax of the market years on the profits of the success case, losses carried forward. A chance of its own weighs an
 * amount; equity is no expense, and payments count where they are deductible.
 */
function taxes(deal: DealCase, flows: readonly Payment[]): Payment[] {
  const { tax_rate: rate, payments_deductible: deductible } = deal.assumptions.values;
  const { forecast, pathway, assumptions } = deal;
  if (rate === 0 || !forecast) return [];
  const years = forecast.years.length;
  const profit = Array.from({ length: years + 1 }, () => 0);
  for (const flow of flows) {
    const timeYears = dueYears(flow, pathway);
    const counts = OWN_PARTS.includes(flow.part) || (deductible && !SHARES.includes(flow.part));
    if (timeYears < 0 || !counts) continue;
    const year = Math.min(years, flow.marketYear ?? yearOf(timeYears, forecast.launchYears));
    profit[year] = (profit[year] ?? 0) + flow.amountUsdM * flow.chance;
  }
  const due = taxOnProfits(profit, rate);
  return forecast.years.flatMap(({ year, afterLaunchYears }) => {
    const tax = due[year] ?? 0;
    if (tax === 0) return [];
    return [
      {
        event: `tax, market year ${year}`,
        part: 'tax' as const,
        amountUsdM: -tax,
        ...afterLaunch(deal, afterLaunchYears),
        cash: false,
        chance: 1,
        basis: () =>
          `${percentText(rate)} ${originOf(assumptions, 'tax_rate')} on the profit of the success case, losses carried forward; ${successText(pathway.phases)}`,
      },
    ];
  });
}
