import { findTables, readTables } from './find-tables';
import type { LinkSetting } from './link-setting';
import { readLinks } from './link-store';
import { isSameDeal, pickedIn } from './picked-deals';
import { rowAddress, rowBelow } from './row-below';
import type { RowBelow } from './row-below';
import { reading } from './run';

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
    return {
      kind: 'table',
      linkId: link.id,
      tableName,
      holdsIt: picked.some((each) => isSameDeal(each, dealId)),
    };
  });
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
