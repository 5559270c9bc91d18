import { readConditions } from '../../src/functions/valuation-arguments';
import { distributionChart, simulationFormula } from '../../src/taskpane/value/distribution-chart';
import { rnpvOfDeal } from '../../src/valuation/schedule';
import type { SimulationResult } from '../../src/valuation/simulation/simulation';
import { readFormula } from '../functions/formula';
import { assume, tables, terms } from '../valuation/deals';
import type { Pairs } from '../valuation/deals';

const DEAL = 'hansoh-gsk-2023-12';
const SIZE = { paths: 10_000, seed: 1 };

test.each<Pairs>([
  {},
  { peak_sales: 1500, discount_rate: 0.13 },
  { abandon: true, peak_sales: 900.5, royalty_tiers: '0: 5%; 500: 8%', 'net_sales 2': 40 },
])('with %j the formula values what the pane shows', (given) => {
  const assumptions = assume(given);
  const { id, values } = readFormula(simulationFormula(DEAL, assumptions, SIZE));
  const [deal, rate, pairs, paths, seed] = values;
  expect([id, deal, rate, paths, seed]).toEqual(['DEAL_RNPV_SIMULATE', DEAL, undefined, 10_000, 1]);
  const read = readConditions(rate, pairs);
  expect(rnpvOfDeal(terms(DEAL), read, tables)).toBe(rnpvOfDeal(terms(DEAL), assumptions, tables));
});

test('the chart shows the percentiles of the answer, and nothing else of it', () => {
  const percentiles = [5, 50, 95].map((percentile) => ({ percentile, valueUsdM: percentile }));
  const result = { ...SIZE, percentiles } as unknown as SimulationResult;
  const { block, chart } = distributionChart(DEAL, assume(), result, {
    title: 'Distribution',
    figures: 'US$ m',
  });
  // Header, paths, rNPV, mean, standard error, standard deviation; percentiles; three probabilities.
  expect(block).toMatchObject({ rows: 6 + 3 + 3, columns: 2 });
  expect(chart.categories).toEqual({ row: 6, rows: 3, column: 0, columns: 1 });
  expect(chart.figures[0]?.values).toEqual({ row: 6, rows: 3, column: 1, columns: 1 });
});
