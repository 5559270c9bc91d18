import type { IWorkbookData } from '@univerjs/core';
import { LocaleType } from '@univerjs/core';
import { UniverSheetsNodeCorePreset } from '@univerjs/preset-sheets-node-core';
import { UniverSheetsConditionalFormattingPlugin } from '@univerjs/sheets-conditional-formatting';
import { UniverSheetsNumfmtPlugin } from '@univerjs/sheets-numfmt';
import { UniverSheetsTablePlugin } from '@univerjs/sheets-table';
import '@univerjs/sheets-conditional-formatting/facade';
import '@univerjs/sheets-table/facade';
import { FunctionBridge } from './bridge/bridge';
import { CalculationWatch } from './calculation';
import type { SpreadsheetHost } from './host';
import { createUniver, emptyWorkbook } from './univer';

/** The spreadsheet without a screen, in Node: the command line and the tests calculate with it. */
export function createHeadlessHost(snapshot: Partial<IWorkbookData> = emptyWorkbook()): SpreadsheetHost {
  const { univer, univerAPI } = createUniver(
    [
      UniverSheetsNodeCorePreset(),
      {
        plugins: [UniverSheetsNumfmtPlugin, UniverSheetsTablePlugin, UniverSheetsConditionalFormattingPlugin],
      },
    ],
    { locale: LocaleType.EN_US, locales: { [LocaleType.EN_US]: {} } },
  );
  const workbook = univerAPI.createWorkbook(snapshot);
  const injector = univer.__getInjector();
  const bridge = new FunctionBridge(injector);
  const calculation = new CalculationWatch(injector);
  return {
    univerAPI,
    workbook,
    injector,
    bridge,
    settled: () => calculation.idle(),
    dispose: () => {
      calculation.dispose();
      univer.dispose();
    },
  };
}
