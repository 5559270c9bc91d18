import { breakdown } from '../../deals/breakdown';
import type { DealSet } from '../../deals/dataset';
import { InputError } from '../../deals/input-error';
import type { FieldCriterion } from '../../deals/query';
import { selectDeals } from '../../deals/query';
import { trend } from '../../deals/trend';
import type { Pictured, Split, Unit } from './market-state';

/** One bar with its figures: the same that the inserted formula gives. */
export interface PictureRow {
  /** A period's label, or an entry of the field; undefined where the deals don't disclose it. */
  readonly name: string | undefined;
  readonly deals: number;
  readonly disclosed: number;
  /** Sum of what is disclosed, US$ million; of the headline where deals are counted. */
  readonly sumUsdM: number;
  /** What the bar is long by: deals or US$ million. */
  readonly length: number;
  /** Growth of the length on the year before, or its share of the whole; a fraction, undefined where there is none. */
  readonly fraction: number | undefined;
  /** Why a growth is missing, in English. */
  readonly reason: string | undefined;
  /** Fraction of the period's days that the data cover. */
  readonly coverage: number;
}

/** Deals and money by period. @throws InputError as a query */
export function trendPicture(
  set: DealSet,
  criteria: readonly FieldCriterion[],
  unit: Unit,
  pictured: Pictured,
): readonly PictureRow[] {
  return trend(set, criteria, pictured, unit).map((row) => ({
    name: row.period.label,
    deals: row.deals,
    disclosed: row.disclosed,
    sumUsdM: row.sumUsdM,
    length: pictured === 'deals' ? row.deals : row.sumUsdM,
    fraction: row.growth instanceof InputError ? undefined : row.growth,
    reason: row.growth instanceof InputError ? row.growth.message : undefined,
    coverage: row.coverage,
  }));
}

/** Deals and money by the entries of a field, companies by what is pictured. @throws InputError as a query */
export function mixPicture(
  set: DealSet,
  criteria: readonly FieldCriterion[],
  split: Split,
  pictured: Pictured,
): readonly PictureRow[] {
  const selection = selectDeals(set, { criteria });
  return breakdown(selection, split, pictured).map((row) => ({
    name: row.category === undefined ? undefined : String(row.category),
    deals: row.deals,
    disclosed: row.disclosed,
    sumUsdM: row.sumUsdM,
    length: pictured === 'deals' ? row.deals : row.sumUsdM,
    fraction: row.share,
    reason: undefined,
    coverage: 1,
  }));
}
