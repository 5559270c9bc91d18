import { InputError } from '../deals/input-error';
import type { MarketTables } from '../market/tables';
import { abandonmentPolicy } from './abandonment';
import type { Assumptions } from './assumptions';
import { dealCase, requireTerms } from './deal-case';
import type { DealCase } from './events/payment';
import type { Pathway } from './pathway';
import { netPayments } from './payments';
import { eventOf, price } from './pricing';
import type { ValuationEvent } from './pricing';
import type { DealTerms } from './terms';

export type { ValuationEvent } from './pricing';

/** What a deal is worth to the licensor, and how that was found. */
export interface Valuation {
  readonly rnpvUsdM: number;
  /** The schedule: its values sum to rnpvUsdM. */
  readonly events: readonly ValuationEvent[];
  readonly pathway: Pathway;
  readonly discountRate: number;
  /** Neither milestones nor a total are disclosed: the value is a floor. */
  readonly floor: boolean;
  /** The deal ended before the valuation date: nothing more is received. */
  readonly ended: boolean;
  /** Earlier deal whose headline already counts this one's money. */
  readonly countedInParent: string | undefined;
  /** Received before the valuation date, apart from the value: given, else what was due at signing and is past. */
  readonly receivedToDateUsdM: number;
  /** The value in a second currency, where one is given. */
  readonly secondView: { readonly currency: string; readonly rnpv: number } | undefined;
}

/** What a valuation starts from: a deal that has terms, with the sales that its assumptions need. */
export function valuedCase(terms: DealTerms, assumptions: Assumptions, tables: MarketTables): DealCase {
  const deal = dealCase(terms, assumptions, tables);
  requireTerms(deal);
  if (assumptions.values.abandon) requireSales(deal, 'abandon');
  return deal;
}

/**
 * Refuses what can't be answered without a sales forecast.
 * @throws InputError (#N/A) naming peak_sales
 */
export function requireSales({ forecast }: DealCase, what: string): void {
  if (forecast) return;
  throw new InputError('notAvailable', `${what}: needs sales; give peak_sales in the assumptions.`);
}

/**
 * Risk-adjusted net present value of a deal to its licensor, the number alone: the sum of the schedule of
 * {@link valueDeal}, some ten times faster, for sensitivities and break-evens.
 * @throws InputError as valueDeal does
 */
export function rnpvOfDeal(terms: DealTerms, assumptions: Assumptions, tables: MarketTables): number {
  return rnpvOfCase(valuedCase(terms, assumptions, tables));
}

/** The number alone for a deal that is already brought together with its market. */
export function rnpvOfCase(deal: DealCase): number {
  const policy = abandonmentPolicy(deal);
  const rate = deal.assumptions.values.discount_rate;
  return netPayments(deal).reduce((sum, payment) => sum + price(payment, deal, rate, policy).valueUsdM, 0);
}

/**
 * Risk-adjusted net present value of a deal to its licensor, with its schedule: US$ million, effective annual rate,
 * times in years from the valuation date, probabilities cumulative from there.
 * @throws InputError (#N/A) where nothing of the terms is disclosed, or `abandon` is given without sales; (#NUM!,
 * #VALUE!) for assumptions that contradict each other or the deal, naming the assumption
 */
export function valueDeal(terms: DealTerms, assumptions: Assumptions, tables: MarketTables): Valuation {
  return valuationOfCase(valuedCase(terms, assumptions, tables));
}

/** The valuation of a deal that is already brought together with its market. */
export function valuationOfCase(deal: DealCase): Valuation {
  const { discount_rate: rate, currency, fx_rate: fxRate, received_to_date: given } = deal.assumptions.values;
  const policy = abandonmentPolicy(deal);
  const events = netPayments(deal).map((payment) => eventOf(payment, deal, rate, policy));
  const rnpvUsdM = events.reduce((sum, event) => sum + event.valueUsdM, 0);
  return {
    rnpvUsdM,
    events,
    pathway: deal.pathway,
    discountRate: rate,
    floor: deal.headline.floor,
    ended: deal.ended !== undefined,
    countedInParent: deal.terms.countedInParent,
    receivedToDateUsdM: given ?? receivedAtSigning(deal),
    secondView:
      fxRate === undefined ? undefined : { currency: currency ?? 'second currency', rnpv: rnpvUsdM * fxRate },
  };
}

/** What was certain at a signing that is past. */
function receivedAtSigning(deal: DealCase): number {
  if (deal.date.elapsedYears === 0) return 0;
  return netPayments(deal)
    .filter(({ afterSigning, chance, part }) => !afterSigning && chance === 1 && part !== 'note')
    .reduce((sum, { amountUsdM }) => sum + amountUsdM, 0);
}
