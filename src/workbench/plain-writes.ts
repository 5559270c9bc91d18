import type { ICellData, ICommandInfo, Injector, Nullable, Workbook, Worksheet } from '@univerjs/core';
import {
  CommandType,
  ICommandService,
  IUniverInstanceService,
  ObjectMatrix,
  UniverInstanceType,
} from '@univerjs/core';
import { FormulaDataModel, initSheetFormulaData } from '@univerjs/engine-formula';
import type { ISetRangeValuesMutationParams } from '@univerjs/sheets';
import {
  InsertSheetMutation,
  SetColDataMutation,
  SetFrozenMutation,
  SetRangeValuesMutation,
  SetWorksheetColumnCountMutation,
  SetWorksheetColWidthMutation,
  SetWorksheetRowCountMutation,
} from '@univerjs/sheets';
import { AddSheetTableMutation, SetSheetTableMutation } from '@univerjs/sheets-table';

/*
 * Before each write, each new sheet and each calculation Univer looks through every cell of every sheet for formulas:
 * 1.2 million cells for each of a hundred writes of a large table. A sheet in which it found none has none until
 * something else than plain values is written to it; and where neither the new cells of a write nor those that stand
 * there have a formula, there is none to change.
 */

const hasFormula = (cell: Nullable<ICellData>): boolean => Boolean(cell?.f) || Boolean(cell?.si);

/** Makes Univer look for formulas only where there may be some. */
export function lookForFormulasWhereTheyMayBe(injector: Injector): void {
  const instances = injector.get(IUniverInstanceService);
  const formulas = injector.get(FormulaDataModel);
  const withoutFormulas = new WeakSet<Worksheet>();
  const workbooks = () => instances.getAllUnitsForType<Workbook>(UniverInstanceType.UNIVER_SHEET);
  const forget = (command: Readonly<ICommandInfo>) => {
    if (command.type !== CommandType.MUTATION || writesNoFormula(command)) return;
    const { subUnitId } = (command.params ?? {}) as { subUnitId?: string };
    for (const workbook of workbooks())
      for (const sheet of workbook.getSheets())
        if (subUnitId === undefined || subUnitId === sheet.getSheetId()) withoutFormulas.delete(sheet);
  };
  // Before it as well: whoever hears of a write in advance may ask.
  injector.get(ICommandService).beforeCommandExecuted(forget);
  injector.get(ICommandService).onCommandExecuted(forget);

  formulas.getFormulaData = () => {
    const data: ReturnType<FormulaDataModel['getFormulaData']> = {};
    for (const workbook of workbooks()) {
      const sheets: NonNullable<(typeof data)[string]> = {};
      data[workbook.getUnitId()] = sheets;
      for (const sheet of workbook.getSheets()) {
        const id = sheet.getSheetId();
        sheets[id] = {};
        if (withoutFormulas.has(sheet)) continue;
        initSheetFormulaData(data, workbook.getUnitId(), id, sheet.getCellMatrix());
        if (Object.keys(sheets[id] ?? {}).length === 0) withoutFormulas.add(sheet);
      }
    }
    return data;
  };

  const lookThroughAll = formulas.updateFormulaData.bind(formulas);
  formulas.updateFormulaData = (unitId, sheetId, cellValue) => {
    const sheet = instances
      .getUnit<Workbook>(unitId, UniverInstanceType.UNIVER_SHEET)
      ?.getSheetBySheetId(sheetId);
    if (!sheet) return lookThroughAll(unitId, sheetId, cellValue);
    const standing = withoutFormulas.has(sheet) ? undefined : sheet.getCellMatrix();
    let isPlain = true;
    new ObjectMatrix(cellValue).forValue((row, column, cell) => {
      isPlain = !hasFormula(cell) && !hasFormula(standing?.getValue(row, column));
      return isPlain;
    });
    return isPlain ? {} : lookThroughAll(unitId, sheetId, cellValue);
  };
}

/**
 * What changes the frame of a sheet, or adds another, and brings no formula to those that are there. (Mutations of
 * documents are those of the texts in the editors.)
 */
const FRAMES = new Set([
  InsertSheetMutation.id,
  SetFrozenMutation.id,
  SetColDataMutation.id,
  SetSheetTableMutation.id,
  SetWorksheetColumnCountMutation.id,
  SetWorksheetColWidthMutation.id,
  SetWorksheetRowCountMutation.id,
  AddSheetTableMutation.id,
]);

/** Whether no sheet that is there can get a formula. Calculations only tell of theirs, as mutations of their own. */
function writesNoFormula({ id, params }: Readonly<ICommandInfo>): boolean {
  if (FRAMES.has(id) || id.startsWith('formula.') || id.startsWith('doc.')) return true;
  if (id !== SetRangeValuesMutation.id) return false;
  const { cellValue = {} } = params as ISetRangeValuesMutationParams;
  const known = plainWrites.get(cellValue);
  if (known !== undefined) return known;
  let isPlain = true;
  new ObjectMatrix(cellValue).forValue((_row, _column, cell) => (isPlain = !hasFormula(cell)));
  plainWrites.set(cellValue, isPlain);
  return isPlain;
}

/** Asked before each write and after it: looked at once. */
const plainWrites = new WeakMap<object, boolean>();
