import type { SheetCell } from './cell';
import { isBlank, isFormula, sameCell, shownValue } from './cell';
import type { CellWithin } from './look-before';
import { clearTable } from './destination';
import type { Destination } from './destination';
import { readCells } from './read-table';
import { asWorkbookError, pause } from './run';
import { mayBeDeleted } from './users-on-sheet';
import { WorkbookError } from './workbook-error';

/** Cells that an insertion writes, from its first one on: some of them or all when it ends before its time. */
export interface WrittenCells {
  /** Rows of equal length. */
  readonly cells: readonly (readonly SheetCell[])[];
  /** The column by which rows are known again that were sorted meanwhile. */
  readonly key?: number | undefined;
  /** Charts of ours on an added sheet. */
  readonly charts?: number;
  /** Names of the workbook that came with them. */
  readonly names?: readonly string[];
  /** Whether anybody else changed a cell, where that was watched: if nobody did, nothing is read back. */
  readonly others?: OthersWatch | undefined;
}

/** Whether somebody else than this add-in changed cells of the workbook since the watch began. */
export interface OthersWatch {
  readonly changed: () => boolean;
  /** Ends the watch, with the next request. */
  readonly stop: () => void;
}

/** What Excel says of who changed a cell, from ExcelApi 1.14 on; from a host that does not say, it may be anybody. */
const OURS = 'ThisLocalAddin';

/**
 * Watches who changes cells while a sheet is added, from the next request on: reading a large table back to find what a
 * user typed into it, and all formulas to find one that refers to it, would take longer than a cancel may.
 */
export function watchOthers(context: Excel.RequestContext): OthersWatch {
  let changed = false;
  const handler = context.workbook.worksheets.onChanged.add((args) => {
    if (Reflect.get(args, 'triggerSource') !== OURS) changed = true;
    return Promise.resolve();
  });
  return { changed: () => changed, stop: () => handler.remove() };
}

/**
 * Takes back what was written of an insertion that failed or was cancelled. What the user typed over it meanwhile stays,
 * and a sheet that was added goes only where nothing of the user's goes with it.
 * @returns the name of an added sheet that stays
 */
export async function takeBackUnfinished(
  context: Excel.RequestContext,
  at: Destination,
  written: WrittenCells,
): Promise<string | undefined> {
  const sheet = context.workbook.worksheets.getItemOrNullObject(at.sheetId);
  sheet.load('name');
  await context.sync();
  if (sheet.isNullObject) return undefined;
  const here = { ...at, sheetName: sheet.name };
  const { charts = 0, names = [] } = written;
  const { others } = written;
  const isUntouched = others !== undefined && (await isOursAlone(sheet, here, written, others));
  const own = { charts, names, tables: await tablesAt(sheet, here), formulasElsewhere: !isUntouched };
  const mayGo = at.isNewSheet && (await mayBeDeleted(context, sheet, own));
  if (mayGo && isUntouched) {
    sheet.delete();
    await context.sync();
    return undefined;
  }
  const typed = await typedOver(context, sheet, here, written);
  await clearTable(context, here, written.cells.length, widthOf(written), typed);
  if (!at.isNewSheet) return undefined;
  if (names.length > 0) await deleteNames(context, names);
  const rest = sheet.getUsedRangeOrNullObject(true).load('address');
  await context.sync();
  if (!mayGo || !rest.isNullObject) return sheet.name;
  sheet.delete();
  await context.sync();
  return undefined;
}

/** Deletes names of the workbook, as far as they are there. */
export async function deleteNames(context: Excel.RequestContext, names: readonly string[]): Promise<void> {
  const found = names.map((name) => context.workbook.names.getItemOrNullObject(name).load('name'));
  await context.sync();
  for (const name of found) if (!name.isNullObject) name.delete();
}

/** Why an insertion did not finish, with the sheet that stays after it. */
export function unfinishedError(cause: unknown, keptSheet: string | undefined): Error {
  const error = asWorkbookError(cause);
  if (keptSheet === undefined) return error;
  const [code, reason] = error instanceof WorkbookError ? [error.code, error.reason] : ['host' as const];
  const message = code === 'cancelled' ? 'Cancelled.' : error.message;
  return new WorkbookError(code, message, { cause, keptSheet, ...(reason ? { reason } : {}) });
}

/** Whether nothing lies beside our cells, and nobody else changed a cell. */
async function isOursAlone(
  sheet: Excel.Worksheet,
  { row, column }: Destination,
  written: WrittenCells,
  others: OthersWatch,
): Promise<boolean> {
  const used = sheet.getUsedRangeOrNullObject(true).load('rowIndex,columnIndex,rowCount,columnCount');
  await sheet.context.sync();
  // What the host has to tell of changes comes after the request before it.
  await pause();
  if (others.changed()) return false;
  return (
    used.isNullObject ||
    (used.rowIndex >= row &&
      used.columnIndex >= column &&
      used.rowIndex + used.rowCount <= row + written.cells.length &&
      used.columnIndex + used.columnCount <= column + widthOf(written))
  );
}

const widthOf = ({ cells }: WrittenCells): number => cells[0]?.length ?? 0;

/** The table that begins where ours does: ours, as far as it came to be. */
async function tablesAt(sheet: Excel.Worksheet, { row, column }: Destination): Promise<string[]> {
  const tables = sheet.getCell(row, column).getTables(false).load('items/name');
  await sheet.context.sync();
  return tables.items.map(({ name }) => name);
}

/** Cells that hold something else than was written there. */
async function typedOver(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  { row, column }: Destination,
  written: WrittenCells,
): Promise<CellWithin[]> {
  const { cells, key } = written;
  const used = sheet.getUsedRangeOrNullObject(true).load('rowIndex,rowCount');
  await context.sync();
  const end = used.isNullObject ? row : used.rowIndex + used.rowCount;
  const rows = Math.min(cells.length, Math.max(0, end - row));
  const found = await readCells(context, sheet, [row, column, rows, widthOf(written)]);
  const keyOf = (line: readonly SheetCell[]) => (key === undefined ? '' : shownValue(line[key] ?? ''));
  const byKey = new Map(key === undefined ? [] : cells.map((line) => [keyOf(line), line]));
  return found.flatMap((line, r) => {
    const ours = byKey.get(keyOf(line)) ?? cells[r] ?? [];
    return line.flatMap((cell, c) =>
      isBlank(cell) || sameWritten(cell, ours[c] ?? '') ? [] : [[r, c] as const],
    );
  });
}

/** A host gives a formula back in its own capitals and blanks. */
function sameWritten(now: SheetCell, written: SheetCell): boolean {
  if (!isFormula(now) || !isFormula(written)) return sameCell(now, written);
  const bare = ({ formula }: { readonly formula: string }) => formula.replace(/\s/g, '').toUpperCase();
  return bare(now) === bare(written);
}
