import type { DealSet } from '../deals/dataset';
import type { DealQuery } from '../deals/query';

/** How many deals a query finds on the server, and of which version: one answer of one moment. */
export interface Counted {
  readonly deals: number;
  readonly version: string;
}

/** What a query finds, to the last letter: two states of the server differ in the checksum where they differ at all. */
export interface Contents extends Counted {
  readonly checksum: string;
}

/** Which server said something: its mark (`serverMark`). */
export interface OfServer {
  readonly server: string;
}

/** The deals of a query, and what the server said of them before and after they came. */
export interface Fetched {
  readonly set: DealSet;
  readonly contents: Contents;
}

/** How deals are fetched for a table. */
export interface Fetching {
  /** Stops between requests, and the request under way. */
  readonly signal?: AbortSignal | undefined;
  /** More deals are not fetched. */
  readonly most: number;
  /** Hears how many of all have come. */
  readonly onFetched?: ((deals: number, of: number) => void) | undefined;
}

/** A server that was found to have deals. */
export interface OrganisationDeals {
  readonly set: DealSet;
  /** Name of the version that the server has now. */
  readonly versionNow: () => Promise<string>;
  /** Calls back when an answer turns out to be of another version than `set`. */
  readonly hearOtherVersion: (listener: () => void) => void;
  readonly count: (query: DealQuery, signal?: AbortSignal) => Promise<Counted>;
  readonly contents: (query: DealQuery, signal?: AbortSignal) => Promise<Contents>;
  /**
   * The deals that a query finds, and no others, as a set in memory; all of one version.
   * @throws OtherVersion where the server has another version by now, TooManyDeals
   */
  readonly fetch: (query: DealQuery, fetching: Fetching) => Promise<Fetched>;
}

/** The server has other deals than those that it was connected for. */
export class OtherVersion extends Error {}

/** The most deals that a table takes from a server: fetched in pages of 5,000, each a pass over the server's deals. */
export const MOST_TABLE_DEALS = 100_000;

/** A query finds more deals than are fetched for one table. */
export class TooManyDeals extends Error {
  constructor(
    readonly deals: number,
    readonly most: number,
  ) {
    super(`${deals} deals, at most ${most}`);
  }
}
