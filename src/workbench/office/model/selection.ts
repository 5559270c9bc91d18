import type { Area } from './area';
import type { Model } from './model';
import { SetSelectionsOperation } from '@univerjs/sheets';
import { toRange } from './area';
import { activateSheet } from './sheets';

/** Selects cells, and shows their sheet. */
export function selectCells(model: Model, area: Area): void {
  activateSheet(model, area);
  const range = toRange(area);
  const primary = {
    ...range,
    endRow: range.startRow,
    endColumn: range.startColumn,
    actualRow: area.row,
    actualColumn: area.column,
    isMerged: false,
    isMergedMainCell: false,
  };
  model.spreadsheet.mutate(SetSelectionsOperation.id, {
    unitId: model.spreadsheet.unitId,
    subUnitId: area.sheetId,
    selections: [{ range, primary, style: null }],
  });
}
