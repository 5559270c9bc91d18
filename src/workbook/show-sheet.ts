import { WorkbookError } from './workbook-error';

/** Shows a sheet that is not hidden: Excel activates no other. @throws WorkbookError `hidden` */
export async function showSheet(context: Excel.RequestContext, sheet: Excel.Worksheet): Promise<void> {
  sheet.load('name,visibility');
  await context.sync();
  if (sheet.visibility !== Excel.SheetVisibility.visible)
    throw new WorkbookError(
      'hidden',
      sheet.visibility === Excel.SheetVisibility.veryHidden
        ? `The sheet "${sheet.name}" is hidden where Excel's Unhide does not list it: a macro or an add-in hid it, and can show it again.`
        : `The sheet "${sheet.name}" is hidden. Unhide it (right-click a sheet tab, Unhide) and try again.`,
    );
  sheet.activate();
}
