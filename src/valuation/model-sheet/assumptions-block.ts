import { PHASES } from '../../market/phases';
import type { AssumptionName } from '../assumption-list';
import { COST_NAMES, DURATION_NAMES, SUCCESS_NAMES } from '../phase-names';
import { COLUMN, formula } from './draft';
import type { Draft } from './draft';
import { assumptionRow, inputRow } from './input-row';
import type { ModelInput } from './subject';

/** Places for years after launch in which sales milestones fall; empty ones are not used. */
export const SALES_MILESTONE_PLACES = 6;

const HEADINGS = ['Assumption', 'Name', 'Value', 'Unit', 'Basis', 'Source'];

const WEIGHTS = [
  'weight_phase_1',
  'weight_phase_2',
  'weight_phase_3',
  'weight_filing',
  'weight_approval',
] as const satisfies readonly AssumptionName[];

/** Inputs: what is assumed of the world, by what it is about. */
export function assumptionsBlock(draft: Draft, input: ModelInput): void {
  const rows = (...names: readonly AssumptionName[]) => {
    for (const name of names) assumptionRow(draft, input, name);
  };
  draft.block('INPUTS 2 · Rates and dates', 'rates a year, effective, for use with probabilities');
  draft.headings(HEADINGS);
  rows('discount_rate');
  const ownRate = input.deal.assumptions.values.licensee_rate;
  assumptionRow(
    draft,
    input,
    'licensee_rate',
    ownRate === undefined ? { value: formula('{discount_rate}') } : {},
  );
  rows('valuation_date');
  assumptionRow(draft, input, 'timing');

  draft.block('INPUTS 3 · Pathway to approval', 'success probability, duration and R&D cost of each phase');
  draft.headings(HEADINGS);
  phaseRows(draft, input, SUCCESS_NAMES, 'p');
  phaseRows(draft, input, DURATION_NAMES, 'd');
  phaseRows(draft, input, COST_NAMES, 'cost');
  rows('cost_scale');

  draft.block('INPUTS 4 · Payments to the licensor', 'how what was agreed falls due');
  draft.headings(HEADINGS);
  rows(
    'estimate_upfront',
    'near_term_probability',
    'exercise_probability',
    'include_equity',
    'equity_premium',
  );
  rows('dev_reg_share');
  draft.mark('weights', COLUMN.value, { rows: WEIGHTS.length });
  rows(...WEIGHTS);
  rows('sales_milestone_attainment');
  salesMilestoneYears(draft, input);
  rows('withholding_tax', 'profit_share', 'cost_share');

  draft.block(
    'INPUTS 5 · Sales and royalty',
    'net sales in the licensed territory; empty peak sales = no forecast',
  );
  draft.headings(HEADINGS);
  rows('peak_sales', 'years_to_peak', 'years_on_market', 'launch_delay', 'loe_date', 'post_exclusivity');
  if (input.deal.royalty.kind !== 'tiers') rows('royalty_low', 'royalty_high');

  draft.block("INPUTS 6 · The licensee's own side", 'costs as positive figures');
  draft.headings(HEADINGS);
  rows('cogs_sga', 'launch_cost', 'tax_rate', 'payments_deductible');
}

/** A line a phase, in the order of the pathway: a list that the pathway block reads from. */
function phaseRows(
  draft: Draft,
  input: ModelInput,
  names: Readonly<Record<(typeof PHASES)[number], AssumptionName>>,
  key: string,
): void {
  draft.mark(`${key}_inputs`, COLUMN.value, { rows: PHASES.length });
  for (const phase of PHASES) assumptionRow(draft, input, names[phase]);
}

function salesMilestoneYears(draft: Draft, input: ModelInput): void {
  const years = input.deal.assumptions.values.sales_milestone_years;
  const places = Math.max(SALES_MILESTONE_PLACES, years.length);
  const basis = input.inForce.get('sales_milestone_years')?.basis ?? 'house';
  draft.mark('sales_milestone_years', COLUMN.value, { rows: places });
  for (let place = 0; place < places; place += 1) {
    inputRow(draft, {
      key: `sales_milestone_year_${String(place + 1)}`,
      label: `Sales milestone ${String(place + 1)} falls so many years after launch`,
      kind: 'years',
      unit: 'years',
      value: years[place] ?? '',
      basis: years[place] === undefined ? 'not given' : basis,
      source: place === 0 ? 'equal parts; an empty line is not used' : '',
    });
  }
}
