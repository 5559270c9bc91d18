import * as v from 'valibot';
import type { Draft } from './draft';

/** What can be done with formulas. */
export const FORMULA_VIEWS = ['build', 'errors'] as const;
export type FormulaView = (typeof FORMULA_VIEWS)[number];

/** The most formulas that are remembered. */
const MOST_RECENT = 10;

const typed = v.pipe(v.string(), v.maxLength(2_000));

/** What the pane remembers of formulas: the one being built, as typed, and the last ones that were used. */
export const formulasSchema = v.object({
  view: v.fallback(v.picklist(FORMULA_VIEWS), 'build'),
  draft: v.fallback(
    v.optional(
      v.object({
        id: v.pipe(v.string(), v.maxLength(100)),
        values: v.pipe(v.array(typed), v.maxLength(20)),
        pairs: v.pipe(v.array(v.tuple([typed, typed])), v.maxLength(60)),
      }),
    ),
    undefined,
  ),
  recent: v.fallback(v.pipe(v.array(v.pipe(v.string(), v.maxLength(8_192))), v.maxLength(MOST_RECENT)), []),
});

/** What was done last with formulas, and is still there. */
export interface FormulasState {
  readonly view: FormulaView;
  readonly draft?: Draft | undefined;
  /** Newest first. */
  readonly recent: readonly string[];
}

/** The recent formulas with one more, newest first. */
export const withRecent = (recent: readonly string[], formula: string): string[] =>
  [formula, ...recent.filter((each) => each !== formula)].slice(0, MOST_RECENT);
