import type { DealSet } from '../deals/dataset';
import { dateOfSerial } from '../deals/date';
import { growth } from '../deals/growth';
import { parsePeriod, previousYear } from '../deals/period';
import type { FieldCriterion } from '../deals/query';
import { countDeals, percentileOf, summarise } from '../deals/query';
import { likelihoodOfApproval, phaseSuccessRates } from '../market/success-rates';
import type { MarketTables } from '../market/tables';
import { readAssumptions } from '../valuation/assumptions';
import { valueDeal } from '../valuation/schedule';
import { termsOfDeal } from '../valuation/terms';
import type { CellValue } from './cell';
import { quoted } from './formula-text';

/** A formula with what it must show here and now: computed by the core that the functions use, not written down. */
export interface FormulaCheck {
  readonly what: string;
  readonly formula: string;
  readonly expected: CellValue;
}

const ADC: FieldCriterion = { field: 'modality', test: 'ADC' };
const inYear = (year: string): FieldCriterion => ({ field: 'period', test: year });
const inTotal = 'total_usd_m';

/** What is asked of every way by which Excel calls a function: numbers, text, errors, spills, ranges, omitted arguments. */
export function formulaChecks(set: DealSet, tables: MarketTables): FormulaCheck[] {
  const deal = sampleDeal(set);
  const id = String(set.value(deal, 'deal_id') ?? '');
  const rnpv = valueDeal(
    termsOfDeal(set.row(deal)),
    readAssumptions([['discount_rate', 0.12]]),
    tables,
  ).rnpvUsdM;
  const year = lastWholeYear(set);
  const adcDeals = countDeals(set, { criteria: [ADC] });
  return [
    {
      what: 'A text from a function without arguments',
      formula: '=DEALS.DEALS_VERSION()',
      expected: set.version.name,
    },
    {
      what: 'A number from text and number',
      formula: `=DEALS.DEAL_TOTAL_BY_MODALITY("ADC",${year})`,
      expected: summarise(set, { criteria: [ADC, inYear(year)] }, inTotal).sumUsdM,
    },
    {
      what: 'Pairs of criteria',
      formula: '=DEALS.DEAL_COUNTIFS("modality","ADC","total",">=500")',
      expected: countDeals(set, { criteria: [ADC, { field: 'total', test: '>=500' }] }),
    },
    {
      what: 'A percentile',
      formula: '=DEALS.DEAL_PERCENTILEIFS("upfront",0.5,"modality","ADC")',
      expected: percentileOf(set, { criteria: [ADC] }, 'upfront_usd_m', 0.5) ?? '#N/A',
    },
    {
      what: 'Growth on the year before',
      formula: `=DEALS.YOY_GROWTH("deals",${year})`,
      expected: dealGrowth(set, year),
    },
    {
      what: 'One value of a deal',
      formula: `=DEALS.DEAL_GET(${quoted(id)},"total")`,
      expected: set.value(deal, inTotal) ?? '',
    },
    {
      what: 'The value of a deal, an argument omitted',
      formula: `=DEALS.DEAL_RNPV(${quoted(id)},12%)`,
      expected: rnpv,
    },
    {
      what: 'A table, summed: the schedule adds up to the value',
      formula: `=SUM(INDEX(DEALS.DEAL_RNPV_SCHEDULE(${quoted(id)},12%),0,6))`,
      expected: rnpv,
    },
    {
      what: 'A spilled table, its rows counted',
      formula: '=ROWS(DEALS.DEAL_LIST("deal id, total","modality","ADC"))',
      expected: adcDeals + 1,
    },
    {
      what: 'A range of names and values as an argument',
      formula: '=DEALS.RNPV(10%,{-100,150},{1,0.5})',
      expected: -100 + (150 * 0.5) / 1.1,
    },
    {
      what: 'A published probability',
      formula: '=DEALS.POS("Phase 1")',
      expected: likelihoodOfApproval(phaseSuccessRates(tables, 'Phase 1', {}, { by: 'all' })),
    },
    {
      what: 'An error for a deal that does not exist',
      formula: '=IF(ISNA(DEALS.DEAL_GET("no-such-deal","total")),"#N/A error","no error")',
      expected: '#N/A error',
    },
    {
      what: 'An error for a field that does not exist',
      formula: '=IF(ERROR.TYPE(DEALS.DEAL_COUNTIFS("no such field",1))=3,"#VALUE! error","another error")',
      expected: '#VALUE! error',
    },
  ];
}

/** The latest deal that discloses upfront and headline. */
function sampleDeal(set: DealSet): number {
  for (let row = set.size - 1; row >= 0; row -= 1)
    if (set.value(row, 'upfront_usd_m') !== undefined && set.value(row, inTotal) !== undefined) return row;
  return 0;
}

/** The last year that the data cover wholly. */
function lastWholeYear({ version }: DealSet): string {
  const { year } = dateOfSerial(version.through + 1);
  return String(year - 1);
}

function dealGrowth(set: DealSet, year: string): number {
  const now = parsePeriod(Number(year));
  const figures = [now, previousYear(now)].map((period) => ({
    period,
    ...summarise(set, { criteria: [inYear(period.label)] }, inTotal),
  }));
  const [current, base] = figures;
  if (!current || !base) throw new TypeError('two periods were summed');
  return growth(set.version, current, base, 'deals');
}
