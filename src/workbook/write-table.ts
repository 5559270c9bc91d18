import type { DealSet } from '../deals/dataset';
import type { FieldName } from '../deals/fields';
import type { DealCells } from './deal-rows';
import { isMonthOnly } from './deal-rows';
import type { Destination } from './destination';
import { BoundedWriter, rowSlices } from './request-size';
import { withoutRedraw } from './run';
import {
  headerOf,
  isDateColumn,
  isRightAligned,
  isUrlColumn,
  MONTH_FORMAT,
  MOST_HYPERLINKED_ROWS,
  numberFormatOf,
  setNumberFormat,
  widthOf,
} from './table-format';
import type { WorkOptions } from './work';
import { writeCells } from './write-cells';

/** Excel's default table style: blue header, banded rows; follows the workbook's theme. */
const TABLE_STYLE = 'TableStyleMedium2';

export interface NewTable {
  readonly name: string;
  readonly columns: readonly FieldName[];
  readonly deals: readonly DealCells[];
  readonly set: DealSet;
}

/** Writes header and rows of a new table to free cells, and makes them a table. */
export async function writeTable(
  context: Excel.RequestContext,
  at: Destination,
  table: NewTable,
  options: WorkOptions,
): Promise<Excel.Table> {
  const { columns, deals } = table;
  const sheet = context.workbook.worksheets.getItem(at.sheetName);
  const writer = new BoundedWriter(context, (deals.length + 1) * columns.length, options);
  const body = sheet.getRangeByIndexes(at.row + 1, at.column, deals.length, columns.length);
  columns.forEach((field, index) => {
    const format = numberFormatOf(field);
    if (format !== 'General' || !at.isPristine) setNumberFormat(body.getColumn(index), format);
  });
  await writeCells(writer, sheet, {
    row: at.row,
    column: at.column,
    cells: [columns.map(headerOf)],
    linkColumns: [],
  });
  await writeMonthFormats(writer, sheet, at, table);
  const linked = deals.length <= MOST_HYPERLINKED_ROWS;
  await writeCells(writer, sheet, {
    row: at.row + 1,
    column: at.column,
    cells: deals.map(({ cells }) => cells),
    linkColumns: linked ? columns.flatMap((field, index) => (isUrlColumn(field) ? [index] : [])) : [],
  });
  await writer.flush();
  return makeTable(context, sheet, at, table);
}

/** Dates known to the month only; runs of them in one write each. */
async function writeMonthFormats(
  writer: BoundedWriter,
  sheet: Excel.Worksheet,
  at: Destination,
  { columns, deals, set }: NewTable,
): Promise<void> {
  for (const [index, field] of columns.entries()) {
    if (!isDateColumn(field)) continue;
    for (const [first, count] of rowSlices(deals.length, 1)) {
      const grid = deals
        .slice(first, first + count)
        .map(({ dealId, cells }) => [
          cells[index] !== '' && isMonthOnly(set, dealId, field) ? MONTH_FORMAT : null,
        ]);
      if (grid.every(([format]) => format === null)) continue;
      await writer.write(grid, () => {
        sheet.getRangeByIndexes(at.row + 1 + first, at.column + index, grid.length, 1).numberFormat = grid;
      });
    }
  }
}

async function makeTable(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  at: Destination,
  { name, columns, deals }: NewTable,
): Promise<Excel.Table> {
  const whole = sheet.getRangeByIndexes(at.row, at.column, deals.length + 1, columns.length);
  const table = sheet.tables.add(whole, true);
  table.name = name;
  table.style = TABLE_STYLE;
  const header = whole.getRow(0);
  const widths = columns.map((_, index) => whole.getColumn(index).format.load('columnWidth'));
  table.load('id,name');
  whole.load('address');
  withoutRedraw(context);
  await context.sync();
  columns.forEach((field, index) => {
    if (isRightAligned(field))
      header.getCell(0, index).format.horizontalAlignment = Excel.HorizontalAlignment.center;
    const width = widths[index]?.columnWidth ?? 0;
    // On a sheet of the user's, columns only get wider: what stands above or below needs its width.
    if (at.isNewSheet || width < widthOf(field)) whole.getColumn(index).format.columnWidth = widthOf(field);
  });
  if (at.isNewSheet) sheet.freezePanes.freezeRows(1);
  withoutRedraw(context);
  await context.sync();
  return table;
}
