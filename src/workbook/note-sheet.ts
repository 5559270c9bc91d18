import { cellInput } from './cell';
import type { CellValue } from './cell';
import { addressOf } from './cell-address';
import { readTables } from './find-tables';
import type { FrozenArea, FrozenFormula } from './frozen-cells';
import { BoundedWriter } from './request-size';
import { sheetName } from './table-name';
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
  readonly heading: string;
  readonly rows: number;
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
  const cells: CellValue[][] = [...lines.map((line) => [line, '']), [...columns], ...formulas];
  const writer = new BoundedWriter(context, cells.length * COLUMNS, options, 'finishing');
  await writeCells(writer, sheet, { row: 0, column: 0, cells, linkColumns: [] });
  await writer.flush();
  for (const bold of [0, lines.length]) sheet.getRangeByIndexes(bold, 0, 1, COLUMNS).format.font.bold = true;
  sheet.getRangeByIndexes(lines.length, 0, formulas.length + 1, COLUMNS).format.autofitColumns();
  await context.sync();
  return { sheetName: name, heading: lines[0] ?? '', rows: cells.length };
}

/** A1 address of a formula's cells with their sheet. */
function cellsOf({ row, column, values }: FrozenFormula, name: string): string {
  const first = addressOf({ row, column }, name);
  const [rows, columns] = [values.length, values[0]?.length ?? 1];
  if (rows * columns === 1) return first;
  const last = addressOf({ row: row + rows - 1, column: column + columns - 1 }, '');
  return `${first}:${last.slice(1)}`;
}

/** Takes the sheet away where it still holds what was written and nothing else. */
export async function removeNoteSheet(context: Excel.RequestContext, note: NoteSheet): Promise<void> {
  const sheet = context.workbook.worksheets.getItemOrNullObject(note.sheetName);
  sheet.load('name');
  await context.sync();
  if (sheet.isNullObject) return;
  const heading = sheet.getCell(0, 0).load('values');
  const used = sheet.getUsedRangeOrNullObject(true).load('rowCount,columnCount');
  await context.sync();
  const isOurs = String(cellInput(note.heading)).endsWith(String(heading.values[0]?.[0]));
  if (isOurs && used.rowCount === note.rows && used.columnCount === COLUMNS) sheet.delete();
  await context.sync();
}

/** Takes away a sheet that was only just added. */
export async function dropSheet(context: Excel.RequestContext, name: string): Promise<void> {
  const sheet = context.workbook.worksheets.getItemOrNullObject(name);
  sheet.load('name');
  await context.sync();
  if (!sheet.isNullObject) sheet.delete();
  await context.sync();
}
