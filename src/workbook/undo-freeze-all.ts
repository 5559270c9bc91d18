import { freezeAgain } from './freeze-again';
import { framesOf, stillFrozen, writeFormulas } from './frozen-cells';
import type { FrozenFormula } from './frozen-cells';
import type { FreezeAllAction } from './last-action';
import { removeNoteSheet } from './note-sheet';
import type { UndoReport } from './reports';
import type { TakeBack } from './take-back';
import { restore } from './take-back';
import { failedUndo } from './take-back-frozen';
import type { WorkOptions } from './work';
import { WorkbookError } from './workbook-error';

/**
 * Takes such a freeze back: formulas where the values still stand, sheet by sheet; cells that were changed since, and
 * those of sheets that are gone, stay. So does a whole sheet whose rows or columns may have moved: values that happen to
 * be the same, or empty, would not show that they stand elsewhere. The sheet of sources goes when nothing is left to it.
 */
export async function undoFreezeAll(
  context: Excel.RequestContext,
  { name, frozen, frames, note }: FreezeAllAction,
  options: WorkOptions,
): Promise<UndoReport> {
  const { worksheets } = context.workbook;
  worksheets.load('items/name');
  await context.sync();
  const names = new Set(worksheets.items.map((sheet) => sheet.name));
  const takeBack: TakeBack[] = [];
  const kept: string[] = [];
  let [restoredCells, keptCells] = [0, 0];
  try {
    for (const area of frozen) {
      if (!names.has(area.area.sheetName)) {
        keptCells += area.formulas.length;
        continue;
      }
      const { untouched, touched } = await stillFrozen(context, area, options);
      const { sheetName } = area.area;
      const hasMoved = (await framesOf(context, [sheetName])).get(sheetName) !== frames.get(sheetName);
      if (hasMoved && (touched.length > 0 || !untouched.some(isSeen))) {
        keptCells += area.formulas.length;
        continue;
      }
      keptCells += touched.length;
      restoredCells += untouched.length;
      if (untouched.length === 0) continue;
      takeBack.push(async () => void kept.push(...(await freezeAgain(context, sheetName, untouched))));
      await writeFormulas(context, sheetName, untouched);
    }
    if (restoredCells === 0)
      throw new WorkbookError(
        'changedSince',
        'The frozen cells were changed since, so nothing was put back.',
      );
    if (keptCells === 0) await removeNoteSheet(context, note, options);
  } catch (error) {
    await restore(takeBack, options, error);
    throw failedUndo(error, kept);
  }
  return { kind: 'freezeAll', tableName: name, restoredCells, keptCells };
}

const isSeen = ({ values }: FrozenFormula): boolean => values.flat().some((cell) => cell !== '');
