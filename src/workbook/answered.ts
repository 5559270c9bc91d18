import * as v from 'valibot';
import { answeringNow, answeringSoon, isSameAnswering, tellNoted } from '../source/answering';
import type { Answering } from '../source/answering';
import { hasAnswered } from '../source/in-force';
import { reading, writing } from './run';
import { watchCells } from './watch-cells';

/** Where the numbers of the workbook last came from. */
const KEY = 'DealSheet.answeredFrom';

const answeredSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    version: v.pipe(v.string(), v.nonEmpty(), v.maxLength(200)),
    sha256: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
    server: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{12}$/))),
  }),
);

/**
 * Where the numbers of this workbook came from when they were last calculated anew; undefined where that is not noted, or
 * not in a form that is known here. @throws WorkbookError where the workbook can't be read
 */
export async function readAnswered(): Promise<Answering | undefined> {
  if (typeof Excel === 'undefined') return undefined;
  return reading(readNote, { delayForCellEdit: true });
}

async function readNote(context: Excel.RequestContext): Promise<Answering | undefined> {
  const setting = context.workbook.settings.getItemOrNullObject(KEY);
  setting.load('value');
  await context.sync();
  const read = v.safeParse(answeredSchema, setting.isNullObject ? undefined : setting.value);
  return read.success ? read.output : undefined;
}

/**
 * Notes in the workbook where its numbers come from, after the user had them calculated anew. Best effort: a workbook that
 * can't be written, or a server that does not answer, leaves the note as it was. Nothing is written that is there already.
 */
export async function noteAnswered(): Promise<void> {
  const now = answeringNow();
  if (now) return note(now);
  // A server is connected when cells ask it: nobody waits for that here.
  void answeringSoon().then((soon) => soon && note(soon));
}

async function note(now: Answering): Promise<void> {
  try {
    const before = await readAnswered();
    if (before && isSameAnswering(before, now)) return;
    await writing('noting where the numbers come from', async (context) => {
      context.workbook.settings.add(KEY, JSON.stringify(now));
      await context.sync();
    });
    tellNoted();
  } catch {
    // The numbers are there; only where they came from is not written down.
  }
}

/**
 * Notes where the numbers come from in a workbook that says nothing of it yet: once its user changes a cell after DEALS
 * cells were answered. A workbook that is only opened, or can't be changed, stays as it is.
 */
export async function noteOnFirstChange(): Promise<void> {
  if (typeof Excel === 'undefined' || (await readAnswered())) return;
  let isNoted = false;
  const stop = await watchCells(() => {
    if (isNoted || !hasAnswered()) return;
    isNoted = true;
    void noteAnswered().then(() => stop());
  });
}
