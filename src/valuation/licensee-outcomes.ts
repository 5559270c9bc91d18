import { abandonmentPolicy } from './abandonment';
import { keeps } from './abandonment-policy';
import { discountFactor } from './cash-flows';
import type { DealCase, Payment } from './events/payment';
import { licenseeFlows } from './licensee-flows';
import { dueYears } from './payments';
import { licenseeRate } from './value-split';

/** One way in which a deal can turn out for its licensee. */
export interface LicenseeOutcome {
  readonly probability: number;
  /** Present value of what the licensee then earns and pays, US$ million. */
  readonly valueUsdM: number;
}

/** More chances of their own than this (near-term payment, sales milestones) are too many combinations. */
const MOST_CHANCES = 12;

/**
 * Every way in which a deal can turn out for its licensee: each phase may be the one that fails, an option may not be
 * exercised, each near-term payment and sales milestone comes or not. Their probability-weighted mean is the licensee's
 * rNPV. Undefined without sales, for a deal that has ended, and where outcomes are no list: several assets, uncertain
 * durations or sales.
 */
export function licenseeOutcomes(deal: DealCase): readonly LicenseeOutcome[] | undefined {
  const { forecast, ended, assumptions, pathway, exercise } = deal;
  const { assets, duration_spread: spread, sales_volatility: volatility } = assumptions.values;
  if (!forecast || ended !== undefined || assets > 1 || spread > 0 || volatility > 0) return undefined;
  const rate = licenseeRate(assumptions);
  const policy = abandonmentPolicy(deal);
  const flows = licenseeFlows(deal).filter((flow) => {
    const years = dueYears(flow, pathway);
    return years >= 0 && flow.chance > 0 && flow.amountUsdM !== 0 && (!policy || keeps(policy, flow, years));
  });
  if (flows.filter(({ chance }) => chance < 1).length > MOST_CHANCES) return undefined;
  const worth = (flow: Payment) => flow.amountUsdM * discountFactor(rate, dueYears(flow, pathway));
  const chanceOfExercise = exercise?.probability ?? 1;
  const atSigning = flows.filter(({ afterSigning }) => !afterSigning);
  const notExercised = combinations(atSigning, worth, 1 - chanceOfExercise);
  const exercised = [...pathway.phases.map((_, index) => index), pathway.phases.length].flatMap((passed) => {
    const reached = pathway.phases[passed - 1]?.cumulativeProbability ?? 1;
    const failing = pathway.phases[passed];
    const probability = reached * (failing ? 1 - failing.probability : 1) * chanceOfExercise;
    return combinations(
      flows.filter(({ phasesPassed }) => phasesPassed <= passed),
      worth,
      probability,
    );
  });
  return [...notExercised, ...exercised];
}

/** The outcomes of flows that come for sure or by a chance of their own. */
function combinations(
  flows: readonly Payment[],
  worth: (flow: Payment) => number,
  probability: number,
): readonly LicenseeOutcome[] {
  if (probability === 0) return [];
  return flows.reduce<readonly LicenseeOutcome[]>(
    (outcomes, flow) =>
      outcomes.flatMap((outcome) => {
        const comes = {
          probability: outcome.probability * flow.chance,
          valueUsdM: outcome.valueUsdM + worth(flow),
        };
        if (flow.chance === 1) return [comes];
        return [comes, { ...outcome, probability: outcome.probability * (1 - flow.chance) }];
      }),
    [{ probability, valueUsdM: 0 }],
  );
}

/** Probability that the licensee loses money in present value; undefined where {@link licenseeOutcomes} is. */
export function licenseeLossProbability(deal: DealCase): number | undefined {
  const outcomes = licenseeOutcomes(deal);
  return outcomes?.reduce((sum, { probability, valueUsdM }) => sum + (valueUsdM < 0 ? probability : 0), 0);
}
