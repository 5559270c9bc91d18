import type { IRange, Nullable } from '@univerjs/core';
import type { Area } from './area';
import type { Spreadsheet } from './spreadsheet';
import { cellCount, contains, fromRange, intersection, lastColumn, lastRow } from './area';
import { isHeldArray } from './held-array';

/** A formula's cell, and the cells that its result fills. */
export interface Spill {
  readonly anchor: Area;
  readonly area: Area;
}

/** The model, as far as spills are concerned. */
interface OnSpreadsheet {
  readonly spreadsheet: Spreadsheet;
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

/** Whether results may fill cells of a sheet when all is calculated: where no formula stands, none do. */
export const maySpill = ({ spreadsheet }: OnSpreadsheet, sheetId: string): boolean => {
  const { formulas, unitId } = spreadsheet;
  const standing = formulas.getFormulaData()[unitId]?.[sheetId] ?? {};
  return Object.keys(standing).length > 0 || spillsOf(spreadsheet, sheetId).length > 0;
};

/** The formula of an area's first cell as the engine has it; '' without one. */
export function formulaInCell(spreadsheet: Spreadsheet, { sheetId, row, column }: Area): string {
  const stored = spreadsheet.sheet(sheetId).getCellMatrix().getValue(row, column);
  if (!stored?.f && !stored?.si) return '';
  return spreadsheet.formulas.getFormulaStringByCell(row, column, sheetId, spreadsheet.unitId) ?? '';
}

/** Those that spill by themselves: cells of an array formula (Ctrl+Shift+Enter) are none to Excel. */
const freeSpillsOf = (spreadsheet: Spreadsheet, sheetId: string): Spill[] =>
  spillsOf(spreadsheet, sheetId).filter(({ anchor }) => !isHeldArray(formulaInCell(spreadsheet, anchor)));

/** The cells that the formula of a cell fills. */
export const spillFrom = (model: OnSpreadsheet, cell: Area): Area | undefined =>
  freeSpillsOf(model.spreadsheet, cell.sheetId).find(
    ({ anchor }) => cellCount(cell) === 1 && contains(anchor, cell),
  )?.area;

/** The cell whose formula fills a cell. */
export const spillAnchor = (model: OnSpreadsheet, cell: Area): Area | undefined =>
  freeSpillsOf(model.spreadsheet, cell.sheetId).find(
    ({ area }) => cellCount(cell) === 1 && contains(area, cell),
  )?.anchor;

/** Whether all cells belong to spills, none does, or some do (`null`). */
export function spillOver(model: OnSpreadsheet, area: Area): boolean | null {
  const overlapping = freeSpillsOf(model.spreadsheet, area.sheetId).filter((spill) =>
    intersection(spill.area, area),
  );
  if (overlapping.length === 0) return false;
  return allCells(area, (cell) => overlapping.some((spill) => contains(spill.area, cell)));
}

/** Whether something is so in all cells, in none, or in some (`null`), as Excel tells it. */
export function allCells(area: Area, isSo: (cell: Area) => boolean): boolean | null {
  const first = isSo({ ...area, rows: 1, columns: 1 });
  for (let row = area.row; row <= lastRow(area); row++)
    for (let column = area.column; column <= lastColumn(area); column++)
      if (isSo({ ...area, row, column, rows: 1, columns: 1 }) !== first) return null;
  return first;
}
