import { STAGES } from '../deals/vocabulary';
import { SEGMENT_CHOICES } from '../market/segments';

/** When in a market year its sales count. */
export const TIMINGS = ['start', 'mid', 'end'] as const;

/**
 * How an assumption is typed. `rate`, `portion`, `probability` and `fraction` are fractions (0.12 is 12 %); a rate or
 * portion of 1 or more is refused, so that 12 is never read as 12 %. `years` and `money` (US$ million) are 0 or more.
 */
export type AssumptionKind =
  | 'rate'
  | 'portion'
  | 'probability'
  | 'fraction'
  | 'years'
  | 'money'
  | 'factor'
  | 'count'
  | 'flag'
  | 'choice'
  | 'study'
  | 'date'
  | 'text'
  | 'yearList'
  | 'thresholds'
  | 'tiers';

/** Where a default comes from: our own judgement, a publication, or the deal itself (its terms, stage and area). */
export type AssumptionBasis = 'house' | 'cited' | 'deal';

export interface AssumptionSpec {
  /** The name that a user types; case, blanks and underscores do not matter. */
  readonly name: string;
  readonly kind: AssumptionKind;
  readonly basis: AssumptionBasis;
  /** Default, where it depends on neither deal nor published tables. */
  readonly preset?: number | boolean | string | readonly number[];
  readonly options?: readonly string[];
  readonly max?: number;
  /** What it is, for the manual and the assumptions table. */
  readonly about: string;
  /** What a house default rests on. */
  readonly rests?: string;
  /** A zero would be meaningless, so that an empty cell leaves the default in force. */
  readonly zeroIsAbsent?: true;
}

const success = (phase: string) => `Probability that ${phase} succeeds`;
const duration = (phase: string) => `Duration of ${phase}`;
const cost = (phase: string) => `R&D cost of ${phase}, before cost_scale`;
const weight = (trigger: string) => `Weight of ${trigger} in the development and regulatory milestones`;

/** Every assumption of a valuation, in the order in which a reader meets them. */
export const ASSUMPTIONS = [
  {
    name: 'discount_rate',
    kind: 'rate',
    basis: 'house',
    preset: 0.12,
    about: 'Discount rate a year, effective, for use with probabilities',
    rests: 'cited range 10-13 % for use with probabilities',
  },
  {
    name: 'licensee_rate',
    kind: 'rate',
    basis: 'house',
    about: "The licensee's discount rate; discount_rate where not given",
  },
  {
    name: 'timing',
    kind: 'choice',
    basis: 'house',
    preset: 'mid',
    options: TIMINGS,
    about: 'When in a market year its sales count',
    zeroIsAbsent: true,
  },
  {
    name: 'valuation_date',
    kind: 'date',
    basis: 'deal',
    about: 'Date of the valuation; the announcement where not given',
    zeroIsAbsent: true,
  },
  {
    name: 'stage',
    kind: 'choice',
    basis: 'deal',
    options: STAGES,
    about: 'Stage in the licensed territory at the valuation date',
    zeroIsAbsent: true,
  },
  {
    name: 'pos_by',
    kind: 'choice',
    basis: 'house',
    preset: 'area',
    options: SEGMENT_CHOICES,
    about: 'What decides the success-rate segment',
    zeroIsAbsent: true,
  },
  {
    name: 'pos_source',
    kind: 'study',
    basis: 'house',
    about: 'Study of the success rates; BIO/QLS/Informa 2011-2020 where not given',
    zeroIsAbsent: true,
  },
  { name: 'p_discovery', kind: 'probability', basis: 'cited', about: success('Discovery') },
  { name: 'p_preclinical', kind: 'probability', basis: 'cited', about: success('Preclinical') },
  { name: 'p_phase_1', kind: 'probability', basis: 'cited', about: success('Phase 1') },
  { name: 'p_phase_2', kind: 'probability', basis: 'cited', about: success('Phase 2') },
  { name: 'p_phase_3', kind: 'probability', basis: 'cited', about: success('Phase 3') },
  { name: 'p_filed', kind: 'probability', basis: 'cited', about: success('the regulatory review') },
  { name: 'd_discovery', kind: 'years', basis: 'cited', about: duration('Discovery') },
  { name: 'd_preclinical', kind: 'years', basis: 'cited', about: duration('Preclinical') },
  { name: 'd_phase_1', kind: 'years', basis: 'cited', about: duration('Phase 1') },
  { name: 'd_phase_2', kind: 'years', basis: 'cited', about: duration('Phase 2') },
  { name: 'd_phase_3', kind: 'years', basis: 'cited', about: duration('Phase 3') },
  { name: 'd_filed', kind: 'years', basis: 'cited', about: duration('the regulatory review') },
  {
    name: 'assets',
    kind: 'count',
    basis: 'house',
    preset: 1,
    max: 100,
    about: 'Independent assets over which receipts after signing are split: changes the spread, not the mean',
    zeroIsAbsent: true,
  },
  {
    name: 'include_equity',
    kind: 'flag',
    basis: 'house',
    preset: true,
    about: "Whether the licensee's shares count",
  },
  {
    name: 'equity_premium',
    kind: 'fraction',
    basis: 'house',
    preset: 0,
    max: 1,
    about: "Share of the price paid for the licensor's shares that is above their market value",
    rests: 'shares that are bought are paid for',
  },
  {
    name: 'estimate_upfront',
    kind: 'flag',
    basis: 'house',
    preset: true,
    about: 'Whether the upfront is estimated where only a total is disclosed',
  },
  {
    name: 'near_term_probability',
    kind: 'probability',
    basis: 'house',
    preset: 0.75,
    about: 'Probability of a near-term payment, due in year 1',
  },
  {
    name: 'exercise_probability',
    kind: 'probability',
    basis: 'house',
    preset: 0.5,
    about: 'Probability that an option is exercised; 1 once it has been',
  },
  {
    name: 'dev_reg_share',
    kind: 'fraction',
    basis: 'house',
    preset: 0.25,
    max: 1,
    about: 'Share of development and regulatory milestones where the deal does not split its milestones',
    rests: 'median of the deals in the data that split them; law-firm medians 24-34 %',
  },
  {
    name: 'weight_phase_1',
    kind: 'factor',
    basis: 'house',
    preset: 5,
    max: 1e6,
    about: weight('entry into Phase 1'),
  },
  {
    name: 'weight_phase_2',
    kind: 'factor',
    basis: 'house',
    preset: 10,
    max: 1e6,
    about: weight('entry into Phase 2'),
  },
  {
    name: 'weight_phase_3',
    kind: 'factor',
    basis: 'house',
    preset: 20,
    max: 1e6,
    about: weight('entry into Phase 3'),
  },
  { name: 'weight_filing', kind: 'factor', basis: 'house', preset: 10, max: 1e6, about: weight('filing') },
  {
    name: 'weight_approval',
    kind: 'factor',
    basis: 'house',
    preset: 55,
    max: 1e6,
    about: weight('approval'),
  },
  {
    name: 'sales_milestone_attainment',
    kind: 'probability',
    basis: 'house',
    preset: 0.2,
    about: 'Probability, once approved, that a sales milestone is reached',
  },
  {
    name: 'sales_thresholds',
    kind: 'thresholds',
    basis: 'deal',
    about:
      'Annual net sales that trigger sales milestones, US$ million: "500; 1000; 2000" in equal parts, "500: 50; 1000: 100" with amounts',
    zeroIsAbsent: true,
  },
  {
    name: 'sales_milestone_years',
    kind: 'yearList',
    basis: 'house',
    preset: [2, 4, 6],
    about: 'Years after launch in which equal sales milestones fall, where no thresholds are given',
    zeroIsAbsent: true,
  },
  {
    name: 'peak_sales',
    kind: 'money',
    basis: 'deal',
    about: 'Peak annual net sales in the licensed territory; royalties and the other side need it',
    zeroIsAbsent: true,
  },
  {
    name: 'years_to_peak',
    kind: 'years',
    basis: 'house',
    preset: 5,
    about: 'Market years to peak sales, in equal steps',
  },
  {
    name: 'years_on_market',
    kind: 'years',
    basis: 'house',
    preset: 12,
    about: 'Market years with exclusivity, where no loe_date is given',
  },
  {
    name: 'launch_delay',
    kind: 'years',
    basis: 'house',
    preset: 0,
    about: 'Time from approval to launch',
  },
  {
    name: 'loe_date',
    kind: 'date',
    basis: 'deal',
    about: 'Loss of exclusivity, instead of years_on_market',
    zeroIsAbsent: true,
  },
  {
    name: 'post_exclusivity',
    kind: 'fraction',
    basis: 'house',
    preset: 0,
    max: 1,
    about: 'Share of sales kept after loss of exclusivity, for ten years',
  },
  {
    name: 'royalty_low',
    kind: 'portion',
    basis: 'deal',
    about: 'Royalty on the first third of peak sales',
  },
  {
    name: 'royalty_high',
    kind: 'portion',
    basis: 'deal',
    about: 'Royalty above two thirds of peak sales',
  },
  {
    name: 'royalty_tiers',
    kind: 'tiers',
    basis: 'deal',
    about: 'Marginal royalty tiers by annual net sales, instead of three tiers: "0: 5%; 500: 8%; 1000: 10%"',
    zeroIsAbsent: true,
  },
  {
    name: 'cogs_sga',
    kind: 'fraction',
    basis: 'cited',
    max: 1,
    about: 'Cost of goods, selling and administration as a share of net sales',
  },
  {
    name: 'cost_scale',
    kind: 'factor',
    basis: 'house',
    preset: 1.5,
    max: 100,
    about: 'Factor on every R&D cost, to bring the costs of 2010 to today',
  },
  { name: 'cost_discovery', kind: 'money', basis: 'cited', about: cost('Discovery') },
  { name: 'cost_preclinical', kind: 'money', basis: 'cited', about: cost('Preclinical') },
  { name: 'cost_phase_1', kind: 'money', basis: 'cited', about: cost('Phase 1') },
  { name: 'cost_phase_2', kind: 'money', basis: 'cited', about: cost('Phase 2') },
  { name: 'cost_phase_3', kind: 'money', basis: 'cited', about: cost('Phase 3') },
  { name: 'cost_filed', kind: 'money', basis: 'cited', about: cost('the regulatory review') },
  {
    name: 'launch_cost',
    kind: 'money',
    basis: 'house',
    preset: 0,
    about: 'Cost of the launch, paid at launch; 0 leaves it out',
  },
  { name: 'tax_rate', kind: 'portion', basis: 'house', preset: 0, about: "The licensee's tax on profits" },
  {
    name: 'payments_deductible',
    kind: 'flag',
    basis: 'house',
    preset: true,
    about: 'Whether payments to the licensor reduce taxable profit',
  },
  {
    name: 'profit_share',
    kind: 'fraction',
    basis: 'house',
    preset: 0,
    max: 1,
    about: "The licensor's share of operating profit in co-development",
  },
  {
    name: 'cost_share',
    kind: 'fraction',
    basis: 'house',
    preset: 0,
    max: 1,
    about: "The licensor's share of R&D and launch cost in co-development",
  },
  {
    name: 'withholding_tax',
    kind: 'portion',
    basis: 'house',
    preset: 0,
    about: 'Tax withheld from cash payments to the licensor',
  },
  {
    name: 'abandon',
    kind: 'flag',
    basis: 'house',
    preset: false,
    about: 'Whether the licensee stops before a milestone or phase cost that is not worth paying',
  },
  {
    name: 'currency',
    kind: 'text',
    basis: 'house',
    about: 'Name of a second currency to show the value in',
    zeroIsAbsent: true,
  },
  {
    name: 'fx_rate',
    kind: 'money',
    basis: 'house',
    about: 'Units of the second currency for one US dollar',
    zeroIsAbsent: true,
  },
  {
    name: 'duration_spread',
    kind: 'fraction',
    basis: 'house',
    preset: 0,
    max: 1,
    about: 'Simulation: PERT spread of durations, from d × (1 - spread) to d × (1 + spread)',
  },
  {
    name: 'sales_volatility',
    kind: 'fraction',
    basis: 'house',
    preset: 0,
    max: 3,
    about: 'Simulation: standard deviation of the logarithm of peak sales; the mean is kept',
  },
  {
    name: 'received_to_date',
    kind: 'money',
    basis: 'deal',
    about: 'Received before the valuation date: shown apart, never part of the value',
  },
] as const satisfies readonly AssumptionSpec[];

type AnySpec = (typeof ASSUMPTIONS)[number];
export type AssumptionName = AnySpec['name'];

/** The spec of an assumption. */
export function assumptionSpec(name: AssumptionName): AssumptionSpec {
  const spec = ASSUMPTIONS.find((each) => each.name === name);
  if (!spec) throw new Error(`no assumption ${name}`);
  return spec;
}
