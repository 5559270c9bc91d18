import type { Injector } from '@univerjs/core';
import {
  ConditionalFormattingRuleModel,
  ConditionalFormattingViewModel,
} from '@univerjs/sheets-conditional-formatting';

/**
 * After each write and before each drawing Univer searches, cell by cell, for the conditional formats of a cell: half
 * the time of a large write. A sheet without any is not searched. Call when a workbook is open.
 */
export function searchOnlySheetsWithConditionalFormats(injector: Injector): void {
  const rules = injector.get(ConditionalFormattingRuleModel);
  const formats = injector.get(ConditionalFormattingViewModel);
  const search = formats.getCellCfs.bind(formats);
  formats.getCellCfs = (unitId, sheetId, row, column) =>
    rules.getSubunitRules(unitId, sheetId)?.length ? search(unitId, sheetId, row, column) : [];
}
