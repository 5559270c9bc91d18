import type { Stage } from '../deals/vocabulary';
import type { Citation, Cited } from './citation';
import { PHASES, phaseOfStage } from './phases';
import { remembered } from './remember';
import type { MarketTables, TermRow } from './tables';

/** Lowest and highest royalty tier of comparable deals, as fractions of net sales. */
export interface RoyaltyBenchmark {
  readonly low: number;
  readonly high: number;
  readonly citation: Citation;
}

const citationOf = (row: TermRow): Citation => ({
  sourceId: row.source_id,
  study: row.publisher,
  sourceUrl: row.source_url,
  segment: [row.stage, row.segment, row.period].filter((part) => part !== undefined).join(', '),
});

/**
 * Median low and high tier of US licences of 2025 by a law firm's database: "early stage" is read as up to Phase 1,
 * "later stage" as from Phase 2 on.
 */
export const royaltyBenchmark = remembered((stage: Stage) => stage, readBenchmark);

function readBenchmark(tables: MarketTables, stage: Stage): RoyaltyBenchmark {
  const phase = phaseOfStage(stage);
  const early = phase !== 'Approved' && PHASES.indexOf(phase) <= PHASES.indexOf('Phase 1');
  const row = tables.terms.find(
    (each) =>
      each.source_id === 'LAWDB2025' &&
      each.category === 'royalty' &&
      each.stage === (early ? 'Early stage' : 'Later stage') &&
      each.period === '2025',
  );
  if (row?.low === undefined || row.high === undefined)
    throw new Error('terms.csv has no royalty medians of 2025');
  return { low: row.low / 100, high: row.high / 100, citation: citationOf(row) };
}

/** Operating costs as a share of sales in Chandra & Mazumdar's worked example, as a fraction. */
export const operatingCostShare = remembered(() => 'operating costs', readOperatingCosts);

function readOperatingCosts(tables: MarketTables): Cited {
  const row = tables.terms.find(
    (each) =>
      each.category === 'commercial_assumption' && each.metric === 'operating costs as share of sales',
  );
  if (row?.value === undefined) throw new Error('terms.csv has no operating costs');
  return { value: row.value / 100, citation: citationOf(row) };
}

/** The range of discount rates that publications use together with probabilities: lowest and highest, as fractions. */
export function discountRatesWithProbabilities(tables: MarketTables): readonly Cited[] {
  return ['WIPO-IPV', 'BAYBRIDGE'].map((source) => {
    const row = tables.terms.find((each) => each.source_id === source && each.category === 'discount_rate');
    if (row?.value === undefined) throw new Error(`terms.csv has no discount rate of ${source}`);
    return { value: row.value / 100, citation: citationOf(row) };
  });
}
