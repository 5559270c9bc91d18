import { abandonmentPolicy } from '../abandonment';
import { keeps } from '../abandonment-policy';
import { marginalRoyalty } from '../cash-flows';
import { afterLaunch } from '../events/launch';
import type { DealCase } from '../events/payment';
import { SHARE_OF_YEAR, exclusiveYears, lastMarketYear, modelledSales } from '../net-sales';
import { dueYears } from '../payments';
import { operatingCosts } from '../operating-profit';
import { tiersOf } from '../royalty';
import type { DrawAsset } from './asset-paths';
import type { Receipt } from './receipts';
import { lognormalFactor, pertFactor, thresholdOf } from './random';

/**
 * The paths of one asset whose durations and sales are uncertain too: phases take a PERT-distributed time, sales are the
 * forecast times a lognormal factor, and everything that follows from either is computed on each path.
 */
export function uncertainPaths(deal: DealCase, later: readonly Receipt[]): DrawAsset {
  const { pathway, assumptions, exercise } = deal;
  const { discount_rate: rate, duration_spread: spread, sales_volatility: volatility } = assumptions.values;
  const force = Math.log(1 + rate);
  const market = marketOf(deal, force);
  const fixed = later.filter((receipt) => !market.covers(receipt));
  const byPhase = Array.from({ length: pathway.phases.length + 1 }, (_, passed) =>
    fixed.filter(({ payment }) => payment.phasesPassed === passed),
  );
  const success = pathway.phases.map(({ probability }) => thresholdOf(probability));
  const years = pathway.phases.map(({ durationYears }) => durationYears);
  const exercised = thresholdOf(exercise?.probability ?? 1);
  return (source, into) => {
    if (source.bits() >>> 0 >= exercised) return;
    let now = 0;
    for (let passed = 0; ; passed++) {
      for (const { payment, amountUsdM, headlineUsdM, isMilestone } of byPhase[passed] ?? []) {
        if (payment.chance < 1 && source.bits() >>> 0 >= thresholdOf(payment.chance)) continue;
        into.valueUsdM += amountUsdM * Math.exp(-force * (now + payment.lagYears));
        into.headlineUsdM += headlineUsdM;
        into.milestone ||= isMilestone;
      }
      if (passed === success.length) break;
      if (source.bits() >>> 0 >= (success[passed] ?? 0)) return;
      now += (years[passed] ?? 0) * (spread > 0 ? pertFactor(source, spread) : 1);
    }
    into.approved = true;
    market.sell(now, volatility > 0 ? lognormalFactor(source, volatility) : 1, into);
  };
}

interface Market {
  /** Whether a receipt is computed from the path's sales. */
  readonly covers: (receipt: Receipt) => boolean;
  /** Adds what the market years after an approval at `approvalYears` bring, sales being `factor` times the forecast. */
  readonly sell: (approvalYears: number, factor: number, into: Parameters<DrawAsset>[1]) => void;
}

function marketOf(deal: DealCase, force: number): Market {
  const { assumptions, forecast, royalty, date, pathway } = deal;
  const { values } = assumptions;
  if (!forecast) return { covers: () => false, sell: () => undefined };
  const covers = ({ payment, timeYears }: Receipt) =>
    payment.marketYear !== undefined ||
    (values.sales_thresholds !== undefined && payment.part === 'sales milestone' && timeYears >= 0);
  const tiers = tiersOf(royalty, forecast.peakUsdM);
  const profitShare = values.profit_share * (1 - operatingCosts(deal).share);
  const part = (1 - values.withholding_tax) / values.assets;
  const lastSold = lastYearSold(deal);
  const nominalApproval = pathway.phases.at(-1)?.endYears ?? 0;
  const toLaunch = forecast.launchYears - nominalApproval;
  const thresholds = values.sales_thresholds ? thresholdMilestones(deal) : [];
  return {
    covers,
    sell: (approvalYears, factor, into) => {
      const launch = approvalYears + toLaunch;
      const exclusive = exclusiveYears(assumptions, launch, date);
      const last = Math.min(lastSold, lastMarketYear(assumptions, exclusive));
      let reached = 0;
      for (let year = 1; year <= last; year++) {
        const time = launch + year - 1 + SHARE_OF_YEAR[values.timing];
        const own = assumptions.netSalesUsdM.get(year);
        const netSales = factor * (own ?? modelledSales(assumptions, year, exclusive));
        while (reached < thresholds.length && netSales >= (thresholds[reached]?.netSalesUsdM ?? 0)) {
          const amount = thresholds[reached]?.amountUsdM ?? 0;
          reached++;
          if (time < 0) continue;
          into.valueUsdM += amount * part * Math.exp(-force * time);
          into.headlineUsdM += amount / values.assets;
          into.milestone = true;
        }
        if (time < 0) continue;
        const received = marginalRoyalty(netSales, tiers) + profitShare * netSales;
        into.valueUsdM += received * part * Math.exp(-force * time);
      }
    },
  };
}

/** Sales milestones by threshold, each with its amount: its own, else an equal part. */
function thresholdMilestones({
  assumptions,
  headline,
}: DealCase): { netSalesUsdM: number; amountUsdM: number }[] {
  const thresholds = assumptions.values.sales_thresholds ?? [];
  const equal = (headline.sales?.amountUsdM ?? 0) / Math.max(1, thresholds.length);
  return thresholds.map(({ netSalesUsdM, amountUsdM }) => ({
    netSalesUsdM,
    amountUsdM: amountUsdM ?? equal,
  }));
}

/** The last market year that a licensee who may abandon the product still sells; no limit for one who may not. */
function lastYearSold(deal: DealCase): number {
  const policy = abandonmentPolicy(deal);
  if (!policy) return Number.POSITIVE_INFINITY;
  const sold = deal.forecast?.years.filter(({ afterLaunchYears }) => {
    const condition = afterLaunch(deal, afterLaunchYears);
    return keeps(policy, { ...condition, part: 'operating profit' }, dueYears(condition, deal.pathway));
  });
  return Math.max(0, ...(sold ?? []).map(({ year }) => year));
}
