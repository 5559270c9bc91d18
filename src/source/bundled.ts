import dealsJson from 'bundled-data/deals.json';
import tablesJson from 'bundled-data/tables.json';
import { decodeDealSet } from '../deals/asset';
import type { DealAsset } from '../deals/asset';
import type { DealSet } from '../deals/dataset';

let deals: DealSet | undefined;

/** The deals that the add-in carries with it, decoded when first asked for. */
export function bundledDeals(): DealSet {
  // The build made this file with encodeDealSet; the types of a JSON import are too wide to say so.
  deals ??= decodeDealSet(dealsJson as unknown as DealAsset);
  return deals;
}

/**
 * SHA-256 of all that answers beside the deals and is in no data version: published statistics, success rates, durations,
 * costs, terms, segments, approvals and other names of companies.
 */
export const BUNDLED_TABLES: string = tablesJson.sha256;
