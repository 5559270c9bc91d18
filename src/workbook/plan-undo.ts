import { sameCell } from './cell';
import type { RefreshRecord, UndoPlan } from './refresh-record';
import type { Rows } from './row-plan';
import { applyPlan, feasiblePlan, inversePlan } from './row-plan';
import type { TableSnapshot } from './snapshot';
import { undoByDeal } from './undo-by-deal';

export const sameRows = (a: Rows, b: Rows): boolean =>
  a.length === b.length &&
  a.every(
    (row, index) =>
      row.length === b[index]?.length && row.every((cell, at) => sameCell(cell, b[index]?.[at] ?? '')),
  );

/**
 * The plan that takes a refresh back: exact where nothing was typed or sorted since, else deal by deal. Undefined where
 * the deal ids can't be found any more.
 */
export function planUndo(now: TableSnapshot, record: RefreshRecord): UndoPlan | undefined {
  const { before } = record;
  const sameColumns =
    now.columns.length === before.columns.length &&
    now.columns.every(({ header }, index) => header === before.columns[index]?.header);
  const ours = record.fieldOf.flatMap((field, column) => (field === undefined ? [] : [column]));
  const carriedOut = feasiblePlan(before.rows, record.rows, ours);
  if (sameColumns && sameRows(now.rows, applyPlan(before.rows, carriedOut)))
    return { rows: inversePlan(before.rows, carriedOut), keptEdits: [] };
  return undoByDeal(now, record);
}
