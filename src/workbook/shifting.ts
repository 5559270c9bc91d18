import type { Room } from './room-below';
import type { RowPlan, Rows } from './row-plan';
import type { Structure } from './row-shift';
import type { TablePlace } from './table-place';
import type { WorkOptions } from './work';

/** Rows that are about to come and go in a table. */
export interface Shifting {
  readonly context: Excel.RequestContext;
  readonly place: TablePlace;
  readonly plan: RowPlan;
  /** The body before. */
  readonly rows: Rows;
  readonly structure: Structure;
  readonly room: Room;
  readonly options: WorkOptions;
}

export const sheetOf = ({ context, place }: Shifting): Excel.Worksheet =>
  context.workbook.worksheets.getItem(place.sheetName);
