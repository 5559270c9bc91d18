import { PHASES } from '../../market/phases';
import { DURATION_NAMES, SUCCESS_NAMES } from '../phase-names';
import { COLUMN, formula } from './draft';
import type { Draft } from './draft';
import { lineKey } from './lines-block';
import { scenarioRows } from './scenario-rows';
import type { ModelInput } from './subject';

const Y = COLUMN.years;
const COLUMNS = [
  ['tor_unit', COLUMN.name, 'Unit'],
  ['tor_base', COLUMN.value, 'Base'],
  ['tor_low', COLUMN.unit, 'Low'],
  ['tor_high', COLUMN.basis, 'High'],
  ['tor_at_low', Y, 'rNPV at low'],
  ['tor_at_high', Y + 1, 'rNPV at high'],
  ['tor_swing', Y + 2, 'Swing'],
  ['tor_rank', Y + 3, 'Rank'],
  ['tor_moved', Y + 4, 'Value it moves'],
  ['tor_out', Y + 5, 'Left out'],
] as const;

/** A driver: what it moves, and how the value follows it. `{x}` in `at` stands for the shocked value. */
interface Driver {
  readonly name: string;
  readonly unit: string;
  readonly kind: 'money' | 'percent' | 'years';
  readonly base: string;
  /** Highest value that makes sense, where there is one. */
  readonly cap?: string;
  /** Value of what the driver moves. */
  readonly moved: string;
  /** rNPV with the driver at {x}; by default what it moves grows in proportion. */
  readonly at?: string;
  /** 1 where the sheet can't tell what the driver does; the driver is then shown without a swing. */
  readonly out?: string;
}

const market = '{royalty_value_total}+{profit_share_value_total}';
const IN_PROPORTION = '{licensor}+({x}/{tor_base@}-1)*{tor_moved@}';
/** Everything that the driver moves comes so many years later. */
const later = (years: string) => `{licensor}+{tor_moved@}*(1/(1+{discount_rate})^(${years})-1)`;

function drivers(input: ModelInput): Driver[] {
  const line = (group: string) => `{${lineKey(group)}}`;
  const money = { unit: 'US$ m', kind: 'money' } as const;
  const share = { unit: 'fraction', kind: 'percent', cap: '1' } as const;
  const time = { unit: 'years', kind: 'years' } as const;
  const loe = 'IF({loe_date}="",0,1)';
  const tiersGiven = input.deal.royalty.kind === 'tiers';
  const single = `IF(OR({by_threshold}=1,COUNT({net_sales_given:})>0),1,${tiersGiven ? '1' : '0'})`;
  return [
    { ...money, name: 'upfront', base: '{upfront}', moved: line('upfront') },
    { ...money, name: 'near-term', base: 'SUM({near_term_usd_m})', moved: line('near-term') },
    { ...money, name: 'equity', base: 'SUM({equity_usd_m})', moved: line('equity') },
    { ...money, name: 'development milestones', base: '{dev_reg}', moved: line('development') },
    {
      ...money,
      name: 'sales milestones',
      base: '{sales_milestones}',
      moved: line('sales'),
      out: '{by_threshold}',
    },
    {
      ...share,
      name: 'discount_rate',
      base: '{discount_rate}',
      cap: '1-{tolerance}',
      moved: '{licensor}',
      at: 'SUMPRODUCT({pay_received:}*{pay_probability:}/(1+{x})^{pay_time:})+SUMPRODUCT({market_received:}*{market_probability:}/(1+{x})^{market_time:})',
    },
    ...PHASES.map((phase, index): Driver => ({
      ...share,
      name: SUCCESS_NAMES[phase],
      base: `{${SUCCESS_NAMES[phase]}}`,
      moved: phaseMoves(index),
    })),
    ...PHASES.map((phase, index): Driver => ({
      ...time,
      name: DURATION_NAMES[phase],
      base: `{${DURATION_NAMES[phase]}}`,
      moved: phaseMoves(index),
      at: later(
        `IF(${isCurrent(index)},MAX(0,{x}-{elapsed_phase})-MAX(0,{tor_base@}-{elapsed_phase}),{x}-{tor_base@})`,
      ),
      out: `IF(OR({loe_date}<>"",AND({cost_share}>0,{elapsed_phase}>0)),1,0)`,
    })),
    {
      ...share,
      name: 'dev_reg_share',
      base: '{split_by_share}*{dev_reg_share}',
      moved: `${line('development')}+${line('sales')}`,
      at: `{licensor}+({x}/{tor_base@}-1)*${line('development')}+IF({tor_base@}<1,(1-{x})/(1-{tor_base@})-1,0)*${line('sales')}`,
      out: '{by_threshold}',
    },
    { ...share, name: 'near_term_probability', base: '{near_term_probability}', moved: '{near_term_value}' },
    {
      ...share,
      name: 'exercise_probability',
      base: 'IF({deal_type}="Option",{exercise_probability},0)',
      moved: `SUMPRODUCT({pay_after:}*{pay_value:})+${market}`,
    },
    {
      ...share,
      name: 'sales_milestone_attainment',
      base: '{sales_milestone_attainment}',
      moved: `(1-{by_threshold})*${line('sales')}`,
    },
    {
      ...time,
      name: 'launch_delay',
      base: '{launch_delay}',
      moved: `SUMPRODUCT(({pay_phase:}>MAX({phase_number:}))*{pay_value:})+${market}`,
      at: later('{x}-{tor_base@}'),
      out: loe,
    },
    { ...money, name: 'peak_sales', base: 'SUM({peak_sales})', moved: market, out: single },
    ...(['years_to_peak', 'years_on_market'] as const).map((name): Driver => ({
      ...time,
      name,
      base: `{forecast}*{${name}}`,
      moved: market,
      at: `{licensor}-{tor_moved@}+{${name}_{end}_value_total}`,
      out: `IF(OR({by_threshold}=1,${name === 'years_on_market' ? '{tor_high@}' : '{years_on_market}'}+{tail_years}>MAX({market_year:})),1,0)`,
    })),
    {
      ...share,
      name: 'cogs_sga',
      base: '{forecast}*{cogs_sga}',
      moved: '{profit_share_value_total}',
      at: '{licensor}+IF({tor_base@}<1,(1-{x})/(1-{tor_base@})-1,0)*{tor_moved@}',
    },
    ...(tiersGiven
      ? []
      : [
          {
            ...share,
            name: 'royalty',
            base: '{forecast}*{royalty_high}',
            cap: '1-{tolerance}',
            moved: '{royalty_value_total}',
          } as const,
        ]),
  ];
}

/** Cell that holds the number of a phase. */
const number = (index: number) => `{phase_${String(index + 1)}}`;
const isCurrent = (index: number) =>
  index === PHASES.length - 1
    ? `OR(${number(index)}={current_phase},{approved}=1)`
    : `${number(index)}={current_phase}`;

/** Value of what waits for the success of a phase; of the review also further approvals of an approved asset. */
function phaseMoves(index: number): string {
  const waits = `SUMPRODUCT(({pay_phase:}>=${number(index)})*{pay_value:})+${market}`;
  const passed = index === PHASES.length - 1 ? '{approved}*{further_value}' : '0';
  return `IF(${number(index)}>={current_phase},${waits},${passed})`;
}

/** Every driver moved down and up by the shock, one at a time: sensitivity.ts without a data table, by what each moves. */
export function tornadoBlock(draft: Draft, input: ModelInput): void {
  const all = drivers(input);
  draft.block(
    'RESULT 4 · Tornado of the licensor’s rNPV',
    'US$ m; each driver down and up by the shock, one at a time, sorted by swing',
  );
  draft.figure(
    'tor_left_out',
    'Drivers left out (with durations of passed phases)',
    'number',
    'SUMPRODUCT(({tor_out:}=1)*({tor_base:}<>0))',
    {
      kind: 'count',
      note: 'left out with a loe_date, sales of single years, sales thresholds or given tiers; DEALS.DEAL_RNPV_SENSITIVITY has them',
    },
  );
  sortedRows(draft, all.length);
  draft.block(
    'CALCULATION 8 · Drivers of the tornado',
    'US$ m; exact, not simulated: what each driver moves, moved',
  );
  scenarioRows(draft, input);
  draft.headings(['Driver', ...COLUMNS.map(([, , heading]) => heading)]);
  draft.mark('tor_name', COLUMN.label, { rows: all.length });
  draft.mark('tor_first', Y + 2);
  for (const [key, column] of COLUMNS) draft.mark(key, column, { rows: all.length });
  for (const driver of all) driverLine(draft, driver);
}

function driverLine(
  draft: Draft,
  { name, unit, kind, base, cap, moved, at = IN_PROPORTION, out = '0' }: Driver,
): void {
  const put = (column: number, text: string, shown: 'money' | 'percent' | 'years' | 'count') =>
    draft.put(column, formula(text), { kind: shown });
  const value = (x: string, end: string) =>
    `IF(OR({tor_base@}=0,{tor_out@}=1),{licensor},${at.replaceAll('{x}', x).replaceAll('{end}', end)})`;
  draft.put(COLUMN.label, name, { role: 'label' });
  draft.put(COLUMN.name, unit, { role: 'name' });
  put(COLUMN.value, base, kind);
  put(COLUMN.unit, '{tor_base@}*(1-{shock})', kind);
  put(
    COLUMN.basis,
    cap === undefined ? '{tor_base@}*(1+{shock})' : `MIN(${cap},{tor_base@}*(1+{shock}))`,
    kind,
  );
  put(Y, value('{tor_low@}', 'low'), 'money');
  put(Y + 1, value('{tor_high@}', 'high'), 'money');
  put(Y + 2, 'ABS({tor_at_high@}-{tor_at_low@})', 'money');
  put(
    Y + 3,
    'SUMPRODUCT(({tor_swing:}>{tor_swing@})*1)+SUMPRODUCT(({tor_first}:{tor_swing@}={tor_swing@})*1)',
    'count',
  );
  put(Y + 4, moved, 'money');
  put(Y + 5, out, 'count');
  draft.next();
}

function sortedRows(draft: Draft, rows: number): void {
  draft.headings(['Driver', 'Unit', 'Base', 'Low', 'High', 'rNPV at low', 'rNPV at high', 'Swing', 'Place']);
  draft.mark('sorted_name', COLUMN.label, { rows });
  draft.mark('sorted_at_low', Y, { rows });
  draft.mark('sorted_at_high', Y + 1, { rows });
  draft.mark('sorted_place', Y + 3, { rows });
  draft.mark('sorted_swing', Y + 2, { rows });
  for (let place = 1; place <= rows; place += 1) {
    const pick = (list: string, blank = '""') =>
      formula(`IF({sorted_swing@}>0,INDEX({${list}:},MATCH({sorted_place@},{tor_rank:},0)),${blank})`);
    draft.put(COLUMN.label, pick('tor_name'), { role: 'label' });
    draft.put(COLUMN.name, pick('tor_unit'), { role: 'name' });
    draft.put(COLUMN.value, pick('tor_base'), { kind: 'plain' });
    draft.put(COLUMN.unit, pick('tor_low'), { kind: 'plain' });
    draft.put(COLUMN.basis, pick('tor_high'), { kind: 'plain' });
    draft.put(Y, pick('tor_at_low'), { kind: 'money' });
    draft.put(Y + 1, pick('tor_at_high'), { kind: 'money' });
    draft.put(Y + 2, formula('INDEX({tor_swing:},MATCH({sorted_place@},{tor_rank:},0))'), { kind: 'money' });
    draft.put(Y + 3, place, { role: 'fixed', kind: 'count' });
    draft.put(
      Y + 4,
      formula('IF(MAX({tor_swing:})>0,REPT("█",ROUND({bar_length}*{sorted_swing@}/MAX({tor_swing:}),0)),"")'),
      { role: 'note' },
    );
    draft.next();
  }
}
