import type { DealSet } from '../../deals/dataset';
import { disclosedValues, percentileInc, selectDeals } from '../../deals/query';
import type { FieldCriterion } from '../../deals/query';
import { STAGES } from '../../deals/vocabulary';
import { NOT_DISCLOSED } from '../deals/filters';
import { QUARTILES } from './benchmarks';

/** Upfront as a share of the headline, of the deals of a stage. */
export interface StageShare {
  /** Or NOT_DISCLOSED. */
  readonly stage: string;
  readonly deals: number;
  /** How many of them disclose both. */
  readonly disclosed: number;
  /** Fractions in the order of {@link QUARTILES}; undefined where nobody discloses both. */
  readonly quartiles: readonly (number | undefined)[];
}

/** The upfront's share by stage, for the stages that have deals, and last for deals without a stage. @throws InputError for a malformed criterion */
export function upfrontShares(set: DealSet, criteria: readonly FieldCriterion[]): readonly StageShare[] {
  return [...STAGES, NOT_DISCLOSED].flatMap((stage) => {
    const selection = selectDeals(set, { criteria: [...criteria, { field: 'stage', test: stage }] });
    if (selection.count === 0) return [];
    const values = disclosedValues(selection, 'upfront_share');
    const quartiles = QUARTILES.map((k) => percentileInc(values, k));
    return [{ stage, deals: selection.count, disclosed: values.length, quartiles }];
  });
}
