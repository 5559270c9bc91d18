import marketJson from 'bundled-data/market.json';
import { marketTablesFromJson } from '../market/schema';
import type { MarketTables } from '../market/tables';

let tables: MarketTables | undefined;

/** The published statistics, success rates, durations, costs and terms that the add-in carries with it. */
export function bundledTables(): MarketTables {
  tables ??= marketTablesFromJson(marketJson);
  return tables;
}
