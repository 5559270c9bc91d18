import { sameCell } from './cell';
import type { CellValue } from './cell';
import { blockAddress } from './cell-address';
import { readTables } from './find-tables';
import type { FrozenArea, FrozenFormula } from './frozen-cells';
import { readCells } from './read-table';
import { BoundedWriter } from './request-size';
import { sheetName } from './table-name';
import { mayBeDeleted } from './users-on-sheet';
import type { WorkOptions } from './work';
import { writeCells } from './write-cells';

/** What a sheet of sources says besides the formulas, in the user's language. */
export interface NoteSheetWords {
  /** The sheet's name; a number is added where it is taken. */
  readonly sheet: string;
  /** The heading, and what was the source of the values. */
  readonly lines: readonly string[];
  readonly columns: readonly [cells: string, formula: string];
}

/** A sheet of sources that was written, as it has to be found to be taken away. */
export interface NoteSheet {
  readonly sheetName: string;
  readonly cells: readonly (readonly CellValue[])[];
}

const COLUMNS = 2;

/** A free name for the sheet. */
export async function noteSheetName(context: Excel.RequestContext, stem: string): Promise<string> {
  const { worksheets } = context.workbook;
  worksheets.load('items/name');
  await context.sync();
  const tables = await readTables(context);
  return sheetName(
    stem,
    [...worksheets.items, ...tables].map(({ name }) => name),
  );
}

/** Adds the sheet, last of all. */
export async function addNoteSheet(context: Excel.RequestContext, name: string): Promise<void> {
  context.workbook.worksheets.add(name);
  await context.sync();
}

/** Writes by what each frozen cell was computed, formulas as text. */
export async function fillNoteSheet(
  context: Excel.RequestContext,
  name: string,
  { lines, columns }: NoteSheetWords,
  frozen: readonly FrozenArea[],
  options: WorkOptions,
): Promise<NoteSheet> {
  const sheet = context.workbook.worksheets.getItem(name);
  const formulas = frozen.flatMap(({ area, formulas: each }) =>
    each.map((formula): CellValue[] => [cellsOf(formula, area.sheetName), formula.formula]),
  );
  const cells: CellValue[][] = [...lines.map((line): CellValue[] => [line, '']), [...columns], ...formulas];
  const writer = new BoundedWriter(context, cells.length * COLUMNS, options, 'finishing');
  await writeCells(writer, sheet, { row: 0, column: 0, cells, linkColumns: [] });
  await writer.flush();
  for (const bold of [0, lines.length]) sheet.getRangeByIndexes(bold, 0, 1, COLUMNS).format.font.bold = true;
  sheet.getRangeByIndexes(lines.length, 0, formulas.length + 1, COLUMNS).format.autofitColumns();
  await context.sync();
  return { sheetName: name, cells };
}

/** A1 address of a formula's cells with their sheet. */
const cellsOf = ({ row, column, values }: FrozenFormula, name: string): string =>
  blockAddress({ row, column, rows: values.length, columns: values[0]?.length ?? 1 }, name);

/** Takes the sheet away where it still holds what was written and nothing else is there or refers to it. */
export async function removeNoteSheet(
  context: Excel.RequestContext,
  { sheetName: name, cells }: NoteSheet,
  options: WorkOptions,
): Promise<void> {
  const sheet = context.workbook.worksheets.getItemOrNullObject(name);
  sheet.load('name');
  await context.sync();
  if (sheet.isNullObject) return;
  const used = sheet.getUsedRangeOrNullObject(true).load('rowCount,columnCount');
  await context.sync();
  if (used.isNullObject || used.rowCount !== cells.length || used.columnCount !== COLUMNS) return;
  const present = await readCells(context, sheet, [0, 0, cells.length, COLUMNS], options);
  const isOurs = cells.every((line, row) =>
    line.every((cell, column) => sameCell(cell, present[row]?.[column] ?? '')),
  );
  if (isOurs && (await mayBeDeleted(context, sheet))) sheet.delete();
  await context.sync();
}

/** Takes away a sheet that was only just added, unless the user wrote beside or below what we write there. */
export async function dropSheet(context: Excel.RequestContext, name: string, rows: number): Promise<void> {
  const sheet = context.workbook.worksheets.getItemOrNullObject(name);
  sheet.load('name');
  await context.sync();
  if (sheet.isNullObject) return;
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load('rowIndex,columnIndex,rowCount,columnCount');
  await context.sync();
  const isOurs =
    used.isNullObject ||
    (used.rowIndex + used.rowCount <= rows && used.columnIndex + used.columnCount <= COLUMNS);
  if (isOurs && (await mayBeDeleted(context, sheet))) sheet.delete();
  await context.sync();
}

/** How many rows of a sheet of sources are ours. */
export const noteSheetRows = ({ lines }: NoteSheetWords, formulas: number): number =>
  lines.length + 1 + formulas;
