import type { Area, RangeRef } from './area';
import type { RangeTracker } from './range-tracker';
import type { Spreadsheet } from './spreadsheet';
import { FunctionType } from '@univerjs/engine-formula';
import { IDescriptionService } from '@univerjs/sheets-formula';
import { invalidOperation } from '../request/errors';
import { contains, intersection } from './area';
import { patchCells } from './cell-writing';
import { heldArray, heldSize, isHeldArray, shownFormula } from './held-array';
import { formulaInCell, spillsOf } from './spills';
import { EMPTY } from './typed-input';

/** The model, as far as array formulas are concerned. */
interface WithArrays {
  readonly spreadsheet: Spreadsheet;
  readonly ranges: RangeTracker;
  /** First cells of those that were entered since the workbook was opened. */
  readonly arrays: RangeRef[];
}

interface ArrayFormula {
  readonly area: Area;
  readonly formula: string;
}

/** The array formulas of a sheet: those that are calculated, and those that were only just entered. */
export function arraysOf({ spreadsheet, arrays }: WithArrays, sheetId: string): ArrayFormula[] {
  const anchors = [
    ...spillsOf(spreadsheet, sheetId).map(({ anchor }) => anchor),
    ...arrays.flatMap(({ area }) => (area?.sheetId === sheetId ? [area] : [])),
  ];
  return anchors.flatMap((anchor) => {
    const formula = formulaInCell(spreadsheet, anchor);
    const size = heldSize(formula);
    return size ? [{ area: { ...anchor, ...size }, formula: shownFormula(formula) }] : [];
  });
}

/** Enters a formula for all cells of an area at once. */
export function enterArray(model: WithArrays, area: Area, formula: string): void {
  patchCells(model.spreadsheet, area, (row, column) =>
    row + column === 0 ? { ...EMPTY, f: heldArray(formula, area) } : EMPTY,
  );
  model.arrays.push(model.ranges.ref({ ...area, rows: 1, columns: 1 }));
}

/** The array formula around these cells: `Range.formulaArray`. */
export const arrayAround = (model: WithArrays, area: Area): string | null =>
  arraysOf(model, area.sheetId).find((array) => contains(array.area, area))?.formula ?? null;

/** @throws OfficeError InvalidOperation where an array formula would be changed in part, even by `null` */
export function assertArraysWhole(model: WithArrays, area: Area, where: string): void {
  for (const array of arraysOf(model, area.sheetId))
    if (intersection(array.area, area) && !contains(area, array.area))
      throw invalidOperation(where, "You can't change part of an array.");
}

/**
 * Whether a file would have an array formula in a cell: those of Ctrl+Shift+Enter, results that spill, and what might: a
 * function of an add-in may always return several cells.
 */
export function isSavedAsArray({ spreadsheet }: WithArrays, cell: Area): boolean {
  if (spillsOf(spreadsheet, cell.sheetId).some(({ area }) => contains(area, cell))) return true;
  const formula = formulaInCell(spreadsheet, cell);
  if (formula === '') return false;
  const functions = spreadsheet.injector.get(IDescriptionService);
  return (
    isHeldArray(formula) ||
    [...formula.matchAll(/[A-Z_][\w.]*(?=\()/giu)].some(
      ([name]) => functions.getFunctionInfo(name.toUpperCase())?.functionType === FunctionType.User,
    )
  );
}
