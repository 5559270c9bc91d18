import type { DealSet } from '../../deals/dataset';
import { percentileOfRows } from '../../deals/quantile';
import { selectDeals, summariseSelection } from '../../deals/query';
import type { DealQuery, Selection } from '../../deals/query';

/** What the strip above the list says about exactly the deals that the list shows. */
export interface Sums {
  readonly deals: number;
  /** Sum of the disclosed headlines, US$ million, and how many deals disclose one. */
  readonly totalUsdM: number;
  readonly totalDisclosed: number;
  /** Median of the disclosed upfronts, US$ million; undefined where none is disclosed. */
  readonly medianUpfrontUsdM: number | undefined;
  readonly upfrontDisclosed: number;
  /** Upfronts over headlines, both summed over the deals that disclose both; undefined where none does. */
  readonly upfrontShare: number | undefined;
  readonly shareDisclosed: number;
}

/** Selects the deals and sums them up. */
export function selectAndSum(set: DealSet, query: DealQuery): { selection: Selection; sums: Sums } {
  const selection = selectDeals(set, query);
  const total = summariseSelection(selection, 'total_usd_m');
  const upfronts = set.number('upfront_usd_m');
  return {
    selection,
    sums: {
      deals: selection.count,
      totalUsdM: total.sumUsdM,
      totalDisclosed: total.disclosed,
      // Counted by code: sorting the figures of 100,000 deals is felt while typing.
      medianUpfrontUsdM: percentileOfRows(upfronts, selection.rows, 0.5),
      ...upfrontFigures(selection),
    },
  };
}

function upfrontFigures({
  set,
  rows,
}: Selection): Pick<Sums, 'upfrontDisclosed' | 'upfrontShare' | 'shareDisclosed'> {
  const upfronts = set.number('upfront_usd_m').values;
  const totals = set.number('total_usd_m').values;
  let [upfrontSum, totalSum, disclosed, upfrontDisclosed] = [0, 0, 0, 0];
  for (const row of rows) {
    const upfront = upfronts[row] ?? NaN;
    const total = totals[row] ?? NaN;
    if (Number.isNaN(upfront)) continue;
    upfrontDisclosed += 1;
    if (!(total > 0)) continue;
    upfrontSum += upfront;
    totalSum += total;
    disclosed += 1;
  }
  return {
    upfrontDisclosed,
    upfrontShare: totalSum > 0 ? upfrontSum / totalSum : undefined,
    shareDisclosed: disclosed,
  };
}
