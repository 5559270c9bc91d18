import { SHEET_ROWS } from './room-below';
import type { TakeBack } from './take-back';
import type { SheetCell } from './cell';
import { readCell, sheetCellInput } from './cell';
import type { TablePlace } from './table-place';

/**
 * Hides a table's totals row while rows come and go: Excel can't resize a table below which its totals stand.
 * @returns what shows it again, with the formulas and texts that it had, and what hides it
 */
export async function withTotalsOff(
  context: Excel.RequestContext,
  place: TablePlace,
  takeBack: TakeBack[],
): Promise<{ show: TakeBack; hide: TakeBack }> {
  const table = context.workbook.tables.getItem(place.tableId);
  const totals = table.getTotalRowRange();
  totals.load('values,formulas,numberFormat');
  await context.sync();
  const formulas: unknown[] = totals.formulas[0] ?? [];
  const cells: SheetCell[] = (totals.values[0] ?? []).map((value: unknown, index) =>
    readCell(value, formulas[index]),
  );
  const formats = totals.numberFormat as string[][];
  const show = async () => {
    table.showTotals = true;
    const range = table.getTotalRowRange();
    range.numberFormat = formats;
    range.values = [cells.map(sheetCellInput)];
    await context.sync();
  };
  const hide = () => hideTotals(context, table);
  takeBack.push(show);
  await hide();
  return { show, hide };
}

/** Hides the totals row. Hosts may move up what stands below it: then a blank row takes its place again. */
async function hideTotals(context: Excel.RequestContext, table: Excel.Table): Promise<void> {
  table.load('showTotals');
  await context.sync();
  if (!table.showTotals) return;
  const totals = table.getTotalRowRange();
  totals.load('rowIndex,columnIndex,columnCount');
  await context.sync();
  const { rowIndex: row, columnIndex: column, columnCount: columns } = totals;
  const below = (first: number) => {
    const used = table.worksheet
      .getRangeByIndexes(first, column, SHEET_ROWS - first, columns)
      .getUsedRangeOrNullObject(true);
    used.load('rowIndex');
    return used;
  };
  const before = below(row + 1);
  table.showTotals = false;
  const after = below(row);
  await context.sync();
  if (before.isNullObject || after.isNullObject || after.rowIndex >= before.rowIndex) return;
  const gap = table.worksheet.getRangeByIndexes(row, column, 1, columns);
  gap.insert(Excel.InsertShiftDirection.down).clear(Excel.ClearApplyTo.formats);
  await context.sync();
}
