import type { DealRow } from '../../src/deals/row';
import { listLinkedTables } from '../../src/workbook/links';
import { applyRefresh, reviewRefresh } from '../../src/workbook/refresh';
import { lastAction } from '../../src/workbook/undo';
import type { ExcelHost } from '../workbench/headless';
import { batchOf, dealRow, insertAll, newData, onSheet, openWorkbook, refreshLinkedTable, seen } from './io';

/** Twelve deals; later every third is gone, every second changed, and four are new. */
const month = (index: number) => String((index % 12) + 1).padStart(2, '0');
const deals: DealRow[] = Array.from({ length: 12 }, (_, index) =>
  dealRow(`licensor${String(index)}-x-2024-${month(index)}`, `2024-${month(index)}-03`, {
    total_usd_m: index * 10,
  }),
);
const later = [
  ...deals
    .filter((_, index) => index % 3 !== 0)
    .map((deal, index) => (index % 2 ? { ...deal, notes: 'changed', total_usd_m: 7 } : deal)),
  ...deals.slice(0, 4).map((deal) => ({ ...deal, deal_id: `new-${deal.deal_id}` })),
];

let host: ExcelHost;
let id = '';
beforeEach(async () => {
  host = openWorkbook(deals);
  ({ id } = await insertAll());
  newData(later);
});
afterEach(() => host.dispose());

/** What a user may have made of the table and around it. */
const arrange = {
  'with a filter, totals and a column of the user': (table: Excel.Table) => {
    table.columns.add(undefined, [['Twice'], ...deals.map((_, index) => [`=C${String(index + 2)}*2`])]);
    table.columns.getItem('Total US$ m').filter.apply({ filterOn: 'Custom', criterion1: '>50' });
    table.showTotals = true;
  },
  'with cells further down': (_: Excel.Table, sheet: Excel.Worksheet) => {
    sheet.getRange('B40').values = [['mine']];
  },
  'with notes beside it and cells further down': (_: Excel.Table, sheet: Excel.Worksheet) => {
    sheet.getRange('F9').values = [['note']];
    sheet.getRange('B40').values = [['mine']];
  },
};

type Arrangement = keyof typeof arrange;

/** Reading and planning come first; nothing is written before this request. */
const FIRST_WRITE = 28;

/**
 * Makes the nth request of ours to Excel fail: at its first operation, or after its last. As in Excel, what comes before
 * the failing operation is done and what comes after is dropped.
 */
function failAt(nth: number, where: 'first' | 'last'): { requests: () => number } {
  let requests = 0;
  const { run } = Excel;
  Excel.run = ((...args: unknown[]) =>
    run(async (context) => {
      const sync = context.sync.bind(context);
      const fail = () => context.workbook.worksheets.getItem('There is no such sheet').load('name');
      context.sync = (async () => {
        requests += 1;
        if (requests === nth && where === 'last') fail();
        await sync();
        if (requests === nth - 1 && where === 'first') fail();
      }) as typeof context.sync;
      return batchOf(args)(context);
    })) as typeof Excel.run;
  return {
    requests: () => {
      Excel.run = run;
      return requests;
    },
  };
}

test.each<[Arrangement, 'first' | 'last']>([
  ['with a filter, totals and a column of the user', 'first'],
  ['with a filter, totals and a column of the user', 'last'],
  ['with cells further down', 'last'],
  ['with notes beside it and cells further down', 'first'],
])(
  'a failure in any request leaves the sheet as it was: table %s, at its %s operation',
  async (name, where) => {
    await onSheet('Deals', (sheet, context) =>
      arrange[name](context.workbook.tables.getItem('tblDeals1'), sheet),
    );
    const before = await seen();
    const { waiting } = await reviewRefresh();
    let failures = 0;
    for (let nth = FIRST_WRITE; nth < 60; nth += 1) {
      const counter = failAt(nth, where);
      const outcome = await applyRefresh(waiting).then(
        ({ refreshed }) => (refreshed.length > 0 ? 'refreshed' : 'failed'),
        () => 'failed',
      );
      const requests = counter.requests();
      // Past the last request that may fail, or in what may fail without harm (the sort, deleting the old memory).
      if (outcome === 'refreshed') break;
      failures += 1;
      expect([nth, requests, await seen()]).toEqual([nth, requests, before]);
      expect(await listLinkedTables()).toMatchObject([{ dataVersion: '2026-01' }]);
    }
    expect(failures).toBeGreaterThan(5);
  },
);

test.each(Object.keys(arrange) as Arrangement[])(
  'a cancel while writing leaves the sheet as it was: table %s',
  async (name) => {
    await onSheet('Deals', (sheet, context) =>
      arrange[name](context.workbook.tables.getItem('tblDeals1'), sheet),
    );
    const before = await seen();
    const cancel = new AbortController();
    const phases = new Set<string>();
    const refreshing = refreshLinkedTable(id, {
      signal: cancel.signal,
      onProgress: ({ phase }) => {
        phases.add(phase);
        if (phase === 'writing') cancel.abort();
      },
    });
    await expect(refreshing).rejects.toMatchObject({ code: 'cancelled' });
    expect([...phases]).toEqual(['reading', 'writing', 'restoring']);
    expect(await seen()).toEqual(before);
    expect(lastAction()).toMatchObject({ kind: 'insert' });
    expect(await refreshLinkedTable(id)).toMatchObject({ edited: [] });
  },
);
