import type { FieldName } from '../deals/fields';

/** A column of ours, as the link remembers it. */
export interface RememberedColumn {
  readonly field: FieldName;
  /** Its header at the last refresh: the user may have renamed it. */
  readonly header: string;
  /** The host's id of the column, which outlives renaming where hosts keep it. */
  readonly columnId?: number | undefined;
}
