import type { IWorkbookData } from '@univerjs/core';
import { LocaleType } from '@univerjs/core';
import { UniverSheetsNodeCorePreset } from '@univerjs/preset-sheets-node-core';
import { UniverSheetsConditionalFormattingPlugin } from '@univerjs/sheets-conditional-formatting';
import { UniverSheetsNumfmtPlugin } from '@univerjs/sheets-numfmt';
import { UniverSheetsTablePlugin } from '@univerjs/sheets-table';
import '@univerjs/sheets-conditional-formatting/facade';
import '@univerjs/sheets-table/facade';
import type { BridgeOptions } from './bridge/bridge';
import { startHost } from './engine';
import type { SpreadsheetHost } from './host';
import { createUniver, emptyWorkbook } from './univer';

/** The spreadsheet without a screen, in Node: the command line and the tests calculate with it. */
export function createHeadlessHost(
  snapshot: Partial<IWorkbookData> = emptyWorkbook(),
  options: BridgeOptions = {},
): SpreadsheetHost {
  const { univer, univerAPI } = createUniver(
    [
      UniverSheetsNodeCorePreset(),
      {
        plugins: [UniverSheetsNumfmtPlugin, UniverSheetsTablePlugin, UniverSheetsConditionalFormattingPlugin],
      },
    ],
    { locale: LocaleType.EN_US, locales: { [LocaleType.EN_US]: {} } },
  );
  return startHost(univer, univerAPI, snapshot, options);
}
