/**
 * The arithmetic of risk-adjusted net present value, on plain numbers: nothing here knows a deal, an assumption or a
 * published rate. Amounts in any one currency, times in years from the valuation date, probabilities cumulative.
 */

/** An amount that is received with a probability at a time; a payment is negative. */
export interface CashFlow {
  readonly amount: number;
  /** Cumulative probability as seen today, 0 to 1. */
  readonly probability: number;
  readonly timeYears: number;
}

/** Discount factor `(1 + rate)^-time`: an effective annual rate above -1, time in years, 1 at time 0. */
export function discountFactor(rate: number, timeYears: number): number {
  return (1 + rate) ** -timeYears;
}

/** Present value of one cash flow: amount × probability × discount factor. */
function presentValue({ amount, probability, timeYears }: CashFlow, rate: number): number {
  return amount * probability * discountFactor(rate, timeYears);
}

/** Risk-adjusted net present value: the sum of the present values of the flows, in their order. */
export function riskAdjustedNpv(flows: readonly CashFlow[], rate: number): number {
  return flows.reduce((sum, flow) => sum + presentValue(flow, rate), 0);
}

/** Cumulative probabilities of consecutive steps: the probability of having passed the first, the first two … */
export function cumulative(stepProbabilities: readonly number[]): number[] {
  let product = 1;
  return stepProbabilities.map((probability) => (product *= probability));
}

/** A royalty tier: `rate` (a fraction) on the part of a year's net sales above `from`. */
export interface RoyaltyTier {
  readonly from: number;
  readonly rate: number;
}

/** Marginal royalty on one year's net sales; tiers in ascending order, sales below the first bear none. */
export function marginalRoyalty(netSales: number, tiers: readonly RoyaltyTier[]): number {
  return tiers.reduce((sum, { from, rate }, index) => {
    const upTo = tiers[index + 1]?.from ?? Number.POSITIVE_INFINITY;
    return sum + rate * Math.max(0, Math.min(netSales, upTo) - from);
  }, 0);
}

/**
 * Tax of each year on the profits of the success case, losses carried forward without limit or expiry. Taxing the
 * success case and weighting afterwards is the convention; taxing weighted flows would understate tax.
 */
export function taxOnProfits(profits: readonly number[], taxRate: number): number[] {
  let losses = 0;
  return profits.map((profit) => {
    if (profit <= 0) {
      losses -= profit;
      return 0;
    }
    const used = Math.min(losses, profit);
    losses -= used;
    return taxRate * (profit - used);
  });
}
