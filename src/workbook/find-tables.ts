import type { LinkSetting } from './link-setting';

/** A table of the workbook, as far as finding a link's table needs it. */
export interface TableEntry {
  readonly id: string;
  readonly name: string;
  readonly sheetName: string;
}

/** All tables of the workbook. */
export async function readTables(context: Excel.RequestContext): Promise<TableEntry[]> {
  const { tables } = context.workbook;
  tables.load('items/id,items/name,items/worksheet/name');
  await context.sync();
  return tables.items.map(({ id, name, worksheet }) => ({ id, name, sheetName: worksheet.name }));
}

/**
 * Which table is which link's. A table with both the remembered id and name is certain; then comes one with the id on
 * the remembered sheet, where only a table of another sheet (a copy) has the name; then the name (hosts may give other
 * ids when a workbook is opened elsewhere), then the id (renamed). No table serves two links. Whether it really holds
 * the deals is checked by what it holds, before anything is written.
 */
export function findTables(
  links: readonly LinkSetting[],
  tables: readonly TableEntry[],
): ReadonlyMap<string, TableEntry> {
  const found = new Map<string, TableEntry>();
  const taken = new Set<string>();
  const sameName = (link: LinkSetting, table: TableEntry) =>
    link.tableName.toLowerCase() === table.name.toLowerCase();
  const assign = (fits: (link: LinkSetting, table: TableEntry) => boolean) => {
    for (const link of links) {
      if (found.has(link.id)) continue;
      const table = tables.find((candidate) => !taken.has(candidate.id) && fits(link, candidate));
      if (!table) continue;
      found.set(link.id, table);
      taken.add(table.id);
    }
  };
  assign((link, table) => link.tableId === table.id && sameName(link, table));
  assign(
    (link, table) =>
      link.tableId === table.id &&
      link.sheetName === table.sheetName &&
      tables.some((other) => sameName(link, other)) &&
      !tables.some((other) => sameName(link, other) && other.sheetName === link.sheetName),
  );
  assign(sameName);
  assign((link, table) => link.tableId === table.id);
  return found;
}
