import type { Area } from './area';
import type { Model } from './model';
import { AddWorksheetMergeMutation } from '@univerjs/sheets';
import { lastColumn, lastRow } from './area';

/** Makes one cell of several. */
export function mergeCells(model: Model, area: Area): void {
  const range = {
    startRow: area.row,
    startColumn: area.column,
    endRow: lastRow(area),
    endColumn: lastColumn(area),
  };
  model.spreadsheet.mutate(AddWorksheetMergeMutation.id, {
    unitId: model.spreadsheet.unitId,
    subUnitId: area.sheetId,
    ranges: [range],
  });
}
