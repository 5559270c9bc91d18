import type { SheetCell } from './cell';
import { isBlank, isFormula, sameCell } from './cell';

/** One cell that changes. Rows are those of the table body as it is now, columns those of the snapshot; from 0. */
export interface CellPatch {
  readonly row: number;
  readonly column: number;
  readonly before: SheetCell;
  readonly after: SheetCell;
  /** Number format that changes with the content: a day that becomes a month. */
  readonly format?: { readonly before: string; readonly after: string } | undefined;
}

/** Rows that come in before a row of the present body; `at` = number of rows appends. */
export interface RowInsertion {
  readonly at: number;
  readonly rows: Rows;
  /** Number formats of these rows, cell by cell; '' leaves what the host gives. */
  readonly formats?: RowFormats | undefined;
}

export type RowFormats = readonly (readonly string[])[];

/** What happens to the rows of a table, in terms of its present rows. Rows that it does not name are not touched. */
export interface RowPlan {
  readonly patches: readonly CellPatch[];
  /** Rows that go, ascending. */
  readonly remove: readonly number[];
  /** Number formats of the rows that go, in the order of `remove`: what bringing them back needs. */
  readonly removedFormats?: RowFormats | undefined;
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

/** Where the rows stand after a plan. */
export interface Layout {
  /** By row of the present body; undefined for a row that goes. */
  readonly placeOf: readonly (number | undefined)[];
  /** Rows that come in, with the place of the first. */
  readonly inserted: readonly (RowInsertion & { readonly place: number })[];
}

export function layoutAfter(rows: number, plan: RowPlan): Layout {
  const removed = new Set(plan.remove);
  const inserted: (RowInsertion & { place: number })[] = [];
  const placeOf: (number | undefined)[] = [];
  let place = 0;
  let next = 0;
  for (let row = 0; row <= rows; row += 1) {
    for (let entry = plan.insert[next]; entry?.at === row; entry = plan.insert[++next]) {
      inserted.push({ ...entry, place });
      place += entry.rows.length;
    }
    if (row < rows) placeOf.push(removed.has(row) ? undefined : place++);
  }
  return { placeOf, inserted };
}

/** How many rows a plan leaves of `rows`. */
export const rowsAfterPlan = (rows: number, plan: RowPlan): number =>
  rows - plan.remove.length + plan.insert.reduce((sum, { rows: came }) => sum + came.length, 0);

/** The plan that takes a plan back: in terms of the rows that the plan leaves. */
export function inversePlan(rows: Rows, plan: RowPlan): RowPlan {
  const { placeOf, inserted } = layoutAfter(rows.length, plan);
  const remove = inserted.flatMap(({ place, rows: came }) => came.map((_, index) => place + index));
  const removedFormats = inserted.flatMap(({ formats, rows: came }) => formats ?? came.map(() => []));
  const insert = plan.remove.map((row, index): RowInsertion => {
    const behind = placeOf.slice(0, row).findLast((place) => place !== undefined);
    const formats = plan.removedFormats?.[index];
    return {
      at: behind === undefined ? 0 : behind + 1,
      rows: [rows[row] ?? []],
      formats: formats && [formats],
    };
  });
  const patches = plan.patches.flatMap(({ row, column, before, after, format }) => {
    const at = placeOf[row];
    if (at === undefined) return [];
    const back = format && { before: format.after, after: format.before };
    return [{ row: at, column, before: after, after: before, format: back }];
  });
  return { patches, remove, removedFormats, insert };
}

/** Whether nothing but formulas stands in a row: the blank row of an emptied table. */
export const isVacant = (row: readonly SheetCell[]): boolean =>
  row.every((cell) => isBlank(cell) || isFormula(cell));

/**
 * Whether a table has only the blank row that Excel leaves of an emptied table. Formulas may stand in the user's own
 * columns; one in a column of ours was typed into a row of the user's.
 * @param ours our columns
 */
export const isVacated = (rows: Rows, ours: readonly number[]): boolean =>
  rows.length === 1 &&
  rows.every((row) => isVacant(row) && !ours.some((column) => !isBlank(row[column] ?? '')));

/**
 * The same outcome without ever leaving a table without a row, which Excel does not allow: where every row goes, the
 * first one stays and takes what the first new row holds, or is blanked. The blank row of an emptied table is taken too.
 * Formulas in the user's own columns stay.
 * @param ours our columns
 */
export function feasiblePlan(rows: Rows, plan: RowPlan, ours: readonly number[]): RowPlan {
  const remove = isVacated(rows, ours) && plan.insert.length > 0 ? [0] : plan.remove;
  const [first] = rows;
  if (!first || remove.length < rows.length) return plan;
  const newcomers = plan.insert.flatMap((entry) =>
    entry.rows.map((cells, index) => ({ cells, formats: entry.formats?.[index] ?? [] })),
  );
  const [newcomer, ...others] = newcomers;
  const formatsBefore = plan.remove[0] === 0 ? plan.removedFormats?.[0] : undefined;
  const patches = first.flatMap((before, column): CellPatch[] => {
    const coming = newcomer?.cells[column] ?? '';
    const stays = isFormula(before) && isBlank(coming) && (!newcomer || !ours.includes(column));
    const after = stays ? before : coming;
    const format = { before: formatsBefore?.[column] ?? '', after: newcomer?.formats[column] ?? '' };
    const changes = format.after !== '' && format.after !== format.before;
    if (sameCell(before, after) && !changes) return [];
    return [{ row: 0, column, before, after, format: changes ? format : undefined }];
  });
  const rest = { rows: others.map(({ cells }) => cells), formats: others.map(({ formats }) => formats) };
  return {
    patches,
    remove: rows.slice(1).map((_, index) => index + 1),
    removedFormats: plan.removedFormats?.slice(1),
    insert: others.length > 0 ? [{ at: rows.length, ...rest }] : [],
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
