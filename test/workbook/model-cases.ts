import type { ModelSheet } from '../../src/valuation/model-sheet/cells';
import { modelSheet } from '../../src/valuation/model-sheet/model-sheet';
import type { Pairs } from '../valuation/deals';
import { assume, deals, tables, terms } from '../valuation/deals';
import { differentDeals } from '../valuation/model-deals';

/** The bundled deals whose sheets are compared: of different stage, modality, type and disclosure. */
const MODEL_DEALS = differentDeals(25);

/** Inputs typed over, one set for each deal; every assumption that a sheet carries is in one of them. */
const CHANGES: readonly Pairs[] = [
  { discount_rate: 0.08 },
  { discount_rate: 0.15, peak_sales: 1500 },
  { peak_sales: 2000, royalty_low: 0.05, royalty_high: 0.12 },
  { peak_sales: 800, years_to_peak: 3, years_on_market: 9 },
  { near_term_probability: 0.3, exercise_probability: 0.9, peak_sales: 300 },
  { peak_sales: 1000, loe_date: '2045-06-30', post_exclusivity: 0.3 },
  { launch_delay: 1.5, timing: 'end', peak_sales: 500 },
  { timing: 'start', peak_sales: 600, include_equity: false, near_term_probability: 0.1 },
  { valuation_date: '2025-01-31', peak_sales: 400 },
  { p_phase_1: 0.9, p_phase_2: 0.5, p_phase_3: 0.7, p_filed: 0.95, d_phase_3: 1 },
  { valuation_date: '2027-01-31', peak_sales: 900, cost_share: 0.2 },
  { stage: 'Phase 3', valuation_date: '2027-01-31', peak_sales: 900 },
  { dev_reg_share: 0.5, weight_phase_1: 0, weight_phase_3: 3, weight_approval: 10 },
  { sales_milestone_attainment: 0.6, sales_milestone_years: '1; 3' },
  { equity_premium: 0.25, include_equity: false, estimate_upfront: false, discount_rate: -0.02 },
  { tax_rate: 0.25, peak_sales: 1500 },
  { tax_rate: 0.25, payments_deductible: false, peak_sales: 2500, launch_cost: 80 },
  { profit_share: 0.4, cost_share: 0.3, peak_sales: 1200, launch_cost: 100 },
  { withholding_tax: 0.1, peak_sales: 700, exercise_probability: 0.8 },
  { licensee_rate: 0.09, peak_sales: 1000, cost_scale: 2, cogs_sga: 0.5, cost_phase_3: 10, tax_rate: 0.2 },
  { pos_by: 'modality', stage: 'Phase 1', peak_sales: 100 },
  { pos_source: 'Wong', d_phase_1: 0, weight_phase_2: 7, weight_filing: 0 },
  { 'net_sales 1': 50, 'net_sales 2': 300, 'net_sales 3': 500, tax_rate: 0.3 },
  { peak_sales: 1000, 'net_sales 2': 10, stage: 'Approved', d_filed: 2, valuation_date: '2026-06-30' },
  { peak_sales: 900, post_exclusivity: 0.5, years_on_market: 7, assets: 3, sales_volatility: 0.3 },
];

export interface ModelCase {
  readonly dealId: string;
  readonly assumptions: Pairs;
}

/** Each deal with the defaults, then with inputs typed over. */
export const MODEL_CASES: readonly ModelCase[] = MODEL_DEALS.flatMap((dealId, index) => [
  { dealId, assumptions: {} },
  { dealId, assumptions: CHANGES[index] ?? {} },
]);

/** The sheet of a bundled deal. */
export function modelOf({ dealId, assumptions }: ModelCase): ModelSheet {
  const row = deals.find(({ deal_id: id }) => id === dealId);
  return modelSheet(terms(dealId), assume(assumptions), tables, {
    title: `${row?.licensor ?? ''} → ${row?.licensee ?? ''}`,
    dealId,
    about: [dealId],
    sourceUrl: row?.source_url,
    dataVersion: 'test',
  });
}
