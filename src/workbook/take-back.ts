import { asWorkbookError } from './run';
import type { WorkOptions } from './work';
import { WorkbookError } from './workbook-error';

/** Takes back one step; steps are taken back in reverse order. Must be right also if its step was done only in part. */
export type TakeBack = () => Promise<void>;

/** Takes back the steps of a failed operation. @throws WorkbookError where that fails too */
export async function restore(
  takeBack: readonly TakeBack[],
  options: WorkOptions,
  cause: unknown,
): Promise<void> {
  const total = takeBack.length;
  try {
    for (const [index, step] of [...takeBack].reverse().entries()) {
      options.onProgress?.({ done: index, total, phase: 'restoring' });
      await step();
    }
  } catch (error) {
    const [first, second] = [asWorkbookError(cause).message, asWorkbookError(error).message];
    throw new WorkbookError(
      'host',
      `Not all could be written (${first}), and not all could be put back (${second}). ` +
        'Excel’s Undo, or the last saved version, has the sheet as it was.',
      { cause: error },
    );
  }
}
