import { readMetadata } from '../../src/workbench/bridge/metadata';
import { createHeadlessHost } from '../../src/workbench/headless';
import type { BridgeOptions } from '../../src/workbench/bridge/bridge';
import type { Implementation } from '../../src/workbench/bridge/custom-functions';
import type { CellError } from '../../src/workbench/cells';
import { cellAt, contentOf, errorAt } from '../../src/workbench/cells';
import type { SpreadsheetHost } from '../../src/workbench/host';

const hosts: SpreadsheetHost[] = [];

afterAll(() => {
  for (const host of hosts.splice(0)) host.dispose();
});

interface Parameter {
  readonly name: string;
  readonly type?: string;
  readonly dimensionality?: 'scalar' | 'matrix';
  readonly optional?: boolean;
  readonly repeating?: boolean;
}

/** A function of an add-in for one test: its metadata and its code. */
export interface TestFunction {
  readonly parameters?: readonly Parameter[];
  readonly requiresAddress?: boolean;
  readonly run: Implementation;
}

/** A headless spreadsheet with the given functions as TEST.NAME. */
export function hostWith(
  functions: Readonly<Record<string, TestFunction>>,
  options: BridgeOptions & { readonly allowErrors?: boolean } = {},
): SpreadsheetHost {
  const host = createHeadlessHost(undefined, options);
  hosts.push(host);
  const metadata = readMetadata({
    allowErrorForDataTypeAny: options.allowErrors ?? false,
    allowCustomDataForDataTypeAny: true,
    functions: Object.entries(functions).map(([id, { parameters = [], requiresAddress = false }]) => ({
      id,
      name: id,
      parameters,
      options: { requiresAddress },
    })),
  });
  host.bridge.define(metadata, 'TEST');
  for (const [id, { run }] of Object.entries(functions)) host.bridge.customFunctions.associate(id, run);
  return host;
}

/** Types formulas or values into cells, as a person does, and waits for the answers. */
export async function enter(
  host: SpreadsheetHost,
  cells: Readonly<Record<string, string | number | boolean>>,
) {
  const sheet = host.workbook.getActiveSheet();
  for (const [address, value] of Object.entries(cells)) sheet.getRange(address).setValue(value);
  await host.settled();
}

/** What cells hold: a value for one cell, rows for a range; null where there is nothing. */
export function read(host: SpreadsheetHost, address: string): unknown {
  const sheet = host.workbook.getActiveSheet();
  const { startRow, endRow, startColumn, endColumn } = sheet.getRange(address).getRange();
  const rows = Array.from({ length: endRow - startRow + 1 }, (_r, row) =>
    Array.from({ length: endColumn - startColumn + 1 }, (_c, column) =>
      contentOf(cellAt(host.injector, sheet, startRow + row, startColumn + column)),
    ),
  );
  return address.includes(':') ? rows : rows[0]?.[0];
}

/** The error that a cell shows, with its message. */
export function readError(host: SpreadsheetHost, address: string): CellError | undefined {
  const sheet = host.workbook.getActiveSheet();
  const { startRow, startColumn } = sheet.getRange(address).getRange();
  return errorAt(host.injector, sheet, startRow, startColumn);
}
