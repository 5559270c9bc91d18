import type { Area, RangeRef } from './area';
import { lastColumn, lastRow } from './area';

/** Cells inserted or deleted: everything from `area` on, in `along`, moves by its size. */
export interface Shift {
  readonly area: Area;
  readonly along: 'rows' | 'columns';
  readonly kind: 'insert' | 'delete';
}

/** A rectangle seen along the direction of a shift. */
interface Span {
  readonly start: number;
  readonly count: number;
}

function shiftedSpan(span: Span, at: number, size: number, kind: Shift['kind']): Span | undefined {
  const end = span.start + span.count - 1;
  if (kind === 'insert') {
    if (at <= span.start) return { start: span.start + size, count: span.count };
    return at <= end ? { start: span.start, count: span.count + size } : span;
  }
  const lastDeleted = at + size - 1;
  const removed = Math.max(0, Math.min(end, lastDeleted) - Math.max(span.start, at) + 1);
  if (removed === span.count) return undefined;
  const before = Math.max(0, Math.min(span.start, lastDeleted + 1) - at);
  return { start: span.start - before, count: span.count - removed };
}

/** Where a rectangle is after a shift; `undefined` where all its cells are gone. Excel's rule for references. */
export function shifted(area: Area, { area: moved, along, kind }: Shift): Area | undefined {
  if (area.sheetId !== moved.sheetId) return area;
  if (along === 'rows') {
    if (area.column < moved.column || lastColumn(area) > lastColumn(moved)) return area;
    const span = shiftedSpan({ start: area.row, count: area.rows }, moved.row, moved.rows, kind);
    return span && { ...area, row: span.start, rows: span.count };
  }
  if (area.row < moved.row || lastRow(area) > lastRow(moved)) return area;
  const span = shiftedSpan({ start: area.column, count: area.columns }, moved.column, moved.columns, kind);
  return span && { ...area, column: span.start, columns: span.count };
}

/** Moves what range objects point at when cells are inserted or deleted. */
export class RangeTracker {
  private refs: WeakRef<RangeRef>[] = [];

  ref(area: Area): RangeRef {
    const ref: RangeRef = { area };
    this.refs.push(new WeakRef(ref));
    if (this.refs.length % 1024 === 0) this.refs = this.refs.filter((weak) => weak.deref() !== undefined);
    return ref;
  }

  apply(shift: Shift): void {
    for (const weak of this.refs) {
      const ref = weak.deref();
      if (ref?.area) ref.area = shifted(ref.area, shift);
    }
  }
}
