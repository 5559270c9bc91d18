import type { StoredFieldName } from '../row';

/** What is wrong with a cell, or with a row. The pane says it in its language. */
export type ProblemKind =
  | 'missing'
  | 'notInVocabulary'
  | 'notADate'
  | 'ambiguousDate'
  | 'notAnAmount'
  | 'ambiguousFigure'
  | 'otherCurrency'
  | 'unitUnknown'
  | 'tooMuch'
  | 'tooLittle'
  | 'negative'
  | 'notAPercentage'
  | 'notACount'
  | 'notAnAddress'
  | 'errorValue'
  | 'formula'
  | 'notComputed'
  | 'markUp'
  | 'control'
  | 'tooLong'
  | 'unknownParent'
  | 'ownParent'
  | 'countedAlone'
  | 'royaltyOrder'
  | 'equityMissing'
  | 'schema';

/** A cell that can't be read as what its column is for. */
export interface CellProblem {
  /** Row of the file, from 1. */
  readonly row: number;
  /** Column of the file, from 0; undefined where the field has no column. */
  readonly column: number | undefined;
  readonly field: StoredFieldName;
  /** What stands in the cell. */
  readonly value: string;
  readonly kind: ProblemKind;
  /** What else the message needs, such as the nearest entry. */
  readonly detail?: string | undefined;
}
