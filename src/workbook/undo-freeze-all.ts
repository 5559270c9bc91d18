import { stillFrozen, writeFormulas, writeValues } from './frozen-cells';
import type { FreezeAllAction } from './last-action';
import { removeNoteSheet } from './note-sheet';
import type { UndoReport } from './reports';
import { asWorkbookError } from './run';
import type { TakeBack } from './take-back';
import { restore } from './take-back';
import type { WorkOptions } from './work';
import { WorkbookError } from './workbook-error';

/**
 * Takes such a freeze back: formulas where the values still stand, sheet by sheet; cells that were changed since, and
 * those of sheets that are gone, stay.
 */
export async function undoFreezeAll(
  context: Excel.RequestContext,
  { name, frozen, note }: FreezeAllAction,
  options: WorkOptions,
): Promise<UndoReport> {
  const { worksheets } = context.workbook;
  worksheets.load('items/name');
  await context.sync();
  const names = new Set(worksheets.items.map((sheet) => sheet.name));
  const takeBack: TakeBack[] = [];
  let [restoredCells, keptCells] = [0, 0];
  try {
    for (const area of frozen) {
      if (!names.has(area.area.sheetName)) {
        keptCells += area.formulas.length;
        continue;
      }
      const { untouched, touched } = await stillFrozen(context, area, options);
      keptCells += touched.length;
      restoredCells += untouched.length;
      if (untouched.length === 0) continue;
      takeBack.push(() => writeValues(context, { ...area, formulas: untouched }, {}));
      await writeFormulas(context, area.area.sheetName, untouched);
    }
    if (restoredCells === 0)
      throw new WorkbookError(
        'changedSince',
        'The frozen cells were changed since, so nothing was put back.',
      );
    await removeNoteSheet(context, note);
  } catch (error) {
    await restore(takeBack, options, error);
    throw asWorkbookError(error);
  }
  return { kind: 'freezeAll', tableName: name, restoredCells, keptCells };
}
