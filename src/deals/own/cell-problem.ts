import type { Doubt } from '../doubts';
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

/**
 * What speaks against a reading: `ownUnit` where an amount has a magnitude of its own in a column whose rate was typed for
 * another, or for none; `noPercentSign` where a figure without the sign may be a share as well as percentage points.
 */
export type ReadingDoubt = 'ownUnit' | 'noPercentSign';

/** What a cell says may not be meant; its row is added all the same. */
export type WarningKind = Doubt['kind'] | 'beforeField' | 'afterData' | 'huge' | ReadingDoubt;

/** A cell to be looked at. */
export interface CellWarning extends Pick<CellProblem, 'row' | 'column' | 'field' | 'value'> {
  readonly kind: WarningKind;
  /** The field that is more than this one. */
  readonly part?: StoredFieldName | undefined;
  /** That one's amount; of a cell with a unit of its own, what it was read as. */
  readonly amountUsdM?: number | undefined;
  /** What a figure without a percent sign was read as. */
  readonly percentagePoints?: number | undefined;
  /** The last day of the data, where a date is long after it. */
  readonly serial?: number | undefined;
}
