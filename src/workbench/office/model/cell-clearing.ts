import type { ICellData, Nullable } from '@univerjs/core';
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
function isOccupied(cell: Nullable<ICellData>, valuesOnly: boolean): boolean {
  if (!cell) return false;
  if ((cell.v !== undefined && cell.v !== null && cell.v !== '') || cell.f || cell.si || cell.p) return true;
  return !valuesOnly && cell.s !== undefined && cell.s !== null;
}

/** The smallest rectangle with everything that is used; `undefined` where nothing is. */
export function usedArea(model: Model, area: Area, valuesOnly: boolean): Area | undefined {
  const { unitId, formulas } = model.spreadsheet;
  let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
  const extend = <Cell>(rows: CellRows<Cell>, isUsed: (cell: Nullable<Cell>) => boolean) => {
    for (const rowKey of Object.keys(rows)) {
      const [row, cells] = [Number(rowKey), rows[Number(rowKey)]];
      if (!cells || row < area.row || row > lastRow(area)) continue;
      // Whole numbers as keys come in ascending order: only the ends of a row need a look.
      const columns = Object.keys(cells)
        .map(Number)
        .filter((column) => column >= area.column && column <= lastColumn(area));
      const isFilled = (column: number) => isUsed(cells[column]);
      const first = columns.find(isFilled);
      if (first === undefined) continue;
      [top, bottom] = [Math.min(top, row), Math.max(bottom, row)];
      left = Math.min(left, first);
      right = Math.max(right, columns.findLast(isFilled) ?? first);
    }
  };
  extend(model.sheet(area.sheetId).getCellMatrix().getMatrix(), (cell) => isOccupied(cell, valuesOnly));
  extend(formulas.getArrayFormulaCellData()[unitId]?.[area.sheetId] ?? {}, Boolean);
  return bottom < 0 ? undefined : between(area.sheetId, top, left, bottom, right);
}

/** Cells by row and column. */
type CellRows<Cell> = Readonly<Record<number, Nullable<Readonly<Record<number, Nullable<Cell>>>>>>;
