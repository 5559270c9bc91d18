import type { SheetCell } from './cell';
import { isBlank, isFormula, sameCell } from './cell';

/** One cell that changes. Rows are those of the table body as it is now, columns those of the snapshot; from 0. */
export interface CellPatch {
  readonly row: number;
  readonly column: number;
  readonly before: SheetCell;
  readonly after: SheetCell;
}

/** Rows that come in before a row of the present body; `at` = number of rows appends. */
export interface RowInsertion {
  readonly at: number;
  readonly rows: readonly (readonly SheetCell[])[];
}

/** What happens to the rows of a table, in terms of its present rows. Rows that it does not name are not touched. */
export interface RowPlan {
  readonly patches: readonly CellPatch[];
  /** Rows that go, ascending. */
  readonly remove: readonly number[];
  /** Ascending by `at`. */
  readonly insert: readonly RowInsertion[];
}

export type Rows = readonly (readonly SheetCell[])[];

export const isEmptyPlan = (plan: RowPlan): boolean =>
  plan.patches.length === 0 && plan.remove.length === 0 && plan.insert.length === 0;

/** The rows after a plan: what the sheet must hold once the plan was carried out. */
export function applyPlan(rows: Rows, plan: RowPlan): Rows {
  const patched = patchedRows(rows, plan.patches);
  const removed = new Set(plan.remove);
  const result: (readonly SheetCell[])[] = [];
  let next = 0;
  for (let row = 0; row <= rows.length; row += 1) {
    for (let entry = plan.insert[next]; entry?.at === row; entry = plan.insert[++next])
      result.push(...entry.rows);
    const cells = patched[row];
    if (cells && !removed.has(row)) result.push(cells);
  }
  return result;
}

function patchedRows(rows: Rows, patches: readonly CellPatch[]): Rows {
  const result = [...rows];
  const copied = new Map<number, SheetCell[]>();
  for (const { row, column, after } of patches) {
    const cells = copied.get(row) ?? [...(rows[row] ?? [])];
    cells[column] = after;
    copied.set(row, cells);
    result[row] = cells;
  }
  return result;
}

/** The plan that takes a plan back: in terms of the rows that the plan leaves. */
export function inversePlan(rows: Rows, plan: RowPlan): RowPlan {
  const removed = new Set(plan.remove);
  const remove: number[] = [];
  const insert: RowInsertion[] = [];
  const placeOf = new Map<number, number>();
  let place = 0;
  let next = 0;
  let run: (readonly SheetCell[])[] = [];
  const closeRun = () => {
    if (run.length > 0) insert.push({ at: place, rows: run });
    run = [];
  };
  for (let row = 0; row <= rows.length; row += 1) {
    for (let entry = plan.insert[next]; entry?.at === row; entry = plan.insert[++next]) {
      closeRun();
      remove.push(...entry.rows.map((_, index) => place + index));
      place += entry.rows.length;
    }
    const cells = rows[row];
    if (!cells) continue;
    if (removed.has(row)) run.push(cells);
    else {
      closeRun();
      placeOf.set(row, place);
      place += 1;
    }
  }
  closeRun();
  const patches = plan.patches.flatMap(({ row, column, before, after }) => {
    const at = placeOf.get(row);
    return at === undefined ? [] : [{ row: at, column, before: after, after: before }];
  });
  return { patches, remove, insert };
}

/** Whether nothing but formulas stands in a row: the blank row of an emptied table. */
export const isVacant = (row: readonly SheetCell[]): boolean =>
  row.every((cell) => isBlank(cell) || isFormula(cell));

/** Whether a table has only the blank row that Excel leaves of an emptied table. */
export const isVacated = (rows: Rows): boolean => rows.length === 1 && rows.every(isVacant);

/**
 * The same outcome without ever leaving a table without a row, which Excel does not allow: where every row goes, the
 * first one stays and takes what the first new row holds, or is blanked. The blank row of an emptied table is taken too.
 */
export function feasiblePlan(rows: Rows, plan: RowPlan): RowPlan {
  const remove = isVacated(rows) && plan.insert.length > 0 ? [0] : plan.remove;
  const [first] = rows;
  if (!first || remove.length < rows.length) return plan;
  const [newcomer, ...others] = plan.insert.flatMap((entry) => entry.rows);
  const patches = first.flatMap((before, column) => {
    const after = newcomer?.[column] ?? (isFormula(before) ? before : '');
    return sameCell(before, after) ? [] : [{ row: 0, column, before, after }];
  });
  return {
    patches,
    remove: rows.slice(1).map((_, index) => index + 1),
    insert: others.length > 0 ? [{ at: rows.length, rows: others }] : [],
  };
}

/** Consecutive rows as runs [first, count], from the bottom up: the order in which deleting keeps numbers valid. */
export function runsFromBottom(rows: readonly number[]): [first: number, count: number][] {
  const runs: [number, number][] = [];
  for (let index = rows.length - 1; index >= 0; index -= 1) {
    const row = rows[index] ?? 0;
    const last = runs.at(-1);
    if (last && last[0] === row + 1) {
      last[0] = row;
      last[1] += 1;
    } else runs.push([row, 1]);
  }
  return runs;
}
