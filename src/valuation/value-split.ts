import type { MarketTables } from '../market/tables';
import { abandonmentPolicy } from './abandonment';
import type { Assumptions } from './assumptions';
import type { DealCase } from './events/payment';
import { licenseeFlows } from './licensee-flows';
import { eventOf, price } from './pricing';
import type { ValuationEvent } from './pricing';
import { requireSales, rnpvOfCase, valuationOfCase, valuedCase } from './schedule';
import type { Valuation } from './schedule';
import type { DealTerms } from './terms';

/** What a deal is worth to its licensee, and how that was found. */
export interface LicenseeValuation {
  readonly rnpvUsdM: number;
  /** The licensee's schedule: its values sum to rnpvUsdM; what is earned above 0, what is paid below. */
  readonly events: readonly ValuationEvent[];
  readonly discountRate: number;
}

/** The value of a deal on both sides; shares are undefined where the total is not positive or a side is negative. */
export interface ValueSplit {
  readonly licensorUsdM: number;
  readonly licenseeUsdM: number;
  readonly totalUsdM: number;
  readonly licensorShare: number | undefined;
  readonly licenseeShare: number | undefined;
}

/** The licensee's discount rate: `licensee_rate`, else `discount_rate`. */
export function licenseeRate({ values }: Assumptions): number {
  return values.licensee_rate ?? values.discount_rate;
}

/** The licensee's rNPV alone, for a deal with a forecast. */
export function licenseeRnpvOfCase(deal: DealCase): number {
  const policy = abandonmentPolicy(deal);
  const rate = licenseeRate(deal.assumptions);
  return licenseeFlows(deal).reduce((sum, flow) => sum + price(flow, deal, rate, policy).valueUsdM, 0);
}

/**
 * Risk-adjusted net present value of a deal to its licensee at `licensee_rate`: operating profit less R&D and launch
 * cost, tax, and what is paid to the licensor before any tax is withheld.
 * @throws InputError (#N/A) without peak_sales or disclosed terms
 */
export function valueLicensee(
  terms: DealTerms,
  assumptions: Assumptions,
  tables: MarketTables,
): LicenseeValuation {
  return licenseeValuation(caseWithSales(terms, assumptions, tables));
}

function licenseeValuation(deal: DealCase): LicenseeValuation {
  const policy = abandonmentPolicy(deal);
  const rate = licenseeRate(deal.assumptions);
  const events = licenseeFlows(deal).map((flow) => eventOf(flow, deal, rate, policy));
  return {
    rnpvUsdM: events.reduce((sum, { valueUsdM }) => sum + valueUsdM, 0),
    events,
    discountRate: rate,
  };
}

/**
 * How the value of a deal splits between its sides, each at its own rate. Tax withheld from the licensor is neither's.
 * @throws InputError (#N/A) without peak_sales or disclosed terms
 */
export function splitValue(terms: DealTerms, assumptions: Assumptions, tables: MarketTables): ValueSplit {
  const deal = caseWithSales(terms, assumptions, tables);
  return splitOf(rnpvOfCase(deal), licenseeRnpvOfCase(deal));
}

/** Both sides with their schedules, for a model sheet or a pane. */
export function valueBothSides(
  terms: DealTerms,
  assumptions: Assumptions,
  tables: MarketTables,
): { licensor: Valuation; licensee: LicenseeValuation; split: ValueSplit } {
  const deal = caseWithSales(terms, assumptions, tables);
  const licensor = valuationOfCase(deal);
  const licensee = licenseeValuation(deal);
  return { licensor, licensee, split: splitOf(licensor.rnpvUsdM, licensee.rnpvUsdM) };
}

function caseWithSales(terms: DealTerms, assumptions: Assumptions, tables: MarketTables): DealCase {
  const deal = valuedCase(terms, assumptions, tables);
  requireSales(deal, "the licensee's side");
  return deal;
}

function splitOf(licensorUsdM: number, licenseeUsdM: number): ValueSplit {
  const totalUsdM = licensorUsdM + licenseeUsdM;
  const shared = totalUsdM > 0 && licensorUsdM >= 0 && licenseeUsdM >= 0;
  return {
    licensorUsdM,
    licenseeUsdM,
    totalUsdM,
    licensorShare: shared ? licensorUsdM / totalUsdM : undefined,
    licenseeShare: shared ? licenseeUsdM / totalUsdM : undefined,
  };
}
