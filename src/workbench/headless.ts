import type { IWorkbookData } from '@univerjs/core';
import { LocaleType } from '@univerjs/core';
import { UniverSheetsNodeCorePreset } from '@univerjs/preset-sheets-node-core';
import { UniverSheetsConditionalFormattingPlugin } from '@univerjs/sheets-conditional-formatting';
import { UniverSheetsNumfmtPlugin } from '@univerjs/sheets-numfmt';
import { UniverSheetsTablePlugin } from '@univerjs/sheets-table';
import '@univerjs/sheets-conditional-formatting/facade';
import '@univerjs/sheets-table/facade';
import type { BridgeOptions } from './bridge/bridge';
import { FunctionBridge } from './bridge/bridge';
import { CalculationWatch } from './calculation';
import { askOnlyUsedRowsWhetherHidden } from './hidden-rows';
import type { SpreadsheetHost } from './host';
import { recalculateVacatedSpills } from './vacated-spills';
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
  const injector = univer.__getInjector();
  askOnlyUsedRowsWhetherHidden(injector);
  const workbook = univerAPI.createWorkbook(snapshot);
  const bridge = new FunctionBridge(injector, options);
  const vacated = recalculateVacatedSpills(injector);
  const calculation = new CalculationWatch(injector);
  return {
    univerAPI,
    workbook,
    injector,
    bridge,
    calculated: () => calculation.idle(),
    settled: async () => {
      while (calculation.busy || bridge.busy) {
        await calculation.idle();
        await bridge.settled();
      }
    },
    dispose: () => {
      bridge.dispose();
      vacated.dispose();
      calculation.dispose();
      univer.dispose();
    },
  };
}
