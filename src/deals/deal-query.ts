/** What is asked of the deals, and what comes back: the words that sets in memory and on a server have in common. */

/** What a user typed beside a field: null is an empty cell. */
export type CriterionTest = string | number | boolean | null;

/** A field and what its value must be, as a user typed it; null is an empty cell, which means 0, as in Excel. */
export interface FieldCriterion {
  readonly field: string;
  readonly test: CriterionTest;
}

/** One field to sort by; ascending unless said otherwise. Undisclosed values come last either way. */
export interface SortKey {
  readonly field: string;
  readonly descending?: boolean;
}

/** A question to the deals, as plain JSON: workbooks save it. No hidden filter: without criteria it is every deal. */
export interface DealQuery {
  /** Free words, all of which must be in the deal. */
  readonly search?: string;
  /** All of which must hold, as in SUMIFS. */
  readonly criteria: readonly FieldCriterion[];
  /** Default order: announcement, then id. */
  readonly sort?: readonly SortKey[];
}

export interface Summary {
  readonly deals: number;
  /** How many of them disclose the measure. */
  readonly disclosed: number;
  /** Sum of what is disclosed, US$ million (or the unit of the measure). */
  readonly sumUsdM: number;
}

/** The deals that share one value of a field. */
export interface BreakdownGroup extends Summary {
  /** The shared value (dates as serials); undefined where the deals don't disclose it. */
  readonly category: string | number | undefined;
  /** For dates: how far they are known. */
  readonly precision: 'day' | 'month' | undefined;
  /** Median of the disclosed figures; undefined where there is none. */
  readonly medianUsdM: number | undefined;
}
