/**
 * Why an operation on the workbook was refused or did not finish.
 * `occupied` cells of the destination hold something · `noRoom` a growing table would run into cells below, or the
 * sheet ends · `protected` the sheet or workbook is protected · `gone` table, sheet or link no longer exist · `hidden`
 * the sheet can't be shown ·
 * `noDealIdColumn` rows can't be recognised · `busy` another operation of ours is running · `editing` a cell is being
 * edited · `noCell` several ranges, a chart or a shape is selected, or another workbook is in front · `cancelled` by the user ·
 * `newerFormat` a later DealSheet made this link · `damaged` what is remembered of it can't be read · `empty` no deal matches · `invalidName` for a table ·
 * `nothingToUndo` · `changedSince` undo would lose something typed since ·
 * `keptTyped` taken back but for cells that were changed meanwhile, which keep what was typed ·
 * `server` the organisation's server does not answer here · `tooMany` deals for a table ·
 * `stillComputing` a formula has no result to keep · `dealCard` a card has no plain value to keep · `host` whatever Excel refused.
 */
export type WorkbookErrorCode =
  | 'occupied'
  | 'noRoom'
  | 'protected'
  | 'gone'
  | 'hidden'
  | 'noDealIdColumn'
  | 'busy'
  | 'editing'
  | 'noCell'
  | 'cancelled'
  | 'newerFormat'
  | 'damaged'
  | 'empty'
  | 'invalidName'
  | 'nothingToUndo'
  | 'changedSince'
  | 'keptTyped'
  | 'server'
  | 'tooMany'
  | 'stillComputing'
  | 'dealCard'
  | 'host';

/** Why the organisation's server does not answer here; `fault`: it is away, refuses, or broke off. */
export type ServerReason = 'notSetUp' | 'notInUse' | 'pinned' | 'needsPassword' | 'fault';

/** A refusal in words that a user can act on. Unless the message says otherwise, the workbook is as it was. */
export class WorkbookError extends Error {
  /** For `server`. */
  readonly reason: ServerReason | undefined;
  /** A sheet that was added and stays: something of the user's is there, or refers to it. */
  readonly keptSheet: string | undefined;

  constructor(
    readonly code: WorkbookErrorCode,
    message: string,
    {
      reason,
      keptSheet,
      ...options
    }: ErrorOptions & { readonly reason?: ServerReason; readonly keptSheet?: string } = {},
  ) {
    super(message, options);
    this.name = 'WorkbookError';
    this.reason = reason;
    this.keptSheet = keptSheet;
  }
}

/** A sheet can't be found by its name any more. */
export const sheetGone = (sheetName: string): WorkbookError =>
  new WorkbookError(
    'gone',
    `There is no sheet "${sheetName}" any more. If it was renamed, give it this name and try again; if it was deleted, nothing is left to change.`,
  );
