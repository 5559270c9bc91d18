import type { Model } from './model';
import type { TableRef } from './table-areas';
import { usedArea } from './cell-clearing';
import { deleteCells, insertCells } from './cell-shift';
import { patchCells } from './cell-writing';
import { enter } from './typed-input';
import { localAddress } from './addresses';
import { bodyArea, tableArea, tableOf, totalsArea } from './table-areas';
import { look, setLook } from './tables';

/** Names that Univer reads in structured references; Excel reads more. */
const READABLE_TABLE = /^[A-Za-z][A-Za-z0-9]*$/;
const READABLE_COLUMN = /^[\p{L}\p{N} $%/.-]+$/u;

/** The last column's data as `tblDeals[Upfront]`, which grows with the table, or as cells. */
function lastColumnReference(model: Model, ref: TableRef): string {
  const table = tableOf(model, ref);
  const body = bodyArea(model, ref);
  const column = table.getColumnNameByIndex(body.columns - 1);
  if (READABLE_TABLE.test(table.getDisplayName()) && READABLE_COLUMN.test(column))
    return `${table.getDisplayName()}[${column}]`;
  return localAddress({ ...body, column: body.column + body.columns - 1, columns: 1 });
}

/** Shows or hides the totals row: "Total" under the first column and a subtotal under the last, as Excel starts it. */
export async function showTotals(model: Model, ref: TableRef, show: boolean): Promise<void> {
  if (look(model, ref).showTotals === show) return;
  const whole = tableArea(model, ref);
  model.assertUnprotected(whole.sheetId, 'Table.showTotals');
  if (!show) {
    const totals = totalsArea(model, ref);
    setLook(model, ref, { showTotals: false });
    await deleteCells(model, totals, 'rows', 'Table.showTotals');
    return;
  }
  const totals = { ...whole, row: whole.row + whole.rows, rows: 1 };
  if (usedArea(model, totals, false)) await insertCells(model, totals, 'rows', 'Table.showTotals');
  const body = bodyArea(model, ref);
  const subtotal = `=SUBTOTAL(109,${lastColumnReference(model, ref)})`;
  patchCells(model.spreadsheet, totals, (_, column) => {
    const text = column === body.columns - 1 && column > 0 ? subtotal : column === 0 ? 'Total' : '';
    const entered = enter(text, () => 'General');
    return entered === 'invalid' ? undefined : entered;
  });
  setLook(model, ref, { showTotals: true });
}
