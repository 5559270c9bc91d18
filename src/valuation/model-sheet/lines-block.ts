import { COLUMN, formula } from './draft';
import type { Draft } from './draft';

/** Groups of payments that are paid once, with their labels. */
export const PAID_ONCE = [
  ['upfront', 'Upfront'],
  ['near-term', 'Near-term payments'],
  ['equity', 'Equity'],
  ['development', 'Development and regulatory milestones'],
  ['sales', 'Sales milestones'],
  ['cost share', 'Share of R&D and launch cost'],
] as const;

const ONCE = [...PAID_ONCE, ['not itemised', 'Headline, not itemised']] as const;

const YEARLY = [
  [
    'royalty',
    'Royalties',
    '{royalty_total}',
    'SUMPRODUCT({royalty:},{market_probability:})',
    '{royalty_value_total}',
  ],
  [
    'profit share',
    'Share of operating profit',
    '{profit_shared_total}',
    'SUMPRODUCT({profit_shared:},{market_probability:})',
    '{profit_share_value_total}',
  ],
] as const;

/** Key of a line's value for formulas elsewhere. */
export const lineKey = (group: string) => `line_${group.replace(/\W/g, '_')}`;

/** The licensor's value line by line, and the way from the headline to it. */
export function linesBlock(draft: Draft): void {
  draft.block('RESULT 1 · Value by line', 'US$ m to the licensor, after tax withheld');
  draft.headings(['Line', 'Group', 'Amount', 'Expected', 'Value', 'of rNPV']);
  const rows = ONCE.length + YEARLY.length;
  draft.mark('line_group', COLUMN.name, { rows });
  ['line_amount', 'line_expected', 'line_value'].forEach((key, index) =>
    draft.mark(key, COLUMN.value + index, { rows }),
  );
  for (const [group, label] of ONCE) {
    line(draft, group, label, [
      'SUMIF({pay_group:},{line_group@},{pay_received:})',
      'SUMPRODUCT(({pay_group:}={line_group@})*{pay_received:}*{pay_probability:})',
      'SUMIF({pay_group:},{line_group@},{pay_value:})',
    ]);
  }
  for (const [group, label, amount, expected, value] of YEARLY)
    line(draft, group, label, [
      `${amount}*(1-{withholding_tax})`,
      `${expected}*(1-{withholding_tax})`,
      value,
    ]);
  draft.put(COLUMN.label, "Licensor's rNPV", { role: 'total' });
  ['line_amount', 'line_expected', 'line_value'].forEach((key, index) => {
    draft.put(COLUMN.value + index, formula(`SUM({${key}:})`), { role: 'total', kind: 'money' });
    draft.mark(`${key}_total`, COLUMN.value + index);
  });
  draft.next();
  waterfall(draft);
}

function line(draft: Draft, group: string, label: string, texts: readonly string[]): void {
  draft.put(COLUMN.label, label, { role: 'label' });
  draft.put(COLUMN.name, group, { role: 'name' });
  texts.forEach((text, index) => draft.put(COLUMN.value + index, formula(text), { kind: 'money' }));
  draft.put(COLUMN.years, formula('IF({licensor}=0,0,{line_value@}/{licensor})'), { kind: 'percent' });
  draft.mark(lineKey(group), COLUMN.basis);
  draft.next();
}

/** The steps of waterfall.ts as formulas. */
function waterfall(draft: Draft): void {
  draft.block('RESULT 2 · From the headline to the value', 'US$ m; the steps sum to the rNPV');
  const cost = 'SUMIF({pay_group:},"cost share",{pay_received:})';
  const outside = 'IF({equity_in}="total",0,SUMIF({pay_group:},"equity",{pay_received:}))';
  const step = (key: string, label: string, text: string, total = false) =>
    draft.figure(key, label, 'US$ m', text, { role: total ? 'total' : 'calculation' });
  step('step_headline', 'Headline, as its parts', `SUM({pay_received:})-${cost}-${outside}`);
  step(
    'step_outside',
    'plus royalties, co-development, equity outside',
    `{market_received_total}+${cost}+${outside}`,
  );
  step(
    'step_past',
    'less what is past, or will not come any more',
    '0-IF({ended}=1,SUM({pay_received:})+{market_received_total},SUMPRODUCT(({pay_time:}<0)*{pay_received:})+SUMPRODUCT(({market_time:}<0)*{market_received:}))',
  );
  step(
    'step_unlikely',
    'less what is unlikely',
    'IF({ended}=1,0,SUMPRODUCT(({pay_time:}>=0)*{pay_received:}*({pay_probability:}-1))+SUMPRODUCT(({market_time:}>=0)*{market_received:}*({market_probability:}-1)))',
  );
  step(
    'step_later',
    'less what comes later (discounting)',
    'SUMPRODUCT({pay_received:}*{pay_probability:}*({pay_factor:}-1))+SUMPRODUCT({market_received:}*{market_probability:}*({market_factor:}-1))',
  );
  step(
    'step_sum',
    "Licensor's rNPV",
    '{step_headline}+{step_outside}+{step_past}+{step_unlikely}+{step_later}',
    true,
  );
}
