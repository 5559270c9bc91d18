import type { FieldCriterion } from '../../deals/query';
import { quoted } from '../../workbook/formula-text';
import type { FormulaBlock } from '../../workbook/insert-formulas';
import { widthsFor } from '../../workbook/block-look';
import { COUNT_FORMAT, SHARE_FORMAT, USD_M_FORMAT } from '../../workbook/number-formats';
import type { Benchmarked, BenchmarkRow } from './benchmarks';
import { QUARTILES } from './benchmarks';
import type { Split, Unit } from './market-state';

/** A field as an analyst writes it: "therapeutic area". */
const fieldWords = (field: string) => quoted(field.replace(/_usd_m$/, '').replaceAll('_', ' '));

/** Criteria as the last arguments of a function. */
export const pairs = (criteria: readonly FieldCriterion[]) =>
  criteria.flatMap(({ field, test }) => [fieldWords(field), quoted(String(test ?? ''))]);

/** A function of ours as a formula. */
export const call = (name: string, ...parts: string[]) => `=DEALS.${name}(${parts.join(',')})`;

/** A formula that gives Excel's own "there is none" for whatever went wrong. */
export const orNone = (formula: string) => `=IFERROR(${formula.slice(1)},NA())`;

/** Number formats of the quartiles. A royalty is in percentage points: its sign is text. */
const FORMATS: Readonly<Record<Benchmarked, string>> = {
  upfront_usd_m: USD_M_FORMAT,
  total_usd_m: USD_M_FORMAT,
  upfront_share: SHARE_FORMAT,
  royalty_low_pct: '0.0"%"_)',
  royalty_high_pct: '0.0"%"_)',
};

/** Columns of DEAL_TREND and DEAL_BREAKDOWN, and of both where deals are counted. */
const COLUMNS = 6;
const COLUMNS_OF_DEALS = { trend: 4, breakdown: 3 } as const;

/** How the answers look: money with its decimal, shares as percentages, each column as wide as its words. */
const [COUNT, MONEY, SHARE] = [COUNT_FORMAT, USD_M_FORMAT, SHARE_FORMAT];
const LOOKS = {
  trend: {
    widths: [60, 50, 64, 92, 64, 64],
    formats: [null, COUNT, COUNT, MONEY, SHARE, SHARE],
    figuresFrom: 1,
  },
  trendOfDeals: { widths: [60, 50, 64, 64], formats: [null, COUNT, SHARE, SHARE], figuresFrom: 1 },
  breakdown: {
    widths: [130, 50, 64, 92, 56, 104],
    formats: [null, COUNT, COUNT, MONEY, SHARE, MONEY],
    figuresFrom: 1,
  },
  breakdownOfDeals: { widths: [130, 50, 56], formats: [null, COUNT, SHARE], figuresFrom: 1 },
} as const;

/** The formula of a trend. @param periods rows of its result, the header left aside */
export function trendBlock(
  measure: string,
  unit: Unit,
  criteria: readonly FieldCriterion[],
  periods: number,
): FormulaBlock {
  const formula = call('DEAL_TREND', fieldWords(measure), quoted(unit), ...pairs(criteria));
  return {
    cells: [[formula]],
    rows: periods + 1,
    columns: measure === 'deals' ? COLUMNS_OF_DEALS.trend : COLUMNS,
    look: measure === 'deals' ? LOOKS.trendOfDeals : LOOKS.trend,
  };
}

/** The formula of a breakdown. @param categories rows of its result, the header left aside */
export function breakdownBlock(
  split: Split,
  measure: string,
  criteria: readonly FieldCriterion[],
  categories: number,
): FormulaBlock {
  const formula = call('DEAL_BREAKDOWN', fieldWords(split), fieldWords(measure), ...pairs(criteria));
  return {
    cells: [[formula]],
    rows: categories + 1,
    columns: measure === 'deals' ? COLUMNS_OF_DEALS.breakdown : COLUMNS,
    look: measure === 'deals' ? LOOKS.breakdownOfDeals : LOOKS.breakdown,
  };
}

/**
 * Quartiles and numbers of deals as formulas, each figure its own cell.
 * @param headings of the columns: the measure, a quartile each, the number of deals
 * @param labels of the rows, in their order
 */
export function benchmarkBlock(
  rows: readonly BenchmarkRow[],
  criteria: readonly FieldCriterion[],
  headings: readonly string[],
  labels: readonly string[],
): FormulaBlock {
  const cells = rows.map(({ measure }, index) => [
    labels[index] ?? measure,
    ...QUARTILES.map((k) =>
      // Excel's own "there is none" while nobody discloses it; newer data may.
      orNone(call('DEAL_PERCENTILEIFS', fieldWords(measure), String(k), ...pairs(criteria))),
    ),
    call('DEAL_COUNTIFS', fieldWords(measure), quoted('<>'), ...pairs(criteria)),
  ]);
  return {
    cells: [[...headings], ...cells],
    rows: rows.length + 1,
    columns: QUARTILES.length + 2,
    look: { widths: widthsFor([headings, ...cells], 48), figuresFrom: 1 },
    formats: [
      headings.map(() => null),
      ...rows.map(({ measure }) => [null, ...QUARTILES.map(() => FORMATS[measure]), '0']),
    ],
  };
}
