import type { IWorkbookData } from '@univerjs/core';
import type { OfficeSurroundings } from '../../src/workbench/office/office/office-namespace';
import { createHeadlessHost } from '../../src/workbench/headless';
import { emptyWorkbook } from '../../src/workbench/univer';
import { installOfficeHost } from '../../src/workbench/office/install';

/** Sheets of tests are small: Univer walks over all rows for some things. They grow when written beyond. */
const SMALL = { rowCount: 200, columnCount: 40 };

export function smallWorkbook(): Partial<IWorkbookData> {
  const book = emptyWorkbook();
  const sheets = Object.entries(book.sheets ?? {}).map(
    ([id, sheet]) => [id, { ...sheet, ...SMALL }] as const,
  );
  return { ...book, sheets: Object.fromEntries(sheets) };
}

/**
 * Excel's object model over a spreadsheet without a screen: sets the globals `Office`, `Excel` and `OfficeExtension`
 * until it is disposed of, so that the add-in's own code runs against it.
 */
export function createExcelHost(snapshot?: Partial<IWorkbookData>, surroundings: OfficeSurroundings = {}) {
  const spreadsheet = createHeadlessHost(snapshot ?? smallWorkbook());
  const { injector, calculated } = spreadsheet;
  const host = installOfficeHost({ injector, calculated, surroundings });
  const { Office, Excel, OfficeExtension } = host;
  Object.assign(globalThis, { Office, Excel, OfficeExtension });
  return {
    ...host,
    spreadsheet,
    dispose: () => {
      spreadsheet.dispose();
      for (const name of ['Office', 'Excel', 'OfficeExtension']) Reflect.deleteProperty(globalThis, name);
    },
  };
}

export type ExcelHost = ReturnType<typeof createExcelHost>;
