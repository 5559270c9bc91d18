import { abandonmentPolicy } from './abandonment';
import type { AssumptionName } from './assumption-list';
import type { DealCase, Part, Payment } from './events/payment';
import { licenseeFlows } from './licensee-flows';
import { netPayments } from './payments';
import { COST_NAMES, DURATION_NAMES, SUCCESS_NAMES } from './phase-names';
import { eventOf } from './pricing';
import type { ValuationEvent } from './pricing';
import { licenseeRate } from './value-split';

/** A row of the schedule with the assumptions that decide its amount, its probability and its time. */
export interface ExplainedEvent extends ValuationEvent {
  /** Names as DEALS.DEAL_ASSUMPTIONS lists them, what matters most first. */
  readonly assumptions: readonly AssumptionName[];
}

/** The licensor's schedule as valueDeal has it, each row with the assumptions behind it. */
export function explainedSchedule(deal: DealCase): readonly ExplainedEvent[] {
  const policy = abandonmentPolicy(deal);
  const { discount_rate: rate } = deal.assumptions.values;
  return netPayments(deal).map((payment) => ({
    ...eventOf(payment, deal, rate, policy),
    assumptions: assumptionsBehind(payment, deal, 'discount_rate'),
  }));
}

/** The licensee's schedule as valueLicensee has it, each row with the assumptions behind it. */
export function explainedLicenseeSchedule(deal: DealCase): readonly ExplainedEvent[] {
  const policy = abandonmentPolicy(deal);
  const rate = licenseeRate(deal.assumptions);
  return licenseeFlows(deal).map((flow) => ({
    ...eventOf(flow, deal, rate, policy),
    assumptions: assumptionsBehind(flow, deal, 'licensee_rate'),
  }));
}

/** The assumptions that an event rests on; none for a row that only notes something. */
function assumptionsBehind(
  payment: Payment,
  deal: DealCase,
  rate: 'discount_rate' | 'licensee_rate',
): readonly AssumptionName[] {
  const { part, phasesPassed, lagYears, afterSigning, onMarket } = payment;
  if (part === 'note' || part === 'headline rest') return [];
  const { pathway, exercise } = deal;
  const passed = pathway.phases.slice(0, phasesPassed).map(({ phase }) => phase);
  const withReview = isFurtherApproval(payment, deal);
  const discounted = phasesPassed > 0 || lagYears > 0;
  const names: readonly AssumptionName[] = [
    ...passed.map((phase) => SUCCESS_NAMES[phase]).reverse(),
    ...(withReview ? (['p_filed', 'd_filed'] as const) : []),
    ...ofPart(payment, deal),
    ...(afterSigning && exercise ? (['exercise_probability'] as const) : []),
    ...passed.map((phase) => DURATION_NAMES[phase]).reverse(),
    ...(onMarket ? (['launch_delay'] as const) : []),
    ...(discounted ? [rate] : []),
    ...(passed.length > 0 ? (['stage'] as const) : []),
    ...(payment.cash && deal.assumptions.values.withholding_tax > 0 ? (['withholding_tax'] as const) : []),
  ];
  return [...new Set(names)];
}

const isFurtherApproval = ({ part, phasesPassed, lagYears }: Payment, { pathway }: DealCase): boolean =>
  part === 'development milestone' && pathway.phases.length === 0 && phasesPassed === 0 && lagYears > 0;

/** What decides the amount and the chance of its own that a part of a deal has. */
function ofPart(payment: Payment, deal: DealCase): readonly AssumptionName[] {
  const { headline, terms, royalty, assumptions } = deal;
  const { values } = assumptions;
  const share: readonly AssumptionName[] = headline.splitByShare ? ['dev_reg_share'] : [];
  const sales: readonly AssumptionName[] = [
    'peak_sales',
    'years_to_peak',
    values.loe_date === undefined ? 'years_on_market' : 'loe_date',
    'timing',
  ];
  const parts: Readonly<Partial<Record<Part, readonly AssumptionName[]>>> = {
    upfront: terms.upfrontUsdM === undefined && terms.dealType !== 'Acquisition' ? ['estimate_upfront'] : [],
    'near-term': payment.afterSigning ? ['near_term_probability'] : [],
    equity: ['include_equity', 'equity_premium'],
    'equity outside': ['include_equity', 'equity_premium'],
    'development milestone': [...share, ...weightOf(payment, deal)],
    'sales milestone':
      values.sales_thresholds && deal.forecast
        ? [...share, 'sales_thresholds', ...sales]
        : ['sales_milestone_attainment', ...share, 'sales_milestone_years'],
    royalty: [
      ...(royalty.kind === 'tiers'
        ? (['royalty_tiers'] as const)
        : (['royalty_low', 'royalty_high'] as const)),
      ...sales,
    ],
    'profit share': ['profit_share', ...sales, 'cogs_sga'],
    'cost share': ['cost_share', ...costOf(payment, deal), 'cost_scale'],
    'operating profit': [...sales, 'cogs_sga'],
    'R&D cost': [...costOf(payment, deal), 'cost_scale'],
    'launch cost': ['launch_cost'],
    tax: ['tax_rate', 'payments_deductible', ...sales, 'cogs_sga'],
  };
  return parts[payment.part] ?? [];
}

const WEIGHTS = [
  'weight_phase_1',
  'weight_phase_2',
  'weight_phase_3',
  'weight_filing',
  'weight_approval',
] as const;
const TRIGGER_PHASES = ['Preclinical', 'Phase 1', 'Phase 2', 'Phase 3', 'Filed'] as const;

/** The weight of the trigger: the success of the last phase that the milestone waits for. */
function weightOf({ phasesPassed }: Payment, { pathway }: DealCase): readonly AssumptionName[] {
  const phase = pathway.phases[phasesPassed - 1]?.phase;
  const weight = WEIGHTS[TRIGGER_PHASES.findIndex((each) => each === phase)];
  return weight ? [weight] : [];
}

/** The cost of the phase that begins once so many are passed. */
function costOf({ phasesPassed }: Payment, { pathway }: DealCase): readonly AssumptionName[] {
  const phase = pathway.phases[phasesPassed]?.phase;
  return phase ? [COST_NAMES[phase]] : [];
}
