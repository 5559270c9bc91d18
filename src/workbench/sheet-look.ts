import type { IDisposable, Injector, IWorksheetData } from '@univerjs/core';
import { ICommandService, VerticalAlign } from '@univerjs/core';
import type { IInsertSheetMutationParams } from '@univerjs/sheets';
import { InsertSheetMutation } from '@univerjs/sheets';

/** How sheets look on the page unless they say otherwise: a little denser than Univer's own, as in Excel. */
export const SHEET_LOOK = {
  defaultStyle: { ff: 'Arial', fs: 10, vt: VerticalAlign.MIDDLE },
  defaultRowHeight: 22,
} as const satisfies Partial<IWorksheetData>;

/** Gives every sheet that is added, by a person or by an add-in, the same look. */
export function lookOfNewSheets(injector: Injector): IDisposable {
  return injector.get(ICommandService).beforeCommandExecuted(({ id, params }) => {
    if (id !== InsertSheetMutation.id) return;
    const { sheet } = params as IInsertSheetMutationParams;
    sheet.defaultStyle ??= SHEET_LOOK.defaultStyle;
    sheet.defaultRowHeight = SHEET_LOOK.defaultRowHeight;
  });
}
