import { termPercentiles } from '../../src/deals/term-percentiles';
import { dealsInForce } from '../../src/source/in-force';
import { comparedDeal } from '../../src/taskpane/value/compared-deal';
import { termsBlock } from '../../src/taskpane/value/terms-block';
import { termsOfDeal } from '../../src/valuation/terms';
import { insertBlock } from '../../src/workbook/comparison-sheet';
import type { ExcelHost } from '../workbench/headless';
import { dealRow, newData, valuesAt } from './io';
import { openModelHost } from './model-host';

let host: ExcelHost;
beforeAll(async () => (host = await openModelHost()));
afterAll(() => host.dispose());

/** Upfront, total and royalties of deals: shares that no 15 digits tell apart from themselves, and some that are equal. */
const DEALS: readonly (readonly [upfront: number, total: number, royalty: number])[] = [
  [20, 150, 2.5],
  [40, 300, 2.5],
  [10, 150, 12.345],
  [30, 450, 12.345],
  [1, 3, 0.1 + 0.2],
  [0.1, 0.3, 0.3],
  [0, 700, 0],
  [2000 / 3, 1000, 10 / 3],
  [0.00001, 12.345, 1 / 7],
];
const idOf = (index: number) => `a-b-2024-${String(index + 1).padStart(2, '0')}`;

/** What the pane shows of a deal among the others, and the block that it inserts. */
function compare(index: number) {
  newData(
    DEALS.map(([upfront_usd_m, total_usd_m, royalty_low_pct], at) =>
      dealRow(idOf(at), `2024-${String(at + 1).padStart(2, '0')}-01`, {
        upfront_usd_m,
        total_usd_m,
        royalty_low_pct,
        royalty_high_pct: royalty_low_pct,
      }),
    ),
  );
  const set = dealsInForce();
  if (!set) throw new Error('no deals');
  const dealId = idOf(index);
  const terms = termsOfDeal(set.row(set.rowOf(dealId) ?? 0));
  const rows = termPercentiles(set, comparedDeal({ terms, dealId }));
  const block = termsBlock(dealId, rows, {
    headings: ['Term', 'Here', 'Percentile', 'n', 'Compared with'],
    term: ({ term }) => term,
    scope: ({ scope }) => scope,
    notes: [],
  });
  return { rows, block };
}

test.each(DEALS.map((_, index) => index))('deal %i: the sheet gives what the pane shows', async (index) => {
  const { rows, block } = compare(index);
  const { sheetName, address } = await insertBlock(block, 'newSheet');
  await host.spreadsheet.settled();
  const cells = await valuesAt(address, sheetName);
  expect(cells.slice(2).map(([, , percentile, n]) => [percentile, n])).toEqual(
    rows.map(({ percentile, others }) => [percentile, others]),
  );
});

test('where Excel writes a decimal comma and 15 digits, too', async () => {
  const { rows, block } = compare(0);
  const written = (number: string) => `SUBSTITUTE(TEXT(${number},"0.00000000000000E+00"),".",",")`;
  /** A number joined to text as Excel does it in German. */
  const german = (formula: string) =>
    formula
      .replace(/SUBSTITUTE\(([^,]*),/g, (_, number: string) => `SUBSTITUTE(${written(number)},`)
      .replace(
        /"(<=?)"&(\{R\d+C2\})/g,
        (_, operator: string, cell: string) => `"${operator}"&${written(cell)}`,
      );
  const cells = block.cells.map((row) =>
    row.map((cell) => (typeof cell === 'object' ? { formula: german(cell.formula) } : cell)),
  );
  const { sheetName, address } = await insertBlock({ ...block, cells }, 'newSheet');
  await host.spreadsheet.settled();
  const shown = await valuesAt(address, sheetName);
  expect(shown.slice(2).map(([, , percentile]) => percentile)).toEqual(
    rows.map(({ percentile }) => percentile),
  );
});
