/** A preclinical oncology licence with royalties: what the simulations of the benchmark draw. */
import type { Pairs } from '../../valuation/deals';

export const EXAMPLE: Pairs = { stage: 'Preclinical', area: 'Oncology', upfront: 40, milestones: 960 };
export const SALES: Pairs = { peak_sales: 1200 };
/** The same with durations and sales drawn too. */
export const SPREADS: Pairs = { ...SALES, duration_spread: 0.3, sales_volatility: 0.4 };
/** The same with more than twice the royalty events. */
export const LONG: Pairs = { ...SALES, years_on_market: 27 };
