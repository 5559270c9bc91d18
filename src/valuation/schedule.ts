import type { MarketTables } from '../market/tables';
import type { Assumptions } from './assumptions';
import { discountFactor } from './cash-flows';
import { dealCase, requireTerms } from './deal-case';
import { coDevelopmentPayments } from './events/co-development';
import { milestonePayments } from './events/milestones';
import { notePayments } from './events/notes';
import type { DealCase, Part, Payment } from './events/payment';
import { royaltyPayments } from './events/royalties';
import { salesMilestonePayments } from './events/sales-milestones';
import { signingPayments } from './events/signing';
import type { Pathway } from './pathway';
import type { DealTerms } from './terms';

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

/** What a deal is worth to the licensor, and how that was found. */
export interface Valuation {
  readonly rnpvUsdM: number;
  /** The schedule: its values sum to rnpvUsdM. */
  readonly events: readonly ValuationEvent[];
  readonly pathway: Pathway;
  readonly discountRate: number;
  /** Neither milestones nor a total are disclosed: the value is a floor. */
  readonly floor: boolean;
  /** Earlier deal whose headline already counts this one's money. */
  readonly countedInParent: string | undefined;
  /** Received before the valuation date, apart from the value: given, else what was due at signing and is past. */
  readonly receivedToDateUsdM: number;
  /** The value in a second currency, where one is given. */
  readonly secondView: { readonly currency: string; readonly rnpv: number } | undefined;
}

/** All payments of a deal under their conditions, in the order of the schedule. */
export function paymentsOf(deal: DealCase): readonly Payment[] {
  return [
    ...signingPayments(deal),
    ...milestonePayments(deal),
    ...salesMilestonePayments(deal),
    ...royaltyPayments(deal),
    ...coDevelopmentPayments(deal),
    ...notePayments(deal),
  ].map((payment) => afterWithholding(payment, deal.assumptions));
}

function afterWithholding(payment: Payment, { values }: Assumptions): Payment {
  if (!payment.cash || values.withholding_tax === 0) return payment;
  return { ...payment, amountUsdM: payment.amountUsdM * (1 - values.withholding_tax) };
}

/** When a payment falls due, if its condition comes true: years from the valuation date. */
export function dueYears({ phasesPassed, lagYears }: Payment, { phases }: Pathway): number {
  return (phases[phasesPassed - 1]?.endYears ?? 0) + lagYears;
}

/** Probability of a payment as seen at the valuation date; 0 for what is past or will not come any more. */
function probabilityOf(payment: Payment, deal: DealCase, timeYears: number): number {
  if (timeYears < 0 || deal.ended !== undefined) return 0;
  const reached = deal.pathway.phases[payment.phasesPassed - 1]?.cumulativeProbability ?? 1;
  const exercised = payment.afterSigning ? (deal.exercise?.probability ?? 1) : 1;
  return reached * payment.chance * exercised;
}

function basisOf(payment: Payment, deal: DealCase, timeYears: number): string {
  const { date, ended, exercise } = deal;
  if (payment.part === 'note' || payment.part === 'headline rest') return payment.basis();
  if (timeYears < 0) return `${payment.basis()}; before the valuation date, so not in the value`;
  if (ended !== undefined) return `${payment.basis()}; ${ended}`;
  const option = payment.afterSigning && exercise ? `; ${exercise.basis}` : '';
  return `${payment.basis()}${option}${date.elapsedYears > 0 ? '; time from the valuation date' : ''}`;
}

function price(payment: Payment, deal: DealCase): Omit<ValuationEvent, 'basis'> {
  const timeYears = dueYears(payment, deal.pathway);
  const probability = probabilityOf(payment, deal, timeYears);
  const factor = discountFactor(deal.assumptions.values.discount_rate, timeYears);
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

/**
 * Risk-adjusted net present value of a deal to its licensor, the number alone: the sum of the schedule of
 * {@link valueDeal}, some ten times faster, for sensitivities and break-evens.
 * @throws InputError as valueDeal does
 */
export function rnpvOfDeal(terms: DealTerms, assumptions: Assumptions, tables: MarketTables): number {
  const deal = dealCase(terms, assumptions, tables);
  requireTerms(deal);
  return paymentsOf(deal).reduce((sum, payment) => sum + price(payment, deal).valueUsdM, 0);
}

/**
 * Risk-adjusted net present value of a deal to its licensor, with its schedule: US$ million, effective annual rate,
 * times in years from the valuation date, probabilities cumulative from there.
 * @throws InputError (#N/A) where nothing of the terms is disclosed; (#NUM!, #VALUE!) for assumptions that contradict
 * each other or the deal, naming the assumption
 */
export function valueDeal(terms: DealTerms, assumptions: Assumptions, tables: MarketTables): Valuation {
  const deal = dealCase(terms, assumptions, tables);
  requireTerms(deal);
  const { discount_rate: rate, currency, fx_rate: fxRate, received_to_date: given } = assumptions.values;
  const events = paymentsOf(deal).map((payment): ValuationEvent => {
    const priced = price(payment, deal);
    return { ...priced, basis: basisOf(payment, deal, priced.timeYears) };
  });
  const rnpvUsdM = events.reduce((sum, event) => sum + event.valueUsdM, 0);
  return {
    rnpvUsdM,
    events,
    pathway: deal.pathway,
    discountRate: rate,
    floor: deal.headline.floor,
    countedInParent: terms.countedInParent,
    receivedToDateUsdM: given ?? receivedAtSigning(deal),
    secondView:
      fxRate === undefined ? undefined : { currency: currency ?? 'second currency', rnpv: rnpvUsdM * fxRate },
  };
}

/** What was certain at a signing that is past. */
function receivedAtSigning(deal: DealCase): number {
  if (deal.date.elapsedYears === 0) return 0;
  return paymentsOf(deal)
    .filter(({ afterSigning, chance, part }) => !afterSigning && chance === 1 && part !== 'note')
    .reduce((sum, { amountUsdM }) => sum + amountUsdM, 0);
}
