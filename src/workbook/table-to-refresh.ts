import { findTables, readTables } from './find-tables';
import type { LinkSetting } from './link-setting';
import { readLinks } from './link-store';
import type { TableDeals } from './table-deals';
import { WorkbookError } from './workbook-error';

/** A link and its table, with the data that it is compared with. */
export interface FoundTable {
  readonly link: LinkSetting;
  readonly tableId: string;
  readonly deals: TableDeals;
}

/**
 * Finds a link and its table.
 * @param dealsOf what a link is compared with
 * @throws WorkbookError `gone`, `newerFormat`, `damaged`, and what `dealsOf` throws
 */
export async function taskFor(
  context: Excel.RequestContext,
  id: string,
  dealsOf: (link: LinkSetting) => TableDeals,
): Promise<FoundTable> {
  const reads = await readLinks(context);
  const links = reads.flatMap((read) => (read.kind === 'link' ? [read.link] : []));
  const link = links.find((each) => each.id === id);
  if (!link) throw refusalOf(reads.find((each) => each.kind !== 'link' && each.id === id)?.kind);
  const table = findTables(links, await readTables(context)).get(id);
  if (table) return { link, tableId: table.id, deals: dealsOf(link) };
  const sheet = context.workbook.worksheets.getItemOrNullObject(link.sheetName);
  sheet.load('name');
  await context.sync();
  throw new WorkbookError(
    'gone',
    sheet.isNullObject
      ? `The sheet "${link.sheetName}" with the table ${link.tableName} was deleted. Insert the table anew, or unlink it.`
      : `The table ${link.tableName} on the sheet "${link.sheetName}" was deleted, or made into plain cells. Insert it anew, or unlink it: no cell is touched.`,
  );
}

/** Why nothing can be done with a link that can't be read; `undefined` where there is none. */
export function refusalOf(kind: 'link' | 'newer' | 'damaged' | undefined): WorkbookError {
  if (kind === 'newer')
    return new WorkbookError(
      'newerFormat',
      'A later version of DealSheet linked this table. Update DealSheet to work with it; nothing was changed.',
    );
  if (kind === 'damaged')
    return new WorkbookError(
      'damaged',
      'What this workbook remembers of the link is damaged, so DealSheet can’t tell what belongs to it. ' +
        'The table itself is untouched: unlink it here, and insert it anew where you need it.',
    );
  return new WorkbookError(
    'gone',
    'This table is not linked any more. Insert it anew from Deals to have it refreshed.',
  );
}
