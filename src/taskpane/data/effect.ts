import type { ForeseenTable } from '../../workbook/foresee-refresh';
import type { ForeseenCells } from './foresee-cells';

/** Why nothing is foreseen: the organisation's server answers before or after, the user stopped the look, or Excel refused. */
export type NotForeseen =
  { readonly kind: 'server' | 'stopped' } | { readonly kind: 'failed'; readonly problem: unknown };

/** What a move to other data does to a workbook. */
export interface Effect {
  /** Cells with a DEALS formula; undefined where they could not be counted. */
  readonly dealsCells: number | undefined;
  readonly cells: ForeseenCells | NotForeseen;
  /** Linked tables with deals of this machine, where they are to follow. */
  readonly tables: readonly ForeseenTable[] | NotForeseen;
}

/** Whether something was foreseen. */
export const isForeseen = <T extends object>(foreseen: T | NotForeseen): foreseen is T =>
  !('kind' in foreseen);

/** Whether a refresh would do anything to the rows of a table. */
export const isChanging = (table: ForeseenTable): boolean =>
  table.kind === 'planned' &&
  table.report.added.length + table.report.changed.length + table.report.removed.length > 0;
