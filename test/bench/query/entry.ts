/** The functions by the names under which Excel calls them. */
import {
  dealCountifs,
  dealPercentileifs,
  dealSumifs,
  dealTotalByModality,
} from '../../../src/functions/totals';
import { dealBreakdown, dealList } from '../../../src/functions/tables';

type Entry = (...args: unknown[]) => unknown;

/** Excel knows no types: it calls each with whatever the cell holds. */
export const byId = {
  DEAL_TOTAL_BY_MODALITY: dealTotalByModality,
  DEAL_SUMIFS: dealSumifs,
  DEAL_COUNTIFS: dealCountifs,
  DEAL_PERCENTILEIFS: dealPercentileifs,
  DEAL_BREAKDOWN: dealBreakdown,
  DEAL_LIST: dealList,
} as unknown as Readonly<Record<string, Entry>>;
