import type { FieldName } from '../deals/fields';
import type { SheetCell } from './cell';
import type { RowPlan } from './row-plan';
import type { SnapshotPlace, TableSnapshot } from './snapshot';

/** What a refresh did to a table: enough to take it back later. */
export interface RefreshRecord {
  /** The table before. */
  readonly before: TableSnapshot;
  /** Where its first cell was on its sheet; formulas are in these terms. */
  readonly at: SnapshotPlace;
  readonly idColumn: number;
  /** Our field in each column of `before`; undefined for the user's columns. */
  readonly fieldOf: readonly (FieldName | undefined)[];
  /** Which deal came in, went or changed. */
  readonly rows: RowPlan;
  /** The totals row, where one was shown and rows came or went. */
  readonly totals?: TotalsRecord | undefined;
}

/** The content of a totals row before rows came and went, and afterwards. */
export interface TotalsRecord {
  readonly before: readonly SheetCell[];
  readonly after: readonly SheetCell[];
}

export interface UndoPlan {
  readonly rows: RowPlan;
  readonly keptEdits: readonly { readonly dealId: string; readonly column: FieldName }[];
}
