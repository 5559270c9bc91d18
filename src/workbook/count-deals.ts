import type { LinkSetting } from './link-setting';
import { findIdColumn, matchColumns } from './match-columns';
import { matchRows } from './match-rows';
import type { Memory } from './memory';
import { hashAt } from './memory';
import { isOurs } from './plan';
import { readTable } from './read-table';
import type { TablePlace } from './table-place';

/**
 * How many deals stand in a linked table, and how many of our cells the user changed. Where the ids or the memory are
 * gone, the number of the last refresh, and no number of edits.
 */
export async function countDeals(
  context: Excel.RequestContext,
  link: LinkSetting,
  place: TablePlace,
  memory: Memory | undefined,
): Promise<{ readonly deals: number; readonly edits: number | undefined }> {
  const table = await readTable(context, place);
  const id = link.columns.find(({ field }) => field === 'deal_id');
  const idColumn = id && findIdColumn(table, id, memory);
  if (idColumn === undefined || !memory) return { deals: link.deals, edits: undefined };
  const columnOf = matchColumns(table, link.columns, idColumn, memory);
  const { rowOf } = matchRows(table, columnOf, idColumn, memory, () => false);
  let edits = 0;
  for (const [dealId, row] of rowOf) {
    const hashes = memory.rows.get(dealId) ?? '';
    columnOf.forEach((column, field) => {
      const cell = column === undefined ? undefined : table.rows[row]?.[column];
      if (hashes !== '' && cell !== undefined && !isOurs(cell, hashAt(hashes, field))) edits += 1;
    });
  }
  return { deals: rowOf.size, edits };
}
