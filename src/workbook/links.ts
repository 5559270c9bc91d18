import type { DealSet } from '../deals/dataset';
import { dealsNow } from '../source/in-force';
import { findTables, readTables } from './find-tables';
import type { ReadLink } from './link-setting';
import { deleteLink, readLinks } from './link-store';
import type { LinkedTable } from './reports';
import { reading, writing } from './run';
import { WorkbookError } from './workbook-error';

/** All links that the workbook remembers, in the order in which they were made. */
export async function listLinkedTables(): Promise<LinkedTable[]> {
  const set = await Promise.resolve(dealsNow()).catch(() => undefined);
  return reading((context) => linkedTables(context, set));
}

/** The same inside a run. @param set the data in force; undefined where there are none */
export async function linkedTables(
  context: Excel.RequestContext,
  set: DealSet | undefined,
): Promise<LinkedTable[]> {
  const reads = await readLinks(context);
  if (reads.length === 0) return [];
  const tables = await readTables(context);
  const links = reads.flatMap((read) => (read.kind === 'link' ? [read.link] : []));
  const found = findTables(links, tables);
  return reads.map((read): LinkedTable => {
    if (read.kind === 'newer') return unreadable(read);
    const { id, query, columns, dataVersion, refreshedAt, deals } = read.link;
    const table = found.get(id);
    const isCurrent = set === undefined || set.version.name === dataVersion;
    return {
      id,
      tableName: table?.name ?? read.link.tableName,
      sheetName: table?.sheetName ?? read.link.sheetName,
      query,
      columns: columns.map(({ field }) => field),
      dataVersion,
      refreshedAt,
      deals,
      status: !table ? 'gone' : isCurrent ? 'current' : 'newerData',
    };
  });
}

function unreadable({ id, tableName, sheetName }: Extract<ReadLink, { kind: 'newer' }>): LinkedTable {
  return {
    id,
    tableName,
    sheetName,
    query: { criteria: [] },
    columns: [],
    dataVersion: '',
    refreshedAt: '',
    deals: 0,
    status: 'newerFormat',
  };
}

/**
 * Forgets a link: the table stays as it is, as an ordinary Excel table. A link that a later DealSheet made stays.
 * @throws WorkbookError `newerFormat`, `busy`, `host`
 */
export async function unlink(id: string): Promise<void> {
  await writing('unlinking a table', async (context) => {
    const read = (await readLinks(context)).find(
      (each) => (each.kind === 'link' ? each.link.id : each.id) === id,
    );
    if (read?.kind === 'newer')
      throw new WorkbookError(
        'newerFormat',
        'A later version of DealSheet linked this table, and knows how to unlink it.',
      );
    if (read) await deleteLink(context, read.link);
  });
}

/** Shows a linked table: activates its sheet and selects the table. @throws WorkbookError `gone` */
export async function showLinkedTable(id: string): Promise<void> {
  await reading(async (context) => {
    const links = (await readLinks(context)).flatMap((read) => (read.kind === 'link' ? [read.link] : []));
    const entry = findTables(links, await readTables(context)).get(id);
    if (!entry) throw new WorkbookError('gone', 'The table or its sheet was deleted.');
    const table = context.workbook.tables.getItem(entry.id);
    table.worksheet.activate();
    table.getRange().select();
    await context.sync();
  });
}
