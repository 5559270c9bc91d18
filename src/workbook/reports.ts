import type { FieldName } from '../deals/fields';
import type { DealQuery } from '../deals/query';
import type { CellValue } from './cell';
import type { DealsOrigin, TableDeals } from './table-deals';

/** Where a linked table stands and what it was made from. */
export interface LinkedTable {
  /** Our own id of the link: stays when the table is renamed, moved, or given another id by the host. */
  readonly id: string;
  readonly tableName: string;
  readonly sheetName: string;
  readonly query: DealQuery;
  readonly columns: readonly FieldName[];
  /** Name of the data version at the last refresh. */
  readonly dataVersion: string;
  /** Whose deals the table holds. */
  readonly origin: DealsOrigin;
  /** ISO 8601 moment of the last refresh or of the insertion. */
  readonly refreshedAt: string;
  /** Deals in the table at the last refresh. */
  readonly deals: number;
  /**
   * `current` made from the data now in force · `newerData` other data is in force · `otherServer` the rows come from
   * another of the organisation's servers than the one in use · `unknown` the organisation's server
   * has not said yet which version it has · `gone` table or sheet were deleted ·
   * `newerFormat` made by a later DealSheet and left alone · `damaged` what the workbook remembers can't be read.
   */
  readonly status: 'current' | 'newerData' | 'otherServer' | 'unknown' | 'gone' | 'newerFormat' | 'damaged';
}

/** What inserting wrote. */
export interface LinkedTableReport {
  readonly id: string;
  readonly tableName: string;
  readonly sheetName: string;
  /** A1 address of the whole table with its header, without the sheet. */
  readonly address: string;
  readonly deals: number;
  readonly columns: readonly FieldName[];
  readonly dataVersion: string;
  readonly origin: DealsOrigin;
  /** Sources are hyperlinks up to 2,000 rows, plain addresses beyond. */
  readonly sources: 'hyperlinks' | 'addresses' | 'none';
}

/** A cell that a refresh changed. `before` and `after` are '' where undisclosed; dates are serial numbers. */
export interface CellChange {
  readonly dealId: string;
  readonly column: FieldName;
  readonly before: CellValue;
  readonly after: CellValue;
}

/** A cell in our columns that the user changed: it stays as the user has it. */
export interface KeptEdit {
  readonly dealId: string;
  readonly column: FieldName;
  /** What the cell shows (a formula as text). */
  readonly kept: CellValue;
  /** What the data say now. */
  readonly data: CellValue;
}

/**
 * What else there is to say of a refresh. `notSorted`: cells beside the table would not move with their rows ·
 * `sortLost`, `filterLost`: could not be applied again · `memoryLost`: what was written last is not remembered, so that
 * every cell that differs counts as edited · `ownUnmarked`: own deals stand in the place of public ones, and the table
 * has no column that says so.
 */
export type RefreshNote =
  | { readonly kind: 'notSorted' | 'sortLost' | 'filterLost' | 'memoryLost' }
  | { readonly kind: 'ownUnmarked'; readonly deals: readonly string[] };

/** A formula that refers to a row that goes: Excel writes #REF! into it. */
export interface LostFormula {
  /** Address with its sheet, or the name that it has. */
  readonly where: string;
  readonly formula: string;
}

/** What a refresh did, or would do where it is a preview. Lists are complete: a pane cuts them itself. */
export interface RefreshReport {
  readonly id: string;
  readonly tableName: string;
  readonly sheetName: string;
  readonly dataVersion: { readonly before: string; readonly after: string };
  /** Whose deals the table held, and holds then. */
  readonly origin: { readonly before: DealsOrigin; readonly after: DealsOrigin };
  /** Which of the organisation's servers the rows came from (undefined: not known), and come from then. */
  readonly server?: { readonly before: string | undefined; readonly after: string } | undefined;
  /** Deal ids. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly CellChange[];
  readonly edited: readonly KeptEdit[];
  /** Deals that no longer match, left in because their row holds something that the user typed. */
  readonly keptRows: readonly string[];
  /** Deals whose row the user deleted: they stay out unless `restoreDeletedRows` is set. */
  readonly deletedRows: readonly string[];
  /** Deals found in more than one row (a copied row): the further rows are the user's and untouched. */
  readonly duplicates: readonly string[];
  /** Rows in the table that are the user's own: no deal id, an id that we did not write, or a copy. */
  readonly ownRows: number;
  /** Columns of ours that the user deleted: they stay out. */
  readonly missingColumns: readonly FieldName[];
  /** Headers of the user's columns whose formula fills the rows that come in. */
  readonly filledColumns: readonly string[];
  /** Formulas anywhere in the workbook that refer to rows that go; undoing the refresh writes them again. */
  readonly lostFormulas: readonly LostFormula[];
  /** What else the user should know. */
  readonly notes: readonly RefreshNote[];
  /** Deals in the table afterwards, the user's own rows not counted. */
  readonly deals: number;
}

/** What a refresh of one table would do: shown to the user, and carried out exactly so or not at all. */
export interface ReviewedRefresh {
  readonly report: RefreshReport;
  /** The data that it was planned with. */
  readonly deals: TableDeals;
  readonly restoreDeletedRows: boolean;
}

/** A table that can't be refreshed, and why. */
export interface RefusedTable {
  readonly table: LinkedTable;
  readonly problem: Error;
}

/** What waits for the user before anything is written. */
export interface RefreshReview {
  readonly waiting: readonly ReviewedRefresh[];
  /** Tables in which nothing changes: they count as up to date from now on. */
  readonly unchanged: readonly RefreshReport[];
  readonly refused: readonly RefusedTable[];
}

export interface RefreshOutcome {
  readonly refreshed: readonly RefreshReport[];
  /** Left alone, because the sheet or the data changed since the review: planned again. */
  readonly waiting: readonly ReviewedRefresh[];
  readonly refused: readonly RefusedTable[];
}

/** The action that `undoLast` would take back. */
export interface UndoableAction {
  readonly kind: 'insert' | 'refresh' | 'unlink' | 'freeze' | 'freezeAll';
  /** Names of the tables, or where the cells stand. */
  readonly tableName: string;
}

export interface UndoReport extends UndoableAction {
  /** Cells that were put back; for an insertion the cells that were cleared. */
  readonly restoredCells: number;
  /** Cells that the user changed since: they stay as the user has them. */
  readonly keptCells: number;
  /** A sheet that was added for the table and stays: something of the user's is there, or refers to it. */
  readonly keptSheet?: string | undefined;
}

/** What freezing to values did. */
export interface FreezeReport {
  readonly tableName: string;
  /** Formulas that became values. */
  readonly formulas: number;
  /** The note of the source: where it stands, with its sheet, and what it says. */
  readonly note: { readonly address: string; readonly text: string };
}

/** Outcome of "Check this installation". */
export interface InstallationReport {
  readonly sheetName: string;
  readonly checks: readonly {
    readonly what: string;
    readonly expected: CellValue;
    readonly actual: CellValue;
    readonly passed: boolean;
  }[];
  readonly passed: boolean;
}

/**
 * How a linked table stands now: compared with the data, of a version that the server has or no longer has, too large to be looked through unasked, or not refreshable.
 */
export type TableCondition =
  | { readonly state: 'checked'; readonly report: RefreshReport }
  | {
      readonly state: 'versions';
      readonly isCurrent: boolean;
      readonly onServer: string;
      /** Whether the rows came from the server that answers now; links made before that was remembered don't say. */
      readonly server: 'same' | 'other' | 'unknown';
    }
  | { readonly state: 'unchecked' }
  | { readonly state: 'broken'; readonly problem: Error };
