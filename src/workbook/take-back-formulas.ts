import { sheetAddress } from './cell-address';
import { takeOffLook } from './block-look';
import type { FormulaReport } from './insert-formulas';
import { writing } from './run';
import { mayBeDeleted } from './users-on-sheet';
import { sheetGone, WorkbookError } from './workbook-error';

/** Formulas that were written, and what stood there before; nothing where the cells were free. */
export interface WrittenFormulas extends FormulaReport {
  readonly before?: readonly (readonly unknown[])[] | undefined;
  /** The columns that were written, from 0, where others stand between them: those are left alone. */
  readonly only?: readonly number[] | undefined;
}

/** What was left of something that was taken back. */
export interface TakenBack {
  /** A sheet that was made for it and stays: something of the user's is there, or refers to it. */
  readonly keptSheet?: string | undefined;
}

/**
 * Takes formulas back as long as they stand there as they were written: the cells hold again what they held before, and
 * a sheet that was made for them goes with them unless something of the user's would go as well.
 * @throws WorkbookError: gone, changedSince, protected, busy, host
 */
export async function takeBackFormulas({
  sheetName,
  address,
  written,
  formatsBefore,
  lookBefore,
  before,
  isNewSheet = false,
  only,
}: WrittenFormulas): Promise<TakenBack> {
  return writing('an undo', async (context) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(sheetName);
    sheet.load('name');
    await context.sync();
    if (sheet.isNullObject) throw sheetGone(sheetName);
    const range = sheet.getRange(address);
    range.load('formulas');
    await context.sync();
    if (JSON.stringify(range.formulas) !== JSON.stringify(written))
      throw new WorkbookError(
        'changedSince',
        `${sheetAddress(sheetName, address)} was changed since the formula was written, so it stays as it is.`,
      );
    if (only)
      for (const column of only) {
        const cells = range.getColumn(column);
        cells.clear(Excel.ClearApplyTo.contents);
        const formats = formatsBefore?.map((row) => [row[column] ?? 'General']);
        if (formats) cells.numberFormat = formats;
      }
    else if (before) range.formulas = before.map((row) => [...row]);
    else {
      range.clear(Excel.ClearApplyTo.contents);
      if (formatsBefore) range.numberFormat = formatsBefore.map((row) => [...row]);
      if (lookBefore) takeOffLook(sheet, lookBefore);
    }
    await context.sync();
    const isKept = isNewSheet && !(await deleteIfEmpty(context, sheet));
    return { keptSheet: isKept ? sheetName : undefined };
  });
}

async function deleteIfEmpty(context: Excel.RequestContext, sheet: Excel.Worksheet): Promise<boolean> {
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load('address');
  await context.sync();
  if (!used.isNullObject || !(await mayBeDeleted(context, sheet))) return false;
  sheet.delete();
  await context.sync();
  return true;
}
