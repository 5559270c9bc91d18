import { InputError } from '../deals/input-error';
import { REFUSALS } from './refusals';
import { WorkbookError } from './workbook-error';

let running: string | undefined;

/**
 * Runs work that writes to the workbook: one at a time, since two of ours at once would plan against cells that the
 * other is about to change.
 * @param what names the work in the refusal of another: "a refresh"
 * @throws WorkbookError, InputError
 */
export async function writing<T>(
  what: string,
  batch: (context: Excel.RequestContext) => Promise<T>,
): Promise<T> {
  if (running)
    throw new WorkbookError('busy', `DealSheet is busy with ${running}. Try again when it is done.`);
  running = what;
  try {
    await reading(assertNoCellIsEdited);
    return await Excel.run({ delayForCellEdit: true }, batch);
  } catch (error) {
    throw asWorkbookError(error);
  } finally {
    running = undefined;
  }
}

/**
 * Fails at once where a cell is being edited. One that is edited later only makes the work wait for its end: nothing
 * stops half-way, and nothing has to be put back into a sheet that takes nothing.
 */
async function assertNoCellIsEdited(context: Excel.RequestContext): Promise<void> {
  context.workbook.application.load('calculationMode');
  await context.sync();
}

/**
 * Runs work that only reads, or writes no cells.
 * @param options `delayForCellEdit`: a cell that is being edited makes the work wait for its end, instead of failing
 * @throws WorkbookError, InputError
 */
export async function reading<T>(
  batch: (context: Excel.RequestContext) => Promise<T>,
  options?: Excel.RunOptions,
): Promise<T> {
  try {
    return await (options ? Excel.run(options, batch) : Excel.run(batch));
  } catch (error) {
    throw asWorkbookError(error);
  }
}

export function asWorkbookError(error: unknown): WorkbookError | InputError {
  if (error instanceof WorkbookError || error instanceof InputError) return error;
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  const said = error instanceof Error ? error.message : String(error);
  const known = REFUSALS[code];
  if (known) return new WorkbookError(known[0], known[1], { cause: error });
  return new WorkbookError('host', `Excel refused: ${said}${code === '' ? '' : ` (${code})`}`, {
    cause: error,
  });
}

/** @throws WorkbookError `cancelled` */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new WorkbookError('cancelled', 'Cancelled. The sheet is as it was.');
}

/** The next request changes the sheet without a redraw: more follow at once. */
export const withoutRedraw = (context: Excel.RequestContext): void =>
  context.workbook.application.suspendScreenUpdatingUntilNextSync();

/**
 * Lets the pane draw its progress and hear a click on Cancel. A request takes its turn among other tasks in Excel, but a
 * host in the same page may answer before any of them.
 */
export const pause = (): Promise<void> => new Promise((resume) => setTimeout(resume, 0));

/** Work goes on for so long, in milliseconds, before the pane may draw and hear a click. */
const STEP = 50;

/** Works on each item; between steps the pane draws, and a cancel is heeded. @throws WorkbookError cancelled */
export async function inSteps<Item, Result>(
  items: Iterable<Item>,
  work: (item: Item) => Result,
  signal: AbortSignal | undefined,
): Promise<Result[]> {
  const results: Result[] = [];
  let begun = performance.now();
  for (const item of items) {
    results.push(work(item));
    if (results.length % 256 !== 0 || performance.now() - begun < STEP) continue;
    await pause();
    throwIfCancelled(signal);
    begun = performance.now();
  }
  return results;
}
