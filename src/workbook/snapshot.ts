import type { Rows } from './row-plan';

/** A column of a table as it is in the sheet now, or of cells beside the table that move with its rows. */
export interface SnapshotColumn {
  /** '' for a column beside the table. */
  readonly header: string;
  /** The host's id of the table column; undefined beside the table. */
  readonly id: number | undefined;
}

/** The body of a table with its columns, as it was read. */
export interface TableSnapshot {
  readonly columns: readonly SnapshotColumn[];
  readonly rows: Rows;
}

/** Where the first cell of a snapshot stands; rows and columns from 0. */
export interface SnapshotPlace {
  readonly sheetName: string;
  readonly row: number;
  readonly column: number;
}
