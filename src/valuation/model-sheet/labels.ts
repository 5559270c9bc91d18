import type { AssumptionName } from '../assumption-list';

/** Short labels where what an assumption is does not fit its column; its full text then stands in the source. */
export const SHORT_LABELS: Readonly<Partial<Record<AssumptionName, string>>> = {
  discount_rate: "Licensor's discount rate",
  licensee_rate: "Licensee's discount rate",
  valuation_date: 'Valuation date',
  cost_scale: 'Factor on every R&D cost, from 2010 to today',
  estimate_upfront: 'Estimate the upfront where only a total is known',
  near_term_probability: 'Probability of a near-term payment',
  exercise_probability: 'Probability that an option is exercised',
  equity_premium: "Premium paid on the licensor's shares",
  dev_reg_share: 'Development and regulatory part of milestones',
  weight_phase_1: 'Milestone weight: entry into Phase 1',
  weight_phase_2: 'Milestone weight: entry into Phase 2',
  weight_phase_3: 'Milestone weight: entry into Phase 3',
  weight_filing: 'Milestone weight: filing',
  weight_approval: 'Milestone weight: approval',
  sales_milestone_attainment: 'Probability of a sales milestone, once approved',
  withholding_tax: 'Tax withheld from cash payments',
  profit_share: "Licensor's share of operating profit",
  cost_share: "Licensor's share of R&D and launch cost",
  peak_sales: 'Peak annual net sales',
  years_on_market: 'Market years with exclusivity',
  loe_date: 'Loss of exclusivity',
  post_exclusivity: 'Sales kept after loss of exclusivity',
  cogs_sga: 'Cost of goods, selling and administration',
  payments_deductible: 'Payments to the licensor reduce taxable profit',
};
