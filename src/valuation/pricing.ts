import { keeps } from './abandonment-policy';
import type { Policy } from './abandonment-policy';
import { discountFactor } from './cash-flows';
import type { DealCase, Part, Payment } from './events/payment';
import { dueYears } from './payments';

/** One row of the schedule: value = amount × probability × discount factor, US$ million. */
export interface ValuationEvent {
  readonly event: string;
  readonly part: Part;
  /** Years from the valuation date; below 0 for what is past. */
  readonly timeYears: number;
  readonly amountUsdM: number;
  /** Cumulative probability as seen at the valuation date; 0 for a row that does not count. */
  readonly probability: number;
  readonly discountFactor: number;
  readonly valueUsdM: number;
  /** Where amount, probability and time came from: disclosed, cited (source), house, estimated or given. */
  readonly basis: string;
}

/** A payment as it counts: everything of its row but the basis. */
export type Priced = Omit<ValuationEvent, 'basis'>;

/** Probability of a payment as seen at the valuation date; 0 for what is past or will not come any more. */
function probabilityOf(payment: Payment, deal: DealCase, policy: Policy | undefined): number {
  const timeYears = dueYears(payment, deal.pathway);
  if (timeYears < 0 || deal.ended !== undefined) return 0;
  if (policy && !keeps(policy, payment, timeYears)) return 0;
  const reached = deal.pathway.phases[payment.phasesPassed - 1]?.cumulativeProbability ?? 1;
  const exercised = payment.afterSigning ? (deal.exercise?.probability ?? 1) : 1;
  return reached * payment.chance * exercised;
}

/** Prices a payment at a rate: time, probability and discount factor. */
export function price(payment: Payment, deal: DealCase, rate: number, policy: Policy | undefined): Priced {
  const timeYears = dueYears(payment, deal.pathway);
  const probability = probabilityOf(payment, deal, policy);
  const factor = discountFactor(rate, timeYears);
  return {
    event: payment.event,
    part: payment.part,
    timeYears,
    amountUsdM: payment.amountUsdM,
    probability,
    discountFactor: factor,
    valueUsdM: payment.amountUsdM * probability * factor,
  };
}

/** The full row of a payment, with its basis. */
export function eventOf(
  payment: Payment,
  deal: DealCase,
  rate: number,
  policy: Policy | undefined,
): ValuationEvent {
  return { ...price(payment, deal, rate, policy), basis: basisOf(payment, deal, policy) };
}

function basisOf(payment: Payment, deal: DealCase, policy: Policy | undefined): string {
  const { ended, exercise } = deal;
  const basis = payment.basis();
  if (payment.part === 'note' || payment.part === 'headline rest') return basis;
  const timeYears = dueYears(payment, deal.pathway);
  if (timeYears < 0) return `${basis}; before the valuation date, so not in the value`;
  if (ended !== undefined) return `${basis}; ${ended}`;
  if (policy && !keeps(policy, payment, timeYears)) return `${basis}; not reached: ${policy.basis}`;
  return payment.afterSigning && exercise ? `${basis}; ${exercise.basis}` : basis;
}
