import type { IRange, Nullable } from '@univerjs/core';
import type { Area } from './area';
import type { Model } from './model';
import type { Spreadsheet } from './spreadsheet';
import { cellCount, contains, fromRange, intersection, lastColumn, lastRow } from './area';

/** A formula's cell, and the cells that its result fills. */
export interface Spill {
  readonly anchor: Area;
  readonly area: Area;
}

/** Formulas of a sheet whose results fill more than their own cell. */
export function spillsOf({ formulas, unitId }: Spreadsheet, sheetId: string): Spill[] {
  const rows = formulas.getArrayFormulaRange()[unitId]?.[sheetId] ?? {};
  return Object.entries(rows).flatMap(([row, columns]) =>
    Object.entries<Nullable<IRange>>(columns ?? {}).flatMap(([column, range]) => {
      if (!range) return [];
      const anchor = { sheetId, row: Number(row), column: Number(column), rows: 1, columns: 1 };
      const area = fromRange(sheetId, range);
      return cellCount(area) > 1 ? [{ anchor, area }] : [];
    }),
  );
}

/** The cells that the formula of a cell fills. */
export const spillFrom = (model: Model, cell: Area): Area | undefined =>
  spillsOf(model.spreadsheet, cell.sheetId).find(
    ({ anchor }) => cellCount(cell) === 1 && contains(anchor, cell),
  )?.area;

/** The cell whose formula fills a cell. */
export const spillAnchor = (model: Model, cell: Area): Area | undefined =>
  spillsOf(model.spreadsheet, cell.sheetId).find(({ area }) => cellCount(cell) === 1 && contains(area, cell))
    ?.anchor;

/** Whether all cells belong to spills, none does, or some do (`null`). */
export function spillOver(model: Model, area: Area): boolean | null {
  const overlapping = spillsOf(model.spreadsheet, area.sheetId).filter((spill) =>
    intersection(spill.area, area),
  );
  if (overlapping.length === 0) return false;
  for (let row = area.row; row <= lastRow(area); row++)
    for (let column = area.column; column <= lastColumn(area); column++) {
      const cell = { ...area, row, column, rows: 1, columns: 1 };
      if (!overlapping.some((spill) => contains(spill.area, cell))) return null;
    }
  return true;
}
