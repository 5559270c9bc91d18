/** Deals that were fetched row by row don't fill the memory: those not asked for the longest are let go, answers included. */
import { FetchedRows } from '../../src/source/clickhouse/fetched-rows';
import { KeptAnswers } from '../../src/source/clickhouse/kept-answers';
import type { DealRow } from '../../src/deals/row';
import { bundledRows, version } from '../deals/bundled';

const PAGE = 30;
const pages = Array.from({ length: 12 }, (_, place) => bundledRows.slice(place * PAGE, (place + 1) * PAGE));
const pageOf = (place: number) => pages[place] ?? [];
const idsOf = (fetched: FetchedRows, rows: readonly DealRow[]) =>
  [...fetched.inOrder(rows, { criteria: [] })].map((index) =>
    fetched.at(index, (set, row) => set.row(row).deal_id),
  );
const ids = (rows: readonly DealRow[]) => rows.map(({ deal_id }) => deal_id).sort();

test('keeps what was asked for lately, and finds again what it let go', () => {
  const dropped: (readonly DealRow[])[] = [];
  const fetched = new FetchedRows(version, (rows) => dropped.push(...rows), 100);
  const [first] = fetched.inOrder(pageOf(0), { criteria: [] });
  const [second = 0] = fetched.inOrder(pageOf(1), { criteria: [] });
  expect(idsOf(fetched, pageOf(2)).sort()).toEqual(ids(pageOf(2)));
  expect(dropped).toEqual([]);
  // Asked for again: now the second is the oldest.
  expect(fetched.inOrder(pageOf(0), { criteria: [] })[0]).toBe(first);
  expect(idsOf(fetched, pageOf(3)).sort()).toEqual(ids(pageOf(3)));
  expect(dropped).toEqual([pageOf(1), pageOf(2), pageOf(0)]);
  expect(() => fetched.at(second, () => 0)).toThrow(RangeError);
  for (const page of [...pages, ...pages]) expect(idsOf(fetched, page).sort()).toEqual(ids(page));
});

test('an answer that was let go is asked for again, the others are not', async () => {
  const sent: string[][] = [];
  const kept = new KeptAnswers((asked, tell) => {
    sent.push(asked.map(({ key }) => key));
    for (const { key } of asked) tell.answer(key, pageOf(Number(key)));
  });
  const fetched = new FetchedRows(version, (rows) => kept.forget(rows), 100);
  const cell = (place: number) =>
    kept.answering(() => {
      const rows = kept.ask<readonly DealRow[]>(`${place}`, () => ({ kind: 'deal', id: `${place}` }), [], []);
      return rows.length === 0 ? [] : idsOf(fetched, rows).sort();
    });
  for (const place of [0, 1, 2, 3]) expect(await cell(place)).toEqual(ids(pageOf(place)));
  expect(await cell(3)).toEqual(ids(pageOf(3)));
  expect(await cell(0)).toEqual(ids(pageOf(0)));
  expect(sent).toEqual([['0'], ['1'], ['2'], ['3'], ['0']]);
});
