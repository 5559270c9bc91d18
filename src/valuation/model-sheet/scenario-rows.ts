import type { Draft } from './draft';
import type { ModelInput } from './subject';
import { tierCount } from './tiers-block';

/** The forecast again with a driver of its shape at its low and at its high: sales, then what the licensor's part of them is worth. */
export function scenarioRows(draft: Draft, input: ModelInput): void {
  for (const driver of ['years_to_peak', 'years_on_market'] as const)
    for (const end of ['low', 'high'] as const) scenario(draft, input, driver, end);
}

function scenario(
  draft: Draft,
  input: ModelInput,
  driver: 'years_to_peak' | 'years_on_market',
  end: 'low' | 'high',
): void {
  const key = `${driver}_${end}`;
  const shocked = `{${driver}}*(1${end === 'low' ? '-' : '+'}{shock})`;
  const toPeak = driver === 'years_to_peak' ? shocked : '{years_to_peak}';
  const exclusive =
    driver === 'years_on_market' ? `IF({loe_date}="",${shocked},{exclusive_years})` : '{exclusive_years}';
  const part = (years: string) => `MIN(1,MAX(0,${years}-{market_year@}+1))`;
  const [held, all] = [part(exclusive), part(`${exclusive}+{tail_years}`)];
  draft.series(
    `${key}_sales`,
    `Net sales, ${driver} at its ${end}`,
    'US$ m',
    `IF({net_sales_given@}="",SUM({peak_sales})*MIN(1,{market_year@}/MAX(1,${toPeak}))*(${held}+{post_exclusivity}*(${all}-${held})),{net_sales_given@})`,
  );
  const sales = `{${key}_sales@}`;
  const tiers = tierCount(input);
  const royalty = Array.from({ length: tiers }, (_, index) => {
    const upTo = index + 1 < tiers ? `MIN(${sales},{tier_${String(index + 2)}_from})` : sales;
    return `{tier_${String(index + 1)}_rate}*MAX(0,${upTo}-{tier_${String(index + 1)}_from})`;
  }).join('+');
  draft.series(
    `${key}_value`,
    'Value of royalty and profit share',
    'US$ m',
    `(${royalty}+{profit_share}*${sales}*(1-{cogs_sga}))*(1-{withholding_tax})*{market_probability@}*{market_factor@}`,
    { total: true },
  );
}
