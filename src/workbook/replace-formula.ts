import { sheetAddress } from './cell-address';
import { writing } from './run';
import type { WrittenFormulas } from './take-back-formulas';
import { sheetGone, WorkbookError } from './workbook-error';

/** A formula of one cell, and the one to stand there instead. */
export interface FormulaChange {
  readonly sheetName: string;
  /** Of one cell, without the sheet. */
  readonly address: string;
  readonly formula: string;
  readonly corrected: string;
}

/**
 * Writes another formula into a cell that still holds the one that was read, and shows the cell.
 * @throws WorkbookError: gone, changedSince, protected, busy, host; nothing was written
 */
export async function replaceFormula(change: FormulaChange): Promise<WrittenFormulas> {
  const { sheetName, address, formula, corrected } = change;
  return writing('a correction', async (context) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(sheetName);
    sheet.load('name,visibility,protection/protected');
    await context.sync();
    if (sheet.isNullObject) throw sheetGone(sheetName);
    if (sheet.protection.protected)
      throw new WorkbookError(
        'protected',
        `The sheet "${sheetName}" is protected. Unprotect it and try again.`,
      );
    const cell = sheet.getRange(address);
    cell.load('formulas');
    await context.sync();
    const before: unknown[][] = cell.formulas;
    if (before[0]?.[0] !== formula)
      throw new WorkbookError(
        'changedSince',
        `${sheetAddress(sheetName, address)} holds another formula now, so it stays as it is.`,
      );
    cell.formulas = [[corrected]];
    if (sheet.visibility === Excel.SheetVisibility.visible) {
      sheet.activate();
      cell.select();
    }
    cell.load('formulas');
    await context.sync();
    return { sheetName, address, written: cell.formulas, before };
  });
}
