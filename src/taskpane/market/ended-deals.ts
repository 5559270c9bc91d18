import { breakdown } from '../../deals/breakdown';
import type { DealSet } from '../../deals/dataset';
import { countDeals, selectDeals } from '../../deals/query';
import type { FieldCriterion } from '../../deals/query';
import { trend } from '../../deals/trend';
import type { Cohort } from './market-state';

/** How many deals of a cohort ended since. */
export interface AttritionRow {
  /** A year, or an entry of the field; undefined where the deals don't disclose it. */
  readonly name: string | undefined;
  /** What selects the cohort. */
  readonly criterion: FieldCriterion;
  readonly deals: number;
  /** Terminated or returned. */
  readonly ended: number;
  readonly unknown: number;
}

/** The criterion of deals that were terminated or returned. */
export const ENDED: FieldCriterion = { field: 'status', test: 'Terminated' };
/** The criterion of deals of which nobody knows how they went on. */
export const UNKNOWN: FieldCriterion = { field: 'status', test: 'Unknown' };

function cohorts(set: DealSet, criteria: readonly FieldCriterion[], by: Cohort) {
  if (by === 'year')
    return trend(set, criteria, 'total_usd_m', 'year').map(({ period }) => ({
      name: period.label,
      criterion: { field: 'period', test: period.label },
    }));
  return breakdown(selectDeals(set, { criteria }), by, 'total_usd_m').map(({ category }) => ({
    name: category === undefined ? undefined : String(category),
    criterion: { field: by, test: category === undefined ? '=' : String(category) },
  }));
}

/** What became of the deals, cohort by cohort. @throws InputError for a malformed criterion */
export function attrition(
  set: DealSet,
  criteria: readonly FieldCriterion[],
  by: Cohort,
): readonly AttritionRow[] {
  return cohorts(set, criteria, by).map(({ name, criterion }) => {
    const count = (...more: readonly FieldCriterion[]) =>
      countDeals(set, { criteria: [...criteria, criterion, ...more] });
    return { name, criterion, deals: count(), ended: count(ENDED), unknown: count(UNKNOWN) };
  });
}
