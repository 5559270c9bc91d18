import { citationLabel } from '../market/citation';
import { operatingCostShare } from '../market/benchmark-terms';
import type { MarketTables } from '../market/tables';
import { originOf } from './assumptions';
import type { Assumptions } from './assumptions';

interface Market {
  readonly assumptions: Assumptions;
  readonly tables: MarketTables;
}

/** Cost of goods, selling and administration as a share of net sales, with its basis. */
export function operatingCosts({ assumptions, tables }: Market): { share: number; basis: string } {
  const given = assumptions.values.cogs_sga;
  if (given !== undefined) return { share: given, basis: originOf(assumptions, 'cogs_sga') };
  const cited = operatingCostShare(tables);
  return { share: cited.value, basis: `cited (${citationLabel(cited.citation)})` };
}

/** Net sales less cost of goods, selling and administration, before R&D, payments to the licensor and tax. */
export function operatingProfit(netSalesUsdM: number, market: Market): number {
  return netSalesUsdM * (1 - operatingCosts(market).share);
}
