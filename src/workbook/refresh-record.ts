import type { FieldName } from '../deals/fields';
import type { RowPlan } from './row-plan';
import type { TableSnapshot } from './snapshot';

/** What a refresh did to a table: enough to take it back later. */
export interface RefreshRecord {
  /** The table before. */
  readonly before: TableSnapshot;
  readonly idColumn: number;
  /** Our field in each column of `before`; undefined for the user's columns. */
  readonly fieldOf: readonly (FieldName | undefined)[];
  /** Which deal came in, went or changed. */
  readonly rows: RowPlan;
}

export interface UndoPlan {
  readonly rows: RowPlan;
  readonly keptEdits: readonly { readonly dealId: string; readonly column: FieldName }[];
}
