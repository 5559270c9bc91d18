import type { OursOnSheet } from './users-on-sheet';
import { mayBeDeleted } from './users-on-sheet';
import { WorkbookError } from './workbook-error';

/** What an operation wrote, as it has to be found to be taken back. */
export interface WrittenSheet {
  readonly sheetName: string;
  /** The host's id of the sheet: another sheet may have its name by then. */
  readonly sheetId: string;
  /** Formulas as the host gave them back right after they were written. */
  readonly written: readonly (readonly unknown[])[];
}

/**
 * The sheet of something that may be taken back, as long as nobody changed it since. A whole sheet goes only while it has
 * its name, nothing of the user's is on it or refers to it, and another one stays to be seen.
 * @param cells where they were written on a sheet that was there before; undefined for a sheet of their own
 * @param own what else came with the sheet, and the words for a change
 * @throws WorkbookError: gone, changedSince
 */
export async function sheetAsWritten(
  context: Excel.RequestContext,
  { sheetName, sheetId, written }: WrittenSheet,
  cells: string | undefined,
  own: OursOnSheet & { readonly changed: string },
): Promise<Excel.Worksheet> {
  const { worksheets } = context.workbook;
  const sheet = worksheets.getItemOrNullObject(sheetId);
  sheet.load('name');
  await context.sync();
  if (sheet.isNullObject)
    throw new WorkbookError(
      'gone',
      'The sheet is not there any more: it was deleted, so there is nothing to undo.',
    );
  const range = cells === undefined ? sheet.getUsedRange(true) : sheet.getRange(cells);
  range.load('formulas');
  await context.sync();
  const isSame = sameFormulas(range.formulas, written);
  const mayGo =
    cells !== undefined || (sheet.name === sheetName && (await mayBeDeleted(context, sheet, own)));
  if (!isSame || !mayGo) throw new WorkbookError('changedSince', own.changed);
  return sheet;
}

/** Blank rows and columns at the end are no change: a used range leaves them out. */
function sameFormulas(now: readonly (readonly unknown[])[], then: readonly (readonly unknown[])[]): boolean {
  const at = (cells: readonly (readonly unknown[])[], row: number, column: number) =>
    cells[row]?.[column] ?? '';
  const rows = Math.max(now.length, then.length);
  const columns = Math.max(now[0]?.length ?? 0, then[0]?.length ?? 0);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      if (at(now, row, column) !== at(then, row, column)) return false;
  return true;
}
