import { addressOf } from './cell-address';
import { stillFrozen, writeFormulas } from './frozen-cells';
import type { FrozenArea } from './frozen-cells';
import { asWorkbookError } from './run';
import { WorkbookError } from './workbook-error';

/**
 * Puts formulas back where their values were written, or some of them, and nobody changed them since.
 * @returns addresses of formulas whose cells were changed: these keep what was typed
 */
export async function takeBackFrozen(context: Excel.RequestContext, frozen: FrozenArea): Promise<string[]> {
  const { sheetName } = frozen.area;
  const sheet = context.workbook.worksheets.getItemOrNullObject(sheetName);
  sheet.load('name');
  await context.sync();
  if (sheet.isNullObject || frozen.formulas.length === 0) return [];
  const { untouched, touched } = await stillFrozen(context, frozen, {}, true);
  if (untouched.length > 0) await writeFormulas(context, sheetName, untouched);
  return touched.map((at) => addressOf(at, sheetName));
}

/** More are counted, not listed. */
const MOST_LISTED = 10;

/** Why a freeze failed; with the cells that keep what was typed meanwhile, where there are any. */
export const failedFreeze = (cause: unknown, kept: readonly string[]): Error =>
  withKept(cause, kept, (reason, cells) => [
    `Everything was taken back${reason}, but these cells were changed meanwhile: `,
    `they keep what was typed, without their DEALS formula: ${cells}.`,
  ]);

/** Why an undo of a freeze failed; likewise. */
export const failedUndo = (cause: unknown, kept: readonly string[]): Error =>
  withKept(cause, kept, (reason, cells) => [
    `The undo was taken back${reason}, but these cells were changed meanwhile: `,
    `they keep what was typed, without their frozen value: ${cells}.`,
  ]);

function withKept(
  cause: unknown,
  kept: readonly string[],
  words: (reason: string, cells: string) => readonly string[],
): Error {
  const error = asWorkbookError(cause);
  if (kept.length === 0) return error;
  const rest = kept.length - MOST_LISTED;
  const cells = kept.slice(0, MOST_LISTED).join(', ') + (rest > 0 ? ` and ${String(rest)} more` : '');
  // The others say that nothing was changed.
  const reason = error instanceof WorkbookError && error.code === 'host' ? ` (${error.message})` : '';
  return new WorkbookError('keptTyped', words(reason, cells).join(''), { cause });
}
