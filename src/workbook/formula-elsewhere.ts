import type { NamedFormula } from './named-formulas';

/** A formula of a cell, or a name, that refers to rows of a table that go, or to totals that move. */
export interface FormulaElsewhere {
  /** Undefined for a name. */
  readonly cell: { readonly sheetName: string; readonly row: number; readonly column: number } | undefined;
  /** Undefined for a cell. */
  readonly name?: NamedFormula | undefined;
  /** Address with its sheet, or the name; that of a sheet alone with its sheet too. */
  readonly where: string;
  readonly formula: string;
  /** Whether it loses all cells of a reference, and not only some: Excel then writes #REF! in their place. */
  readonly isLost: boolean;
}
