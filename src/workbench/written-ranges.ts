import type { ICommandInfo, Injector, IRange } from '@univerjs/core';
import { FormulaDataModel, IActiveDirtyManagerService } from '@univerjs/engine-formula';
import type { ISetRangeValuesMutationParams } from '@univerjs/sheets';
import { SetRangeValuesMutation, SetStyleCommand } from '@univerjs/sheets';

/** So much of a rectangle has to be written for it to count as written. */
const DENSE = 0.5;

/**
 * Before a calculation Univer joins the cells that were written, one by one, to ranges: 0.2 s for a large table. Cells
 * that fill most of a rectangle are told as that: whatever depends on one of the others is calculated once too often.
 */
export function tellDenseWritesAsRectangles(injector: Injector): void {
  const dirty = injector.get(IActiveDirtyManagerService);
  const formulas = injector.get(FormulaDataModel);
  const conversionOf = dirty.get.bind(dirty);
  dirty.get = (commandId) => {
    const conversion = conversionOf(commandId);
    if (!conversion || commandId !== SetRangeValuesMutation.id) return conversion;
    const getDirtyData = (command: ICommandInfo) => {
      const { unitId, subUnitId, cellValue, trigger } = command.params as ISetRangeValuesMutationParams;
      const hasArrays = formulas.getArrayFormulaRange()[unitId]?.[subUnitId] !== undefined;
      const range = trigger === SetStyleCommand.id || hasArrays ? undefined : denseRange(cellValue);
      return range
        ? { dirtyRanges: [{ unitId, sheetId: subUnitId, range }] }
        : conversion.getDirtyData(command);
    };
    return { ...conversion, getDirtyData };
  };
}

/** The rectangle around these cells, where they fill most of it. */
export function denseRange(cellValue: ISetRangeValuesMutationParams['cellValue']): IRange | undefined {
  let [count, startRow, endRow, startColumn, endColumn] = [0, Infinity, -1, Infinity, -1];
  for (const key in cellValue) {
    const row = Number(key);
    for (const columnKey in cellValue[row]) {
      const column = Number(columnKey);
      count += 1;
      if (column < startColumn) startColumn = column;
      if (column > endColumn) endColumn = column;
      if (row < startRow) startRow = row;
      if (row > endRow) endRow = row;
    }
  }
  const size = (endRow - startRow + 1) * (endColumn - startColumn + 1);
  return count > 0 && count >= DENSE * size ? { startRow, endRow, startColumn, endColumn } : undefined;
}
