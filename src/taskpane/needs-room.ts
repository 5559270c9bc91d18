import { WorkbookError } from '../workbook/workbook-error';

const NEEDS_ROOM: ReadonlySet<string> = new Set(['occupied', 'noRoom', 'protected', 'noCell']);

/** Whether what was refused at the selected cell would do on a new sheet. */
export const needsRoom = (problem: unknown): boolean =>
  problem instanceof WorkbookError && NEEDS_ROOM.has(problem.code);
