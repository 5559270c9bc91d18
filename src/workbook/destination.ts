import { blocksWithout, rangeOf } from './cell-block';
import { lookBefore, giveLookBack } from './look-before';
import type { CellWithin, LookBefore } from './look-before';
import { namesOf, SHEET_COLUMNS, SHEET_ROWS } from './room-below';
import { withoutRedraw } from './run';
import { setNumberFormat } from './table-format';
import { sheetName } from './table-name';
import type { WorkOptions } from './work';
import { WorkbookError } from './workbook-error';

/** Where a new table goes: free cells, checked before anything is written. */
export interface Destination {
  readonly sheetName: string;
  /** The host's id of the sheet: it may be renamed while we write. */
  readonly sheetId: string;
  readonly row: number;
  readonly column: number;
  readonly isNewSheet: boolean;
  /** Whether the cells have not even a format. */
  readonly isPristine: boolean;
  /** How they looked, where they have formats. */
  readonly look?: LookBefore | undefined;
}

/** A new sheet for a table of so many rows (header included) and columns. */
export async function newSheetDestination(
  context: Excel.RequestContext,
  stem: string,
  takenNames: readonly string[],
): Promise<Destination> {
  const { worksheets } = context.workbook;
  worksheets.load('items/name');
  await context.sync();
  const sheet = worksheets.add(sheetName(stem, [...takenNames, ...worksheets.items.map(({ name }) => name)]));
  sheet.load('id,name');
  withoutRedraw(context);
  // Nothing depends on an empty sheet.
  context.workbook.application.suspendApiCalculationUntilNextSync();
  await context.sync();
  const { id: sheetId, name } = sheet;
  return { sheetName: name, sheetId, row: 0, column: 0, isNewSheet: true, isPristine: true };
}

/**
 * The cells from the first selected one on.
 * @throws WorkbookError `protected`, `noRoom`, `occupied`: nothing that stands there is ever overwritten or pushed
 */
export async function selectionDestination(
  context: Excel.RequestContext,
  rows: number,
  columns: number,
): Promise<Destination> {
  const selected = context.workbook.getSelectedRange();
  selected.load('rowIndex,columnIndex');
  const sheet = context.workbook.worksheets.getActiveWorksheet();
  sheet.load('id,name,protection/protected');
  await context.sync();
  const { rowIndex: row, columnIndex: column } = selected;
  if (sheet.protection.protected)
    throw new WorkbookError(
      'protected',
      `The sheet "${sheet.name}" is protected. Choose another, or a new sheet.`,
    );
  if (row + rows > SHEET_ROWS || column + columns > SHEET_COLUMNS)
    throw new WorkbookError(
      'noRoom',
      `A table of ${rows.toLocaleString('en')} rows and ${String(columns)} columns does not fit on the sheet from the selected cell on.`,
    );
  const target = sheet.getRangeByIndexes(row, column, rows, columns);
  const held = target.getUsedRangeOrNullObject(true);
  held.load('address');
  const formatted = target.getUsedRangeOrNullObject(false);
  formatted.load('address');
  const tables = target.getTables(false);
  tables.load('items/name');
  // Behind merged cells a table would lose what it writes.
  const merged = Office.context.requirements.isSetSupported('ExcelApi', '1.13')
    ? target.getMergedAreasOrNullObject().load('address')
    : undefined;
  await context.sync();
  const [table] = namesOf(tables);
  const inTheWay = held.isNullObject ? undefined : held.address;
  const areMerged = merged && !merged.isNullObject ? `the merged cells ${merged.address}` : undefined;
  const what = table ?? inTheWay ?? areMerged;
  if (what !== undefined)
    throw new WorkbookError(
      'occupied',
      `The table needs ${rows.toLocaleString('en')} rows and ${String(columns)} columns from the selected cell on, but ${what} ${what === areMerged ? 'stand' : 'stands'} there. ` +
        'Select a cell with enough free cells below and to the right, or insert on a new sheet.',
    );
  const { id: sheetId, name: sheetName } = sheet;
  return { sheetName, sheetId, row, column, isNewSheet: false, isPristine: formatted.isNullObject };
}

/**
 * The destination with the look of its cells, where they have one.
 * @param touched cells that get more than a number format
 */
export async function withLook(
  context: Excel.RequestContext,
  at: Destination,
  size: { readonly rows: number; readonly columns: number },
  touched: readonly CellWithin[],
  options: WorkOptions,
): Promise<Destination> {
  if (at.isPristine) return at;
  const sheet = context.workbook.worksheets.getItem(at.sheetName);
  return { ...at, look: await lookBefore(context, sheet, { ...at, ...size }, touched, options) };
}

/**
 * Clears what an insertion wrote to cells that were free before, the table included: they look as they did.
 * @param kept cells that keep what is in them
 */
export async function clearTable(
  context: Excel.RequestContext,
  at: Destination,
  rows: number,
  columns: number,
  kept: readonly CellWithin[] = [],
): Promise<void> {
  const sheet = context.workbook.worksheets.getItem(at.sheetName);
  const range = sheet.getRangeByIndexes(at.row, at.column, rows, columns);
  const tables = range.getTables(false);
  tables.load('items/id');
  const rules = range.conditionalFormats.load('items/id');
  await context.sync();
  const blank = at.look || kept.length > 0 ? await blankStyle(context, tables) : undefined;
  queueConversion(tables);
  blank?.delete();
  for (const block of blocksWithout({ row: at.row, column: at.column, rows, columns }, kept)) {
    const cells = rangeOf(sheet, block);
    // With the hyperlinks, all formats of the cells may go.
    cells.clear(at.look ? Excel.ClearApplyTo.hyperlinks : Excel.ClearApplyTo.removeHyperlinks);
    cells.clear(Excel.ClearApplyTo.contents);
    // With the formats, or with all, went a rule or a comment that the user gave the cells.
    if (at.isPristine && rules.items.length === 0) cells.clear(Excel.ClearApplyTo.formats);
    else if (!at.look) setNumberFormat(cells, 'General');
  }
  await context.sync();
  if (at.look) await giveLookBack(context, sheet, { ...at, columns }, at.look);
}

/**
 * Gives tables a style that says nothing, since one that becomes plain cells leaves them its look. Undefined where the
 * workbook takes no style: the cells are cleared all the same.
 */
async function blankStyle(
  context: Excel.RequestContext,
  { items }: Excel.TableScopedCollection,
): Promise<Excel.TableStyle | undefined> {
  if (items.length === 0) return undefined;
  try {
    const blank = context.workbook.tableStyles.add('DealSheet', true).load('name');
    await context.sync();
    for (const table of items) table.style = blank.name;
    await context.sync();
    return blank;
  } catch {
    return undefined;
  }
}

const queueConversion = ({ items }: Excel.TableScopedCollection): void => {
  for (const table of items) table.convertToRange();
};
