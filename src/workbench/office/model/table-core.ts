import { SetSheetTableMutation } from '@univerjs/sheets-table';
import type { Area } from './area';
import type { Model } from './model';
import type { TableRef } from './table-areas';
import { toRange } from './area';
import { syncHeader } from './table-columns';

/** Tells Univer the table's new rectangle, and with it what structured references mean. */
export function setTableCore(model: Model, ref: TableRef, core: Area): void {
  const { unitId } = model.spreadsheet;
  const config = { updateRange: { newRange: toRange(core) } };
  model.spreadsheet.mutate(SetSheetTableMutation.id, {
    unitId,
    subUnitId: core.sheetId,
    tableId: ref.tableId,
    config,
  });
  syncHeader(model, ref);
}
