import type { SnapshotColumn, SnapshotPlace } from './snapshot';
import { WorkbookError } from './workbook-error';

/** Where a table is on its sheet; rows and columns from 0. */
export interface TablePlace {
  readonly tableId: string;
  readonly tableName: string;
  readonly sheetName: string;
  /** First row of the body. */
  readonly top: number;
  readonly left: number;
  /** Rows of the body, columns of the table. */
  readonly rows: number;
  readonly width: number;
  /** 1 where the header row is shown. */
  readonly headerRows: 0 | 1;
  /** 1 where the totals row is shown. */
  readonly totalsRows: 0 | 1;
  /** Columns beside the table that hold something in its rows: notes that belong to the rows. */
  readonly besideLeft: number;
  readonly besideRight: number;
  readonly isFiltered: boolean;
  readonly sortFields: readonly Excel.SortField[];
  readonly columns: readonly SnapshotColumn[];
}

/** First row below the table. */
export const bottomOf = (place: TablePlace): number => place.top + place.rows + place.totalsRows;

/** The sheet column of a column of the snapshot, which counts from the leftmost column beside the table. */
export const sheetColumn = (place: TablePlace, column: number): number =>
  place.left - place.besideLeft + column;

/** Where the first cell of the snapshot stands. */
export const firstCell = (place: TablePlace): SnapshotPlace => ({
  sheetName: place.sheetName,
  row: place.top,
  column: sheetColumn(place, 0),
});

/** Columns of the snapshot: beside left, table, beside right. */
export const snapshotWidth = (place: TablePlace): number =>
  place.besideLeft + place.width + place.besideRight;

/** Reads where a table is. @throws WorkbookError `gone`, `protected` */
export async function locateTable(context: Excel.RequestContext, tableId: string): Promise<TablePlace> {
  const table = context.workbook.tables.getItemOrNullObject(tableId);
  table.load('id,name,showHeaders,showTotals');
  await context.sync();
  if (table.isNullObject)
    throw new WorkbookError(
      'gone',
      'The table was deleted, or made into plain cells. Insert it anew, or unlink it in Tables: no cell is touched.',
    );
  const { worksheet, columns, autoFilter, sort } = table;
  const body = table.getDataBodyRange();
  worksheet.load('name');
  worksheet.protection.load('protected');
  body.load('rowIndex,columnIndex,rowCount,columnCount');
  columns.load('items/id,items/name');
  autoFilter.load('isDataFiltered');
  sort.load('fields');
  await context.sync();
  if (worksheet.protection.protected)
    throw new WorkbookError(
      'protected',
      `The sheet "${worksheet.name}" is protected. Unprotect it (Review, Unprotect Sheet) and try again; nothing was changed.`,
    );
  return {
    tableId: table.id,
    tableName: table.name,
    sheetName: worksheet.name,
    top: body.rowIndex,
    left: body.columnIndex,
    rows: body.rowCount,
    width: body.columnCount,
    headerRows: table.showHeaders ? 1 : 0,
    totalsRows: table.showTotals ? 1 : 0,
    besideLeft: 0,
    besideRight: 0,
    isFiltered: autoFilter.isDataFiltered,
    sortFields: fieldsOf(sort.fields),
    columns: columns.items.map(({ id, name }) => ({ id: columnIdOf(id), header: name })),
  };
}

/** A host without ids of columns may give no number at all; headers then have to do. */
export const columnIdOf = (id: number): number | undefined => (Number.isSafeInteger(id) ? id : undefined);

/** Hosts give null, or an empty list, for a table that was never sorted. */
const fieldsOf = (fields: readonly Excel.SortField[] | null): readonly Excel.SortField[] => fields ?? [];
