import type { IStyleData } from '@univerjs/core';
import type { Area } from './area';
import type { Model } from './model';
import { SetColDataMutation, SetRowDataMutation, SetWorksheetColWidthMutation } from '@univerjs/sheets';
import { invalidArgument } from '../request/errors';
import { isWholeColumns, lastColumn, lastRow } from './area';
import { usedPart } from './cell-clearing';
import { CellReader } from './cell-reading';
import { writeStyle } from './cell-writing';

/** Excel measures in points, the spreadsheet in pixels at 96 dots an inch. */
const POINTS_PER_PIXEL = 72 / 96;

const NAMED_COLORS: Readonly<Record<string, string>> = {
  black: '#000000',
  white: '#FFFFFF',
  red: '#FF0000',
  green: '#008000',
  blue: '#0000FF',
  yellow: '#FFFF00',
  orange: '#FFA500',
  purple: '#800080',
  gray: '#808080',
  grey: '#808080',
  silver: '#C0C0C0',
  navy: '#000080',
  teal: '#008080',
  maroon: '#800000',
  olive: '#808000',
  lime: '#00FF00',
  aqua: '#00FFFF',
  fuchsia: '#FF00FF',
  lightgray: '#D3D3D3',
  darkgray: '#A9A9A9',
  lightblue: '#ADD8E6',
  lightgreen: '#90EE90',
  pink: '#FFC0CB',
};

/** "#rrggbb" of a colour as Excel takes it. @throws OfficeError InvalidArgument for anything else */
export function colorOf(value: unknown, where: string): string {
  if (typeof value !== 'string') throw invalidArgument(where);
  const hex = /^#?([0-9a-f]{6})$/i.exec(value)?.[1];
  const color = hex ? `#${hex.toUpperCase()}` : NAMED_COLORS[value.toLowerCase()];
  if (color === undefined) throw invalidArgument(where);
  return color;
}

/** Merges a style into the cells; for whole columns also into the columns, where empty cells take it from. */
export function applyStyle(model: Model, area: Area, style: IStyleData): void {
  if (!isWholeColumns(area)) return writeStyle(model.spreadsheet, area, () => style);
  const { unitId } = model.spreadsheet;
  const sheet = model.sheet(area.sheetId);
  const columnData: Record<number, { s: IStyleData }> = {};
  for (let column = area.column; column <= lastColumn(area); column++)
    columnData[column] = { s: { ...sheet.getColumnStyle(column), ...style } };
  model.spreadsheet.mutate(SetColDataMutation.id, { unitId, subUnitId: area.sheetId, columnData });
  const used = usedPart(model, area);
  if (used) writeStyle(model.spreadsheet, used, () => style);
}

/** What all cells share, or `null` where they differ, as Excel gives formats of ranges. */
export function uniform<T>(
  model: Model,
  area: Area,
  read: (style: IStyleData, row: number, column: number) => T,
): T | null {
  const { spreadsheet } = model;
  const sheet = model.sheet(area.sheetId);
  const part = usedPart(model, area) ?? { ...area, rows: 1, columns: 1 };
  const at = (row: number, column: number) =>
    read(spreadsheet.style(sheet, row, column, spreadsheet.storedCell(sheet, row, column)), row, column);
  const first = at(area.row, area.column);
  for (let row = part.row; row <= lastRow(part); row++)
    for (let column = part.column; column <= lastColumn(part); column++)
      if (at(row, column) !== first) return null;
  return first;
}

/** Width of the columns in points; `null` where they differ. */
export function columnWidth(model: Model, area: Area): number | null {
  const sheet = model.sheet(area.sheetId);
  const width = sheet.getColumnWidth(area.column);
  for (let column = area.column; column <= lastColumn(area); column++)
    if (sheet.getColumnWidth(column) !== width) return null;
  return width * POINTS_PER_PIXEL;
}

export function setColumnWidth(model: Model, area: Area, points: (column: number) => number): void {
  const colWidth: Record<number, number> = {};
  for (let column = area.column; column <= lastColumn(area); column++)
    colWidth[column] = Math.round(points(column) / POINTS_PER_PIXEL);
  const { unitId } = model.spreadsheet;
  const ranges = [{ startRow: 0, endRow: 0, startColumn: area.column, endColumn: lastColumn(area) }];
  // Unlike other data of columns, their width is drawn anew at once.
  model.spreadsheet.mutate(SetWorksheetColWidthMutation.id, {
    unitId,
    subUnitId: area.sheetId,
    ranges,
    colWidth,
  });
}

/** Height of the rows in points; `null` where they differ. */
export function rowHeight(model: Model, area: Area): number | null {
  const sheet = model.sheet(area.sheetId);
  const height = sheet.getRowHeight(area.row);
  for (let row = area.row; row <= lastRow(area); row++) if (sheet.getRowHeight(row) !== height) return null;
  return height * POINTS_PER_PIXEL;
}

export function setRowHeight(model: Model, area: Area, points: number): void {
  const rowData: Record<number, { h: number; ia: 0 }> = {};
  for (let row = area.row; row <= lastRow(area); row++)
    rowData[row] = { h: Math.round(points / POINTS_PER_PIXEL), ia: 0 };
  const { unitId } = model.spreadsheet;
  model.spreadsheet.mutate(SetRowDataMutation.id, { unitId, subUnitId: area.sheetId, rowData });
}

/** Rows that `autofitColumns` looks at: enough for a column's width, quick for any table. */
const FITTED_ROWS = 500;
const PIXELS_PER_CHARACTER = 7.2;
/** Room for the filter arrow and the cell's own padding. */
const PADDING_PIXELS = 28;

/** Makes columns as wide as what stands in them, by characters: there is no screen to measure on. */
export function autofitColumns(model: Model, area: Area): void {
  const used = usedPart(model, area);
  if (!used) return;
  const reader = new CellReader(model.spreadsheet, area.sheetId);
  const part = { ...used, rows: Math.min(used.rows, FITTED_ROWS) };
  const longest = reader
    .grid(part, (row, column) => reader.text(row, column).length)
    .reduce((most, row) => row.map((length, index) => Math.max(length, most[index] ?? 0)), [] as number[]);
  setColumnWidth(model, used, (column) => {
    const characters = Math.max(4, longest[column - used.column] ?? 0);
    return Math.min(480, PADDING_PIXELS + PIXELS_PER_CHARACTER * characters) * POINTS_PER_PIXEL;
  });
}
