import { PHASES } from '../../market/phases';
import { SALES_MILESTONE_PLACES } from './assumptions-block';
import { COLUMN, formula } from './draft';
import type { Draft } from './draft';
import type { ModelInput } from './subject';

const Y = COLUMN.years;

const COLUMNS = [
  ['pay_group', COLUMN.name, 'Group'],
  ['pay_amount', COLUMN.value, 'Amount agreed'],
  ['pay_time', COLUMN.unit, 'Due, year'],
  ['pay_phase', COLUMN.basis, 'After phase'],
  ['pay_reached', Y, 'Phases passed'],
  ['pay_chance', Y + 1, 'Own chance'],
  ['pay_after', Y + 2, 'After signing'],
  ['pay_cash', Y + 3, 'Cash'],
  ['pay_taxed', Y + 4, 'Deduct- ible'],
  ['pay_probability', Y + 5, 'Probability'],
  ['pay_received', Y + 6, 'After tax withheld'],
  ['pay_factor', Y + 7, 'Discount factor'],
  ['pay_value', Y + 8, 'Value licensor'],
  ['pay_own_factor', Y + 9, 'Factor licensee'],
  ['pay_own_value', Y + 10, 'Value licensee'],
  ['pay_tax_year', Y + 11, 'Tax year'],
  ['pay_taxable', Y + 12, 'Taxable licensee'],
] as const;

/** Phase number of what waits for a launch, one after the last phase. */
const LAUNCH = PHASES.length + 1;

interface PaymentLine {
  readonly label: string;
  readonly group: string;
  readonly amount: string;
  readonly time: string;
  /** 0 none, 1-6 after the success of that phase, 7 after the launch. */
  readonly phase: number;
  readonly chance: string;
  readonly afterSigning: 0 | 1;
  readonly cash: 0 | 1;
  /** Whether it reduces the licensee's taxable profit where payments do. */
  readonly deductible: 0 | 1;
  /** Names its value to the licensor. */
  readonly key?: string;
}

const atSigning = {
  time: '0-{elapsed}',
  phase: 0,
  chance: '1',
  afterSigning: 0,
  cash: 1,
  deductible: 1,
} as const;
const equity = { ...atSigning, cash: 0, deductible: 0 } as const;
const equityCounted =
  'IF({equity_kind}="Licensor shares",SUM({equity_usd_m})*{equity_premium},IF({include_equity},SUM({equity_usd_m}),0))';

const TRIGGERS = ['entry into Phase 1', 'entry into Phase 2', 'entry into Phase 3', 'filing', 'approval'];

/** Everything that is paid once, in the order of the schedule; royalties stand in the block of the market years. */
function paymentLines(input: ModelInput): PaymentLine[] {
  const after = { afterSigning: 1, cash: 1, deductible: 1 } as const;
  const uncertain = '{near_term_usd_m}<>"",{upfront_usd_m}<>""';
  return [
    { ...atSigning, label: 'Upfront', group: 'upfront', amount: '{upfront}' },
    {
      ...atSigning,
      label: 'Upfront and near-term together',
      group: 'near-term',
      amount: 'IF({upfront_usd_m}="",SUM({near_term_usd_m}),0)',
    },
    {
      ...after,
      label: 'Near-term payment beside an upfront',
      group: 'near-term',
      amount: `IF(AND(${uncertain}),{near_term_usd_m},0)`,
      time: '{near_term_years}-{elapsed}',
      phase: 0,
      chance: '{near_term_probability}',
      key: 'near_term_value',
    },
    { ...equity, label: 'Equity that counts', group: 'equity', amount: equityCounted },
    {
      ...equity,
      label: 'Equity that does not count (paid for, left out)',
      group: 'equity',
      amount: `SUM({equity_usd_m})-${equityCounted}`,
      chance: '0',
    },
    ...TRIGGERS.map((trigger, index) => ({
      ...after,
      label: `Milestone: ${trigger}`,
      group: 'development',
      amount: `IF(SUM({phase_weight:})>0,{dev_reg}*INDEX({phase_weight:},{pay_phase@})/SUM({phase_weight:}),0)`,
      time: 'INDEX({phase_end:},{pay_phase@})',
      phase: index + 2,
      chance: '1',
    })),
    {
      ...after,
      label: 'Milestone: further approvals, one more review',
      group: 'development',
      amount: 'IF({approved}=1,{dev_reg},0)',
      time: 'MAX(0,{d_filed}-{elapsed_phase})',
      phase: 0,
      chance: '{p_filed}',
      key: 'further_value',
    },
    ...salesMilestones(input),
    ...costShares(),
    {
      ...equity,
      label: 'Headline, not itemised: no event carries it',
      group: 'not itemised',
      amount: '{not_itemised}',
      time: '0',
      chance: '0',
    },
  ];
}

function salesMilestones({ deal }: ModelInput): PaymentLine[] {
  const { sales_milestone_years: years, sales_thresholds: thresholds } = deal.assumptions.values;
  const after = { group: 'sales', phase: LAUNCH, afterSigning: 1, cash: 1, deductible: 1 } as const;
  const places = Math.max(SALES_MILESTONE_PLACES, years.length);
  const byYear = Array.from({ length: places }, (_, place): PaymentLine => {
    const year = `{sales_milestone_year_${String(place + 1)}}`;
    return {
      ...after,
      label: `Sales milestone ${String(place + 1)}`,
      amount: `IF(OR({by_threshold}=1,${year}=""),0,{sales_milestones}/COUNT({sales_milestone_years:}))`,
      time: `{launch_years}+SUM(${year})`,
      chance: '{sales_milestone_attainment}',
    };
  });
  const byThreshold = (thresholds ?? []).map((_, index): PaymentLine => {
    const key = `threshold_${String(index + 1)}`;
    return {
      ...after,
      label: `Sales milestone at threshold ${String(index + 1)}`,
      amount: `IF({by_threshold}=1,IF({${key}_amount}="",{sales_milestones}/COUNT({thresholds:}),{${key}_amount}),0)`,
      time: `{launch_years}+SUMPRODUCT({${key}_first:},{after_launch:})`,
      chance: `SUM({${key}_first:})`,
    };
  });
  return [...byYear, ...byThreshold];
}

/** What the licensor bears of the licensee's costs in co-development: payments, below 0. */
function costShares(): PaymentLine[] {
  const line = { group: 'cost share', chance: '1', afterSigning: 1, cash: 0, deductible: 1 } as const;
  return [
    ...PHASES.map((phase, index) => ({
      ...line,
      label: `Cost share: ${phase}`,
      amount: `0-{cost_share}*INDEX({phase_cost:},{pay_phase@}+1)`,
      time: `INDEX({phase_start:},{pay_phase@}+1)`,
      phase: index,
    })),
    {
      ...line,
      label: 'Cost share: launch',
      amount: '0-{cost_share}*{launch_cost}',
      time: '{launch_years}',
      phase: LAUNCH,
    },
  ];
}

/** Payments that fall due once: amount, time, probability, value to each side. */
export function paymentsBlock(draft: Draft, input: ModelInput): void {
  draft.block(
    'CALCULATION 3 · Payments that fall due once',
    'US$ m, + received by the licensor, - paid by it; value = amount x probability x discount factor',
  );
  draft.headings(['Payment', ...COLUMNS.map(([, , heading]) => heading)]);
  const lines = paymentLines(input);
  for (const [key, column] of COLUMNS) draft.mark(key, column, { rows: lines.length });
  for (const line of lines) paymentLine(draft, line);
}

function paymentLine(draft: Draft, line: PaymentLine): void {
  const { label, group, amount, time, phase, chance, afterSigning, cash, deductible, key } = line;
  const put = (column: number, text: string, kind: 'money' | 'years' | 'percent' | 'factor' | 'count') =>
    draft.put(column, formula(text), { kind });
  const fixed = (column: number, value: number) => draft.put(column, value, { role: 'fixed', kind: 'count' });
  // A cost is paid on reaching its phase: it waits for the phases before it, so phase 0 is reached for certain.
  const reached = phase === 0 ? '1' : `INDEX({phase_passed:},MIN({pay_phase@},MAX({phase_number:})))`;
  draft.put(COLUMN.label, label, { role: 'label' });
  draft.put(COLUMN.name, group, { role: 'name' });
  put(COLUMN.value, amount, 'money');
  put(COLUMN.unit, time, 'years');
  fixed(COLUMN.basis, phase);
  put(Y, reached, 'percent');
  put(Y + 1, chance, 'percent');
  fixed(Y + 2, afterSigning);
  fixed(Y + 3, cash);
  fixed(Y + 4, deductible);
  put(
    Y + 5,
    'IF(OR({pay_time@}<0,{ended}=1),0,{pay_reached@}*{pay_chance@}*IF({pay_after@}=1,{exercise},1))',
    'percent',
  );
  put(Y + 6, '{pay_amount@}*(1-{withholding_tax}*{pay_cash@})', 'money');
  put(Y + 7, '1/(1+{discount_rate})^{pay_time@}', 'factor');
  put(Y + 8, '{pay_received@}*{pay_probability@}*{pay_factor@}', 'money');
  put(Y + 9, '1/(1+{licensee_rate})^{pay_time@}', 'factor');
  put(Y + 10, '0-{pay_amount@}*{pay_probability@}*{pay_own_factor@}', 'money');
  put(Y + 11, 'MIN({last_market_year},MAX(0,ROUNDUP({pay_time@}-{launch_years}-{tolerance},0)))', 'count');
  put(
    Y + 12,
    'IF({payments_deductible},IF({pay_time@}<0,0,0-{pay_amount@}*{pay_chance@}*{pay_taxed@}),0)',
    'money',
  );
  if (key !== undefined) draft.mark(key, Y + 8);
  draft.next();
}
