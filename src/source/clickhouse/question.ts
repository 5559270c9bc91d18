import type { FieldName } from '../../deals/fields';
import type { Test } from './condition';
import type { Sql } from './sql';

/** What cells ask the server, in its words. */
export type Question =
  | { readonly kind: 'summary'; readonly tests: readonly Test[]; readonly measure: FieldName }
  | {
      readonly kind: 'percentile';
      readonly tests: readonly Test[];
      readonly measure: FieldName;
      readonly k: number;
    }
  | {
      readonly kind: 'groups';
      readonly tests: readonly Test[];
      readonly by: FieldName;
      readonly measure: FieldName;
    }
  | { readonly kind: 'deal'; readonly id: string }
  | { readonly kind: 'rows'; readonly tests: readonly Test[]; readonly most: number }
  /** Deals that have points for every word, those with most points first. */
  | { readonly kind: 'fitting'; readonly words: readonly Sql[]; readonly most: number }
  | {
      readonly kind: 'alike';
      /** How alike a deal is, 0 to 1, and the columns that decide it. */
      readonly likeness: Sql;
      readonly by: readonly Sql[];
      readonly count: number;
      /** Id of a deal that is left out. */
      readonly except: string | undefined;
      /** Name of the version that is asked for. */
      readonly version: string;
    }
  | { readonly kind: 'distinct'; readonly field: FieldName; readonly which: 'all' | 'with digits' };

/** What a percentile is, and of how many deals where that is known. */
export interface PercentileAnswer {
  /** Undefined where none of the deals discloses the measure. */
  readonly value: number | undefined;
  readonly deals: number | undefined;
}

/** A question under the name by which its answer is kept. */
export interface Asked<Kind extends Question['kind'] = Question['kind']> {
  readonly key: string;
  readonly question: Extract<Question, { kind: Kind }>;
}
