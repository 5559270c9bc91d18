import type { ProblemKind, ReadingDoubt } from './cell-problem';

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
