import type { SheetCell } from './cell';
import { isFormula, shownValue } from './cell';
import type { Memory } from './memory';
import { cellHash, hashAt } from './memory';
import type { RememberedColumn } from './remembered-column';
import type { TableSnapshot } from './snapshot';

/** Rows that are compared to tell which column is which. */
const SAMPLE = 400;
/** Fewer comparable cells than this don't refute a header. */
const ENOUGH = 5;
/** As many cells that are all as we left them tell a column that lost its header. */
const FEW = 2;

/** The deal id that a row names in its id column; '' where there is none. */
export function dealIdIn(row: readonly SheetCell[], idColumn: number): string {
  const cell = row[idColumn];
  const shown = cell === undefined || isFormula(cell) ? '' : shownValue(cell);
  return typeof shown === 'string' ? shown.trim() : '';
}

const hasHeader = (header: string) => (column: { header: string }) => column.header === header;

/**
 * Where the deal ids are now: under the remembered header, else (renamed) in the column that holds the remembered ids.
 * Undefined where the user deleted the column.
 */
export function findIdColumn(
  table: TableSnapshot,
  remembered: RememberedColumn,
  memory: Memory | undefined,
): number | undefined {
  const share = (column: number) => {
    const ids = table.rows.slice(0, SAMPLE).map((row) => dealIdIn(row, column));
    const named = ids.filter((id) => id !== '');
    return named.length === 0 ? 0 : named.filter((id) => memory?.rows.has(id)).length / named.length;
  };
  const byHeader = table.columns.findIndex(hasHeader(remembered.header));
  const byId = table.columns.findIndex(({ id }) => id !== undefined && id === remembered.columnId);
  if (!memory || memory.rows.size === 0) return [byHeader, byId].find((column) => column >= 0);
  if (byHeader >= 0 && (share(byHeader) > 0 || table.rows.length < ENOUGH)) return byHeader;
  const best = table.columns
    .map(({ header }, column) => ({ column, share: header === '' ? 0 : share(column) }))
    .sort((a, b) => b.share - a.share)[0];
  return best && best.share >= 0.5 ? best.column : undefined;
}

/**
 * Which column of the table is which of ours; undefined for one that the user deleted. A column is recognised by its
 * id and header; where they disagree or one is missing (renamed, copied, an id given again), by what it holds.
 */
export function matchColumns(
  table: TableSnapshot,
  remembered: readonly RememberedColumn[],
  idColumn: number,
  memory: Memory | undefined,
): (number | undefined)[] {
  const sample = table.rows
    .slice(0, SAMPLE)
    .map((row) => ({ row, hashes: memory?.rows.get(dealIdIn(row, idColumn)) ?? '' }))
    .filter(({ hashes }) => hashes !== '');
  const blank = cellHash('');
  /** Share of disclosed cells that are as we left them; undefined where too few tell. */
  const likeness = (field: number, column: number, enough = ENOUGH): number | undefined => {
    let compared = 0;
    let same = 0;
    for (const { row, hashes } of sample) {
      const hash = hashAt(hashes, field);
      if (hash === undefined || hash === blank) continue;
      compared += 1;
      const cell = row[column];
      if (cell !== undefined && !isFormula(cell) && cellHash(cell) === hash) same += 1;
    }
    return compared < enough ? undefined : same / compared;
  };
  const found = new Map<number, number>();
  const taken = new Set<number>([idColumn]);
  const take = (index: number, column: number | undefined) => {
    if (column === undefined) return;
    found.set(index, column);
    taken.add(column);
  };
  const free = (column: number) => column >= 0 && !taken.has(column);
  const columns = remembered.map(({ header, columnId }) => ({
    byHeader: table.columns.findIndex(hasHeader(header)),
    byId: table.columns.findIndex(({ id }) => id !== undefined && id === columnId),
  }));
  remembered.forEach(({ field }, index) => {
    if (field === 'deal_id') found.set(index, idColumn);
  });
  const eachMissing = (find: (index: number) => number | undefined) => {
    remembered.forEach((_, index) => {
      if (!found.has(index)) take(index, find(index));
    });
  };
  const best = (candidates: readonly { column: number; likeness: number }[], least: number) =>
    candidates
      .filter((candidate) => free(candidate.column) && candidate.likeness >= least)
      .sort((a, b) => b.likeness - a.likeness)[0]?.column;

  eachMissing((index) => {
    const { byHeader, byId } = columns[index] ?? { byHeader: -1, byId: -1 };
    return byHeader === byId && free(byHeader) ? byHeader : undefined;
  });
  eachMissing((index) => {
    const { byHeader, byId } = columns[index] ?? { byHeader: -1, byId: -1 };
    const candidates = [byHeader, byId].filter(free);
    return best(
      candidates.map((column) => ({
        column,
        likeness: likeness(index, column) ?? (column === byHeader ? 1 : 0),
      })),
      0.2,
    );
  });
  eachMissing((index) =>
    best(
      table.columns.map(({ header }, column) => ({
        column,
        likeness: header === '' ? 0 : (likeness(index, column, FEW) ?? 0),
      })),
      0.6,
    ),
  );
  return remembered.map((_, index) => found.get(index));
}
