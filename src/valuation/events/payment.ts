import type { MarketTables } from '../../market/tables';
import type { Assumptions } from '../assumptions';
import type { HeadlineParts } from '../headline';
import type { SalesForecast } from '../net-sales';
import type { Pathway } from '../pathway';
import type { RoyaltyInForce } from '../royalty';
import type { DealTerms } from '../terms';
import type { ValuationDate } from '../valuation-date';

/** Which part of a deal an event belongs to: what passes between the parties, then what is the licensee's own. */
export type Part =
  | 'upfront'
  | 'near-term'
  | 'equity'
  | 'equity outside'
  | 'development milestone'
  | 'sales milestone'
  | 'royalty'
  | 'profit share'
  | 'cost share'
  | 'operating profit'
  | 'R&D cost'
  | 'launch cost'
  | 'tax'
  | 'headline rest'
  | 'note';

/**
 * What the licensor receives under a condition (below 0: pays), before anything is said of rates. It falls due
 * `lagYears` after the end of the last of `phasesPassed` phases, if those succeed and its own chance comes true.
 */
export interface Payment {
  readonly event: string;
  readonly part: Part;
  readonly amountUsdM: number;
  /** How many phases of the pathway must succeed first: 0 for none, all of them for what follows approval. */
  readonly phasesPassed: number;
  readonly lagYears: number;
  /** Probability of a condition of its own, such as a sales level; 1 for none. */
  readonly chance: number;
  /** After signing: an option must have been exercised for it. */
  readonly afterSigning: boolean;
  /** Depends on a product on the market, not only on approval. */
  readonly onMarket?: true;
  /** The market year whose sales it is computed from. */
  readonly marketYear?: number;
  /** Cash from the licensee: tax may be withheld. */
  readonly cash: boolean;
  /** Where amount, condition and time came from; only asked for when a schedule is shown. */
  readonly basis: () => string;
}

/** All that decides what a deal pays: the product (terms, headline) and the market (pathway, forecast, assumptions). */
export interface DealCase {
  readonly terms: DealTerms;
  readonly assumptions: Assumptions;
  readonly tables: MarketTables;
  readonly date: ValuationDate;
  readonly pathway: Pathway;
  readonly headline: HeadlineParts;
  readonly royalty: RoyaltyInForce;
  /** Undefined where the user gives no sales. */
  readonly forecast: SalesForecast | undefined;
  /** Probability that what follows signing happens at all: below 1 for an option that is not exercised. */
  readonly exercise: { readonly probability: number; readonly basis: string } | undefined;
  /** Why nothing more will be received, where the deal ended before the valuation date. */
  readonly ended: string | undefined;
}
