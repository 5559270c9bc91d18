import { addDeal as add } from '../../src/workbook/add-deal';
import { dealTarget } from '../../src/workbook/deal-target';
import { insertLinkedTable } from '../../src/workbook/linked-table';
import { listLinkedTables } from '../../src/workbook/links';
import { takeBackFormulas } from '../../src/workbook/take-back-formulas';
import { undoLast } from '../../src/workbook/undo';
import type { ExcelHost } from '../workbench/headless';
import {
  batchOf,
  dealRow,
  insertAll,
  newData,
  onSheet,
  openWorkbook,
  refreshLinkedTable,
  seen,
  valuesAt,
} from './io';

const a = dealRow('a-b-2024-05', '2024-05-03', { total_usd_m: 500 });
const b = dealRow('c-d-2024-06', '2024-06', { total_usd_m: 80, notes: '=SUM(A1)' });
const c = dealRow('e-f-2024-07', '2024-07-09');

let host: ExcelHost;
beforeEach(() => {
  host = openWorkbook([a, b, c]);
});
afterEach(() => host.dispose());

const select = (address: string, sheet = 'Deals') =>
  onSheet(sheet, (on) => {
    on.activate();
    on.getRange(address).select();
  });
/** As the pane does: what the selected cell offers is what is asked for. */
const addDeal = async (dealId: string, kind: 'table' | 'row') => {
  const offered = await dealTarget(dealId);
  return add(dealId, offered?.kind === kind ? offered : { kind: 'row', address: 'none' });
};
const pick = (dealId: string) =>
  insertLinkedTable({
    query: { criteria: [{ field: 'deal_id', test: dealId }] },
    columns: ['deal_id', 'announced', 'total_usd_m'],
    destination: 'newSheet',
  });

describe('a linked table of picked deals', () => {
  test.each(['A1', 'B2', 'A3', 'C3'])('takes one more deal where %s is selected', async (cell) => {
    await pick(a.deal_id);
    await select(cell);
    expect(await dealTarget(c.deal_id)).toMatchObject({ tableName: 'tblDeals1', holdsIt: false });
    expect(await addDeal(c.deal_id, 'table')).toMatchObject({ tableName: 'tblDeals1', deals: 2 });
    expect((await valuesAt('A1:A4')).flat()).toEqual(['Deal id', a.deal_id, c.deal_id, '']);
    expect(await dealTarget(c.deal_id)).toMatchObject({ holdsIt: true });

    const [table] = await listLinkedTables();
    expect(table?.query.criteria).toEqual([{ field: 'deal_id', test: `${a.deal_id}|${c.deal_id}` }]);
    expect(await refreshLinkedTable(table?.id ?? '')).toMatchObject({ added: [], removed: [], deals: 2 });

    expect(await undoLast()).toMatchObject({ kind: 'refresh', keptCells: 0 });
  });

  test('takes a deal again whose row was deleted by hand, and no other such deal', async () => {
    await pick(a.deal_id);
    await select('A2');
    await addDeal(b.deal_id, 'table');
    await addDeal(c.deal_id, 'table');
    await onSheet('Deals', (sheet) => {
      sheet.tables.getItemAt(0).rows.getItemAt(2).delete();
      sheet.tables.getItemAt(0).rows.getItemAt(1).delete();
    });
    const before = await seen();
    expect(await dealTarget(a.deal_id)).toMatchObject({ holdsIt: true });
    expect(await dealTarget(c.deal_id)).toMatchObject({ holdsIt: false });
    expect(await addDeal(c.deal_id, 'table')).toMatchObject({ deals: 2 });
    expect((await valuesAt('A2:A4')).flat()).toEqual([a.deal_id, c.deal_id, '']);
    const [table] = await listLinkedTables();
    const picked = [a, b, c].map(({ deal_id }) => deal_id).join('|');
    expect(table?.query.criteria).toEqual([{ field: 'deal_id', test: picked }]);
    await undoLast();
    expect(await seen()).toEqual(before);
  });

  test('is as it was after undo, its query too', async () => {
    await pick(a.deal_id);
    const before = await seen();
    await select('A3');
    await addDeal(b.deal_id, 'table');
    await undoLast();
    expect(await seen()).toEqual(before);
    const [table] = await listLinkedTables();
    expect(table?.query.criteria).toEqual([{ field: 'deal_id', test: a.deal_id }]);
    await addDeal(c.deal_id, 'table');
    expect((await valuesAt('A2:A3')).flat()).toEqual([a.deal_id, c.deal_id]);
  });

  test('refuses where it has no room, holds the deal, or waits for a refresh; nothing changes', async () => {
    await pick(a.deal_id);
    await onSheet('Deals', (sheet) => (sheet.getRange('B3').values = [['mine']]));
    const before = await seen();
    await select('A3');
    await expect(addDeal(b.deal_id, 'table')).rejects.toMatchObject({ code: 'noRoom' });
    await expect(addDeal(a.deal_id, 'table')).rejects.toMatchObject({ code: 'empty' });
    newData([{ ...a, total_usd_m: 501 }, b, c]);
    await expect(addDeal(b.deal_id, 'table')).rejects.toMatchObject({ code: 'changedSince' });
    await expect(addDeal(b.deal_id, 'row')).rejects.toMatchObject({ code: 'changedSince' });
    expect(await seen()).toEqual(before);
    const [table] = await listLinkedTables();
    expect(table?.query.criteria).toEqual([{ field: 'deal_id', test: a.deal_id }]);
  });
});

test('what was offered for another cell is not done at the one that is selected by now', async () => {
  const [first, second] = [await pick(a.deal_id), await pick(b.deal_id)];
  const [one, other] = [first.sheetName, second.sheetName];
  await select('A2', one);
  const table = await dealTarget(c.deal_id);
  await select('A2', other);
  if (!table) throw new Error('a table was expected');
  await expect(add(c.deal_id, table)).rejects.toMatchObject({ code: 'changedSince' });
  expect((await valuesAt('A2:A3', other)).flat()).toEqual([b.deal_id, '']);

  await onSheet('Sheet1', (sheet) => {
    sheet.getRange('A1:B1').values = [['Deal id', 'Total']];
    sheet.getRange('D1:E1').values = [['Deal id', 'Total']];
  });
  await select('A2', 'Sheet1');
  const row = await dealTarget(c.deal_id);
  expect(row).toEqual({ kind: 'row', address: 'Sheet1!A2:B2' });
  await select('D2', 'Sheet1');
  if (!row) throw new Error('a row was expected');
  await expect(add(c.deal_id, row)).rejects.toMatchObject({ code: 'changedSince' });
  expect((await valuesAt('A2:E2', 'Sheet1')).flat().join('')).toBe('');
});

describe('headers that name fields', () => {
  test('under a linked table with another query a plain row comes in, and goes again', async () => {
    await insertAll();
    const before = await seen();
    await select('B5');
    expect(await dealTarget(b.deal_id)).toEqual({ kind: 'row', address: 'Deals!A5:E5' });
    const added = await addDeal(b.deal_id, 'row');
    expect((await valuesAt('A5:E5'))[0]).toEqual([b.deal_id, 45444, 80, '=SUM(A1)', b.source_url]);
    if (added.kind !== 'row') throw new Error('a row was expected');
    await takeBackFormulas(added.written);
    expect(await seen()).toEqual(before);
  });

  const headed = (cells: unknown[][]) =>
    onSheet('Sheet1', (sheet) => {
      const filled = cells.map((row) => row.map((cell) => (cell === '' ? null : cell)));
      sheet.getRangeByIndexes(0, 0, cells.length, cells[0]?.length ?? 0).formulas = filled;
    });

  test('a user’s own list: only columns whose header names a field are written, and only free cells', async () => {
    await headed([
      ['Comps', '', '', ''],
      ['Deal id', 'My view', 'Upfront', 'Total (US$ m)'],
      ['x', 'good', 1, 2],
      ['', 'keep this', '', ''],
    ]);
    await select('A4', 'Sheet1');
    const added = await addDeal(a.deal_id, 'row');
    expect(await valuesAt('A4:D4', 'Sheet1')).toEqual([[a.deal_id, 'keep this', '', 500]]);
    await expect(addDeal(c.deal_id, 'row')).rejects.toMatchObject({ code: 'occupied' });
    if (added.kind !== 'row') throw new Error('a row was expected');
    await takeBackFormulas(added.written);
    expect(await valuesAt('A4:D4', 'Sheet1')).toEqual([['', 'keep this', '', '']]);
  });

  test('figures and dates count also in columns formatted as text, which are text again afterwards', async () => {
    const formats = () =>
      onSheet('Sheet1', (sheet) => sheet.getRange('A2:D2').load('numberFormat')).then(
        (range) => range.numberFormat,
      );
    await headed([['Deal id', 'Announced', 'Total', 'Upfront']]);
    await onSheet('Sheet1', (sheet) => (sheet.getRange('A2:D2').numberFormat = [['@', '@', '@', '@']]));
    await select('A2', 'Sheet1');
    const added = await addDeal(b.deal_id, 'row');
    expect(await valuesAt('A2:D2', 'Sheet1')).toEqual([[b.deal_id, 45444, 80, '']]);
    expect(await formats()).toEqual([['@', 'mmm yyyy_)', '[<1]0.00_);#,##0.0_0_)', '@']]);
    if (added.kind !== 'row') throw new Error('a row was expected');
    await takeBackFormulas(added.written);
    expect(await formats()).toEqual([['@', '@', '@', '@']]);
  });

  test('a host that stops right after the write leaves the row as it was', async () => {
    await headed([['Deal id', 'My view', 'Total']]);
    await onSheet('Sheet1', (sheet) => {
      sheet.getRange('B2').values = [['mine']];
      sheet.getRange('C2').numberFormat = [['@']];
    });
    await select('A2', 'Sheet1');
    const offered = await dealTarget(a.deal_id);
    if (!offered) throw new Error('a row was expected');
    const seenNow = () =>
      onSheet('Sheet1', (sheet) => sheet.getRange('A1:C2').load('formulas,numberFormat')).then(
        ({ formulas, numberFormat }) => [formulas, numberFormat] as unknown,
      );
    const before = await seenNow();
    const { run } = Excel;
    let stopped = false;
    Excel.run = ((...args: unknown[]) =>
      run((context) => {
        const sync = context.sync.bind(context);
        context.sync = (async () => {
          const parts = await sync();
          const written = await run(async (other) => {
            const cell = other.workbook.worksheets.getItem('Sheet1').getRange('A2').load('values');
            await other.sync();
            return cell.values[0]?.[0] !== '';
          });
          if (!written || stopped) return parts;
          stopped = true;
          throw new Error('the host stopped');
        }) as typeof context.sync;
        return batchOf(args)(context);
      })) as typeof Excel.run;
    const done = add(a.deal_id, offered).finally(() => (Excel.run = run));
    await expect(done).rejects.toMatchObject({
      code: 'host',
      message: expect.stringContaining('the host stopped') as string,
    });
    expect(stopped).toBe(true);
    expect(await seenNow()).toEqual(before);
  });

  test('a list is told from what stands beside it further up, and from a spill beside it', async () => {
    await headed([
      ['Far', '', '', '=SEQUENCE(3)'],
      ['', '', '', ''],
      ['Deal id', 'Total', 'Rank', ''],
      ['x', 1, '=SEQUENCE(1,1)', ''],
      ['y', '', 2, ''],
    ]);
    await select('B6', 'Sheet1');
    expect(await dealTarget(a.deal_id)).toEqual({ kind: 'row', address: 'Sheet1!A6:B6' });
  });

  test.each([
    [
      'one header only',
      [
        ['Deal id', 'Words'],
        ['x', 'y'],
      ],
      'A3',
    ],
    [
      'a blank row between',
      [
        ['Deal id', 'Total'],
        ['', ''],
        ['', ''],
      ],
      'A4',
    ],
    [
      'a blank row between, beside which something stands',
      [
        ['Deal id', 'Total', '', 'Words'],
        ['x', 1, '', 'y'],
        ['', '', '', 'z'],
        ['', '', '', 'z'],
      ],
      'A4',
    ],
    ['beside them', [['Deal id', 'Total']], 'D2'],
    ['the header itself', [['Deal id', 'Total']], 'A1'],
    ['headings of an answer that spills', [['=HSTACK("Deal id","Total")', '']], 'A2'],
    [
      'an answer that spills below typed headings',
      [
        ['Deal id', 'Total'],
        ['=SEQUENCE(2,2)', ''],
        ['', ''],
      ],
      'B4',
    ],
    ['headings that formulas give', [['="Deal id"', '="Total"']], 'A2'],
  ])('%s offers nothing', async (_, cells, at) => {
    await headed(cells);
    await select(at, 'Sheet1');
    expect(await dealTarget(a.deal_id)).toBeUndefined();
  });
});
