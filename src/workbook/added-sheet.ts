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
 * its name and its charts, and another one stays to be seen.
 * @param cells where they were written on a sheet that was there before; undefined for a sheet of their own
 * @param own what else there is: how many charts came with the sheet, and the words for a change
 * @throws WorkbookError: gone, changedSince
 */
export async function sheetAsWritten(
  context: Excel.RequestContext,
  { sheetName, sheetId, written }: WrittenSheet,
  cells: string | undefined,
  own: { readonly charts: number; readonly changed: string },
): Promise<Excel.Worksheet> {
  const { worksheets } = context.workbook;
  const sheet = worksheets.getItemOrNullObject(sheetId);
  sheet.load('name');
  worksheets.load('items/visibility');
  await context.sync();
  if (sheet.isNullObject) throw new WorkbookError('gone', 'The sheet was deleted meanwhile.');
  const range = cells === undefined ? sheet.getUsedRange(true) : sheet.getRange(cells);
  range.load('formulas');
  sheet.charts.load('items/id');
  await context.sync();
  const visible = worksheets.items.filter(({ visibility }) => visibility === Excel.SheetVisibility.visible);
  const isAnother = sheet.name !== sheetName || sheet.charts.items.length > own.charts;
  const staysWhole = cells === undefined && (isAnother || visible.length < 2);
  if (staysWhole || !sameFormulas(range.formulas, written))
    throw new WorkbookError('changedSince', own.changed);
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
