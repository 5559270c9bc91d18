import type { IWorkbookData, Univer } from '@univerjs/core';
import type { FUniver } from '@univerjs/core/facade';
import type { BridgeOptions } from './bridge/bridge';
import { FunctionBridge } from './bridge/bridge';
import { CalculationWatch } from './calculation';
import { searchOnlySheetsWithConditionalFormats } from './conditional-formats';
import { askOnlyUsedRowsWhetherHidden } from './hidden-rows';
import type { SpreadsheetHost } from './host';
import { lookForFormulasWhereTheyMayBe } from './plain-writes';
import { showSpilledFormats } from './spilled-formats';
import { recalculateVacatedSpills } from './vacated-spills';
import { tellDenseWritesAsRectangles } from './written-ranges';

/** Opens a workbook in Univer and puts our functions and what Univer's calculation lacks around it. */
export function startHost(
  univer: Univer,
  univerAPI: FUniver,
  snapshot: Partial<IWorkbookData>,
  options: BridgeOptions = {},
): SpreadsheetHost {
  const injector = univer.__getInjector();
  askOnlyUsedRowsWhetherHidden(injector);
  lookForFormulasWhereTheyMayBe(injector);
  const workbook = univerAPI.createWorkbook(snapshot);
  searchOnlySheetsWithConditionalFormats(injector);
  tellDenseWritesAsRectangles(injector);
  const bridge = new FunctionBridge(injector, options);
  const vacated = recalculateVacatedSpills(injector);
  const spilledFormats = showSpilledFormats(injector);
  const calculation = new CalculationWatch(injector);
  return {
    univerAPI,
    workbook,
    injector,
    bridge,
    ready: () => calculation.ready(),
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
      spilledFormats.dispose();
      calculation.dispose();
      univer.dispose();
    },
  };
}
