import { shiftRows } from './carry-shifts';
import type { FormulaElsewhere } from './formula-elsewhere';
import { assertCellsMove } from './moving-cells';
import { putFormulasBack } from './put-formulas-back';
import { assertResizable } from './resize-table';
import { checkRoomBelow } from './room-below';
import type { RefreshNote } from './reports';
import { isEmptyPlan } from './row-plan';
import { structureOf } from './row-shift';
import { asWorkbookError, throwIfCancelled } from './run';
import { withFiltersOff } from './table-filters';
import type { TablePlace } from './table-place';
import type { TotalsRecord } from './refresh-record';
import { withTotalsOff } from './table-totals';
import { followingTotals } from './totals-references';
import type { TakeBack } from './take-back';
import { restore } from './take-back';
import type { Carrying } from './write-content';
import { writeContent } from './write-content';

/**
 * Carries out a plan on the sheet. Everything is known before the first write; if a write fails or is cancelled, the
 * steps so far are taken back and the sheet is as it was.
 * @param commit remembers the outcome in the workbook: the last step that may fail
 * @returns notes for the user: what could not be restored afterwards, such as a sort; the totals row where it moved
 * @throws WorkbookError
 */
export async function carryOut(
  work: Carrying,
  commit: (takeBack: TakeBack[]) => Promise<void>,
): Promise<{ readonly notes: readonly RefreshNote[]; readonly totals: TotalsRecord | undefined }> {
  const { context, place, rows, plan, options } = work;
  const structure = structureOf(place.rows, plan);
  const isStructural = structure.shifts.length > 0 || structure.appended > 0;
  if (isStructural) assertResizable();
  const room = await checkRoomBelow(context, place, plan);
  await assertCellsMove(context, place, plan);
  throwIfCancelled(options.signal);
  const hidesTotals = isStructural && place.totalsRows > 0;
  const toTotals = hidesTotals ? work.toTotals : [];

  const takeBack: TakeBack[] = [];
  const notes: RefreshNote[] = [];
  const referring = [...(work.referring ?? []), ...toTotals];
  const putBack = async (formulas: readonly FormulaElsewhere[]) => {
    const left = await putFormulasBack(context, formulas);
    if (left > 0) throw new Error(`formulas that refer to ${place.tableName}: ${String(left)}`);
  };
  if (referring.length > 0) takeBack.push(() => putBack(referring));
  let totals: Awaited<ReturnType<typeof withTotalsOff>> | undefined;
  try {
    const filtersOn =
      isStructural && place.isFiltered ? await withFiltersOff(context, place, takeBack) : undefined;
    totals = hidesTotals
      ? await withTotalsOff(context, place, { plan, undone: work.undoneTotals }, takeBack)
      : undefined;
    const bare = totals ? { ...place, totalsRows: 0 as const } : place;
    if (isStructural)
      await shiftRows({ context, place: bare, rows, plan, structure, room, options }, takeBack);
    await writeContent({ ...work, place: bare }, takeBack);
    if (totals) {
      takeBack.push(totals.hide);
      await totals.show();
      await putBack(followingTotals(toTotals, place, plan));
    }
    await commit(takeBack);
    if (!isEmptyPlan(plan)) await sortAgain(context, place, notes);
    if (filtersOn) await attempt(filtersOn, 'filterLost', notes);
    else if (place.isFiltered) await filterAgain(context, place, notes);
  } catch (error) {
    await restore(takeBack, options, error);
    throw asWorkbookError(error);
  }
  return { notes, totals: totals?.record };
}

async function sortAgain(
  context: Excel.RequestContext,
  place: TablePlace,
  notes: RefreshNote[],
): Promise<void> {
  if (place.sortFields.length === 0) return;
  if (place.besideLeft + place.besideRight > 0) {
    notes.push({ kind: 'notSorted' });
    return;
  }
  await attempt(
    async () => {
      context.workbook.tables.getItem(place.tableId).sort.reapply();
      await context.sync();
    },
    'sortLost',
    notes,
  );
}

const filterAgain = (context: Excel.RequestContext, place: TablePlace, notes: RefreshNote[]): Promise<void> =>
  attempt(
    async () => {
      context.workbook.tables.getItem(place.tableId).reapplyFilters();
      await context.sync();
    },
    'filterLost',
    notes,
  );

/** Does what may fail without harm. */
async function attempt(
  work: () => Promise<void>,
  kind: 'sortLost' | 'filterLost',
  notes: RefreshNote[],
): Promise<void> {
  try {
    await work();
  } catch {
    notes.push({ kind });
  }
}
