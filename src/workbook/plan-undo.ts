import { sameCell } from './cell';
import type { RefreshRecord, UndoPlan } from './refresh-record';
import type { Rows } from './row-plan';
import { applyPlan, feasiblePlan, inversePlan } from './row-plan';
import type { SnapshotPlace, TableSnapshot } from './snapshot';
import { undoByDeal } from './undo-by-deal';
import type { PlaceNow } from './undone-formulas';

export const sameRows = (a: Rows, b: Rows): boolean =>
  a.length === b.length &&
  a.every(
    (row, index) =>
      row.length === b[index]?.length && row.every((cell, at) => sameCell(cell, b[index]?.[at] ?? '')),
  );

/**
 * The plan that takes a refresh back: exact where nothing was typed, sorted or moved since, else deal by deal. Undefined
 * where the deal ids can't be found any more.
 * @param at where the table is now
 */
export function planUndo(now: TableSnapshot, record: RefreshRecord, at: PlaceNow): UndoPlan | undefined {
  const { before } = record;
  const sameCells = isSamePlace(at, record.at);
  const sameColumns =
    now.columns.length === before.columns.length &&
    now.columns.every(({ header }, index) => header === before.columns[index]?.header);
  const ours = record.fieldOf.flatMap((field, column) => (field === undefined ? [] : [column]));
  const carriedOut = feasiblePlan(before.rows, record.rows, ours);
  if (sameCells && sameColumns && sameRows(now.rows, applyPlan(before.rows, carriedOut)))
    return { rows: inversePlan(before.rows, carriedOut), keptEdits: [] };
  return undoByDeal(now, record, at);
}

/** Whether the first cell of a table is where it was. */
export const isSamePlace = (a: SnapshotPlace, b: SnapshotPlace): boolean =>
  a.row === b.row && a.column === b.column && a.sheetName === b.sheetName;
