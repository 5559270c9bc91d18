import { addressOf } from './cell-address';
import { cellInput } from './cell';
import { readTables } from './find-tables';
import { SHEET_ROWS } from './room-below';
import { sheetName } from './table-name';
import type { TablePlace } from './table-place';
import { bottomOf } from './table-place';
import { mayBeDeleted } from './users-on-sheet';

/** Where a note stands; rows and columns from 0. */
interface NotePlace {
  readonly sheetName: string;
  readonly row: number;
  readonly column: number;
  /** Whether the sheet was added for it. */
  readonly isNewSheet: boolean;
  /** How text in the cell looked before; black and upright on a new sheet. */
  readonly font: NoteFont;
}

interface NoteFont {
  readonly italic: boolean;
  readonly color: string;
}

export interface WrittenNote extends NotePlace {
  readonly text: string;
}

/** The sheet for notes that find no room beside their table, and the heading by which we know it again. */
const SHEET = 'Sources';
const HEADING = 'Sources of tables frozen to values';
const NOTE_FONT: NoteFont = { italic: true, color: '#605E5C' };
const PLAIN_FONT: NoteFont = { italic: false, color: '#000000' };

/**
 * Where a note about a table overwrites nothing: below it with one blank row between, else in the row above its header,
 * each where that row is free as wide as the table; else on a sheet "Sources", below the notes that stand there.
 */
export async function noteFor(context: Excel.RequestContext, place: TablePlace): Promise<NotePlace> {
  const sheet = context.workbook.worksheets.getItem(place.sheetName);
  const below = bottomOf(place);
  const above = place.top - place.headerRows - 1;
  const candidates = [
    { row: below + 1, first: below, rows: 2 },
    { row: above, first: above, rows: 1 },
  ].filter(({ first, rows }) => first >= 0 && first + rows <= SHEET_ROWS);
  const looks = candidates.map(({ row, first, rows }) => {
    const cells = sheet.getRangeByIndexes(first, place.left, rows, place.width);
    const used = cells.getUsedRangeOrNullObject(true);
    used.load('address');
    const tables = cells.getTables(false);
    tables.load('items/name');
    return { used, tables, font: loadFont(sheet.getCell(row, place.left)) };
  });
  await context.sync();
  for (const [index, { row }] of candidates.entries()) {
    const look = looks[index];
    if (!look?.used.isNullObject || look.tables.items.length > 0) continue;
    const { italic, color } = look.font;
    const { sheetName: name } = place;
    return { sheetName: name, row, column: place.left, isNewSheet: false, font: { italic, color } };
  }
  return onSheetOfSources(context);
}

async function onSheetOfSources(context: Excel.RequestContext): Promise<NotePlace> {
  const { worksheets } = context.workbook;
  worksheets.load('items/name');
  await context.sync();
  const heads = worksheets.items.map((sheet) => {
    const head = sheet.getCell(0, 0);
    const used = sheet.getUsedRangeOrNullObject(true);
    head.load('values');
    used.load('rowIndex,rowCount');
    sheet.protection.load('protected');
    return { sheet, head, used };
  });
  await context.sync();
  const ours = heads.find(
    ({ sheet, head }) => head.values[0]?.[0] === HEADING && !sheet.protection.protected,
  );
  if (ours) {
    const row = ours.used.rowIndex + ours.used.rowCount;
    const font = loadFont(ours.sheet.getCell(row, 0));
    await context.sync();
    const { italic, color } = font;
    return { sheetName: ours.sheet.name, row, column: 0, isNewSheet: false, font: { italic, color } };
  }
  const taken = [
    ...worksheets.items.map(({ name }) => name),
    ...(await readTables(context)).map(({ name }) => name),
  ];
  return { sheetName: sheetName(SHEET, taken), row: 1, column: 0, isNewSheet: true, font: PLAIN_FONT };
}

/** Writes a note as text. */
export async function writeNote(context: Excel.RequestContext, note: WrittenNote): Promise<void> {
  const { worksheets } = context.workbook;
  const sheet = note.isNewSheet ? worksheets.add(note.sheetName) : worksheets.getItem(note.sheetName);
  if (note.isNewSheet) {
    const head = sheet.getCell(0, 0);
    head.values = [[HEADING]];
    head.format.font.bold = true;
  }
  const cell = sheet.getCell(note.row, note.column);
  cell.values = [[cellInput(note.text)]];
  setFont(cell, NOTE_FONT);
  await context.sync();
}

const loadFont = ({ format }: Excel.Range): Excel.RangeFont => format.font.load('italic,color');

function setFont({ format: { font } }: Excel.Range, { italic, color }: NoteFont): void {
  font.italic = italic;
  font.color = color;
}

/**
 * Takes a note away where it still says what we wrote, with its sheet where nothing else stands there. Fill, borders and
 * whatever else the cell looks like stay.
 */
export async function removeNote(context: Excel.RequestContext, note: WrittenNote): Promise<void> {
  const sheet = context.workbook.worksheets.getItemOrNullObject(note.sheetName);
  sheet.load('name');
  await context.sync();
  if (sheet.isNullObject) return;
  const cell = sheet.getCell(note.row, note.column);
  cell.load('values');
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load('rowCount,columnCount');
  await context.sync();
  if (cell.values[0]?.[0] !== note.text) return;
  const isAlone = note.isNewSheet && used.rowCount === 2 && used.columnCount === 1;
  if (isAlone && (await mayBeDeleted(context, sheet))) sheet.delete();
  else {
    cell.clear(Excel.ClearApplyTo.contents);
    setFont(cell, note.font);
  }
  await context.sync();
}

export const noteAddress = (note: WrittenNote): string => addressOf(note, note.sheetName);
