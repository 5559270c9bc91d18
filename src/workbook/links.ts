import { dealsInForce, dealsNow, organisation } from '../source/in-force';
import { findTables, readTables } from './find-tables';
import type { LinkSetting, ReadLink } from './link-setting';
import { isOfOtherServer, originOf } from './link-setting';
import { remember } from './last-action';
import type { StoredLink } from './link-store';
import { deleteLink, readLinks, readStoredLink, restoreLink } from './link-store';
import type { LinkedTable } from './reports';
import { asWorkbookError, reading, writing } from './run';
import { showSheet } from './show-sheet';
import { restore } from './take-back';
import { WorkbookError } from './workbook-error';

/** All links that the workbook remembers, in the order in which they were made. */
export async function listLinkedTables(): Promise<LinkedTable[]> {
  // Undefined until it is decided which data answer.
  await Promise.resolve(dealsNow()).catch(() => undefined);
  return reading(linkedTables);
}

/** Whether a table holds the data in force, as far as that is known without asking anybody. */
function versionStatus(link: LinkSetting): 'current' | 'newerData' | 'otherServer' | 'unknown' {
  const isOnServer = originOf(link) === 'organisation';
  if (isOnServer && isOfOtherServer(link, organisation.server)) return 'otherServer';
  const set = isOnServer ? organisation.connected : dealsInForce();
  if (!set) return isOnServer ? 'unknown' : 'current';
  return set.version.name === link.dataVersion ? 'current' : 'newerData';
}

/** The same inside a run. */
export async function linkedTables(context: Excel.RequestContext): Promise<LinkedTable[]> {
  const reads = await readLinks(context);
  if (reads.length === 0) return [];
  const tables = await readTables(context);
  const links = reads.flatMap((read) => (read.kind === 'link' ? [read.link] : []));
  const found = findTables(links, tables);
  return reads.map((read): LinkedTable => {
    if (read.kind !== 'link') return unreadable(read);
    const { id, query, columns, dataVersion, refreshedAt, deals } = read.link;
    const table = found.get(id);
    return {
      id,
      tableName: table?.name ?? read.link.tableName,
      sheetName: table?.sheetName ?? read.link.sheetName,
      query,
      columns: columns.map(({ field }) => field),
      dataVersion,
      origin: originOf(read.link),
      refreshedAt,
      deals,
      status: table ? versionStatus(read.link) : 'gone',
    };
  });
}

type UnreadLink = Extract<ReadLink, { kind: 'newer' | 'damaged' }>;

function unreadable({ kind, id, tableName, sheetName }: UnreadLink): LinkedTable {
  return {
    id,
    tableName,
    sheetName,
    query: { criteria: [] },
    columns: [],
    dataVersion: '',
    origin: 'machine',
    refreshedAt: '',
    deals: 0,
    status: kind === 'newer' ? 'newerFormat' : 'damaged',
  };
}

/**
 * Forgets a link: the table stays as it is, as an ordinary Excel table. A link that a later DealSheet made stays.
 * `undoLast` takes it back.
 * @throws WorkbookError `newerFormat`, `busy`, `host`
 */
export async function unlink(id: string): Promise<void> {
  await writing('unlinking a table', async (context) => {
    const stored = await readStoredLink(context, id);
    if (!stored) return;
    if (stored.kind === 'newer')
      throw new WorkbookError(
        'newerFormat',
        'A later version of DealSheet linked this table, and knows how to unlink it.',
      );
    await forgetting(context, stored);
    remember([{ kind: 'unlink', stored }]);
  });
}

/** Deletes a link that was read whole; where that fails half-way, it is put back. */
export async function forgetting(context: Excel.RequestContext, stored: StoredLink): Promise<void> {
  try {
    await deleteLink(context, { id: stored.id, memory: stored.link?.memory });
  } catch (error) {
    await restore([() => restoreLink(context, stored)], {}, error);
    throw asWorkbookError(error);
  }
}

/** Shows a linked table: activates its sheet and selects the table. @throws WorkbookError `gone`, `hidden` */
export async function showLinkedTable(id: string): Promise<void> {
  await reading(async (context) => {
    const links = (await readLinks(context)).flatMap((read) => (read.kind === 'link' ? [read.link] : []));
    const entry = findTables(links, await readTables(context)).get(id);
    if (!entry)
      throw new WorkbookError('gone', 'The table or its sheet was deleted. Insert it anew, or unlink it.');
    const table = context.workbook.tables.getItem(entry.id);
    await showSheet(context, context.workbook.worksheets.getItem(entry.sheetName));
    table.getRange().select();
    await context.sync();
  });
}
