import { isFormula } from './cell';
import { dealIdIn } from './match-columns';
import type { Memory } from './memory';
import { cellHash, hashAt } from './memory';
import { isVacant } from './row-plan';
import type { TableSnapshot } from './snapshot';

/** Which row of a table is which deal. */
export interface MatchedRows {
  /** Row index by deal id, for the rows that are ours. */
  readonly rowOf: ReadonlyMap<string, number>;
  /** Deals that stand in more than one row: the further rows (copies) are the user's. */
  readonly duplicates: readonly string[];
  /** Rows that are the user's own: without an id, with an id that we neither wrote nor would write, or copies. */
  readonly ownRows: number;
}

/**
 * Tells our rows from the user's. Of rows with the same id the one that is most as we left it is ours, else the first.
 * @param isDeal whether the data hold a deal of that id for this table: a row typed with such an id is adopted
 */
export function matchRows(
  table: TableSnapshot,
  columnOf: readonly (number | undefined)[],
  idColumn: number,
  memory: Memory | undefined,
  isDeal: (dealId: string) => boolean,
): MatchedRows {
  const rowOf = new Map<string, number>();
  const duplicates = new Set<string>();
  let ownRows = 0;
  table.rows.forEach((row, index) => {
    if (isVacant(row)) return;
    const dealId = dealIdIn(row, idColumn);
    if (dealId === '' || !(memory?.rows.has(dealId) || isDeal(dealId))) {
      ownRows += 1;
      return;
    }
    const earlier = rowOf.get(dealId);
    if (earlier === undefined) {
      rowOf.set(dealId, index);
      return;
    }
    ownRows += 1;
    duplicates.add(dealId);
    const hashes = memory?.rows.get(dealId) ?? '';
    if (likeness(table, index, columnOf, hashes) > likeness(table, earlier, columnOf, hashes))
      rowOf.set(dealId, index);
  });
  return { rowOf, duplicates: [...duplicates], ownRows };
}

function likeness(
  table: TableSnapshot,
  index: number,
  columnOf: readonly (number | undefined)[],
  hashes: string,
): number {
  return columnOf.filter((column, field) => {
    const cell = column === undefined ? undefined : table.rows[index]?.[column];
    return cell !== undefined && !isFormula(cell) && cellHash(cell) === hashAt(hashes, field);
  }).length;
}
