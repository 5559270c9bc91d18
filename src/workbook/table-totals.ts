import { SHEET_ROWS } from './room-below';
import type { TakeBack } from './take-back';
import type { SheetCell } from './cell';
import { isFormula, readCell, sameCell, sheetCellInput } from './cell';
import type { RowPlan } from './row-plan';
import type { TablePlace } from './table-place';
import type { TotalsRecord } from './refresh-record';
import { formulaAfter } from './totals-references';

/**
 * Hides a table's totals row while rows come and go: Excel can't resize a table below which its totals stand.
 * @param plan what happens to the rows that its formulas name
 * @param undone the same row as a refresh left it: what it wrote there becomes again what it was
 * @returns what shows it again, and what hides it
 */
export async function withTotalsOff(
  context: Excel.RequestContext,
  place: TablePlace,
  { plan, undone }: { readonly plan: RowPlan; readonly undone?: TotalsRecord | undefined },
  takeBack: TakeBack[],
): Promise<{ show: TakeBack; hide: TakeBack; record: TotalsRecord }> {
  const table = context.workbook.tables.getItem(place.tableId);
  const totals = table.getTotalRowRange();
  totals.load('values,formulas,numberFormat');
  await context.sync();
  const formulas: unknown[] = totals.formulas[0] ?? [];
  const cells: SheetCell[] = (totals.values[0] ?? []).map((value: unknown, index) =>
    readCell(value, formulas[index]),
  );
  const formats = totals.numberFormat as string[][];
  const show = async (content: readonly SheetCell[]) => {
    table.showTotals = true;
    const range = table.getTotalRowRange();
    range.numberFormat = formats;
    range.values = [content.map(sheetCellInput)];
    await context.sync();
  };
  const after = cells.map((cell, index): SheetCell => {
    const [was, back] = [undone?.after[index], undone?.before[index]];
    if (was !== undefined && back !== undefined && sameCell(cell, was)) return back;
    if (!isFormula(cell)) return cell;
    return { ...cell, formula: formulaAfter(cell.formula, place.sheetName, place, plan, true) };
  });
  const hide = () => hideTotals(context, table);
  takeBack.push(() => show(cells));
  await hide();
  return { show: () => show(after), hide, record: { before: cells, after } };
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
