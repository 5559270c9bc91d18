import type { Payment } from './events/payment';

/** How far a licensee goes that stops where going on is not worth it. */
export interface Policy {
  /** Milestones for up to this many passed phases are paid. */
  readonly milestonesThrough: number;
  /** The phase after this many passed ones is still begun. */
  readonly startsThrough: number;
  /** On the market, or after approval, nothing is paid or earned after this time (years from the valuation date). */
  readonly untilYears: number;
  /** What the schedule says of it. */
  readonly basis: string;
}

/** What of a payment decides whether it is still made. */
type Condition = Pick<Payment, 'phasesPassed' | 'afterSigning' | 'lagYears' | 'onMarket' | 'part'>;

/** Whether a payment is still made under a policy, due at `timeYears`. */
export function keeps(policy: Policy, payment: Condition, timeYears: number): boolean {
  const { phasesPassed, afterSigning, lagYears, onMarket, part } = payment;
  if (!afterSigning) return true;
  const milestone = part === 'development milestone' && lagYears === 0 && !onMarket;
  if (milestone && phasesPassed > 0) return phasesPassed <= policy.milestonesThrough;
  if (phasesPassed > policy.startsThrough) return false;
  return phasesPassed < policy.milestonesThrough || timeYears <= policy.untilYears;
}
