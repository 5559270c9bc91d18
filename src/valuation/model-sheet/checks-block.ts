import { COLUMN, YEARS, formula } from './draft';
import type { Draft } from './draft';
import type { ModelInput } from './subject';

const near = (a: string, b: string) => `IF(ABS(${a}-(${b}))<={tolerance}*MAX(1,ABS(${a})),0,1)`;

const CHECKS: readonly (readonly [label: string, text: string])[] = [
  ['Value by line sums to the rNPV', near('{licensor}', '{line_value_total}')],
  ['The steps from the headline sum to the rNPV', near('{licensor}', '{step_sum}')],
  ['Expected cash by year sums to that by line', near('{line_expected_total}', '{cash_total}')],
  ['Present value by year sums to the rNPV', near('{licensor}', '{cash_value_total}')],
  [
    "The licensee's value by year sums to its rNPV",
    `IF({forecast}=1,${near('SUM({licensee})', '{own_cash_value_total}')},0)`,
  ],
  ['No sales beyond the last column of market years', 'IF({last_market_year}>MAX({market_year:}),1,0)'],
  ['Success probabilities lie between 0 and 1', 'IF(OR(MIN({p_inputs:})<0,MAX({p_inputs:})>1),1,0)'],
  [
    'Discount rates are fractions above -1 and below 1 (12 is not 12 %)',
    'IF(OR(ABS({discount_rate})>=1,ABS({licensee_rate})>=1),1,0)',
  ],
  [
    'Milestones that are due find a trigger with a weight',
    'IF(AND({dev_reg}>0,{approved}=0,SUM({phase_weight:})<=0),1,0)',
  ],
];

/** Text in the input of a number counts as 0 in a SUM, and the add-in refuses it: neither may pass as OK. */
const onlyNumbers = (draft: Draft) => {
  const others = draft.numberAreas().map((key) => `SUMPRODUCT(({${key}:}<>"")*1)-COUNT({${key}:})`);
  return ['Inputs of numbers are empty or hold numbers', `IF(${others.join('+')}=0,0,1)`] as const;
};

/** Checks: 0 shows as OK, anything else as CHECK in red. The last compares with the add-in's own function. */
export function checksBlock(draft: Draft, { deal }: ModelInput, notCarried: readonly string[]): void {
  draft.block('CHECKS', 'OK, or CHECK in red; the head of the sheet shows the sum');
  const royalty =
    deal.royalty.kind === 'tiers'
      ? []
      : [['Royalty: low is not above high', 'IF({royalty_low}>{royalty_high},1,0)'] as const];
  const all = [...CHECKS, onlyNumbers(draft), ...royalty];
  draft.mark('checks', COLUMN.value, { rows: all.length + 2 });
  for (const [label, text] of all) checkLine(draft, label, text);
  checkLine(draft, 'Everything of the valuation is carried by this sheet', notCarried.length > 0 ? '1' : '0');
  checkLine(
    draft,
    'The rNPV is that of DEALS.DEAL_RNPV (next line; where the add-in is present)',
    'IF(ISNUMBER({deal_rnpv}),IF(ABS({licensor}-{deal_rnpv})<={tolerance}*MAX(1,ABS({deal_rnpv})),0,1),IF({deal_rnpv}="refused",1,"not compared"))',
  );
  draft.figure(
    'deal_rnpv',
    'DEALS.DEAL_RNPV of the inputs of this sheet',
    'US$ m',
    // Only a loaded add-in knows the version of its data: it has read the inputs then, and found one wrong.
    'IFERROR(DEALS.DEAL_RNPV({passed_terms:},,{passed_assumptions:}),IF(ISTEXT(IFERROR(DEALS.DEALS_VERSION(),0)),"refused","no answer"))',
    {
      note: '"refused": the add-in finds an input wrong; "no answer": it is not loaded, and all other cells work without it',
    },
  );
  draft.figure(
    'deal_rnpv_difference',
    'Difference',
    'US$ m',
    'IF(ISNUMBER({deal_rnpv}),{licensor}-{deal_rnpv},"not compared")',
    { kind: 'factor' },
  );
  if (notCarried.length === 0) {
    draft.note(
      `Not carried: simulation (assets, duration_spread, sales_volatility do not change this mean), abandonment by backward induction (abandon), more than ${String(YEARS)} market years.`,
    );
  }
  for (const text of notCarried) draft.note(`Not carried: ${text}`, 'check');
}

function checkLine(draft: Draft, label: string, text: string): void {
  draft.put(COLUMN.label, label, { role: 'label' });
  draft.put(COLUMN.value, formula(text), { role: 'check', kind: 'check' });
  draft.next();
}
