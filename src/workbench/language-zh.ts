import conditionalFormatting from '@univerjs/preset-sheets-conditional-formatting/locales/zh-CN';
import core from '@univerjs/preset-sheets-core/locales/zh-CN';
import drawing from '@univerjs/preset-sheets-drawing/locales/zh-CN';
import filter from '@univerjs/preset-sheets-filter/locales/zh-CN';
import sort from '@univerjs/preset-sheets-sort/locales/zh-CN';
import tableUi from '@univerjs/sheets-table-ui/locale/zh-CN';
import table from '@univerjs/sheets-table/locale/zh-CN';

/** Univer's texts, package by package. */
export const TEXTS = [core, table, tableUi, filter, sort, conditionalFormatting, drawing];
