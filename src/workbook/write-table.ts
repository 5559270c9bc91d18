import type { DealSet } from '../deals/dataset';
import type { FieldName } from '../deals/fields';
import type { DealQuery } from '../deals/query';
import type { DealCells } from './deal-rows';
import { isMonthOnly } from './deal-rows';
import type { Destination } from './destination';
import type { CellWithin } from './look-before';
import { MONTH_FORMAT } from './number-formats';
import { BoundedWriter, rowSlices } from './request-size';
import { pause, throwIfCancelled, withoutRedraw } from './run';
import {
  headerOf,
  isDateColumn,
  isRightAligned,
  isUrlColumn,
  MOST_HYPERLINKED_ROWS,
  numberFormatOf,
  setNumberFormat,
  widthOf,
} from './table-format';
import type { WorkOptions } from './work';
import { WRITE_CELLS, writeCells } from './write-cells';

/** Excel's default table style: blue header, banded rows; follows the workbook's theme. */
const TABLE_STYLE = 'TableStyleMedium2';

export interface NewTable {
  readonly name: string;
  readonly columns: readonly FieldName[];
  readonly deals: readonly DealCells[];
  readonly set: DealSet;
  readonly query: DealQuery;
}

/** Cells of a new table that get more than a number format: headers of figures, and hyperlinks. */
export function touchedCells(columns: readonly FieldName[], deals: number): CellWithin[] {
  const linked = deals <= MOST_HYPERLINKED_ROWS ? deals : 0;
  return columns.flatMap((field, column): CellWithin[] => [
    ...(isRightAligned(field) ? [[0, column] as const] : []),
    ...(isUrlColumn(field) ? Array.from({ length: linked }, (_, row) => [row + 1, column] as const) : []),
  ]);
}

/** Writes header and rows of a new table to free cells, and makes them a table, with its id, name and columns loaded. */
export async function writeTable(
  context: Excel.RequestContext,
  at: Destination,
  table: NewTable,
  options: WorkOptions,
): Promise<Excel.Table> {
  const { columns, deals } = table;
  const sheet = context.workbook.worksheets.getItem(at.sheetName);
  const writer = new BoundedWriter(context, (deals.length + 1) * columns.length, options);
  const linked = deals.length <= MOST_HYPERLINKED_ROWS;
  const linkColumns = columns.flatMap((field, index) => (linked && isUrlColumn(field) ? [index] : []));
  const { row, column } = at;
  await writeCells(writer, sheet, { row, column, cells: [columns.map(headerOf)], linkColumns: [] });
  // Formats come before the values that are read in them, a few rows at a time: a cancel is heeded between.
  for (const [first, count] of rowSlices(deals.length, columns.length, WRITE_CELLS)) {
    const rows = { first, deals: deals.slice(first, first + count) };
    await writeNumberFormats(writer, sheet, at, table, rows);
    const cells = rows.deals.map((deal) => deal.cells);
    await writeCells(writer, sheet, { row: row + 1 + first, column, cells, linkColumns });
  }
  await writer.flush();
  return makeTable(context, sheet, at, table, options);
}

/** Some of the rows of a table, from `first` on. */
interface TableRows {
  readonly first: number;
  readonly deals: readonly DealCells[];
}

/** One format for each column; dates known to the month only have their own. */
async function writeNumberFormats(
  writer: BoundedWriter,
  sheet: Excel.Worksheet,
  at: Destination,
  { columns, set }: NewTable,
  { first, deals }: TableRows,
): Promise<void> {
  for (const [index, field] of columns.entries()) {
    const cells = sheet.getRangeByIndexes(at.row + 1 + first, at.column + index, deals.length, 1);
    const format = numberFormatOf(field);
    const isMonth = ({ dealId, cells: values }: DealCells) =>
      values[index] !== '' && isMonthOnly(set, dealId, field);
    const formats = isDateColumn(field) ? deals.map((deal) => [isMonth(deal) ? MONTH_FORMAT : format]) : [];
    if (formats.some(([each]) => each !== format))
      await writer.write(formats, () => {
        cells.numberFormat = formats;
      });
    else if (format !== 'General' || !at.isPristine)
      await writer.write([[format]], () => {
        setNumberFormat(cells, format);
      });
  }
}

async function makeTable(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  at: Destination,
  { name, columns, deals, query }: NewTable,
  { signal }: WorkOptions,
): Promise<Excel.Table> {
  const whole = sheet.getRangeByIndexes(at.row, at.column, deals.length + 1, columns.length);
  const table = sheet.tables.add(whole, true);
  table.name = name;
  table.style = TABLE_STYLE;
  table.load('id,name');
  table.columns.load('items/id,items/name');
  const before = at.isNewSheet
    ? undefined
    : columns.map((_, index) => whole.getColumn(index).format.load('columnWidth'));
  withoutRedraw(context);
  await context.sync();
  await pause();
  throwIfCancelled(signal);
  const header = whole.getRow(0);
  columns.forEach((field, index) => {
    if (isRightAligned(field))
      header.getCell(0, index).format.horizontalAlignment = Excel.HorizontalAlignment.center;
    // On a sheet of the user's, columns only get wider: what stands above or below needs its width.
    if (!before || (before[index]?.columnWidth ?? 0) < widthOf(field))
      whole.getColumn(index).format.columnWidth = widthOf(field);
  });
  if (at.isNewSheet) sheet.freezePanes.freezeRows(1);
  sortAsAsked(table, query, columns);
  withoutRedraw(context);
  await context.sync();
  return table;
}

/** The table gets the query's own order as its sort, so that Excel shows it and a refresh can apply it again. */
function sortAsAsked(table: Excel.Table, query: DealQuery, columns: readonly FieldName[]): void {
  const fields = (query.sort ?? []).map(({ field, descending }) => ({
    key: columns.findIndex((column) => column === field),
    ascending: !descending,
  }));
  if (fields.length > 0 && fields.every(({ key }) => key >= 0)) table.sort.apply(fields);
}
