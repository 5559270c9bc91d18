import { reading } from './run';
import { showSheet } from './show-sheet';

/** Cells that an argument refers to: how a formula names them, and what they hold. */
export interface ReferredCells {
  /** With its sheet, as Excel writes it: 'My sheet'!A2:B10. */
  readonly reference: string;
  readonly values: readonly (readonly unknown[])[];
}

/** More cells are not fetched to show what a formula will give. */
const MOST_CELLS = 20_000;

/** The selected cells; only those that are used where whole columns or rows are selected. @throws WorkbookError */
export async function selectedCells(): Promise<ReferredCells> {
  return reading(async (context) => {
    const selected = context.workbook.getSelectedRange();
    selected.load('address,cellCount');
    const used = selected.getUsedRangeOrNullObject(true);
    used.load('address,cellCount');
    await context.sync();
    // -1 is Excel's "too many to count".
    const isHuge = selected.cellCount < 0 || selected.cellCount > MOST_CELLS;
    const range = isHuge && !used.isNullObject ? used : selected;
    return { reference: range.address, values: await valuesOf(context, range) };
  });
}

/**
 * What the cells of a reference hold; undefined where it is none of plain cells, its sheet is not there, or it has more
 * cells than are worth fetching.
 */
export async function referredCells(reference: string): Promise<ReferredCells | undefined> {
  const read = readReference(reference);
  if (!read) return undefined;
  return reading(async (context) => {
    const { worksheets } = context.workbook;
    const sheet =
      read.sheet === undefined ? worksheets.getActiveWorksheet() : worksheets.getItemOrNullObject(read.sheet);
    sheet.load('name');
    await context.sync();
    if (sheet.isNullObject) return undefined;
    const range = sheet.getRange(read.cells);
    range.load('cellCount');
    await context.sync();
    if (range.cellCount < 0 || range.cellCount > MOST_CELLS) return undefined;
    return { reference, values: await valuesOf(context, range) };
  });
}

async function valuesOf(context: Excel.RequestContext, range: Excel.Range): Promise<unknown[][]> {
  range.load('values');
  await context.sync();
  return range.values;
}

/** Sheet and cells of a reference such as Sheet1!$A$2:B10 or 'My sheet'!A1; undefined where it is something else. */
export function readReference(
  reference: string,
): { readonly sheet: string | undefined; readonly cells: string } | undefined {
  const match =
    /^(?:(?:'((?:[^']|'')+)'|([\p{L}_][\p{L}\p{N}_.]*))!)?(\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?)$/iu.exec(
      reference.trim(),
    );
  if (!match) return undefined;
  const [, quoted, plain, cells = ''] = match;
  return { sheet: quoted?.replaceAll("''", "'") ?? plain, cells: cells.replaceAll('$', '') };
}

/** Shows a cell and selects it. @throws WorkbookError */
export async function showCells(sheetName: string, address: string): Promise<void> {
  await reading(async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetName);
    await showSheet(context, sheet);
    sheet.getRange(address).select();
    await context.sync();
  });
}
