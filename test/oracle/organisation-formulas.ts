/** Worksheet functions of every kind, as Excel calls them, beside deals in memory and on a server. */
import * as lookUp from '../../src/functions/look-up';
import * as tables from '../../src/functions/tables';
import * as totals from '../../src/functions/totals';
import * as valuation from '../../src/functions/valuation';

type Pairs = unknown[][][];
const pairs = (...values: unknown[]): Pairs => values.map((value) => [[value]]);

/** Two columns of names and values. */
const rows = (...cells: unknown[]): unknown[][] =>
  cells.flatMap((cell, place) => (place % 2 === 0 ? [[cell, cells[place + 1]]] : []));

/** What stands in a cell, and the call that Excel makes of it. */
export const FORMULAS: readonly (readonly [formula: string, call: () => unknown])[] = [
  ['DEAL_COUNTIFS()', () => totals.dealCountifs()],
  ['DEAL_COUNTIFS("licensee","BMS")', () => totals.dealCountifs(pairs('licensee', 'BMS'))],
  ['DEAL_COUNTIFS("licensee","默沙东")', () => totals.dealCountifs(pairs('licensee', '默沙东'))],
  ['DEAL_COUNTIFS("licensee","<>Merck*")', () => totals.dealCountifs(pairs('licensee', '<>Merck*'))],
  [
    'DEAL_COUNTIFS("asset","*a?*","notes","<>")',
    () => totals.dealCountifs(pairs('asset', '*a?*', 'notes', '<>')),
  ],
  [
    'DEAL_COUNTIFS("asset","it\'s; DROP \\ {p0:String}")',
    () => totals.dealCountifs(pairs('asset', "it's; DROP \\ {p0:String}")),
  ],
  ['DEAL_COUNTIFS("upfront",empty cell)', () => totals.dealCountifs(pairs('upfront', null))],
  ['DEAL_COUNTIFS("stage")', () => totals.dealCountifs(pairs('stage'))],
  ['DEAL_COUNTIFS("stag","Phase 2")', () => totals.dealCountifs(pairs('stag', 'Phase 2'))],
  ['DEAL_COUNTIFS("upfront",">many")', () => totals.dealCountifs(pairs('upfront', '>many'))],
  [
    'DEAL_SUMIFS("upfront","period",2025,…)',
    () => totals.dealSumifs('upfront', pairs('period', 2025, 'licensee country', 'United States')),
  ],
  [
    'DEAL_SUMIFS("total","counted in parent","=",…)',
    () => totals.dealSumifs('total', pairs('counted in parent', '=', 'period', '2024')),
  ],
  [
    'DEAL_AVERAGEIFS("upfront",…)',
    () => totals.dealAverageifs('upfront', pairs('stage', 'Preclinical', 'period', 2025)),
  ],
  [
    'DEAL_AVERAGEIFS of nothing',
    () => totals.dealAverageifs('upfront', pairs('stage', 'Preclinical', 'period', 1999)),
  ],
  [
    'DEAL_MEDIANIFS("upfront share",…)',
    () => totals.dealMedianifs('upfront share', pairs('stage', 'Preclinical')),
  ],
  ['DEAL_MEDIANIFS of nothing', () => totals.dealMedianifs('upfront', pairs('licensor', 'nobody'))],
  [
    'DEAL_PERCENTILEIFS("total",0.75,…)',
    () => totals.dealPercentileifs('total', 0.75, pairs('modality', 'ADC')),
  ],
  ['DEAL_PERCENTILEIFS("total",1.5)', () => totals.dealPercentileifs('total', 1.5)],
  ['DEAL_TOTAL_BY_MODALITY("ADC",2024)', () => totals.dealTotalByModality('ADC', 2024)],
  ['DEAL_TOTAL_BY_MODALITY(,2024)', () => totals.dealTotalByModality(null, 2024)],
  ['DEAL_TOTAL_BY_MODALITY("ADC",1999)', () => totals.dealTotalByModality('ADC', 1999)],
  ['YOY_GROWTH("total","2025H1",…)', () => totals.yoyGrowth('total', '2025H1', pairs('modality', 'ADC'))],
  ['YOY_GROWTH("total",2026)', () => totals.yoyGrowth('total', 2026)],
  ['YOY_GROWTH of nothing', () => totals.yoyGrowth('deals', 2024, pairs('licensor', 'nobody'))],
  [
    'DEAL_BREAKDOWN("stage","upfront",…)',
    () => tables.dealBreakdown('stage', 'upfront', pairs('period', 2025)),
  ],
  [
    'DEAL_BREAKDOWN("licensee country",…)',
    () => tables.dealBreakdown('licensee country', null, pairs('modality', 'ADC')),
  ],
  [
    'DEAL_BREAKDOWN("announced",…)',
    () => tables.dealBreakdown('announced', null, pairs('licensor', 'Jiangsu Hengrui')),
  ],
  ['DEAL_BREAKDOWN("upfront",…)', () => tables.dealBreakdown('upfront', null, pairs('modality', 'ADC'))],
  [
    'DEAL_BREAKDOWN("upfront share",…)',
    () => tables.dealBreakdown('upfront share', null, pairs('period', '2024Q1')),
  ],
  ['DEAL_BREAKDOWN("period",…)', () => tables.dealBreakdown('period', null, pairs('modality', 'ADC'))],
  ['DEAL_BREAKDOWN("exact modality")', () => tables.dealBreakdown('exact modality')],
  ['DEAL_BREAKDOWN("origin")', () => tables.dealBreakdown('origin')],
  ['DEAL_COUNTIFS("origin","Own")', () => totals.dealCountifs(pairs('origin', 'Own'))],
  ['DEAL_COUNTIFS("origin","<>own")', () => totals.dealCountifs(pairs('origin', '<>own'))],
  ['DEAL_TREND("upfront","half",…)', () => tables.dealTrend('upfront', 'half', pairs('period', '2022:2025'))],
  ['DEAL_TREND(,,"modality","ADC")', () => tables.dealTrend(null, null, pairs('modality', 'ADC'))],
  ['DEAL_TREND(,"month",…)', () => tables.dealTrend(null, 'month', pairs('licensor', 'Kelun-Biotech'))],
  [
    'DEAL_LIST("deal id, licensee, total",…)',
    () => tables.dealList([['deal id, licensee, total']], pairs('modality', 'ADC', 'period', '2024H1')),
  ],
  ['DEAL_LIST("all",…)', () => tables.dealList([['all']], pairs('licensor', 'Jiangsu Hengrui'))],
  ['DEAL_LIST of nothing', () => tables.dealList(undefined, pairs('licensor', 'nobody'))],
  ['DEAL_GET("kelun-merck-2022-12","total")', () => lookUp.dealGet([['kelun-merck-2022-12']], 'total')],
  [
    'DEAL_GET(a column, "upfront")',
    () => lookUp.dealGet([['Hansoh-GSK-2023-12'], [null], ['kelun-merck-2022-12']], 'upfront'),
  ],
  ['DEAL_GET("…","announced")', () => lookUp.dealGet([['hansoh-gsk-2023-12']], 'announced')],
  ['DEAL_GET("…","upfront share")', () => lookUp.dealGet([['hansoh-gsk-2023-12']], 'upfront share')],
  ['DEAL("hansoh-gsk-2023-12")', () => lookUp.dealEntity([['hansoh-gsk-2023-12']])],
  ['DEAL_COMPS("kelun-merck-2022-12",5)', () => lookUp.dealComps([['kelun-merck-2022-12']], 5)],
  ['DEAL_COMPS of a rare modality, 1,000', () => lookUp.dealComps(rows('modality', 'Vaccine'), 1_000)],
  [
    'DEAL_COMPS of terms, with weights',
    () =>
      lookUp.dealComps(
        rows('modality', 'ADC', 'target', 'HER2', 'stage', 'Phase 1'),
        30,
        rows('target', 50, 'date', 0),
      ),
  ],
  // Nothing but the modality counts: most are equally alike, and the newest of them come first.
  ['DEAL_COMPS of a modality', () => lookUp.dealComps(rows('modality', 'Monoclonal antibody'), 25)],
  [
    'DEAL_COMPS of parties and territory',
    () =>
      lookUp.dealComps(
        rows(
          'licensee type',
          'MNC',
          'licensor type',
          'Biotech',
          'territory class',
          'Global',
          'announced',
          '2024-05',
        ),
        40,
      ),
  ],
  ['DEAL_COMPS of two targets', () => lookUp.dealComps(rows('target', 'PD-1xVEGF', 'area', 'Oncology'), 20)],
  ['DEAL_COMPS of nothing disclosed', () => lookUp.dealComps(rows('upfront', 5), 3)],
  ['DEALS_VERSION("deals")', () => lookUp.dealsVersion('deals')],
  ['DEAL_RNPV("kelun-merck-2022-12",12%)', () => valuation.dealRnpv([['kelun-merck-2022-12']], 0.12)],
];

/** The answer of a function as plain JSON: a refusal is its kind and its words. */
export async function outcomeOf(call: () => unknown): Promise<unknown> {
  try {
    return JSON.parse(JSON.stringify(plain(await call()))) as unknown;
  } catch (reason) {
    const { code, message } = reason as { code?: string; message?: string };
    return { code, message };
  }
}

/** Cells of a table may be errors, which JSON forgets. */
const plain = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(plain)
    : value instanceof Error
      ? { code: (value as { code?: unknown }).code, message: value.message }
      : value;
