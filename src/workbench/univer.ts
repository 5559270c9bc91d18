import type { IUniverConfig, Plugin, PluginCtor } from '@univerjs/core';
import type { IWorkbookData, IWorksheetData } from '@univerjs/core';
import { FUniver } from '@univerjs/core/facade';
import { LogLevel, Univer } from '@univerjs/core';

/** What a preset of Univer is: plug-ins, each with its options. */
export interface Preset {
  readonly plugins: readonly (
    PluginCtor<Plugin> | [PluginCtor<Plugin>, ConstructorParameters<PluginCtor<Plugin>>[0]]
  )[];
}

/** Rows and columns of every sheet: Excel's own. A spill that would pass the last row is #SPILL!, as there. */
export const SHEET_ROWS = 1_048_576;
export const SHEET_COLUMNS = 16_384;

/**
 * Univer with the given presets. The same as `createUniver` of @univerjs/presets, which we can't depend on:
 * that package pulls in commercial ones.
 */
export function createUniver(
  presets: readonly Preset[],
  config: Partial<IUniverConfig>,
): { univer: Univer; univerAPI: FUniver } {
  const univer = new Univer({ logLevel: LogLevel.WARN, ...config });
  for (const { plugins } of presets) {
    for (const plugin of plugins) {
      const [constructor, options] = Array.isArray(plugin) ? plugin : [plugin];
      univer.registerPlugin(constructor, options);
    }
  }
  return { univer, univerAPI: FUniver.newAPI(univer) };
}

/** A workbook with one empty sheet, "Sheet1". */
export function emptyWorkbook(look: Partial<IWorksheetData> = {}): Partial<IWorkbookData> {
  return {
    id: 'workbook',
    name: 'Workbook',
    sheetOrder: ['sheet-1'],
    sheets: {
      'sheet-1': { id: 'sheet-1', name: 'Sheet1', rowCount: SHEET_ROWS, columnCount: SHEET_COLUMNS, ...look },
    },
  };
}
