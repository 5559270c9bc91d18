import type { Destination } from './destination';
import type { LinkSetting } from './link-setting';
import type { Memory } from './memory';
import type { RefreshRecord } from './refresh-record';
import type { UndoableAction } from './reports';
import type { Rows } from './row-plan';

/** A refresh that can be taken back: what it did, and what the workbook remembered before. */
export interface RefreshAction {
  readonly kind: 'refresh';
  readonly link: LinkSetting;
  readonly memory: Memory | undefined;
  readonly record: RefreshRecord;
}

/** An insertion that can be taken back: what it wrote. */
export interface InsertAction {
  readonly kind: 'insert';
  readonly link: LinkSetting;
  readonly rows: Rows;
  readonly at: Destination;
}

/** Several refreshes where all tables were refreshed at once. */
export type Actions = readonly [InsertAction] | readonly RefreshAction[];

/** Kept in memory: Excel's own undo can't be relied on after an add-in wrote, and ours ends with the session. */
let last: Actions = [];

export const remember = (actions: Actions): void => {
  last = actions;
};

export const remembered = (): Actions => last;

/** The last insert or refresh of this session, if it can still be taken back. */
export function lastAction(): UndoableAction | undefined {
  const [first] = last;
  if (!first) return undefined;
  return { kind: first.kind, tableName: last.map(({ link }) => link.tableName).join(', ') };
}
