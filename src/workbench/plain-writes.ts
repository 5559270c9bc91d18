import type { ICellData, Injector, Nullable, Workbook } from '@univerjs/core';
import { IUniverInstanceService, ObjectMatrix, UniverInstanceType } from '@univerjs/core';
import { FormulaDataModel } from '@univerjs/engine-formula';

/*
 * Before each write Univer looks through every cell of every sheet for formulas that the write could change: 1.2 million
 * cells for each of a hundred writes of a large table. Where neither the new cells nor those that stand there have a
 * formula, there is none to change, and it finds none.
 */

const hasFormula = (cell: Nullable<ICellData>): boolean => Boolean(cell?.f) || Boolean(cell?.si);

/** Makes writes of plain values over plain values, or over nothing, ask for no formulas. */
export function lookForNoFormulasInPlainWrites(injector: Injector): void {
  const instances = injector.get(IUniverInstanceService);
  const formulas = injector.get(FormulaDataModel);
  const lookThroughAll = formulas.updateFormulaData.bind(formulas);
  formulas.updateFormulaData = (unitId, sheetId, cellValue) => {
    const sheet = instances
      .getUnit<Workbook>(unitId, UniverInstanceType.UNIVER_SHEET)
      ?.getSheetBySheetId(sheetId);
    if (!sheet) return lookThroughAll(unitId, sheetId, cellValue);
    const standing = sheet.getCellMatrix();
    let isPlain = true;
    new ObjectMatrix(cellValue).forValue((row, column, cell) => {
      isPlain = !hasFormula(cell) && !hasFormula(standing.getValue(row, column));
      return isPlain;
    });
    return isPlain ? {} : lookThroughAll(unitId, sheetId, cellValue);
  };
}
