import { findTables, readTables } from './find-tables';
import type { LinkSetting } from './link-setting';
import { readLinks, readMemory } from './link-store';
import { dealIdIn, findIdColumn } from './match-columns';
import { isSameDeal, pickedIn } from './picked-deals';
import { readCells } from './read-table';
import { rowAddress, rowBelow } from './row-below';
import type { RowBelow } from './row-below';
import { reading } from './run';
import { columnIdOf } from './table-place';

/** What the selected cell offers to a deal, besides a table of its own. */
export type DealTarget =
  /** It is in, or directly under, a linked table of picked deals. */
  | { readonly kind: 'table'; readonly linkId: string; readonly tableName: string; readonly holdsIt: boolean }
  /** It is under headers that name fields; the address is that of the cells from the first to the last of them. */
  | { readonly kind: 'row'; readonly address: string };

export interface TableAtHand {
  readonly kind: 'table';
  readonly link: LinkSetting;
  readonly tableName: string;
  readonly picked: readonly string[];
}

/** What the selected cell offers to a deal; undefined where it is a place for a new table. @throws WorkbookError */
export async function dealTarget(dealId: string): Promise<DealTarget | undefined> {
  return reading(async (context) => {
    const found = await targetAt(context);
    if (found?.kind === 'row') return { kind: 'row', address: rowAddress(found) };
    if (!found) return undefined;
    const { link, tableName, picked } = found;
    // The query still asks for a deal whose row was deleted by hand.
    const held = (await dealsIn(context, found)) ?? picked;
    return {
      kind: 'table',
      linkId: link.id,
      tableName,
      holdsIt: held.some((each) => isSameDeal(each, dealId)),
    };
  });
}

/** The ids that stand in a linked table; undefined where it has lost their column. */
async function dealsIn(
  context: Excel.RequestContext,
  { link, tableName }: TableAtHand,
): Promise<readonly string[] | undefined> {
  const remembered = link.columns.find(({ field }) => field === 'deal_id');
  if (!remembered) return undefined;
  const table = context.workbook.tables.getItem(tableName);
  const { worksheet } = table;
  const body = table.getDataBodyRange().load('rowIndex,columnIndex,rowCount,columnCount');
  table.columns.load('items/id,items/name');
  await context.sync();
  const { rowIndex, columnIndex, rowCount, columnCount } = body;
  const columns = table.columns.items.map(({ id, name }) => ({ id: columnIdOf(id), header: name }));
  const area = [rowIndex, columnIndex, rowCount, columnCount] as const;
  const rows = await readCells(context, worksheet, area);
  const idColumn = findIdColumn({ columns, rows }, remembered, await readMemory(context, link));
  return idColumn === undefined ? undefined : rows.map((row) => dealIdIn(row, idColumn));
}

/** The same inside a run. */
export async function targetAt(context: Excel.RequestContext): Promise<TableAtHand | RowBelow | undefined> {
  const selected = context.workbook.getSelectedRange();
  selected.load('rowIndex,columnIndex');
  const sheet = context.workbook.worksheets.getActiveWorksheet();
  sheet.load('name');
  await context.sync();
  const { rowIndex: row, columnIndex: column } = selected;
  const here = sheet.getRangeByIndexes(row, column, 1, 1).getTables(false);
  here.load('items/id,items/name');
  const above = sheet.getRangeByIndexes(Math.max(0, row - 1), column, 1, 1).getTables(false);
  above.load('items/id,items/name');
  await context.sync();
  const inside = firstOf(here);
  const table = inside ?? firstOf(above);
  if (table) {
    const links = (await readLinks(context)).flatMap((read) => (read.kind === 'link' ? [read.link] : []));
    const found = findTables(links, await readTables(context));
    const link = links.find(({ id }) => found.get(id)?.id === table.id);
    const picked = link && pickedIn(link.query);
    if (picked) return { kind: 'table', link, tableName: table.name, picked };
  }
  return inside || row === 0 ? undefined : rowBelow(context, sheet, row, column);
}

const firstOf = ({ items }: Excel.TableScopedCollection): Excel.Table | undefined => items[0];
