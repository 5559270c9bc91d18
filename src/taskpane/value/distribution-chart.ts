import type { Assumptions } from '../../valuation/assumptions';
import { givenRows } from '../../valuation/scenario-rows';
import type { SimulationResult } from '../../valuation/simulation/simulation';
import type { ChartOfBlock } from '../../workbook/charted-formulas';
import { quoted } from '../../workbook/formula-text';
import type { FormulaBlock } from '../../workbook/insert-formulas';

/** What DEAL_RNPV_SIMULATE gives: a header, these rows before the percentiles, three probabilities after them. */
const ROWS_BEFORE = 6;
const ROWS_AFTER = 3;

const constant = (value: unknown): string => {
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return typeof value === 'number' ? String(value) : quoted(String(value));
};

/** A simulation as a formula: what is assumed of the deal goes along as a constant, so that it gives what the pane shows. */
export function simulationFormula(
  dealId: string,
  assumptions: Assumptions,
  { paths, seed }: Pick<SimulationResult, 'paths' | 'seed'>,
): string {
  const given = givenRows(assumptions).map(([name, value]) => `${quoted(String(name))},${constant(value)}`);
  const pairs = given.length > 0 ? `{${given.join(';')}}` : '';
  return `=DEALS.DEAL_RNPV_SIMULATE(${quoted(dealId)},,${pairs},${paths},${seed})`;
}

/**
 * The distribution for a sheet: the formula, and a chart of its percentiles.
 * @param words title of the chart and name of its figures
 */
export function distributionChart(
  dealId: string,
  assumptions: Assumptions,
  result: SimulationResult,
  words: { readonly title: string; readonly figures: string },
): { readonly block: FormulaBlock; readonly chart: ChartOfBlock } {
  const percentiles = { row: ROWS_BEFORE, rows: result.percentiles.length, columns: 1 };
  return {
    block: {
      cells: [[simulationFormula(dealId, assumptions, result)]],
      rows: ROWS_BEFORE + result.percentiles.length + ROWS_AFTER,
      columns: 2,
    },
    chart: {
      title: words.title,
      kind: 'columns',
      categories: { ...percentiles, column: 0 },
      figures: [{ name: words.figures, values: { ...percentiles, column: 1 } }],
      format: '#,##0',
      valueTitle: words.figures,
    },
  };
}
