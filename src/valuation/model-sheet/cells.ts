import type { Place } from './references';

/** What a cell of the model sheet is for: its colours and weight follow from this alone. */
export type Role =
  | 'title'
  | 'subtitle'
  | 'block'
  | 'heading'
  | 'label'
  | 'name'
  | 'note'
  | 'input'
  | 'linkedInput'
  | 'fixed'
  | 'calculation'
  | 'total'
  | 'result'
  | 'check'
  | 'source';

/** What a cell shows: decides its number format. */
export type Kind =
  'text' | 'money' | 'percent' | 'factor' | 'plain' | 'years' | 'date' | 'count' | 'flag' | 'check';

/** A formula as Excel reads it, with its "="; every other content is a constant. */
export interface Formula {
  readonly formula: string;
}

export type Content = string | number | boolean | Formula;

/** One cell by its place, from 0. */
export interface ModelCell {
  readonly row: number;
  readonly column: number;
  /** '' for a cell that only has a look: an input that is not given. */
  readonly content: Content;
  readonly role: Role;
  readonly kind: Kind;
  /** Page that the text of the cell points to. */
  readonly link?: string | undefined;
}

/** A defined name: the input or result that a reader may refer to. */
export interface ModelName {
  /** Without the prefix that keeps several model sheets of a workbook apart. */
  readonly name: string;
  readonly row: number;
  readonly column: number;
}

/** A picture of figures of the sheet: native charts are made of these. */
export interface ModelChart {
  readonly title: string;
  readonly kind: 'columns' | 'stackedColumns' | 'stackedBars';
  /** Cells that it lies over, all of them empty. */
  readonly at: Place;
  readonly categories: Place;
  readonly figures: readonly {
    readonly name: string;
    readonly values: Place;
    /** "#RRGGBB"; "none" for what only carries others. */
    readonly color?: string;
  }[];
  readonly hasLegend: boolean;
  /** Names of categories apart from bars that go both ways. */
  readonly namesApart: boolean;
}

/** A worksheet as cells: pure data, nothing of it knows Excel. */
export interface ModelSheet {
  readonly cells: readonly ModelCell[];
  readonly charts: readonly ModelChart[];
  readonly names: readonly ModelName[];
  /** Widths in points, by column. */
  readonly widths: readonly number[];
  /** Rows and columns that stay in sight. */
  readonly frozen: { readonly rows: number; readonly columns: number };
  /** What is printed: from the first cell to this row and column (inclusive). */
  readonly printed: { readonly row: number; readonly column: number };
  /** What the valuation has and the sheet has not, in words for a person; empty where everything is carried. */
  readonly notCarried: readonly string[];
  /** Where the values stand: for those who read them back. */
  readonly places: ReadonlyMap<string, Place>;
}

export const isFormula = (content: Content): content is Formula => typeof content === 'object';
