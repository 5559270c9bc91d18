import type { SheetCell } from './cell';
import type { CellsToWrite } from './write-cells';

/** One cell to write. */
export interface SingleCell {
  readonly row: number;
  readonly column: number;
  readonly cell: SheetCell;
  /** '' leaves what the host gives. */
  readonly format: string;
}

/**
 * Rectangles of these cells and no other: runs below each other, joined with runs of the same rows beside them. A cell of
 * somebody else's between them may belong to an array formula, which Excel lets nobody change in part.
 */
export function blocksOf(cells: readonly SingleCell[]): CellsToWrite[] {
  const runs: SingleCell[][] = [];
  for (const cell of [...cells].sort((a, b) => a.column - b.column || a.row - b.row)) {
    const last = runs.at(-1)?.at(-1);
    if (last?.column === cell.column && last.row + 1 === cell.row) runs.at(-1)?.push(cell);
    else runs.push([cell]);
  }
  const blocks: SingleCell[][][] = [];
  const startingAt = new Map<string, SingleCell[][]>();
  for (const run of runs) {
    const [first] = run;
    if (!first) continue;
    const rows = `${String(first.row)},${String(run.length)}`;
    const beside = startingAt.get(rows);
    if (beside?.at(-1)?.[0]?.column === first.column - 1) beside.push(run);
    else {
      const block = [run];
      blocks.push(block);
      startingAt.set(rows, block);
    }
  }
  return blocks.map((columns): CellsToWrite => {
    const [run = []] = columns;
    const grid = <T>(of: (cell: SingleCell) => T) =>
      run.map((_, down) => columns.flatMap((column) => column.slice(down, down + 1).map(of)));
    return {
      row: run[0]?.row ?? 0,
      column: run[0]?.column ?? 0,
      cells: grid(({ cell }) => cell),
      formats: grid(({ format }) => format),
      linkColumns: [],
    };
  });
}
