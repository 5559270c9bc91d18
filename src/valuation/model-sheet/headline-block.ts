import type { Draft } from './draft';

/** How the headline divides into what is paid when: the rules of headline.ts as formulas. */
export function headlineBlock(draft: Draft): void {
  draft.block(
    'CALCULATION 1 · What the headline is made of',
    'US$ m; undisclosed parts by the rules of the method',
  );
  const acquisition = '{deal_type}="Acquisition"';
  draft.figure('elapsed', 'Years from signing to the valuation date', 'years', years(), { kind: 'years' });
  draft.figure(
    'ended',
    'Terminated before the valuation date: 1, else 0',
    '0 or 1',
    'IF({status}="Terminated",IF(OR({status_date}="",{valuation_date}=""),IF({elapsed}>0,1,0),IF({status_date}<{valuation_date},1,0)),0)',
    { kind: 'count' },
  );
  draft.figure(
    'exercise',
    'Probability that the option is exercised, else 1',
    'probability',
    'IF({deal_type}="Option",{exercise_probability},1)',
    { kind: 'percent' },
  );
  draft.figure(
    'equity_in_total',
    'Equity inside the total',
    'US$ m',
    'IF({equity_in}="total",SUM({equity_usd_m}),0)',
  );
  draft.figure(
    'only_total',
    'Only a total is disclosed: 1, else 0',
    '0 or 1',
    'IF(AND({total_usd_m}<>"",{near_term_usd_m}="",{milestones_usd_m}="",{dev_reg_milestones_usd_m}="",{sales_milestones_usd_m}="",{equity_usd_m}=""),1,0)',
    { kind: 'count' },
  );
  draft.figure(
    'typical_upfront',
    'Typical upfront at that stage, share of the total',
    '%',
    'INDEX({stage_upfronts:},MATCH(IF(OR({stage_is_at_signing},{elapsed}=0),{stage},{stage_at_signing}),{stages:},0))',
    { kind: 'percent' },
  );
  draft.figure(
    'upfront',
    'Upfront (of an acquisition: its price)',
    'US$ m',
    `IF({upfront_usd_m}<>"",SUM({upfront_usd_m}),IF({total_usd_m}="",0,IF(${acquisition},MAX(0,{total_usd_m}-SUM({milestones_usd_m})-SUM({near_term_usd_m})),IF(AND({only_total}=1,{estimate_upfront}),{total_usd_m}*{typical_upfront},0))))`,
  );
  draft.figure(
    'upfront_estimated',
    'The upfront is estimated: 1, else 0',
    '0 or 1',
    `IF(AND({upfront_usd_m}="",{deal_type}<>"Acquisition",{only_total}=1,{estimate_upfront}),1,0)`,
    { kind: 'count' },
  );
  draft.figure(
    'floor',
    'No milestones, no total: a floor: 1, else 0',
    '0 or 1',
    'IF(AND({total_usd_m}="",{milestones_usd_m}="",{dev_reg_milestones_usd_m}="",{sales_milestones_usd_m}=""),1,0)',
    { kind: 'count' },
  );
  draft.figure(
    'paid_early',
    'Paid at signing and near term',
    'US$ m',
    '{upfront}+SUM({near_term_usd_m})+{equity_in_total}',
  );
  draft.figure(
    'milestones_known',
    'Milestones known or left by the total: 1, else 0',
    '0 or 1',
    'IF(OR({milestones_usd_m}<>"",{total_usd_m}<>""),1,0)',
    { kind: 'count' },
  );
  draft.figure(
    'milestones',
    'Milestones: disclosed, else what the total leaves',
    'US$ m',
    'IF({milestones_usd_m}<>"",SUM({milestones_usd_m}),IF({total_usd_m}<>"",MAX(0,{total_usd_m}-{paid_early}),0))',
  );
  draft.figure(
    'split_by_share',
    'Their parts unknown, split by share: 1, else 0',
    '0 or 1',
    `IF(AND({milestones_known}=1,{deal_type}<>"Acquisition",{dev_reg_milestones_usd_m}="",{sales_milestones_usd_m}=""),1,0)`,
    { kind: 'count' },
  );
  draft.figure(
    'dev_reg',
    'Development and regulatory milestones',
    'US$ m',
    `IF(${acquisition},IF({milestones_known}=1,{milestones},SUM({dev_reg_milestones_usd_m})+SUM({sales_milestones_usd_m})),IF({dev_reg_milestones_usd_m}<>"",SUM({dev_reg_milestones_usd_m}),IF({sales_milestones_usd_m}<>"",{milestones_known}*MAX(0,{milestones}-{sales_milestones_usd_m}),{milestones}*{dev_reg_share})))`,
  );
  draft.figure(
    'sales_milestones',
    'Sales milestones',
    'US$ m',
    `IF(${acquisition},0,IF({sales_milestones_usd_m}<>"",SUM({sales_milestones_usd_m}),IF({dev_reg_milestones_usd_m}<>"",{milestones_known}*MAX(0,{milestones}-{dev_reg_milestones_usd_m}),{milestones}*(1-{dev_reg_share}))))`,
  );
  draft.figure(
    'not_itemised',
    'Part of the headline that no event carries',
    'US$ m',
    'MAX(0,IF({total_usd_m}<>"",SUM({total_usd_m}),{paid_early}+SUM({milestones_usd_m}))-{paid_early}-{dev_reg}-{sales_milestones})',
  );
}

const years = () =>
  'IF(OR({announced}="",{valuation_date}=""),0,MAX(0,{valuation_date}-{announced})/{days_a_year})';
