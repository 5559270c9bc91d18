import { COLUMN, formula } from './draft';
import type { Draft } from './draft';
import type { ModelInput } from './subject';

/** A royalty range makes three tiers over thirds of peak sales: low, mean, high (house). */
const TIERS_OF_A_RANGE = 3;

/** How many tiers the royalty has on the sheet. */
export function tierCount({ deal: { royalty } }: ModelInput): number {
  return royalty.kind === 'tiers' ? royalty.tiers.length : TIERS_OF_A_RANGE;
}

/** The marginal tiers: inputs where tiers were given, else made of the royalty's range; and the sales thresholds, if given. */
export function tiersBlock(draft: Draft, input: ModelInput): void {
  const { royalty } = input.deal;
  const given = royalty.kind === 'tiers';
  draft.block(
    given ? 'INPUTS 7 · Royalty tiers' : 'CALCULATION 4 · Royalty tiers',
    given
      ? 'marginal: each rate on the sales above its threshold'
      : 'marginal: low, mean and high rate over equal parts of peak sales',
  );
  if (!given) {
    draft.figure(
      'peak_in_force',
      'Peak sales in force (else highest single year)',
      'US$ m',
      'IF(SUM({peak_sales})>0,SUM({peak_sales}),MAX(0,MAX({net_sales_given:})))',
    );
  }
  draft.headings(['Tier', 'Number', 'Sales above, US$ m', 'Rate']);
  const rows = tierCount(input);
  draft.mark('tier_number', COLUMN.name, { rows });
  draft.mark('tier_from', COLUMN.value, { rows });
  draft.mark('tier_rate', COLUMN.unit, { rows });
  for (let tier = 1; tier <= rows; tier += 1) {
    const own = given ? royalty.tiers[tier - 1] : undefined;
    const from = own?.from ?? formula('{peak_in_force}*({tier_number@}-1)/MAX({tier_number:})');
    const rate =
      own?.rate ??
      formula('{royalty_low}+({royalty_high}-{royalty_low})*({tier_number@}-1)/(MAX({tier_number:})-1)');
    const role = own ? 'input' : 'calculation';
    draft.put(COLUMN.label, `Tier ${String(tier)}`, { role: 'label' });
    draft.put(COLUMN.name, tier, { role: 'fixed', kind: 'count' });
    draft.put(COLUMN.value, from, { role, kind: 'money' });
    draft.put(COLUMN.unit, rate, { role, kind: 'percent' });
    draft.mark(`tier_${String(tier)}_from`);
    draft.mark(`tier_${String(tier)}_rate`, COLUMN.unit);
    if (own) draft.expectNumber(COLUMN.value, 2);
    draft.next();
  }
}

/** Sales that trigger milestones, where the user gave any. */
export function thresholdsBlock(draft: Draft, { deal }: ModelInput): void {
  const thresholds = deal.assumptions.values.sales_thresholds;
  if (!thresholds) return;
  draft.block(
    'INPUTS 8 · Sales thresholds',
    'annual net sales that trigger a milestone; an empty amount = an equal part',
  );
  draft.headings(['Threshold', 'Number', 'Net sales, US$ m', 'Amount, US$ m']);
  draft.mark('thresholds', COLUMN.value, { rows: thresholds.length });
  thresholds.forEach(({ netSalesUsdM, amountUsdM }, index) => {
    draft.put(COLUMN.label, `Threshold ${String(index + 1)}`, { role: 'label' });
    draft.put(COLUMN.name, index + 1, { role: 'fixed', kind: 'count' });
    draft.put(COLUMN.value, netSalesUsdM, { role: 'input', kind: 'money' });
    draft.put(COLUMN.unit, amountUsdM ?? '', { role: 'input', kind: 'money' });
    draft.mark(`threshold_${String(index + 1)}`);
    draft.mark(`threshold_${String(index + 1)}_amount`, COLUMN.unit);
    draft.expectNumber(COLUMN.value, 2);
    draft.next();
  });
}
