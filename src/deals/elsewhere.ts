import type { BreakdownGroup, DealQuery, Summary } from './deal-query';
import type { FieldName } from './fields';
import type { Wanted } from './similarity';

/** How a word stands among others; the better first. */
export type PlaceInWords = 'whole' | 'beginning' | 'inside';

/** Where a word is looked for, and the points that a deal has for it there; of several places the best counts. */
export type WordPoints = readonly (
  | {
      readonly kind: 'texts';
      readonly field: FieldName;
      readonly byPoints: ReadonlyMap<number, readonly string[]>;
    }
  /** By how the word stands in the text as it is written: as a word of it, at the beginning of one, inside one. */
  | {
      readonly kind: 'as written';
      readonly field: FieldName;
      readonly word: string;
      readonly points: Readonly<Record<PlaceInWords, number>>;
    }
  | { readonly kind: 'year'; readonly year: number; readonly points: number }
)[];

/**
 * The answers of deals that are not in memory but on a server. What isn't known yet is noted down, and something
 * provisional comes back: whoever asks does so inside `answering`, which discards what was worked out from it, sends what
 * was noted down together with the questions of all other cells, and has the work done again.
 */
export interface Elsewhere {
  /** First and last announcement, Excel serials; undefined where there is no deal. */
  readonly announced: { readonly first: number; readonly last: number } | undefined;
  /**
   * Does work that asks: at once where all answers are known, else as a promise. The work must be repeatable.
   * @param onCancel is given what to call when nobody waits any more
   */
  answering<T>(work: () => T | Promise<T>, onCancel?: (cancel: () => void) => void): T | Promise<T>;
  summarise(query: DealQuery, measure: FieldName): Summary;
  percentile(query: DealQuery, measure: FieldName, k: number): number | undefined;
  /** The deals by the values of a field, in no order. */
  groups(query: DealQuery, by: FieldName, measure: FieldName): readonly BreakdownGroup[];
  /** Indexes of the deals that a query finds, in its order. @throws InputError where they are too many to fetch */
  rows(query: DealQuery): Uint32Array;
  /** The different texts of a field; undefined where they are too many to look at one by one. */
  texts(field: FieldName): readonly string[] | undefined;
  /**
   * Indexes of the deals that have points for every word, by announcement and then id: those with the most, and of those
   * with equally many the newest.
   * @param points worked out when it isn't known what fits the words
   */
  fitting(
    words: readonly string[],
    points: (textsOf: (field: FieldName) => readonly string[] | undefined) => readonly WordPoints[],
    most: number,
  ): Uint32Array;
  /**
   * Indexes of few deals, by announcement and then id, among which are the `count` most like a wanted one; of those that
   * are equally alike, the newest.
   * @param except id of a deal that is none of them
   * @throws InputError where too many are as alike as the last of them
   */
  alike(wanted: Wanted, count: number, except: string | undefined): Uint32Array;
}
