import type { Area } from './area';
import type { Model } from './model';
import { SetSelectionsOperation, SetWorksheetActiveOperation } from '@univerjs/sheets';
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

const SELECTING: readonly string[] = [SetSelectionsOperation.id, SetWorksheetActiveOperation.id];

/** Tells when other cells, or cells of another sheet, are selected, by the user or by an add-in: after it is done. */
export function selectionChanged({ spreadsheet }: Model, listener: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const observed = spreadsheet.commands.onCommandExecuted(({ id }) => {
    if (!SELECTING.includes(id)) return;
    clearTimeout(timer);
    timer = setTimeout(listener);
  });
  return () => {
    clearTimeout(timer);
    observed.dispose();
  };
}
