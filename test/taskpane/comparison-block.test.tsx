import { readConditions } from '../../src/functions/valuation-arguments';
import { comparisonBlock } from '../../src/taskpane/value/comparison-block';
import { scenarioList } from '../../src/taskpane/value/scenario-list';
import { termsBlock } from '../../src/taskpane/value/terms-block';
import { comparedDeal } from '../../src/taskpane/value/compared-deal';
import { termPercentiles } from '../../src/deals/term-percentiles';
import { rnpvOfDeal } from '../../src/valuation/schedule';
import type { CellBlock } from '../../src/workbook/comparison-sheet';
import type { OwnScenario } from '../../src/workbook/scenario-setting';
import { assume, tables, terms } from '../valuation/deals';
import type { Pairs } from '../valuation/deals';
import { realDeals } from './deals-csv';

const WORDS = {
  title: 'Scenarios',
  deal: 'deal',
  licensor: 'Licensor',
  licensee: 'Licensee',
  total: 'Total',
  licensorShare: 'Share',
  assumptions: 'Assumptions',
  name: ({ kind, name }: { kind: string; name: string | undefined }) => name ?? kind,
  notes: ['=what low and high mean'],
};
const OWN: OwnScenario[] = [
  {
    name: 'Slow',
    assumptions: [
      ['d_phase_2', 6],
      ['launch_cost', 0],
    ],
  },
  {
    name: 'Own rates',
    assumptions: [
      ['p_phase_2', 0.6],
      ['stage', 'Phase 2'],
      ['net_sales 2', 40],
    ],
  },
];

/** The cells of a range as it is written in a formula, {R1C2}:{R3C4}. */
function cellsOf({ cells }: CellBlock, reference: string) {
  const [, top, left, bottom, right] = /\{R(\d+)C(\d+)\}:\{R(\d+)C(\d+)\}/.exec(reference)?.map(Number) ?? [];
  return cells.slice((top ?? 1) - 1, bottom).map((row) => row.slice((left ?? 1) - 1, right));
}

test.each<[string, Pairs]>([
  ['hansoh-gsk-2023-12', { peak_sales: 1500 }],
  ['kelun-merck-2022-12', {}],
  [
    'harbour-cullinan-2023-02',
    { valuation_date: '2025-01-01', royalty_tiers: '0: 5%; 500: 8%', peak_sales: 300 },
  ],
])('%s with %j: the cells that a formula reads give the value of its scenario', (id, base) => {
  const scenarios = scenarioList(terms(id), assume(base), OWN);
  const block = comparisonBlock({ terms: terms(id), dealId: id, described: [] }, scenarios, WORDS);
  expect(block.cells[1]?.slice(0, 2)).toEqual(['deal', id]);
  scenarios.forEach(({ assumptions }, index) => {
    const formula = block.cells[4]?.[2 + 2 * index];
    if (!assumptions || typeof formula !== 'object') throw new Error('no formula');
    const range = /^=DEALS\.DEAL_RNPV\(\{R2C2\},,(.*)\)$/.exec(formula.formula)?.[1] ?? '';
    const read = readConditions(undefined, cellsOf(block, range));
    expect(rnpvOfDeal(terms(id), read, tables)).toBeCloseTo(rnpvOfDeal(terms(id), assumptions, tables), 9);
  });
  // Read across: the same assumption in each row, and room below for more.
  const names = block.cells
    .slice(10)
    .map((row) => row.filter((_, column) => column % 2 === 1).filter((cell) => cell !== ''));
  for (const row of names) expect(new Set(row).size).toBeLessThanOrEqual(1);
  expect(new Set(block.cells.map((row) => row.length)).size).toBe(1);
});

test('terms of one’s own stand below, where the formulas read them', () => {
  const described = [
    ['upfront', 60],
    ['milestones', 900],
    ['stage', 'Phase 2'],
  ] as const;
  const own = terms(Object.fromEntries(described));
  const scenarios = scenarioList(own, assume({ peak_sales: 800 }), []);
  const block = comparisonBlock({ terms: own, dealId: undefined, described }, scenarios, WORDS);
  const formula = block.cells[4]?.[2];
  const deal = typeof formula === 'object' ? (/RNPV\((.*?),,/.exec(formula.formula)?.[1] ?? '') : '';
  expect(cellsOf(block, deal)).toEqual(described);
});

test('a scenario that can’t be read is said, and left out of the sheet', () => {
  const scenarios = scenarioList(terms('hansoh-gsk-2023-12'), assume(), [
    { name: 'Old', assumptions: [['peak_sale', 1]] },
  ]);
  expect(scenarios.at(-1)?.problem).toMatch(/Did you mean peak_sales/);
  const block = comparisonBlock(
    { terms: terms('hansoh-gsk-2023-12'), dealId: 'hansoh-gsk-2023-12', described: [] },
    scenarios,
    WORDS,
  );
  expect(block.cells[0]).toHaveLength(7);
});

test('terms among comparable deals: the id stands once, every count leaves it out', () => {
  const id = 'hansoh-gsk-2023-12';
  const rows = termPercentiles(realDeals, comparedDeal({ terms: terms(id), dealId: id }));
  const block = termsBlock(id, rows, {
    headings: ['a', 'b', 'c', 'd', 'e'],
    term: ({ term }) => term,
    scope: ({ scope }) => scope,
    notes: [],
  });
  expect(block.cells[0]?.[1]).toBe(id);
  const upfront = block.cells[2] ?? [];
  expect(upfront[1]).toEqual({ formula: '=DEALS.DEAL_GET({R1C2},"upfront")' });
  expect(upfront[3]).toEqual({
    formula: '=DEALS.DEAL_COUNTIFS("upfront","<>","stage","Phase 2","deal id","<>"&{R1C2})',
  });
});
