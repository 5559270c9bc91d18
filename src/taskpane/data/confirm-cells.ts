import type { DealsCell } from '../../workbook/deals-cell-values';
import { shownDifference } from './spill-change';
import type { SpillChange } from './spill-change';

/** A cell that shows another value than before, both as they were read. */
export interface ConfirmedChange {
  readonly before: DealsCell;
  readonly after: DealsCell;
  /** The first value that differs, counted from the cell itself. */
  readonly at: readonly [row: number, column: number];
  /** Where it spills, or did. */
  readonly spill?: SpillChange | undefined;
}

/** What a move did to the DEALS cells, as the sheets show it. */
export interface ConfirmedCells {
  readonly changes: readonly ConfirmedChange[];
  /** Cells that were read before and after. */
  readonly compared: number;
}

/** Compares what DEALS cells showed with what they show: those that stand where they stood, with the same formula. */
export function compareCells(before: readonly DealsCell[], after: readonly DealsCell[]): ConfirmedCells {
  const keyOf = ({ sheetName, row, column, formula }: DealsCell) =>
    JSON.stringify([sheetName, row, column, formula]);
  const was = new Map(before.map((cell) => [keyOf(cell), cell]));
  const pairs = after.flatMap((cell) => {
    const earlier = was.get(keyOf(cell));
    return earlier ? [{ before: earlier, after: cell }] : [];
  });
  return { changes: pairs.flatMap(changeBetween), compared: pairs.length };
}

function changeBetween(pair: Pick<ConfirmedChange, 'before' | 'after'>): ConfirmedChange[] {
  const { at, spill } = shownDifference(pair.before.values, pair.after.values);
  return at ? [{ ...pair, at, spill }] : [];
}
