import { referenceKey } from '../../workbook/argument-cells';
import type { ArgumentCells } from '../../workbook/argument-cells';
import type { CellBlock } from '../../workbook/cell-block';
import type { DealsCell } from '../../workbook/deals-cell-values';
import { inSteps, pause, throwIfCancelled } from '../../workbook/run';
import type { WorkOptions } from '../../workbook/work';
import type { WorkbookAccess } from '../workbook-access';
import { foreseeCell, readCall } from './foresee-cell';
import type { DataMove, Foreseen, ForeseenChange, Unforeseen } from './foresee-cell';

/** What other data do to the DEALS cells of a workbook. */
export interface ForeseenCells {
  /** In the order of the cells. */
  readonly changes: readonly ForeseenChange[];
  /** Cells that show the same as before. */
  readonly same: number;
  readonly unforeseen: readonly { readonly cell: DealsCell; readonly why: Unforeseen }[];
}

/** What cells are foreseen with. */
export interface Foreseeing extends DataMove {
  /** Cells that change with their linked table: what refers to them can't be foreseen. */
  readonly moving: readonly (CellBlock & { readonly sheetName: string })[];
}

/** Work goes on for so long, in milliseconds, before the page may draw and hear a click. */
const STEP = 40;

/**
 * Computes what each DEALS cell will show once other data answer, from what its arguments refer to now, and compares it with
 * what it shows. A cell counts as foreseen only where the same computation with the data before gives what it shows.
 * @throws WorkbookError cancelled, host
 */
export async function foreseeCells(
  cells: readonly DealsCell[],
  { before, after, moving }: Foreseeing,
  { readArgumentCells }: Pick<WorkbookAccess, 'readArgumentCells'>,
  options: WorkOptions,
): Promise<ForeseenCells> {
  const calls = await inSteps(cells, (cell) => ({ cell, call: readCall(cell) }), options.signal);
  const read = await readArgumentCells(
    calls.flatMap(({ cell: { sheetName }, call }) =>
      (call?.references ?? []).map((text) => ({ sheetName, text })),
    ),
    options,
  );
  const outcomes = new Map<DealsCell, Foreseen>();
  /** Cells whose formula was found to stay as it is. */
  const settled = new Set<string>();
  const stays = (area: ArgumentCells): boolean =>
    !moving.some((each) => each.sheetName === area.sheetName && overlap(each, area)) &&
    area.computed.every((row, down) =>
      row.every(
        (isComputed, right) =>
          (!isComputed && !area.spilled) ||
          settled.has(placeOf(area.sheetName, area.row + down, area.column + right)),
      ),
    );
  let waiting = calls;
  const tell = () => options.onProgress?.({ done: outcomes.size, total: cells.length, phase: 'computing' });
  tell();
  throwIfCancelled(options.signal);
  let begun = performance.now();
  // What refers to cells that stay is computed after them, however long the chain.
  for (let found = true; found;) {
    found = false;
    const left: typeof waiting = [];
    for (const each of waiting) {
      const { cell, call } = each;
      const areas = call?.references.map((text) => read.get(referenceKey({ ...cell, text }))) ?? [];
      if (call && areas.some((area) => area !== undefined && !stays(area)) && areas.every(Boolean)) {
        left.push(each);
        continue;
      }
      const outcome = call ? await foreseeCell(cell, call, read, { before, after }) : 'formula';
      outcomes.set(cell, outcome);
      if (outcome === 'same') for (const place of placesOf(cell)) settled.add(place);
      found = true;
      if (performance.now() - begun < STEP) continue;
      tell();
      await pause();
      throwIfCancelled(options.signal);
      begun = performance.now();
    }
    waiting = left;
  }
  const all = cells.map((cell) => ({ cell, outcome: outcomes.get(cell) ?? ('argument' as const) }));
  return {
    changes: all.flatMap(({ outcome }) => (typeof outcome === 'object' ? [outcome] : [])),
    same: all.filter(({ outcome }) => outcome === 'same').length,
    unforeseen: all.flatMap(({ cell, outcome }) =>
      typeof outcome === 'object' || outcome === 'same' ? [] : [{ cell, why: outcome }],
    ),
  };
}

const placeOf = (sheetName: string, row: number, column: number): string =>
  `${sheetName}!${String(row)}:${String(column)}`;

const placesOf = ({ sheetName, row, column, rows, columns }: DealsCell): string[] =>
  Array.from({ length: rows * columns }, (_, place) =>
    placeOf(sheetName, row + Math.floor(place / columns), column + (place % columns)),
  );

const overlap = (one: CellBlock, other: CellBlock): boolean =>
  one.row < other.row + other.rows &&
  other.row < one.row + one.rows &&
  one.column < other.column + other.columns &&
  other.column < one.column + one.columns;
