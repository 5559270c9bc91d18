import type { FieldCriterion } from '../../deals/query';
import { quoted } from '../../workbook/formula-text';
import type { FormulaBlock } from '../../workbook/insert-formulas';
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
  upfront_usd_m: '#,##0.0',
  total_usd_m: '#,##0.0',
  upfront_share: '0.0%',
  royalty_low_pct: '0.0"%"',
  royalty_high_pct: '0.0"%"',
};

/** Columns of DEAL_TREND and DEAL_BREAKDOWN, and of both where deals are counted. */
const COLUMNS = 6;
const COLUMNS_OF_DEALS = { trend: 4, breakdown: 3 } as const;

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
    formats: [
      headings.map(() => null),
      ...rows.map(({ measure }) => [null, ...QUARTILES.map(() => FORMATS[measure]), '0']),
    ],
  };
}
