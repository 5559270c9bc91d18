import type { Content } from './cells';
import type { AssumptionName } from '../assumption-list';
import { COST_NAMES, DURATION_NAMES, SUCCESS_NAMES } from '../phase-names';
import { SALES_MILESTONE_PLACES } from './assumptions-block';
import { COLUMN, YEARS, formula } from './draft';
import type { Draft } from './draft';
import { columnLetters } from './references';
import type { ModelInput } from './subject';

/** A name and a value that the check cell passes on; a blank name is skipped by the function. */
type Passed = readonly [name: Content, value: Content];

const MONEY = [
  'upfront_usd_m',
  'near_term_usd_m',
  'equity_usd_m',
  'milestones_usd_m',
  'dev_reg_milestones_usd_m',
  'sales_milestones_usd_m',
  'total_usd_m',
];

/** Always in force: their cell holds a value. */
const ALWAYS: readonly AssumptionName[] = [
  'discount_rate',
  'licensee_rate',
  'timing',
  ...Object.values(SUCCESS_NAMES),
  ...Object.values(DURATION_NAMES),
  ...Object.values(COST_NAMES),
  'cost_scale',
  'estimate_upfront',
  'near_term_probability',
  'exercise_probability',
  'include_equity',
  'equity_premium',
  'dev_reg_share',
  'weight_phase_1',
  'weight_phase_2',
  'weight_phase_3',
  'weight_filing',
  'weight_approval',
  'sales_milestone_attainment',
  'withholding_tax',
  'profit_share',
  'cost_share',
  'years_to_peak',
  'years_on_market',
  'launch_delay',
  'post_exclusivity',
  'cogs_sga',
  'launch_cost',
  'tax_rate',
  'payments_deductible',
];

const same = (key: string): Passed => [key, formula(`{${key}}`)];
const ifGiven = (key: string, value = `{${key}}`): Passed => [
  formula(`IF({${key}}="","","${key}")`),
  formula(`IF({${key}}="","",${value})`),
];
/** Lists are passed as text; a decimal comma of the user's country becomes a point. */
const list = (entries: readonly string[]) => formula(`SUBSTITUTE(${entries.join('&')},",",".")`);

function terms(): Passed[] {
  return [
    same('deal_type'),
    // The stage is that in the territory already: as a Chinese deal it is taken as it stands.
    ['territory_class', 'China'],
    ['stage', formula('IF({stage_is_at_signing},{stage},{stage_at_signing})')],
    ifGiven('announced'),
    ...MONEY.map((key) => ifGiven(key, `IF({${key}}=0,"none",{${key}})`)),
    ifGiven('equity_kind'),
    ifGiven('equity_in'),
    ifGiven('status'),
    ifGiven('status_date'),
  ];
}

function assumptions({ deal }: ModelInput): Passed[] {
  const { values } = deal.assumptions;
  const places = Math.max(SALES_MILESTONE_PLACES, values.sales_milestone_years.length);
  const years = Array.from({ length: places }, (_, place) => `{sales_milestone_year_${String(place + 1)}}`);
  const { royalty } = deal;
  const tiers = royalty.kind === 'tiers' ? royalty.tiers : [];
  const thresholds = values.sales_thresholds ?? [];
  return [
    ...ALWAYS.map(same),
    ifGiven('valuation_date'),
    [formula('IF({stage_is_at_signing},"","stage")'), formula('IF({stage_is_at_signing},"",{stage})')],
    ['sales_milestone_years', list(years.map((year) => `IF(${year}="","",${year}&"; ")`))],
    ifGiven('peak_sales'),
    ifGiven('loe_date'),
    ...(royalty.kind === 'tiers' ? [] : [same('royalty_low'), same('royalty_high')]),
    ...(tiers.length === 0
      ? []
      : [
          [
            'royalty_tiers',
            list(tiers.map((_, i) => `{tier_${String(i + 1)}_from}&": "&{tier_${String(i + 1)}_rate}&"; "`)),
          ] as const,
        ]),
    ...(thresholds.length === 0
      ? []
      : [
          [
            'sales_thresholds',
            list(
              thresholds.map((_, index) => {
                const key = `threshold_${String(index + 1)}`;
                return `{${key}}&IF({${key}_amount}="","",": "&{${key}_amount})&"; "`;
              }),
            ),
          ] as const,
        ]),
    ...Array.from({ length: YEARS }, (_, index): Passed => {
      const key = `given_year_${columnLetters(index)}`;
      return [
        formula(`IF({${key}}="","","net_sales ${String(index + 1)}")`),
        formula(`IF({${key}}="","",{${key}})`),
      ];
    }),
    ...(values.abandon ? [['abandon', true] as const] : []),
  ];
}

/** What the check cell gives to the add-in's function: the inputs of this sheet, under the names that it knows. */
export function comparisonBlock(draft: Draft, input: ModelInput): void {
  draft.block(
    'WHAT THE CHECK CELL PASSES ON',
    'the inputs above as names and values; a line without a name is not passed',
  );
  draft.headings(['Terms', 'Name', 'Value']);
  passed(draft, 'passed_terms', terms());
  draft.headings(['Assumptions', 'Name', 'Value']);
  passed(draft, 'passed_assumptions', assumptions(input));
}

function passed(draft: Draft, key: string, rows: readonly Passed[]): void {
  draft.mark(key, COLUMN.name, { rows: rows.length, columns: 2 });
  for (const [name, value] of rows) {
    draft.put(COLUMN.name, name, { role: 'name' });
    draft.put(COLUMN.value, value, { kind: 'text' });
    draft.next();
  }
}
