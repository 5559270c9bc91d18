import type { Worksheet } from '@univerjs/core';
import type { Workbook, Worksheet as FileSheet, WorksheetState } from 'exceljs';
import type { Spreadsheet } from '../office/model/spreadsheet';
import type { ExtrasData, PageSetup } from '../office/model/workbook-extras';
import type { LeftOutList } from './left-out';
import { BooleanNumber } from '@univerjs/core';
import { CellReader } from '../office/model/cell-reading';
import { localAddress } from '../office/model/addresses';
import { fromRange } from '../office/model/area';
import { metaOf } from '../office/model/table-meta';
import { argbOf, styleToFile } from './cell-style';
import { heightToFile, widthToFile } from './units';
import { CellWriter } from './write-cells';
import { writeTable } from './write-table';

const TRUE = BooleanNumber.TRUE;

function stateOf(sheet: Worksheet, extras: ExtrasData): WorksheetState {
  if (sheet.isSheetHidden() !== TRUE) return 'visible';
  return extras.veryHidden.includes(sheet.getSheetId()) ? 'veryHidden' : 'hidden';
}

function viewOf(sheet: Worksheet): FileSheet['views'] {
  const { xSplit, ySplit } = sheet.getFreeze();
  const showGridLines = !sheet.hasHiddenGridlines();
  if (xSplit <= 0 && ySplit <= 0) return [{ state: 'normal', showGridLines }];
  return [{ state: 'frozen', xSplit: Math.max(0, xSplit), ySplit: Math.max(0, ySplit), showGridLines }];
}

function writeLayout(sheet: Worksheet, file: FileSheet, spreadsheet: Spreadsheet): void {
  const { columnData, rowData, mergeData } = sheet.getConfig();
  for (const [index, column] of Object.entries(columnData)) {
    const target = file.getColumn(Number(index) + 1);
    if (column?.w !== undefined) target.width = widthToFile(column.w);
    if (column?.hd === TRUE) target.hidden = true;
    const style = spreadsheet.book.getStyles().get(column?.s);
    if (style) target.style = styleToFile(style);
  }
  for (const [index, row] of Object.entries(rowData)) {
    // Rows that fit themselves to their text do so again where the file is opened. An empty hidden row is only written
    // with a height.
    const target = file.getRow(Number(index) + 1);
    if (row?.hd === TRUE) target.hidden = true;
    if ((row?.h !== undefined && row.ia === BooleanNumber.FALSE) || row?.hd === TRUE)
      target.height = heightToFile(row.h ?? sheet.getConfig().defaultRowHeight);
  }
  for (const merged of mergeData) file.mergeCells(localAddress(fromRange(sheet.getSheetId(), merged)));
}

/** How the sheet is printed, as files have it. */
function pageOf({ orientation, pagesWide, printArea, titleRows }: PageSetup): FileSheet['pageSetup'] {
  return {
    ...(orientation === undefined
      ? {}
      : { orientation: orientation === 'Landscape' ? 'landscape' : 'portrait' }),
    ...(pagesWide === undefined ? {} : { fitToPage: true, fitToWidth: pagesWide, fitToHeight: 0 }),
    ...(printArea === undefined ? {} : { printArea }),
    ...(titleRows === undefined ? {} : { printTitlesRow: titleRows }),
  };
}

/** Writes one sheet: layout, tables, cells, protection. */
export async function writeSheet(
  workbook: Workbook,
  sheet: Worksheet,
  spreadsheet: Spreadsheet,
  extras: ExtrasData,
  leftOut: LeftOutList,
): Promise<void> {
  const tab = argbOf(sheet.getTabColor());
  const file = workbook.addWorksheet(sheet.getName(), {
    state: stateOf(sheet, extras),
    views: viewOf(sheet),
    ...(tab ? { properties: { tabColor: { argb: tab } } } : {}),
  });
  const sheetId = sheet.getSheetId();
  Object.assign(file.pageSetup, pageOf(extras.pages[sheetId] ?? {}));
  const reader = new CellReader(spreadsheet, sheetId);
  for (const table of spreadsheet.tables.getTablesBySubunitId(spreadsheet.unitId, sheetId)) {
    writeTable(file, table, reader);
    if (metaOf(table).filters.some((filter) => filter !== null)) leftOut.add('filters', sheet.getName());
  }
  writeLayout(sheet, file, spreadsheet);
  new CellWriter(spreadsheet, file, sheetId, leftOut).write();
  const protection = extras.protection[sheetId];
  if (!protection) return;
  if (protection.password !== undefined) leftOut.add('protectionPasswords', sheet.getName());
  await file.protect('', {});
}
