import type { FunctionsMetadata } from './bridge/metadata';
import { readMetadata } from './bridge/metadata';
import type { CellContent } from './cells';
import { cellAt, contentOf, errorAt, spillSize } from './cells';
import { createHeadlessHost } from './headless';
import type { SpreadsheetHost } from './host';
import { emptyWorkbook, SHEET_COLUMNS, SHEET_ROWS } from './univer';

/** The built add-in, as the command line reads it from dist/. */
export interface BuiltAddIn {
  /** functions.json, parsed. */
  readonly metadata: unknown;
  /** manifest.xml: it names the functions' namespace. */
  readonly manifest: string;
  /** The scripts of the functions and of their door for the command line, in the order in which a page loads them. */
  readonly scripts: readonly { readonly file: string; readonly code: string }[];
}

/** Which data answer: the bundled ones, those of a version, or a file's. */
export interface CalcData {
  readonly pin?: string | undefined;
  readonly csv?: { readonly file: string; readonly text: string; readonly version?: Version } | undefined;
}

/** What a feed says of a file: its version's name, the days that it covers (2026-02-28), its SHA-256. */
interface Version {
  readonly name: string;
  readonly from: string;
  readonly through: string;
  readonly sha256: string;
}

/** What a formula gives: a value, the rows of a spill, or an error with the reason. */
export type CalcAnswer =
  | { readonly formula: string; readonly value: CellContent | readonly (readonly CellContent[])[] }
  | { readonly formula: string; readonly error: string; readonly message: string };

/** The door that src/source/command-line.ts opens in the add-in's bundle. */
interface CommandLine {
  decide(pin?: string): Promise<void>;
  useCsv(csv: string, file: string, version?: Version): void;
}

/** What the sheet's own errors mean, for those that come without a reason. */
const MEANINGS: Readonly<Record<string, string>> = {
  '#NAME?': 'There is no function or name like this.',
  '#DIV/0!': 'Division by zero.',
  '#VALUE!': 'An argument or operand has the wrong type.',
  '#REF!': 'A reference is not valid.',
  '#NUM!': 'A number is out of range.',
  '#N/A': 'Nothing was found.',
  '#SPILL!': 'The result does not fit into the sheet.',
  '#CALC!': 'The result is an empty array.',
};

/** Calculates each formula in a cell of its own, in the same engine and with the same functions as the workbench. */
export async function calculate(
  formulas: readonly string[],
  addIn: BuiltAddIn,
  data: CalcData = {},
): Promise<CalcAnswer[]> {
  const metadata = readMetadata(addIn.metadata);
  const host = createHeadlessHost(sheetForEach(formulas));
  try {
    await startAddIn(host, addIn, metadata, data);
    await host.settled();
    return formulas.map((formula, index) => answer(host, formula, index));
  } finally {
    host.dispose();
  }
}

/** A workbook with one sheet for each formula, so that no spill is in another's way. */
function sheetForEach(formulas: readonly string[]) {
  const ids = formulas.map((_formula, index) => `sheet-${index + 1}`);
  const sheets = formulas.map((formula, index) => {
    const f = formula.startsWith('=') ? formula : `=${formula}`;
    const size = { rowCount: SHEET_ROWS, columnCount: SHEET_COLUMNS };
    return { id: `sheet-${index + 1}`, name: `Sheet${index + 1}`, ...size, cellData: { 0: { 0: { f } } } };
  });
  return {
    ...emptyWorkbook(),
    sheetOrder: ids,
    sheets: Object.fromEntries(sheets.map((sheet) => [sheet.id, sheet])),
  };
}

/** Brings the add-in's functions in and decides which data answer. */
async function startAddIn(
  { bridge }: SpreadsheetHost,
  { manifest, scripts }: BuiltAddIn,
  metadata: FunctionsMetadata,
  { pin, csv }: CalcData,
): Promise<void> {
  bridge.define(metadata, namespaceIn(manifest));
  const globals = globalThis as { dealSheetCommandLine?: CommandLine };
  Object.assign(globals, { CustomFunctions: bridge.customFunctions });
  runScripts(scripts);
  const missing = bridge.missing(metadata);
  if (missing.length > 0) throw new Error(`The build has no code for ${missing.join(', ')}.`);
  const commandLine = globals.dealSheetCommandLine;
  if (!commandLine) throw new Error('The build has no door for the command line.');
  if (csv) commandLine.useCsv(csv.text, csv.file, csv.version);
  else await commandLine.decide(pin);
  bridge.start();
}

/** Runs scripts in this realm. The bundle's loader wants to know where it came from: a worker's names tell it. */
function runScripts(scripts: BuiltAddIn['scripts']): void {
  const worker = { self: globalThis, importScripts: () => undefined, location: 'file:///add-in/' };
  Object.assign(globalThis, worker);
  try {
    const evaluate = eval; // called by another name, it runs the script as a script of its own, not as part of this one
    for (const { file, code } of scripts) evaluate(`${code}\n//# sourceURL=${file}`);
  } finally {
    for (const name of Object.keys(worker)) Reflect.deleteProperty(globalThis, name);
  }
}

function namespaceIn(manifest: string): string {
  const id = /<Namespace\s+resid="([^"]+)"/.exec(manifest)?.[1] ?? '';
  const strings = manifest.matchAll(/<bt:String\s+id="([^"]+)"\s+DefaultValue="([^"]+)"/g);
  const namespace = [...strings].find(([, name]) => name === id)?.[2];
  if (!namespace) throw new Error('manifest.xml names no namespace for the functions.');
  return namespace;
}

function answer(host: SpreadsheetHost, formula: string, index: number): CalcAnswer {
  const sheet = host.workbook.getSheetBySheetId(`sheet-${index + 1}`);
  if (!sheet) throw new Error(`The sheet of ${formula} is gone.`);
  const error = errorAt(host.injector, sheet, 0, 0);
  if (error) return { formula, error: error.code, message: error.message || (MEANINGS[error.code] ?? '') };
  const { rowCount, columnCount } = spillSize(host.injector, sheet, 0, 0);
  const rows = Array.from({ length: rowCount }, (_row, row) =>
    Array.from({ length: columnCount }, (_column, column) =>
      contentOf(cellAt(host.injector, sheet, row, column)),
    ),
  );
  const [first] = rows;
  return { formula, value: rowCount === 1 && columnCount === 1 ? (first?.[0] ?? null) : rows };
}
