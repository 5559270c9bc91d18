import type { Worksheet } from '@univerjs/core';
import type { Model } from './model';
import { BooleanNumber, mergeWorksheetSnapshotWithDefault } from '@univerjs/core';
import {
  InsertSheetMutation,
  RemoveSheetCommand,
  SetWorksheetActiveOperation,
  SetWorksheetHideMutation,
  SetWorksheetNameCommand,
  SetWorksheetOrderMutation,
} from '@univerjs/sheets';
import { invalidArgument, invalidOperation, itemAlreadyExists } from '../request/errors';
import { deleteName, listNames } from './names';
import { without } from './record';
import { MAX_COLUMNS } from './area';

/** What a sheet object stands for: stays when the sheet is renamed or moved. */
export interface SheetRef {
  readonly sheetId: string;
}

/** `Excel.SheetVisibility`. */
export type SheetVisibility = 'Visible' | 'Hidden' | 'VeryHidden';

const FORBIDDEN = /[:\\/?*[\]]/;

/** @throws OfficeError InvalidArgument for a name that Excel refuses, ItemAlreadyExists for one that is taken */
function assertSheetName(model: Model, name: unknown, where: string, own?: string): asserts name is string {
  if (typeof name !== 'string' || name.trim() === '' || name.length > 31 || FORBIDDEN.test(name))
    throw invalidArgument(where);
  if (name.startsWith("'") || name.endsWith("'")) throw invalidArgument(where);
  const holder = model.spreadsheet.sheetNamed(name);
  if (holder && holder.getSheetId() !== own) throw itemAlreadyExists(where);
}

function freeSheetName(model: Model): string {
  for (let number = model.spreadsheet.book.getSheetSize() + 1; ; number++)
    if (!model.spreadsheet.sheetNamed(`Sheet${number}`)) return `Sheet${number}`;
}

/** Univer lays out every row of a new sheet, 1.5 s for a million of them; sheets grow when they are written to. */
const NEW_SHEET_ROWS = 100_000;

/** A new sheet after the last one; it does not become the active one. */
export function addSheet(model: Model, name: unknown): SheetRef {
  if (name !== undefined && name !== null) assertSheetName(model, name, 'WorksheetCollection.add');
  const { book, unitId } = model.spreadsheet;
  const ids = new Set(book.getSheets().map((sheet) => sheet.getSheetId()));
  let number = ids.size + 1;
  while (ids.has(`sheet-${number}`)) number++;
  const sheet = mergeWorksheetSnapshotWithDefault({
    id: `sheet-${number}`,
    name: typeof name === 'string' ? name : freeSheetName(model),
    rowCount: Math.min(NEW_SHEET_ROWS, book.getSheets()[0]?.getRowCount() ?? NEW_SHEET_ROWS),
    columnCount: book.getSheets()[0]?.getColumnCount() ?? MAX_COLUMNS,
  });
  const params = { index: book.getSheetSize(), sheet, unitId };
  // As if another person had added it: Univer shows the sheets that its own user adds.
  model.spreadsheet.mutate(InsertSheetMutation.id, params, { fromCollab: true });
  return { sheetId: sheet.id };
}

/** The sheet of an id or a name. */
export function findSheet(model: Model, key: unknown): SheetRef | undefined {
  if (typeof key !== 'string') throw invalidArgument('WorksheetCollection.getItem');
  const sheet = model.spreadsheet.book.getSheetBySheetId(key) ?? model.spreadsheet.sheetNamed(key);
  return sheet ? { sheetId: sheet.getSheetId() } : undefined;
}

/** @throws OfficeError InvalidOperation for the last sheet that can be seen */
export async function deleteSheet(model: Model, { sheetId }: SheetRef): Promise<void> {
  const sheet = model.sheet(sheetId);
  const others = model.spreadsheet.book.getSheets().filter((other) => other !== sheet);
  if (!others.some((other) => visibility(model, other) === 'Visible'))
    throw invalidOperation('Worksheet.delete', 'A workbook must contain at least one visible worksheet.');
  const { unitId } = model.spreadsheet;
  await model.spreadsheet.command(RemoveSheetCommand.id, { unitId, subUnitId: sheetId });
  // Another sheet may get its id.
  for (const name of listNames(model, sheetId)) deleteName(model, name);
  model.rules.forgetSheet(sheetId);
  model.things.forgetSheet(sheetId);
  model.extra.protection = without(model.extra.protection, sheetId);
  model.extra.pages = without(model.extra.pages, sheetId);
}

export async function renameSheet(model: Model, { sheetId }: SheetRef, name: unknown): Promise<void> {
  assertSheetName(model, name, 'Worksheet.name', sheetId);
  const { unitId } = model.spreadsheet;
  await model.spreadsheet.command(SetWorksheetNameCommand.id, { unitId, subUnitId: sheetId, name });
}

export function visibility(model: Model, sheet: Worksheet): SheetVisibility {
  if (sheet.isSheetHidden() !== BooleanNumber.TRUE) return 'Visible';
  return model.extra.veryHidden.includes(sheet.getSheetId()) ? 'VeryHidden' : 'Hidden';
}

export function setVisibility(model: Model, { sheetId }: SheetRef, value: unknown): void {
  if (value !== 'Visible' && value !== 'Hidden' && value !== 'VeryHidden')
    throw invalidArgument('Worksheet.visibility');
  const sheets = model.spreadsheet.book.getSheets();
  const others = sheets.filter(
    (sheet) => sheet.getSheetId() !== sheetId && visibility(model, sheet) === 'Visible',
  );
  if (value !== 'Visible' && others.length === 0)
    throw invalidOperation('Worksheet.visibility', 'A workbook must contain at least one visible worksheet.');
  model.extra.veryHidden = model.extra.veryHidden.filter((id) => id !== sheetId);
  if (value === 'VeryHidden') model.extra.veryHidden.push(sheetId);
  const hidden = value === 'Visible' ? BooleanNumber.FALSE : BooleanNumber.TRUE;
  const { unitId } = model.spreadsheet;
  model.spreadsheet.mutate(SetWorksheetHideMutation.id, { unitId, subUnitId: sheetId, hidden });
  if (value !== 'Visible' && model.activeSheet().getSheetId() === sheetId && others[0])
    activateSheet(model, { sheetId: others[0].getSheetId() });
}

export function activateSheet(model: Model, { sheetId }: SheetRef): void {
  model.sheet(sheetId);
  const { unitId } = model.spreadsheet;
  model.spreadsheet.mutate(SetWorksheetActiveOperation.id, { unitId, subUnitId: sheetId });
}

/** Position among the sheets, counted from 0. */
export const position = (model: Model, { sheetId }: SheetRef): number =>
  model.spreadsheet.book.getSheetIndex(model.sheet(sheetId));

export function moveSheet(model: Model, ref: SheetRef, to: unknown): void {
  const { book, unitId } = model.spreadsheet;
  if (typeof to !== 'number' || !Number.isInteger(to) || to < 0 || to >= book.getSheetSize())
    throw invalidArgument('Worksheet.position');
  const fromOrder = position(model, ref);
  model.spreadsheet.mutate(SetWorksheetOrderMutation.id, {
    unitId,
    subUnitId: ref.sheetId,
    fromOrder,
    toOrder: to,
  });
}
