import type { IRange, Nullable } from '@univerjs/core';
import type { Area } from './area';
import type { Model } from './model';
import { between, intersection, lastColumn, lastRow } from './area';
import { patchCells } from './cell-writing';
import { withoutHyperlink } from './hyperlinks';
import { EMPTY } from './typed-input';

/** `Excel.ClearApplyTo`. */
export const CLEAR_KINDS = ['All', 'Formats', 'Contents', 'Hyperlinks', 'RemoveHyperlinks'] as const;
export type ClearKind = (typeof CLEAR_KINDS)[number];

/** The part of an area where anything may stand: whole columns end at the last used row. */
export function usedPart(model: Model, area: Area): Area | undefined {
  const used = model.sheet(area.sheetId).getCellMatrix().getDataRange();
  if (used.endRow < 0 || used.endColumn < 0) return undefined;
  return intersection(area, between(area.sheetId, 0, 0, used.endRow, used.endColumn));
}

/** Clears contents, formats, links or all of them. */
export function clearCells(model: Model, whole: Area, kind: ClearKind): void {
  const area = usedPart(model, whole);
  if (!area) return;
  const { spreadsheet } = model;
  const sheet = model.sheet(area.sheetId);
  const patch = (row: number, column: number) => {
    const cell = spreadsheet.storedCell(sheet, area.row + row, area.column + column);
    if (!cell) return undefined;
    switch (kind) {
      case 'All':
        return null;
      case 'Formats':
        return { s: null };
      case 'Contents':
        return { ...EMPTY, custom: withoutHyperlink(cell) };
      case 'Hyperlinks':
        return { custom: withoutHyperlink(cell) };
      case 'RemoveHyperlinks':
        return { s: null, custom: withoutHyperlink(cell) };
    }
  };
  patchCells(spreadsheet, area, patch, kind !== 'All' && kind !== 'Contents');
}

/** Whether a cell holds something; with formats too unless `valuesOnly`. */
function occupied(model: Model, area: Area, valuesOnly: boolean) {
  const matrix = model.sheet(area.sheetId).getCellMatrix();
  const spilled =
    model.spreadsheet.formulas.getArrayFormulaCellData()[model.spreadsheet.unitId]?.[area.sheetId];
  return (row: number, column: number): boolean => {
    const cell = matrix.getValue(row, column);
    if (cell && ((cell.v !== undefined && cell.v !== null && cell.v !== '') || cell.f || cell.si || cell.p))
      return true;
    if (spilled?.[row]?.[column]) return true;
    return !valuesOnly && cell?.s !== undefined && cell.s !== null;
  };
}

/** The smallest rectangle with everything that is used; `undefined` where nothing is. */
export function usedArea(model: Model, within: Area, valuesOnly: boolean): Area | undefined {
  const area = spillPart(model, within);
  if (!area) return undefined;
  const isUsed = occupied(model, area, valuesOnly);
  let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
  for (let row = area.row; row <= lastRow(area); row++)
    for (let column = area.column; column <= lastColumn(area); column++) {
      if (!isUsed(row, column)) continue;
      [top, bottom] = [Math.min(top, row), Math.max(bottom, row)];
      [left, right] = [Math.min(left, column), Math.max(right, column)];
    }
  return bottom < 0 ? undefined : between(area.sheetId, top, left, bottom, right);
}

/** As `usedPart`, with the cells that spills fill. */
function spillPart(model: Model, whole: Area): Area | undefined {
  const { unitId, formulas } = model.spreadsheet;
  const used = model.sheet(whole.sheetId).getCellMatrix().getDataRange();
  let [bottom, right] = [used.endRow, used.endColumn];
  const spills = formulas.getArrayFormulaRange()[unitId]?.[whole.sheetId] ?? {};
  for (const row of Object.values(spills))
    for (const spill of Object.values<Nullable<IRange>>(row ?? {})) {
      bottom = Math.max(bottom, spill?.endRow ?? -1);
      right = Math.max(right, spill?.endColumn ?? -1);
    }
  return bottom < 0 || right < 0
    ? undefined
    : intersection(whole, between(whole.sheetId, 0, 0, bottom, right));
}
