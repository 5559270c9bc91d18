import type { IWorkbookData } from '@univerjs/core';
import { LocaleType } from '@univerjs/core';
import { UniverSheetsConditionalFormattingPreset } from '@univerjs/preset-sheets-conditional-formatting';
import '@univerjs/preset-sheets-conditional-formatting/lib/index.css';
import { CalculationMode, UniverSheetsCorePreset } from '@univerjs/preset-sheets-core';
import '@univerjs/preset-sheets-core/lib/index.css';
import { UniverSheetsDrawingPreset } from '@univerjs/preset-sheets-drawing';
import '@univerjs/preset-sheets-drawing/lib/index.css';
import { UniverSheetsFilterPreset } from '@univerjs/preset-sheets-filter';
import '@univerjs/preset-sheets-filter/lib/index.css';
import { UniverSheetsSortPreset } from '@univerjs/preset-sheets-sort';
import '@univerjs/preset-sheets-sort/lib/index.css';
import { UniverSheetsTablePlugin } from '@univerjs/sheets-table';
import { UniverSheetsTableUIPlugin } from '@univerjs/sheets-table-ui';
import '@univerjs/sheets-table-ui/lib/index.css';
import '@univerjs/sheets-table/facade';

import { startHost } from './engine';
import { askForFilteredRowsOnce } from './filtered-rows';
import type { SpreadsheetHost } from './host';
import type { SpreadsheetLanguage } from './language';
import { spreadsheetTexts } from './language';
import { tryTextsOnce } from './number-text-marks';
import { lookOfNewSheets } from './sheet-look';
import { SPREADSHEET_THEME } from './theme';
import { leaveEditorAlone } from './undisturbed-editor';
import { createUniver, SHEET_COLUMNS, SHEET_ROWS } from './univer';

export interface SpreadsheetOptions {
  readonly container: HTMLElement;
  readonly snapshot: Partial<IWorkbookData>;
  readonly language: SpreadsheetLanguage;
  readonly dark: boolean;
}

/** The spreadsheet on a page, with formula bar, sheets, tables, filters, sorting, conditional formats and drawings. */
export async function createSpreadsheet(options: SpreadsheetOptions): Promise<SpreadsheetHost> {
  const locale = options.language === 'zh-CN' ? LocaleType.ZH_CN : LocaleType.EN_US;
  tryTextsOnce();
  const { univer, univerAPI } = createUniver(
    [
      UniverSheetsCorePreset({
        container: options.container,
        ribbonType: 'simple',
        // The add-in's functions come later; with them, everything is calculated at once.
        formula: { initialFormulaComputing: CalculationMode.NO_CALCULATION },
        footer: { addSheetButtonConfig: { defaultRowCount: SHEET_ROWS, defaultColumnCount: SHEET_COLUMNS } },
      }),
      UniverSheetsDrawingPreset(),
      // Without hideAnchor a coloured tab with the table's name covers the cells above it.
      { plugins: [UniverSheetsTablePlugin, [UniverSheetsTableUIPlugin, { hideAnchor: true }]] },
      UniverSheetsFilterPreset(),
      UniverSheetsSortPreset(),
      UniverSheetsConditionalFormattingPreset(),
    ],
    {
      theme: SPREADSHEET_THEME,
      darkMode: options.dark,
      locale,
      locales: { [locale]: await spreadsheetTexts(options.language) },
    },
  );
  const host = startHost(univer, univerAPI, options.snapshot);
  askForFilteredRowsOnce(host.injector, host.workbook.getWorkbook());
  lookOfNewSheets(host.injector);
  leaveEditorAlone(host.injector);
  return host;
}
