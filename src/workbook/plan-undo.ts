import type { FieldName } from '../deals/fields';
import { isBlank, isFormula, sameCell } from './cell';
import type { SheetCell } from './cell';
import { dealIdIn } from './match-columns';
import type { RowInsertion, RowPlan, Rows } from './row-plan';
import { applyPlan, inversePlan, feasiblePlan } from './row-plan';
import type { TableSnapshot } from './snapshot';

/** What a refresh did to a table: enough to take it back later. */
export interface RefreshRecord {
  /** The table before. */
  readonly before: TableSnapshot;
  readonly idColumn: number;
  /** Our field in each column of `before`; undefined for the user's columns. */
  readonly fieldOf: readonly (FieldName | undefined)[];
  /** What the sheet went through, and the same deal by deal (RefreshPlan.rows and .logical). */
  readonly rows: RowPlan;
  readonly logical: RowPlan;
}

export interface UndoPlan {
  readonly rows: RowPlan;
  readonly keptEdits: readonly { readonly dealId: string; readonly column: FieldName }[];
}

const sameRows = (a: Rows, b: Rows): boolean =>
  a.length === b.length &&
  a.every(
    (row, index) =>
      row.length === b[index]?.length && row.every((cell, at) => sameCell(cell, b[index]?.[at] ?? '')),
  );

/**
 * The plan that takes a refresh back. Where nothing was typed since, it is exact. Otherwise (or after sorting) deal by
 * deal: a cell that still holds what the refresh wrote gets its old content, a row that came in goes unless something
 * was typed in it, a row that went comes back behind the row that it stood behind. What the user typed since stays.
 * Undefined where the deal ids can't be found any more.
 */
export function planUndo(now: TableSnapshot, record: RefreshRecord): UndoPlan | undefined {
  const { before } = record;
  const sameColumns =
    now.columns.length === before.columns.length &&
    now.columns.every(({ header }, index) => header === before.columns[index]?.header);
  if (sameColumns && sameRows(now.rows, applyPlan(before.rows, record.rows)))
    return { rows: inversePlan(before.rows, record.rows), keptEdits: [] };
  return undoByDeal(now, record);
}

function undoByDeal(now: TableSnapshot, record: RefreshRecord): UndoPlan | undefined {
  const { before, logical, fieldOf } = record;
  const columnNow = before.columns.map(({ header, id }) => {
    const byId = now.columns.findIndex((column) => id !== undefined && column.id === id);
    const byHeader = now.columns.findIndex((column) => header !== '' && column.header === header);
    return [byHeader, byId].find((column) => column >= 0);
  });
  const idNow = columnNow[record.idColumn];
  if (idNow === undefined) return undefined;
  const rowNow = new Map<string, number>();
  now.rows.forEach((row, index) => {
    const dealId = dealIdIn(row, idNow);
    if (dealId !== '' && !rowNow.has(dealId)) rowNow.set(dealId, index);
  });
  const idOf = (row: readonly SheetCell[] | undefined) => (row ? dealIdIn(row, record.idColumn) : '');
  const keptEdits: UndoPlan['keptEdits'][number][] = [];

  const patches = logical.patches.flatMap((patch) => {
    const dealId = idOf(before.rows[patch.row]);
    const [row, column] = [rowNow.get(dealId), columnNow[patch.column]];
    const shown = row === undefined || column === undefined ? undefined : now.rows[row]?.[column];
    if (row === undefined || column === undefined || shown === undefined) return [];
    if (sameCell(shown, patch.after)) return [{ row, column, before: shown, after: patch.before }];
    const field = fieldOf[patch.column];
    if (field && !sameCell(shown, patch.before)) keptEdits.push({ dealId, column: field });
    return [];
  });

  const remove = logical.insert.flatMap(({ rows }) =>
    rows.flatMap((written) => {
      const dealId = idOf(written);
      const row = rowNow.get(dealId);
      if (row === undefined) return [];
      const typed = columnNow.flatMap((column, index) =>
        column === undefined ? [] : [[column, written[index] ?? ''] as const],
      );
      const expected = new Map(typed);
      const untouched = now.rows[row]?.every((cell, column) =>
        fieldOf[columnNow.indexOf(column)] === undefined
          ? isBlank(cell) || isFormula(cell)
          : sameCell(cell, expected.get(column) ?? ''),
      );
      if (untouched) return [row];
      keptEdits.push({ dealId, column: 'deal_id' });
      return [];
    }),
  );

  const insert = new Map<number, (readonly SheetCell[])[]>();
  for (const removed of logical.remove) {
    const dealId = idOf(before.rows[removed]);
    if (rowNow.has(dealId)) continue;
    let neighbour = removed - 1;
    while (neighbour >= 0 && !rowNow.has(idOf(before.rows[neighbour]))) neighbour -= 1;
    const at = neighbour < 0 ? 0 : (rowNow.get(idOf(before.rows[neighbour])) ?? 0) + 1;
    const cells: SheetCell[] = now.columns.map(() => '');
    columnNow.forEach((column, index) => {
      if (column !== undefined) cells[column] = before.rows[removed]?.[index] ?? '';
    });
    insert.set(at, [...(insert.get(at) ?? []), cells]);
  }
  const insertions: RowInsertion[] = [...insert]
    .sort(([a], [b]) => a - b)
    .map(([at, rows]) => ({ at, rows }));
  const rows = feasiblePlan(now.rows, { patches, remove: remove.sort((a, b) => a - b), insert: insertions });
  return { rows, keptEdits };
}
