import { COLUMN, YEARS, formula } from './draft';
import type { Draft } from './draft';
import { columnLetters } from './references';
import type { ModelInput } from './subject';
import { tierCount } from './tiers-block';

/** The forecast and what the licensor earns of it: one column a market year, one formula a row. */
export function marketBlock(draft: Draft, input: ModelInput): void {
  const { assumptions } = input.deal;
  draft.block('CALCULATION 5 · Market years', 'US$ m of the success case; one column a year from launch');
  draft.figure(
    'timing_share',
    'Part of a year at which its sales count',
    'years',
    'INDEX({timing_shares:},MATCH({timing},{timings:},0))',
    { kind: 'years' },
  );
  draft.figure(
    'forecast',
    'There is a forecast: 1, else 0',
    '0 or 1',
    'IF(OR(SUM({peak_sales})>0,COUNT({net_sales_given:})>0),1,0)',
    { kind: 'count' },
  );
  if (input.deal.royalty.kind === 'tiers') {
    draft.figure(
      'peak_in_force',
      'Peak sales in force (else highest single year)',
      'US$ m',
      'IF(SUM({peak_sales})>0,SUM({peak_sales}),MAX(0,MAX({net_sales_given:})))',
    );
  }
  draft.figure(
    'exclusive_years',
    'Exclusivity after launch',
    'years',
    'IF({loe_date}="",{years_on_market},MAX(0,({loe_date}-{valuation_date})/{days_a_year}-{launch_years}))',
    { kind: 'years' },
  );
  draft.figure(
    'last_market_year',
    'Last market year that sells',
    'number',
    'MAX(IF(SUM({peak_sales})>0,ROUNDUP({exclusive_years}+IF({post_exclusivity}>0,{tail_years},0)-{tolerance},0),0),MAX({year_given:}))',
    { kind: 'count' },
  );
  draft.figure(
    'by_threshold',
    'Sales milestones follow thresholds: 1, else 0',
    '0 or 1',
    assumptions.values.sales_thresholds ? '{forecast}' : '0',
    { kind: 'count' },
  );
  draft.next();
  draft.put(COLUMN.label, 'Market year', { role: 'heading' });
  draft.put(COLUMN.name, 'number', { role: 'heading' });
  draft.put(COLUMN.value, 'Total', { role: 'heading' });
  draft.put(COLUMN.unit, '', { role: 'heading' });
  draft.put(COLUMN.basis, '', { role: 'heading' });
  for (let year = 0; year < YEARS; year += 1) {
    const content = year === 0 ? 1 : formula('{market_year<}+1');
    draft.put(COLUMN.years + year, content, { role: 'heading', kind: 'count' });
  }
  draft.mark('market_year', COLUMN.years, { columns: YEARS });
  draft.next();
  timeAndProbability(draft);
  for (let year = 0; year < YEARS; year += 1)
    draft.mark(`given_year_${columnLetters(year)}`, COLUMN.years + year);
  draft.expectNumber(COLUMN.years, YEARS);
  draft.series(
    'net_sales_given',
    'Net sales of single years, instead of the forecast',
    'US$ m, input',
    (index) => assumptions.netSalesUsdM.get(index + 1) ?? '',
    { role: 'input' },
  );
  draft.series(
    'year_given',
    'Year of a given figure',
    'number',
    'IF({net_sales_given@}="",0,{market_year@})',
    { kind: 'count' },
  );
  draft.series(
    'net_sales',
    'Net sales',
    'US$ m',
    'IF({net_sales_given@}="",SUM({peak_sales})*{ramp@}*({protected@}+{post_exclusivity}*{tail@}),{net_sales_given@})',
    { total: true },
  );
  receipts(draft, input);
}

function timeAndProbability(draft: Draft): void {
  draft.series('after_launch', 'Time after launch', 'years', '{market_year@}-1+{timing_share}', {
    kind: 'years',
  });
  draft.series('market_time', 'Time from the valuation date', 'years', '{launch_years}+{after_launch@}', {
    kind: 'years',
  });
  draft.series(
    'market_probability',
    'Probability: approved, and not past or ended',
    'probability',
    'IF(OR({market_time@}<0,{ended}=1),0,{loa}*{exercise})',
    { kind: 'percent' },
  );
  draft.series(
    'market_factor',
    "Discount factor at the licensor's rate",
    'factor',
    '1/(1+{discount_rate})^{market_time@}',
    {
      kind: 'factor',
    },
  );
  draft.series(
    'market_own_factor',
    "Discount factor at the licensee's rate",
    'factor',
    '1/(1+{licensee_rate})^{market_time@}',
    { kind: 'factor' },
  );
  draft.series('ramp', 'Ramp to peak sales', 'share', 'MIN(1,{market_year@}/MAX(1,{years_to_peak}))', {
    kind: 'percent',
  });
  draft.series(
    'protected',
    'Part of the year with exclusivity',
    'share',
    'MIN(1,MAX(0,{exclusive_years}-{market_year@}+1))',
    { kind: 'percent' },
  );
  draft.series(
    'tail',
    'Part of the year after loss of exclusivity',
    'share',
    'MIN(1,MAX(0,{exclusive_years}+{tail_years}-{market_year@}+1))-{protected@}',
    { kind: 'percent' },
  );
}

/** Royalty and profit share of each year, and their value to the licensor. */
function receipts(draft: Draft, input: ModelInput): void {
  const tiers = tierCount(input);
  for (let tier = 1; tier <= tiers; tier += 1) {
    const [from, next] = [`{tier_${String(tier)}_from}`, `{tier_${String(tier + 1)}_from}`];
    const upTo = tier < tiers ? `MIN({net_sales@},${next})` : '{net_sales@}';
    draft.series(
      `royalty_${String(tier)}`,
      `Royalty, tier ${String(tier)}`,
      'US$ m',
      `{tier_${String(tier)}_rate}*MAX(0,${upTo}-${from})`,
    );
  }
  const sum = Array.from({ length: tiers }, (_, index) => `{royalty_${String(index + 1)}@}`).join('+');
  draft.series('royalty', 'Royalty', 'US$ m', sum, { total: true });
  draft.series(
    'profit_shared',
    "Licensor's share of operating profit",
    'US$ m',
    '{profit_share}*{net_sales@}*(1-{cogs_sga})',
    { total: true },
  );
  (input.deal.assumptions.values.sales_thresholds ?? []).forEach((_, index) => {
    const key = `threshold_${String(index + 1)}`;
    // The column before the first year is empty: the sum of the years before starts there.
    draft.mark(`${key}_start`, COLUMN.basis);
    draft.series(
      `${key}_first`,
      `Threshold ${String(index + 1)} first reached: 1, else 0`,
      '0 or 1',
      `IF({net_sales@}>={${key}},1-MIN(1,SUM({${key}_start}:{${key}_first<})),0)`,
      { kind: 'count' },
    );
  });
  draft.series(
    'market_received',
    'Received after tax withheld',
    'US$ m',
    '({royalty@}+{profit_shared@})*(1-{withholding_tax})',
    { total: true },
  );
  draft.series(
    'royalty_value',
    'Value of the royalty to the licensor',
    'US$ m',
    '{royalty@}*(1-{withholding_tax})*{market_probability@}*{market_factor@}',
    { total: true },
  );
  draft.series(
    'profit_share_value',
    'Value of the profit share to the licensor',
    'US$ m',
    '{profit_shared@}*(1-{withholding_tax})*{market_probability@}*{market_factor@}',
    { total: true },
  );
}
