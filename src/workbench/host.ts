import type { Injector } from '@univerjs/core';
import type { FUniver } from '@univerjs/core/facade';
import type { FWorkbook } from '@univerjs/sheets/facade';
import type { FunctionBridge } from './bridge/bridge';

/** A running spreadsheet, in a page or in Node: what the Office.js object model and the tests build on. */
export interface SpreadsheetHost {
  readonly univerAPI: FUniver;
  /** The one workbook that is open for as long as this host lives; another workbook is another host. */
  readonly workbook: FWorkbook;
  readonly injector: Injector;
  readonly bridge: FunctionBridge;
  /** Resolves when formulas can be calculated: on a page, when the sheet is drawn. */
  ready(): Promise<void>;
  /** Resolves when no calculation is due or running; a custom function may still be under way (#BUSY!). */
  calculated(): Promise<void>;
  /** Resolves when no calculation is due or running and no custom function is under way. */
  settled(): Promise<void>;
  dispose(): void;
}
