import type { Assumptions } from './assumptions';
import { coDevelopmentPayments } from './events/co-development';
import { milestonePayments } from './events/milestones';
import { notePayments } from './events/notes';
import type { DealCase, Payment } from './events/payment';
import { royaltyPayments } from './events/royalties';
import { salesMilestonePayments } from './events/sales-milestones';
import { signingPayments } from './events/signing';
import type { Pathway } from './pathway';

/** All payments of a deal under their conditions, before any tax is withheld, in the order of the schedule. */
export function grossPayments(deal: DealCase): readonly Payment[] {
  return [
    ...signingPayments(deal),
    ...milestonePayments(deal),
    ...salesMilestonePayments(deal),
    ...royaltyPayments(deal),
    ...coDevelopmentPayments(deal),
    ...notePayments(deal),
  ];
}

/** What the licensor receives of them: cash less the tax withheld. */
export function netPayments(deal: DealCase): readonly Payment[] {
  return grossPayments(deal).map((payment) => afterWithholding(payment, deal.assumptions));
}

function afterWithholding(payment: Payment, { values }: Assumptions): Payment {
  if (!payment.cash || values.withholding_tax === 0) return payment;
  return { ...payment, amountUsdM: payment.amountUsdM * (1 - values.withholding_tax) };
}

/** When a payment falls due, if its condition comes true: years from the valuation date. */
export function dueYears(
  { phasesPassed, lagYears }: Pick<Payment, 'phasesPassed' | 'lagYears'>,
  { phases }: Pathway,
): number {
  return (phases[phasesPassed - 1]?.endYears ?? 0) + lagYears;
}
