import type { IColumnData, IRange, IRowData, IWorksheetData } from '@univerjs/core';
import type { Worksheet as FileSheet } from 'exceljs';
import type { LeftOutList } from './left-out';
import type { StyleIds } from './style-ids';
import { BooleanNumber } from '@univerjs/core';
import { SHEET_COLUMNS, SHEET_ROWS } from '../univer';
import { parseAddress } from '../office/model/addresses';
import { toRange } from '../office/model/area';
import { styleFromFile } from './cell-style';
import { CellsReader } from './read-cells';
import { heightFromFile, widthFromFile } from './units';

const { TRUE, FALSE } = BooleanNumber;

function freezeOf(file: FileSheet): Pick<IWorksheetData, 'freeze'> | undefined {
  const view = file.views.find(({ state }) => state === 'frozen');
  if (view?.state !== 'frozen') return undefined;
  const [xSplit, ySplit] = [view.xSplit ?? 0, view.ySplit ?? 0];
  return { freeze: { xSplit, ySplit, startColumn: xSplit || -1, startRow: ySplit || -1 } };
}

function columnsOf(file: FileSheet, styles: StyleIds): Record<number, Partial<IColumnData>> {
  const columns: Record<number, Partial<IColumnData>> = {};
  // Sheets without any column settings have no list.
  for (const [index, column] of (file.columns ?? []).entries()) {
    const style = styles.of(styleFromFile(column.style ?? {}));
    const read: Partial<IColumnData> = {
      ...(column.width === undefined ? {} : { w: widthFromFile(column.width) }),
      ...(column.hidden ? { hd: TRUE } : {}),
      ...(style ? { s: style } : {}),
    };
    if (Object.keys(read).length > 0) columns[index] = read;
  }
  return columns;
}

function rowsOf(file: FileSheet): Record<number, Partial<IRowData>> {
  const rows: Record<number, Partial<IRowData>> = {};
  file.eachRow({ includeEmpty: true }, (row, rowNumber) => {
    const read: Partial<IRowData> = {
      ...(row.height ? { h: heightFromFile(row.height), ia: FALSE } : {}),
      ...(row.hidden ? { hd: TRUE } : {}),
    };
    if (Object.keys(read).length > 0) rows[rowNumber - 1] = read;
  });
  return rows;
}

function mergesOf(file: FileSheet): IRange[] {
  // exceljs keeps merged ranges as addresses in the sheet's model only.
  const { merges = [] } = file.model as { merges?: readonly string[] };
  return merges.flatMap((address) => {
    const area = parseAddress(address)?.area;
    return area ? [toRange({ sheetId: '', ...area })] : [];
  });
}

/** Parts of a sheet that exceljs knows of and the spreadsheet does not get. */
function noteLeftOut(file: FileSheet, leftOut: LeftOutList): void {
  const inner = file as unknown as {
    readonly conditionalFormattings?: readonly unknown[];
    readonly dataValidations?: { readonly model?: object };
    readonly autoFilter?: unknown;
  };
  if (file.getImages().length > 0) leftOut.add('drawings', file.name);
  if ((inner.conditionalFormattings ?? []).length > 0) leftOut.add('conditionalFormats', file.name);
  if (Object.keys(inner.dataValidations?.model ?? {}).length > 0) leftOut.add('validations', file.name);
  if (inner.autoFilter) leftOut.add('filters', file.name);
}

/** One sheet as a snapshot keeps it. */
export function readSheet(
  file: FileSheet,
  id: string,
  styles: StyleIds,
  leftOut: LeftOutList,
): Partial<IWorksheetData> {
  noteLeftOut(file, leftOut);
  const tab = file.properties.tabColor?.argb;
  const gridLines = file.views[0]?.showGridLines !== false;
  return {
    id,
    name: file.name,
    rowCount: SHEET_ROWS,
    columnCount: SHEET_COLUMNS,
    cellData: new CellsReader(file, styles, leftOut).read(),
    columnData: columnsOf(file, styles),
    rowData: rowsOf(file),
    mergeData: mergesOf(file),
    hidden: file.state === 'visible' ? FALSE : TRUE,
    showGridlines: gridLines ? TRUE : FALSE,
    ...(tab ? { tabColor: `#${tab.slice(-6)}` } : {}),
    ...freezeOf(file),
  };
}
