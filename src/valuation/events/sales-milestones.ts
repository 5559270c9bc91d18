import type { SalesThreshold } from '../assumption-values';
import { originOf } from '../assumptions';
import type { SalesForecast } from '../net-sales';
import { amountText, numberText } from '../wording';
import { afterLaunch, launchTimeText } from './launch';
import { successText } from './pathway-text';
import type { DealCase, Payment } from './payment';

/**
 * Sales milestones: equal parts some years after launch, each with the likelihood of approval and a probability of
 * being reached; with thresholds and a forecast, in the first year whose sales reach them.
 */
export function salesMilestonePayments(deal: DealCase): Payment[] {
  const thresholds = deal.assumptions.values.sales_thresholds;
  if (thresholds && deal.forecast) return byThreshold(deal, thresholds, deal.forecast);
  const { sales } = deal.headline;
  if (!sales || sales.amountUsdM === 0) return [];
  const { assumptions, pathway } = deal;
  const years = assumptions.values.sales_milestone_years;
  const attainment = assumptions.values.sales_milestone_attainment;
  return years.map((after) => ({
    event: `sales milestone, launch + ${numberText(after)}`,
    part: 'sales milestone',
    amountUsdM: sales.amountUsdM / years.length,
    ...afterLaunch(deal, after),
    chance: attainment,
    basis: () =>
      [
        `${sales.basis()}; 1 of ${years.length} equal parts house`,
        successText(pathway.phases),
        `× attainment ${numberText(attainment)} ${originOf(assumptions, 'sales_milestone_attainment')}`,
        launchTimeText(deal, after, originOf(assumptions, 'sales_milestone_years')),
      ].join('; '),
  }));
}

function byThreshold(
  deal: DealCase,
  thresholds: readonly SalesThreshold[],
  forecast: SalesForecast,
): Payment[] {
  const { sales } = deal.headline;
  const equal = (sales?.amountUsdM ?? 0) / thresholds.length;
  return thresholds.flatMap(({ netSalesUsdM, amountUsdM }) => {
    const amount = amountUsdM ?? equal;
    if (amount === 0) return [];
    const year = forecast.years.find((each) => each.netSalesUsdM >= netSalesUsdM);
    const amountBasis = () =>
      amountUsdM === undefined
        ? `${sales?.basis() ?? ''}; 1 of ${thresholds.length} equal parts house`
        : 'amount given';
    return [
      {
        event: `sales milestone, net sales ${amountText(netSalesUsdM)}`,
        part: 'sales milestone',
        amountUsdM: amount,
        ...afterLaunch(deal, year?.afterLaunchYears ?? 0),
        chance: year ? 1 : 0,
        basis: () =>
          [
            amountBasis(),
            `threshold given: ${year ? `first reached in market year ${year.year}` : 'never reached by the forecast'}`,
            successText(deal.pathway.phases),
            launchTimeText(deal, year?.afterLaunchYears ?? 0, originOf(deal.assumptions, 'timing')),
          ].join('; '),
      },
    ];
  });
}
