import conditionalFormatting from '@univerjs/preset-sheets-conditional-formatting/locales/en-US';
import core from '@univerjs/preset-sheets-core/locales/en-US';
import drawing from '@univerjs/preset-sheets-drawing/locales/en-US';
import filter from '@univerjs/preset-sheets-filter/locales/en-US';
import sort from '@univerjs/preset-sheets-sort/locales/en-US';
import tableUi from '@univerjs/sheets-table-ui/locale/en-US';
import table from '@univerjs/sheets-table/locale/en-US';

/** Univer's texts, package by package. */
export const TEXTS = [core, table, tableUi, filter, sort, conditionalFormatting, drawing];
