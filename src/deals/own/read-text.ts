import type { ProblemKind } from './cell-problem';

/**
 * What speaks against a reading: `ownUnit` where an amount has a magnitude of its own in a column whose rate was typed for
 * another, or for none; `noPercentSign` where a figure without the sign may be a share as well as percentage points.
 */
export type ReadingDoubt = 'ownUnit' | 'noPercentSign';

/** A cell as the data file would write it ('' undisclosed), or why it can't be read. */
export type ReadText =
  | {
      readonly text: string;
      readonly doubt?: ReadingDoubt;
    }
  | { readonly problem: ProblemKind };

/** A cell that could be read. */
export const text = (read: string): ReadText => ({ text: read });
/** A cell that could not. */
export const problem = (kind: ProblemKind): ReadText => ({ problem: kind });
