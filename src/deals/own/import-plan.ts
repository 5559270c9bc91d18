import type { DealRow, StoredFieldName } from '../row';
import type { CellProblem, CellWarning } from './cell-problem';
import type { Duplicate } from './duplicates';
import type { Mapping } from './guess-columns';
import type { VocabularyChoices } from './read-vocabulary';
import type { TextTable } from './text-table';

/** What becomes of a row that may be there already: left out, added all the same, or put in the place of the other. */
export type RowChoice = 'skip' | 'beside' | 'replace';

/** A file and everything that the user decided about it. Nothing in it has been added anywhere. */
export interface ImportPlan {
  readonly table: TextTable;
  readonly mapping: Mapping;
  readonly vocabulary: VocabularyChoices;
  /** Cells that the user typed over, by their address: B7. */
  readonly edits: ReadonlyMap<string, string>;
  /** By row of the file; a row that may be there already is left out unless the user says otherwise. */
  readonly choices: ReadonlyMap<number, RowChoice>;
}

/** What becomes of a row: `add` as a new deal · `faulty` left out for its problems · what the user chose. */
export type Outcome = 'add' | 'faulty' | RowChoice;

/** A row of the file as it is understood. */
export interface ReviewedRow {
  readonly row: number;
  readonly outcome: Outcome;
  /** The deal under the id that it gets; undefined where a cell can't be read. */
  readonly deal: DealRow | undefined;
  readonly problems: readonly CellProblem[];
  /** What is to be looked at in a row that is added. */
  readonly warnings: readonly CellWarning[];
  /** The deal in force that it may be. */
  readonly duplicate?: Duplicate | undefined;
  /** The earlier row of the file that it repeats. */
  readonly repeats?: number | undefined;
}

/** A value that is in no vocabulary and means nothing known. */
export interface UnknownValue {
  readonly field: StoredFieldName;
  readonly value: string;
  readonly rows: number;
  readonly nearest: string | undefined;
}

/** What an import would do, before anything does. */
export interface ImportReview {
  /** Fields without which a row is no deal, and for which there is neither a column nor one value for all rows. */
  readonly missing: readonly StoredFieldName[];
  readonly rows: readonly ReviewedRow[];
  readonly unknown: readonly UnknownValue[];
  /** The deals that would be added. */
  readonly deals: readonly DealRow[];
}
