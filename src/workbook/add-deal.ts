import { cellInput } from './cell';
import type { CellValue } from './cell';
import { dealRows, isMonthOnly } from './deal-rows';
import { targetAt } from './deal-target';
import type { TableAtHand } from './deal-target';
import { remember } from './last-action';
import { originOf } from './link-setting';
import type { WrittenFormulas } from './take-back-formulas';
import { isSameDeal, withPicked } from './picked-deals';
import { carryOutRefresh, prepareRefresh, reportOf } from './refresh-table';
import type { PlannedRefresh } from './refresh-table';
import type { RefreshNote } from './reports';
import { rowAddress } from './row-below';
import type { RowBelow } from './row-below';
import { asWorkbookError, reading, throwIfCancelled, writing } from './run';
import { numberFormatOf } from './table-format';
import { restore } from './take-back';
import type { TakeBack } from './take-back';
import { dealsForTable, originOfNewTables } from './table-deals';
import type { TableDeals } from './table-deals';
import { taskFor } from './table-to-refresh';
import type { WorkOptions } from './work';
import { WorkbookError } from './workbook-error';

/** What a person was offered: a linked table, or the cells of a row. */
export type OfferedPlace =
  { readonly kind: 'table'; readonly linkId: string } | { readonly kind: 'row'; readonly address: string };

/** What was done with a deal. */
export type AddedDeal =
  | {
      readonly kind: 'table';
      readonly tableName: string;
      readonly deals: number;
      readonly notes: readonly RefreshNote[];
    }
  /** A plain row, and what takes it back (`takeBackFormulas`). */
  | { readonly kind: 'row'; readonly written: WrittenFormulas };

const elsewhere = () =>
  new WorkbookError('changedSince', 'Another cell is selected now. Try again; nothing was changed.');

/**
 * Adds a deal where the selection offers it: to the linked table of picked deals that it touches, which then asks for
 * one deal more, or as a plain row under headers that name fields. Nothing that stands there is overwritten.
 * @param expected what a person was offered: nothing is done where the selection offers something else by now
 * @throws WorkbookError: occupied, noRoom, protected, changedSince, gone, empty, server, busy, cancelled, host; the
 * workbook is then as it was
 */
export async function addDeal(
  dealId: string,
  expected: OfferedPlace,
  options: WorkOptions = {},
): Promise<AddedDeal> {
  const target = await reading(targetAt);
  if (!target || !isOffered(target, expected)) throw elsewhere();
  return target.kind === 'row' ? addRow(dealId, target, options) : addToTable(dealId, target, options);
}

const isOffered = (target: TableAtHand | RowBelow, expected: OfferedPlace): boolean =>
  target.kind === 'table'
    ? expected.kind === 'table' && target.link.id === expected.linkId
    : expected.kind === 'row' && rowAddress(target) === expected.address;

async function addToTable(dealId: string, seen: TableAtHand, options: WorkOptions): Promise<AddedDeal> {
  const query = withPicked(seen.link.query, seen.picked, dealId);
  const deals = await dealsForTable(originOf(seen.link), query, options);
  return writing('adding a deal', async (context) => {
    const found = await taskFor(context, seen.link.id, () => deals);
    if (JSON.stringify(found.link.query) !== JSON.stringify(seen.link.query)) throw elsewhere();
    const task = { ...found, link: { ...found.link, query }, linkBefore: found.link };
    throwIfCancelled(options.signal);
    const asked = { ...task, restoreDeletedRows: false, restoredDeal: dealId };
    const planned = await prepareRefresh(context, asked, options);
    assertOnlyAdds(planned, dealId);
    const { report, action } = await carryOutRefresh(context, planned, options);
    remember([action]);
    return { kind: 'table', tableName: report.tableName, deals: report.deals, notes: report.notes };
  });
}

/** Nobody has reviewed anything but the deal that comes in. */
function assertOnlyAdds(planned: PlannedRefresh, dealId: string): void {
  const { added, removed, changed, tableName } = reportOf(planned);
  if (!added.some((each) => isSameDeal(each, dealId)))
    throw new WorkbookError(
      'empty',
      `${tableName} can’t take this deal: its data don’t hold it, or it is there already. Nothing was changed.`,
    );
  if (added.length > 1 || removed.length > 0 || changed.length > 0)
    throw new WorkbookError(
      'changedSince',
      `The data have changed since ${tableName} was filled. Refresh it first (Tables), then add the deal; nothing was changed.`,
    );
}

async function addRow(dealId: string, seen: RowBelow, options: WorkOptions): Promise<AddedDeal> {
  const query = { criteria: [{ field: 'deal_id', test: dealId }] };
  const deals = await dealsForTable(await originOfNewTables(), query, options);
  const fields = seen.columns.map(({ field }) => field);
  const [deal] = dealRows(deals, query, fields);
  if (!deal) throw new WorkbookError('empty', 'The data do not hold this deal. Nothing was changed.');
  return writing('adding a deal', async (context) => {
    const now = await targetAt(context);
    if (JSON.stringify(now) !== JSON.stringify(seen)) throw elsewhere();
    throwIfCancelled(options.signal);
    const takeBack: TakeBack[] = [];
    try {
      return await writeRow(context, seen, { deals, dealId, cells: deal.cells }, takeBack);
    } catch (error) {
      await restore(takeBack, options, error);
      throw asWorkbookError(error);
    }
  });
}

async function writeRow(
  context: Excel.RequestContext,
  { sheetName, row, columns }: RowBelow,
  { deals, dealId, cells }: { deals: TableDeals; dealId: string; cells: readonly CellValue[] },
  takeBack: TakeBack[],
): Promise<AddedDeal> {
  const sheet = context.workbook.worksheets.getItem(sheetName);
  sheet.load('protection/protected');
  const first = columns[0]?.column ?? 0;
  const width = (columns.at(-1)?.column ?? first) - first + 1;
  const range = sheet.getRangeByIndexes(row, first, 1, width);
  range.load('formulas,numberFormat');
  await context.sync();
  if (sheet.protection.protected)
    throw new WorkbookError('protected', `The sheet "${sheetName}" is protected. Nothing was changed.`);
  const [before = []] = range.formulas as unknown[][];
  if (columns.some(({ column }) => before[column - first] !== ''))
    throw new WorkbookError(
      'occupied',
      'Cells of this row hold something already. Select a free row below the headers; nothing was changed.',
    );
  const formatsBefore = (range.numberFormat as string[][]).map((line) => [...line]);
  const formatBefore = (column: number) => formatsBefore[0]?.[column - first] ?? 'General';
  const cellAt = (column: number) => sheet.getRangeByIndexes(row, column, 1, 1);
  takeBack.push(async () => {
    for (const { column } of columns) {
      cellAt(column).clear(Excel.ClearApplyTo.contents);
      cellAt(column).numberFormat = [[formatBefore(column)]];
    }
    await context.sync();
  });
  columns.forEach(({ column, field }, index) => {
    const cell = cellAt(column);
    const value = cells[index] ?? '';
    const before = formatBefore(column);
    // In a cell formatted as text a figure would be text, and no sum would count it.
    if (before === 'General' || (before === '@' && typeof value === 'number'))
      cell.numberFormat = [[numberFormatOf(field, isMonthOnly(deals.set, dealId, field))]];
    cell.values = [[cellInput(value)]];
  });
  range.load('formulas,address');
  await context.sync();
  const address = range.address.slice(range.address.lastIndexOf('!') + 1);
  const only = columns.map(({ column }) => column - first);
  return { kind: 'row', written: { sheetName, address, written: range.formulas, formatsBefore, only } };
}
