import { sameValue } from '../../workbook/cell';
import type { CellValue } from '../../workbook/cell';

/** The size of what a cell spills, and how many of all these cells show another value. */
export interface SpillChange {
  readonly changed: number;
  /** Cells of both sizes together. */
  readonly cells: number;
  readonly before: readonly [rows: number, columns: number];
  readonly after: readonly [rows: number, columns: number];
}

/** What a cell shows with all that it spills, row by row. */
type Values = readonly (readonly CellValue[])[];

/** How what a cell shows differs from what it showed. */
export interface ShownDifference {
  /** The first value that differs, counted from the cell itself; undefined where all are the same. */
  readonly at: readonly [row: number, column: number] | undefined;
  /** Where it spills, or did. */
  readonly spill: SpillChange | undefined;
}

/** Compares what a cell shows before and after, with all that it spills; what is missing beside the larger is blank. */
export function shownDifference(before: Values, after: Values): ShownDifference {
  const [was, is] = [sizeOf(before), sizeOf(after)];
  const [rows, columns] = [Math.max(was[0], is[0]), Math.max(was[1], is[1])];
  let changed = 0;
  let at: ShownDifference['at'];
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      if (sameValue(before[row]?.[column] ?? '', after[row]?.[column] ?? '')) continue;
      changed += 1;
      at ??= [row, column];
    }
  const cells = rows * columns;
  return { at, spill: cells > 1 ? { changed, cells, before: was, after: is } : undefined };
}

const sizeOf = (values: Values): readonly [rows: number, columns: number] => [
  values.length,
  values[0]?.length ?? 0,
];
