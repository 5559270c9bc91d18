import type { RowPlan } from './row-plan';
import { runsFromBottom } from './row-plan';
import type { TablePlace } from './table-place';

/** Rows of the body that go or come, by index in the body as it is when the shift's turn comes. */
export interface RowShift {
  readonly kind: 'delete' | 'insert';
  readonly first: number;
  readonly count: number;
}

/** What a plan does to the rows, apart: first the shifts, bottom up; then the rows appended at the end. */
export interface Structure {
  readonly shifts: readonly RowShift[];
  /** Rows of the body after the shifts, before anything is appended. */
  readonly rowsAfterShifts: number;
  readonly appended: number;
}

/** Rows that come in where nothing of the old body is left behind them are appended, since no row can be pushed. */
export function structureOf(rows: number, plan: RowPlan): Structure {
  const deletions = runsFromBottom(plan.remove).map(([first, count]): RowShift => ({
    kind: 'delete',
    first,
    count,
  }));
  const [last] = deletions;
  const tail = last && last.first + last.count === rows ? last.first : rows;
  const insertions = new Map<number, number>();
  let appended = 0;
  for (const { at, rows: coming } of plan.insert) {
    if (at >= tail) appended += coming.length;
    else {
      // Inside a run of rows that go, every place is the same: where the run was.
      const first = deletions.find((run) => at >= run.first && at < run.first + run.count)?.first ?? at;
      insertions.set(first, (insertions.get(first) ?? 0) + coming.length);
    }
  }
  const shifts = [
    ...deletions,
    ...[...insertions].map(([first, count]): RowShift => ({ kind: 'insert', first, count })),
  ].sort((a, b) => b.first - a.first || (a.kind === 'delete' ? -1 : 1));
  return { shifts, rowsAfterShifts: rows + netRows(shifts), appended };
}

/** The shift that takes a shift back. */
export const reversed = ({ kind, first, count }: RowShift): RowShift => ({
  kind: kind === 'delete' ? 'insert' : 'delete',
  first,
  count,
});

/** How many rows of the body are gone (or come) after the first shifts. */
export function netRows(shifts: readonly RowShift[]): number {
  return shifts.reduce((sum, { kind, count }) => sum + (kind === 'insert' ? count : -count), 0);
}

/** Columns whose cells shift together. */
export interface Span {
  readonly column: number;
  readonly columns: number;
  readonly isTable: boolean;
}

/** The table, and the notes on either side: each shifts by itself, since Excel shifts no part of a table with others. */
export const spansOf = (place: TablePlace): Span[] =>
  [
    { column: place.left, columns: place.width, isTable: true },
    { column: place.left - place.besideLeft, columns: place.besideLeft, isTable: false },
    { column: place.left + place.width, columns: place.besideRight, isTable: false },
  ].filter(({ columns }) => columns > 0);

/** Queues one shift in one span. */
export function queueShift(sheet: Excel.Worksheet, place: TablePlace, shift: RowShift, span: Span): void {
  const range = sheet.getRangeByIndexes(place.top + shift.first, span.column, shift.count, span.columns);
  if (shift.kind === 'delete') range.delete(Excel.DeleteShiftDirection.up);
  else range.insert(Excel.InsertShiftDirection.down);
}
