import type { Injector, Workbook } from '@univerjs/core';
import { BooleanNumber, IUniverInstanceService, UniverInstanceType, Worksheet } from '@univerjs/core';
import { FormulaDataModel } from '@univerjs/engine-formula';

/*
 * Univer asks every row of a sheet whether it is hidden, before each calculation and whenever it lays the sheet out:
 * 0.4 s each time for a sheet of Excel's size. Only rows that hold cells are worth the question.
 */

type HiddenRows = ReturnType<FormulaDataModel['getHiddenRowsFiltered']>;

const usedRows = new WeakMap<Worksheet, number>();

/** Number of rows down to the last one with a cell, counted once for all questions that come in one go. */
function usedRowCount(sheet: Worksheet): number {
  let count = usedRows.get(sheet);
  if (count === undefined) {
    count = Math.min(sheet.getRowCount(), sheet.getCellMatrix().getLength());
    usedRows.set(sheet, count);
    queueMicrotask(() => usedRows.delete(sheet));
  }
  return count;
}

const askFilters = Worksheet.prototype.getRowFiltered;
Worksheet.prototype.getRowFiltered = function (row: number): boolean {
  return row < usedRowCount(this) && askFilters.call(this, row);
};

/** Makes calculations ask only rows with cells whether they are hidden. */
export function askOnlyUsedRowsWhetherHidden(injector: Injector): void {
  const instances = injector.get(IUniverInstanceService);
  injector.get(FormulaDataModel).getHiddenRowsFiltered = () => {
    const hidden: HiddenRows = {};
    for (const workbook of instances.getAllUnitsForType<Workbook>(UniverInstanceType.UNIVER_SHEET)) {
      const sheets: NonNullable<HiddenRows[string]> = {};
      hidden[workbook.getUnitId()] = sheets;
      for (const sheet of workbook.getSheets()) {
        const rows: NonNullable<(typeof sheets)[string]> = {};
        for (let row = 0; row < usedRowCount(sheet); row++) {
          if (!sheet.getRowVisible(row)) rows[row] = { hd: BooleanNumber.TRUE };
        }
        sheets[sheet.getSheetId()] = rows;
      }
    }
    return hidden;
  };
}
