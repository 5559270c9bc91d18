import type { DealRow } from '../../deals/row';
import { withOwnDeals } from '../../deals/own/layer';
import { layOver } from '../in-force';

/** Where own deals live: on this machine, or inside the workbook, which then answers with these alone. */
export const OWN_PLACES = ['machine', 'workbook'] as const;
export type OwnPlace = (typeof OWN_PLACES)[number];

/** Why own deals that are there do not answer. */
export type OwnShortfall = 'newer' | 'damaged' | 'unreadable' | 'notLoaded';

/** The own deals that answer, where they live, and why those that should do not. */
export interface OwnInForce {
  readonly place: OwnPlace | undefined;
  readonly deals: readonly DealRow[];
  readonly shortfall?: OwnShortfall | undefined;
}

const NONE: OwnInForce = { place: undefined, deals: [] };
let inForce: OwnInForce = NONE;

export const ownDealsInForce = (): OwnInForce => inForce;

/** Lays own deals over the data in force, for functions, commands and pane alike. */
export function useOwnDeals(own: OwnInForce): void {
  inForce = own.deals.length === 0 && own.shortfall === undefined ? NONE : own;
  const { deals } = inForce;
  layOver(deals.length === 0 ? undefined : (set) => withOwnDeals(set, deals));
}
