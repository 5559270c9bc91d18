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
  const hide = async () => {
    table.showTotals = false;
    await context.sync();
  };
  takeBack.push(show);
  await hide();
  return { show, hide };
}
