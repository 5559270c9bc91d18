import type { ICellData, IObjectMatrixPrimitiveType, IStyleData, Nullable } from '@univerjs/core';
import type { Area } from './area';
import type { Spreadsheet } from './spreadsheet';
import { LexerTreeBuilder } from '@univerjs/engine-formula';
import {
  SetRangeValuesMutation,
  SetStyleCommand,
  SetWorksheetColumnCountMutation,
  SetWorksheetRowCountMutation,
} from '@univerjs/sheets';
import { dimensionMismatch, invalidArgument, OfficeError } from '../request/errors';
import { cellCount, MAX_COLUMNS, MAX_ROWS } from './area';
import { CellReader } from './cell-reading';
import { enter } from './typed-input';

type Patch = Nullable<ICellData>;

/** Excel writes no more cells by one property. */
const MAX_WRITTEN_CELLS = 5_000_000;

/** A grid of the range's size from what a property was set to: a grid, or one value for all cells. */
function gridOf(area: Area, input: unknown, where: string): (row: number, column: number) => unknown {
  if (cellCount(area) > MAX_WRITTEN_CELLS)
    throw new OfficeError(
      'RangeExceedsLimit',
      'The cell count in the range has exceeded the maximum supported number.',
      { errorLocation: where },
    );
  if (!Array.isArray(input)) return () => input;
  const rows: readonly unknown[] = input;
  if (rows.length !== area.rows) throw dimensionMismatch(where);
  for (const row of rows)
    if (!Array.isArray(row) || row.length !== area.columns) throw dimensionMismatch(where);
  return (row, column) => (rows[row] as readonly unknown[])[column];
}

/** Sheets grow by this much at once, so that writing row after row does not lay them out anew each time. */
const GROWTH = { rows: 10_000, columns: 50 };

/** Makes the sheet large enough; Excel's always are. */
function makeRoom(spreadsheet: Spreadsheet, area: Area): void {
  const sheet = spreadsheet.sheet(area.sheetId);
  const target = { unitId: spreadsheet.unitId, subUnitId: area.sheetId };
  const [rows, columns] = [area.row + area.rows, area.column + area.columns];
  if (rows > sheet.getRowCount()) {
    const rowCount = Math.min(MAX_ROWS, rows + GROWTH.rows);
    spreadsheet.mutate(SetWorksheetRowCountMutation.id, { ...target, rowCount });
  }
  if (columns > sheet.getColumnCount()) {
    const columnCount = Math.min(MAX_COLUMNS, columns + GROWTH.columns);
    spreadsheet.mutate(SetWorksheetColumnCountMutation.id, { ...target, columnCount });
  }
}

/**
 * Changes cells by what `patch` gives for each; `undefined` leaves a cell, `null` empties it wholly.
 * @param contentStays for patches of looks alone: Univer takes a patch without a formula for one that removes it, and
 * calculates again, unless it is told that a style was set
 */
export function patchCells(
  spreadsheet: Spreadsheet,
  area: Area,
  patch: (row: number, column: number) => Patch | undefined,
  contentStays = false,
): void {
  makeRoom(spreadsheet, area);
  const stored = spreadsheet.sheet(area.sheetId).getCellMatrix();
  const cellValue: IObjectMatrixPrimitiveType<Patch> = {};
  for (let i = 0; i < area.rows; i++) {
    let cells: Record<number, Patch> | undefined;
    for (let j = 0; j < area.columns; j++) {
      const standing = stored.getValue(area.row + i, area.column + j);
      const cell = patch(i, j);
      const change = cell && changeOf(cell, standing);
      if (change !== undefined) (cells ??= {})[area.column + j] = change;
    }
    if (cells) cellValue[area.row + i] = cells;
  }
  const { unitId } = spreadsheet;
  const trigger = contentStays ? { trigger: SetStyleCommand.id } : {};
  spreadsheet.mutate(SetRangeValuesMutation.id, { unitId, subUnitId: area.sheetId, cellValue, ...trigger });
}

/**
 * What of a patch changes the cell: Univer looks at each cell and each property of a patch several times over, and most
 * cells of a new table have neither formula nor rich text to take away. A value or a formula takes the place of all
 * content.
 */
function changeOf(patch: ICellData, stored: Nullable<ICellData>): ICellData | undefined {
  const before = stored as Properties | undefined;
  const after = patch as Properties;
  const hasMore = Boolean(stored?.f) || Boolean(stored?.si) || Boolean(stored?.p);
  const whole = hasMore && ('v' in patch || 'f' in patch) ? { f: null, si: null, p: null, ...after } : after;
  for (const key in whole)
    if (!changes(whole[key], before?.[key])) {
      const changed = Object.entries(whole).filter(([each, value]) => changes(value, before?.[each]));
      return changed.length > 0 ? Object.fromEntries(changed) : undefined;
    }
  return whole;
}

const changes = (after: unknown, before: unknown): boolean =>
  after !== undefined && (after !== null || (before ?? null) !== null);

type Properties = Record<string, unknown>;

/** Writes values or formulas as if typed. */
export function writeValues(spreadsheet: Spreadsheet, area: Area, input: unknown, where: string): void {
  const at = gridOf(area, input, where);
  const reader = new CellReader(spreadsheet, area.sheetId);
  const lexer = spreadsheet.injector.get(LexerTreeBuilder);
  const fills = !Array.isArray(input);
  patchCells(spreadsheet, area, (row, column) => {
    const value = at(row, column);
    const entered = enter(value, () => reader.numberFormat(area.row + row, area.column + column));
    if (entered === 'invalid') throw invalidArgument(where);
    // One formula for many cells: its references move along, as when it is filled.
    return fills && entered?.f
      ? { ...entered, f: lexer.moveFormulaRefOffset(entered.f, column, row) }
      : entered;
  });
}

/** Merges a style into every cell's own. */
export function writeStyle(
  spreadsheet: Spreadsheet,
  area: Area,
  style: (row: number, column: number) => IStyleData | undefined,
): void {
  const patch = (row: number, column: number) => {
    const s = style(row, column);
    return s && { s };
  };
  patchCells(spreadsheet, area, patch, true);
}

/** Sets number formats; `null` in the grid leaves a cell as it is. */
export function writeNumberFormats(
  spreadsheet: Spreadsheet,
  area: Area,
  input: unknown,
  where: string,
): void {
  const at = gridOf(area, input, where);
  writeStyle(spreadsheet, area, (row, column) => {
    const pattern = at(row, column);
    if (pattern === null || pattern === undefined) return undefined;
    if (typeof pattern !== 'string') throw invalidArgument(where);
    return { n: pattern === 'General' || pattern === '' ? null : { pattern } };
  });
}
