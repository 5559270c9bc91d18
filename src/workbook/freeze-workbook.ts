import { serialOf } from '../deals/date';
import { isWritten, look, lookTwice, sheetsOf } from './found-formulas';
import type { FoundSheet } from './found-formulas';
import type { FrozenArea } from './frozen-cells';
import { framesOf, writeFormulas, writeValues } from './frozen-cells';
import { remember } from './last-action';
import { addNoteSheet, dropSheet, fillNoteSheet, noteSheetName } from './note-sheet';
import type { NoteSheetWords } from './note-sheet';
import { assertCalculated } from './read-frozen';
import { asWorkbookError, reading, throwIfCancelled, writing } from './run';
import type { TakeBack } from './take-back';
import { restore } from './take-back';
import type { WorkOptions } from './work';
import type { LeftFormula } from './workbook-formulas';

/** What freezing every formula of ours in the workbook would do, or did. */
export interface WorkbookFreeze {
  /** Sheets whose formulas become values; `cells` counts what the formulas spill, too. */
  readonly sheets: readonly {
    readonly sheetName: string;
    readonly formulas: number;
    readonly cells: number;
    readonly spills: number;
  }[];
  /** Sheets that are protected, and therefore left as they are. */
  readonly protectedSheets: readonly { readonly sheetName: string; readonly formulas: number }[];
  /** Formulas that are left because they show an error, wait for their result or give a card. */
  readonly left: readonly LeftFormula[];
  /** The sheet of sources; undefined for what would be done, and where nothing was. */
  readonly noteSheet: string | undefined;
}

/** What a sheet of sources says of a freeze. */
export interface FreezeAllFacts {
  readonly formulas: number;
  /** Today, as a serial. */
  readonly frozenOn: number;
}

/** What `freezeWorkbook` would do now. @throws WorkbookError: stillComputing, cancelled, host */
export async function previewFreeze(options: WorkOptions = {}): Promise<WorkbookFreeze> {
  return reading(async (context) => {
    await assertCalculated(context);
    const found: FoundSheet[] = [];
    for (const sheet of await sheetsOf(context)) found.push(await look(context, sheet, options));
    return told(found, undefined);
  });
}

/**
 * Makes every formula of the workbook that calls our functions the values that it shows, for people without the add-in; a
 * new sheet says what each was. Protected sheets, errors and cards are left. `undoLast` takes it back.
 * @param name what the action is called when it can be taken back
 * @throws WorkbookError: protected (no sheet can be added), stillComputing, busy, cancelled, host; nothing was changed
 */
export async function freezeWorkbook(
  name: string,
  wordsOf: (facts: FreezeAllFacts) => NoteSheetWords,
  options: WorkOptions = {},
): Promise<WorkbookFreeze> {
  return writing('freezing formulas', async (context) => {
    await assertCalculated(context);
    const sheets = await sheetsOf(context);
    const found: FoundSheet[] = [];
    const takeBack: TakeBack[] = [];
    try {
      for (const [index, sheet] of sheets.entries()) {
        // Written as soon as it was read: what the user typed meanwhile counts.
        const seen = await lookTwice(context, sheet, options);
        found.push(seen);
        if (seen.isProtected || seen.frozen.formulas.length === 0) continue;
        const { frozen } = seen;
        takeBack.push(() => writeFormulas(context, frozen.area.sheetName, frozen.formulas));
        await writeValues(context, frozen, { signal: options.signal });
        options.onProgress?.({ done: index + 1, total: sheets.length, phase: 'writing' });
      }
      const written = found.filter(isWritten).map(({ frozen }) => frozen);
      if (written.length === 0) return told(found, undefined);
      throwIfCancelled(options.signal);
      const words = wordsOf(factsOf(written));
      const sheetName = await noteSheetName(context, words.sheet);
      await addNoteSheet(context, sheetName);
      takeBack.push(() => dropSheet(context, sheetName));
      const note = await fillNoteSheet(context, sheetName, words, written, options);
      const frames = await framesOf(
        context,
        written.map(({ area }) => area.sheetName),
      );
      remember([{ kind: 'freezeAll', name, frozen: written, frames, note }]);
      return told(found, note.sheetName);
    } catch (error) {
      await restore(takeBack, options, error);
      throw asWorkbookError(error);
    }
  });
}

function factsOf(written: readonly FrozenArea[]): FreezeAllFacts {
  const now = new Date();
  return {
    formulas: written.reduce((sum, { formulas }) => sum + formulas.length, 0),
    frozenOn: serialOf(now.getFullYear(), now.getMonth() + 1, now.getDate()),
  };
}

function told(found: readonly FoundSheet[], noteSheet: string | undefined): WorkbookFreeze {
  return {
    sheets: found.filter(isWritten).map(({ frozen: { area, formulas } }) => {
      const sizes = formulas.map(({ values }) => values.length * (values[0]?.length ?? 1));
      return {
        sheetName: area.sheetName,
        formulas: formulas.length,
        cells: sizes.reduce((sum, size) => sum + size, 0),
        spills: sizes.filter((size) => size > 1).length,
      };
    }),
    protectedSheets: found
      .filter(({ isProtected, frozen, left }) => isProtected && frozen.formulas.length + left.length > 0)
      .map(({ frozen, left }) => ({
        sheetName: frozen.area.sheetName,
        formulas: frozen.formulas.length + left.length,
      })),
    left: found.flatMap(({ left, isProtected }) => (isProtected ? [] : left)),
    noteSheet,
  };
}
