import { serialOf } from '../deals/date';
import { assertAsFound, isWritten, look, sheetsOf } from './found-formulas';
import type { FoundSheet } from './found-formulas';
import type { FrozenArea } from './frozen-cells';
import { framesOf, writeValues } from './frozen-cells';
import { remember } from './last-action';
import { definedNames, leaveNeededSpills, unreadReferences } from './needed-spills';
import type { UnreadReference } from './needed-spills';
import { addNoteSheet, dropSheet, fillNoteSheet, noteSheetName, noteSheetRows } from './note-sheet';
import type { NoteSheetWords } from './note-sheet';
import { assertCalculated } from './read-frozen';
import { ruleFormulas } from './rule-formulas';
import { reading, throwIfCancelled, writing } from './run';
import type { TakeBack } from './take-back';
import { restore } from './take-back';
import { failedFreeze, takeBackFrozen } from './take-back-frozen';
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
  /** Formulas that are left, with why: an error, a result that is awaited, a card, a spill that others refer to. */
  readonly left: readonly LeftFormula[];
  /** Where something may refer to a spill that becomes values, and nothing tells. */
  readonly unread: readonly UnreadReference[];
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
    return told(await foundFormulas(context, options), undefined);
  });
}

interface Found {
  readonly sheets: readonly FoundSheet[];
  readonly unread: readonly UnreadReference[];
}

/** What would be frozen, and what is left. Of all sheets before any is written: what is frozen makes others compute anew. */
async function foundFormulas(context: Excel.RequestContext, options: WorkOptions): Promise<Found> {
  await assertCalculated(context);
  const sheets = await sheetsOf(context);
  const found: FoundSheet[] = [];
  for (const [index, sheet] of sheets.entries()) {
    found.push(await look(context, sheet, options));
    options.onProgress?.({ done: index + 1, total: sheets.length, phase: 'reading' });
  }
  const names = await definedNames(context);
  const sheetNames = sheets.map(({ name }) => name);
  // Rules take a request or two a sheet: not where there is nothing to freeze.
  const rules = found.some(isWritten)
    ? await ruleFormulas(context, sheetNames, options)
    : { formulas: [], unread: [] };
  const left = leaveNeededSpills(found, names, rules.formulas);
  return { sheets: left, unread: unreadReferences(left, names, rules) };
}

/**
 * Makes every formula of the workbook that calls our functions the values that it shows, for people without the add-in; a
 * new sheet says what each was. Protected sheets, errors and cards are left. `undoLast` takes it back.
 * @param name what the action is called when it can be taken back
 * @throws WorkbookError: protected (no sheet can be added), stillComputing, changedSince, busy, cancelled, host: nothing
 * was changed; keptTyped: nothing but what the user changed meanwhile
 */
export async function freezeWorkbook(
  name: string,
  wordsOf: (facts: FreezeAllFacts) => NoteSheetWords,
  options: WorkOptions = {},
): Promise<WorkbookFreeze> {
  return writing('freezing formulas', async (context) => {
    const found = await foundFormulas(context, options);
    const sheets = found.sheets.filter(isWritten);
    const written = sheets.map(({ frozen }) => frozen);
    if (written.length === 0) return told(found, undefined);
    const facts = factsOf(written);
    const words = wordsOf(facts);
    const sheetName = await noteSheetName(context, words.sheet);
    throwIfCancelled(options.signal);
    const takeBack: TakeBack[] = [];
    const kept: string[] = [];
    try {
      // First of all: where no sheet may be added, nothing has to be taken back.
      await addNoteSheet(context, sheetName);
      takeBack.push(() => dropSheet(context, sheetName, noteSheetRows(words, facts.formulas)));
      for (const [index, sheet] of sheets.entries()) {
        await assertAsFound(context, sheet, options);
        takeBack.push(async () => void kept.push(...(await takeBackFrozen(context, sheet.frozen))));
        await writeValues(context, sheet.frozen, { signal: options.signal });
        options.onProgress?.({ done: index + 1, total: sheets.length, phase: 'writing' });
      }
      const note = await fillNoteSheet(context, sheetName, words, written, options);
      const frames = await framesOf(
        context,
        written.map(({ area }) => area.sheetName),
      );
      remember([{ kind: 'freezeAll', name, frozen: written, frames, note }]);
      return told(found, note.sheetName);
    } catch (error) {
      await restore(takeBack, options, error);
      throw failedFreeze(error, kept);
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

function told({ sheets: found, unread }: Found, noteSheet: string | undefined): WorkbookFreeze {
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
    unread,
    noteSheet,
  };
}
