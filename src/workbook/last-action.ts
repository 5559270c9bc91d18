import type { Destination } from './destination';
import type { FormulaElsewhere } from './formula-elsewhere';
import type { FrozenArea } from './frozen-cells';
import type { LinkSetting } from './link-setting';
import type { StoredLink } from './link-store';
import type { Memory } from './memory';
import type { RefreshRecord } from './refresh-record';
import type { NoteSheet } from './note-sheet';
import type { UndoableAction } from './reports';
import type { SheetNames } from './renamed-sheets';
import type { Rows } from './row-plan';
import type { WrittenNote } from './source-note';

/** A refresh that can be taken back: what it did, and what the workbook remembered before. */
export interface RefreshAction {
  readonly kind: 'refresh';
  readonly link: LinkSetting;
  readonly memory: Memory | undefined;
  readonly record: RefreshRecord;
  /** Formulas that referred to rows that went, and what they were afterwards; undefined where that is not known. */
  readonly referring: readonly (FormulaElsewhere & { readonly after: string | undefined })[];
  /** The sheets then, where there is any such formula. */
  readonly sheets: SheetNames;
}

/** An insertion that can be taken back: what it wrote. */
export interface InsertAction {
  readonly kind: 'insert';
  readonly link: LinkSetting;
  readonly rows: Rows;
  readonly at: Destination;
  /** The link of a table that was gone, in whose place it came. */
  readonly replaced?: StoredLink | undefined;
}

/** A link that was forgotten and can be put back. */
export interface UnlinkAction {
  readonly kind: 'unlink';
  readonly stored: StoredLink;
}

/** Formulas that became values, of a linked table or anywhere, and can be put back. */
export interface FreezeAction {
  readonly kind: 'freeze';
  /** The table, or the cells, by name. */
  readonly name: string;
  readonly frozen: FrozenArea;
  /** For a linked table. */
  readonly stored?: StoredLink | undefined;
  readonly note?: WrittenNote | undefined;
}

/** Every formula of ours in the workbook that became values, and the sheet that says what they were. */
export interface FreezeAllAction {
  readonly kind: 'freezeAll';
  readonly name: string;
  /** A sheet each. */
  readonly frozen: readonly FrozenArea[];
  /** Where each of these sheets held anything afterwards. */
  readonly frames: ReadonlyMap<string, string>;
  readonly note: NoteSheet;
}

/** Several refreshes where all tables were refreshed at once; else one action. */
export type Actions =
  readonly [InsertAction | UnlinkAction | FreezeAction | FreezeAllAction] | readonly RefreshAction[];

/** So many actions can be taken back, the latest first. */
const MOST_ACTIONS = 5;

/** Kept in memory: Excel's own undo can't be relied on after an add-in wrote, and ours ends with the session. */
let done: readonly Actions[] = [];

export const remember = (actions: Actions): void => {
  done = [...done, actions].slice(-MOST_ACTIONS);
};

/** The latest. */
export const remembered = (): Actions => done.at(-1) ?? [];

/** The latest was taken back, but for these; or it never can be. */
export const takenBack = (left: Actions = []): void => {
  done = left.length > 0 ? [...done.slice(0, -1), left] : done.slice(0, -1);
};

/** For a workbook of its own. */
export const forgetActions = (): void => {
  done = [];
};

/** The last thing that was done to the workbook in this session, if it can still be taken back. */
export function lastAction(): UndoableAction | undefined {
  const last = remembered();
  const [first] = last;
  if (!first) return undefined;
  return { kind: first.kind, tableName: last.map(nameOf).join(', ') };
}

function nameOf(action: Actions[number]): string {
  if (action.kind === 'freeze' || action.kind === 'freezeAll') return action.name;
  return action.kind === 'unlink' ? action.stored.tableName : action.link.tableName;
}
