import { inspectLinkedTable } from '../../src/workbook/inspect';
import { listLinkedTables, showLinkedTable } from '../../src/workbook/links';
import { applyRefresh, reviewRefresh } from '../../src/workbook/refresh';
import type { DealRow } from '../../src/deals/row';
import type { LinkedTable } from '../../src/workbook/reports';
import { undoLast } from '../../src/workbook/undo';
import type { ExcelHost } from '../workbench/headless';
import { dealRow, insertAll, newData, onSheet, openWorkbook } from './io';

/**
 * What may have become of a linked table between two refreshes: each fault with its outcome, and that no cell of the
 * user's changed, moved to another deal, or got lost. One workbook serves all of them.
 */
const deals = ['a-b-2024-05', 'c-d-2024-06', 'e-f-2024-07', 'g-h-2024-08'].map((id, index) =>
  dealRow(id, `2024-0${String(index + 5)}-03`, { total_usd_m: (index + 1) * 100, notes: `note ${id}` }),
);
const [a, b, c, d] = deals as [(typeof deals)[0], (typeof deals)[0], (typeof deals)[0], (typeof deals)[0]];
const e = dealRow('i-j-2024-09', '2024-09', { total_usd_m: 9475 });
/** Later b says something else, c is out and e is new. */
const later = [a, { ...b, notes: 'ended', total_usd_m: 210 }, d, e];

let host: ExcelHost;
beforeAll(() => {
  host = openWorkbook(deals);
});
afterAll(() => host.dispose());

interface Fault {
  readonly fault: string;
  /** What the user does; the table has a column of theirs, an edit, a note beside it, and a cell below. */
  readonly does?: (linked: Excel.Table, sheet: Excel.Worksheet, context: Excel.RequestContext) => unknown;
  /** What the list says before anything is looked at; `newerData` unless told otherwise. */
  readonly listed?: LinkedTable['status'];
  /** Why it is refused; a table that is not refused holds the later deals afterwards. */
  readonly refused?: string;
  /** Words of the refusal that say what to do. */
  readonly says?: RegExp;
  /** What the data say afterwards; `later` unless told otherwise. */
  readonly data?: readonly DealRow[];
  /** Deals in the table afterwards; all of the data unless told otherwise. */
  readonly holds?: readonly DealRow[];
  /** Why it can't be shown. */
  readonly shows?: RegExp;
}

const FAULTS: readonly Fault[] = [
  { fault: 'nothing' },
  {
    fault: 'moved down and to the right',
    does: (_, sheet) => {
      sheet.getRange('A1:H2').getEntireRow().insert('Down');
      sheet.getRange('A1:A9').getEntireColumn().insert('Right');
    },
  },
  { fault: 'renamed', does: (linked) => (linked.name = 'Mine') },
  { fault: 'its sheet renamed', does: (_, sheet) => (sheet.name = 'My comps') },
  {
    fault: 'its sheet hidden',
    does: (_, sheet) => (sheet.visibility = 'Hidden'),
    shows: /is hidden\. Unhide it/,
  },
  { fault: 'sorted otherwise', does: (linked) => linked.sort.apply([{ key: 2, ascending: false }]) },
  {
    fault: 'filtered',
    does: (linked) =>
      linked.columns.getItem('Total US$ m').filter.apply({ filterOn: 'Custom', criterion1: '>250' }),
  },
  {
    fault: 'a column added in the middle',
    does: (linked) => linked.columns.add(2, [['In between'], ['my 1'], ['my 2'], ['my 3'], ['my 4']]),
    // What was typed in the row of c keeps it.
    holds: [a, b, c, d, e],
  },
  { fault: 'a column of ours deleted', does: (linked) => linked.columns.getItem('Source').delete() },
  { fault: 'a column of ours renamed', does: (linked) => (linked.columns.getItem('Notes').name = 'Remarks') },
  { fault: 'the deal ids renamed', does: (linked) => (linked.columns.getItem('Deal id').name = 'Key') },
  {
    fault: 'the deal ids deleted',
    does: (linked) => linked.columns.getItem('Deal id').delete(),
    refused: 'noDealIdColumn',
    says: /Put the column back/,
  },
  {
    fault: 'its sheet protected',
    does: (_, sheet) => sheet.protection.protect(),
    refused: 'protected',
    says: /Unprotect it/,
  },
  {
    fault: 'its sheet gone',
    does: (_, sheet) => sheet.delete(),
    listed: 'gone',
    refused: 'gone',
    says: /The sheet "Deals.*was deleted.*Insert the table anew/,
  },
  {
    fault: 'deleted',
    does: (linked) => linked.delete(),
    listed: 'gone',
    refused: 'gone',
    says: /Insert it anew/,
  },
  {
    fault: 'converted to a range',
    does: (linked) => linked.convertToRange(),
    listed: 'gone',
    refused: 'gone',
    says: /made into plain cells/,
  },
  {
    fault: 'rows of the user inside',
    does: (linked) => linked.rows.add(1, [["'my-id", '', '', 'my own row', '', 'my share of it']]),
    // The rows below moved and the note beside d did not: it keeps the row that it stands beside now.
    holds: [a, b, c, d, e],
  },
  {
    fault: 'a row copied',
    does: (linked) => linked.rows.add(undefined, [["'a-b-2024-05", 1, 2, 'my copy', '', '']]),
  },
  { fault: 'a row deleted', does: (linked) => linked.rows.getItemAt(0).delete(), holds: [b, d, e] },
  { fault: 'its totals row shown', does: (linked) => (linked.showTotals = true) },
  {
    fault: 'the cell below taken when it grows',
    does: (linked, sheet) => {
      linked.rows.add(undefined, [["'my-id", '', '', 'my own row', '', '']]);
      sheet.getRange('A7').values = [['my cell in the way']];
    },
    data: [a, b, c, d, e],
    refused: 'noRoom',
    says: /A7 stands below it\. Move that/,
  },
  {
    fault: 'a setting written by a newer version',
    does: (_, _sheet, { workbook }) => rewrite(workbook, '{"format":4,"tableName":"tblDeals1"}'),
    listed: 'newerFormat',
    refused: 'newerFormat',
    says: /Update DealSheet/,
  },
  {
    fault: 'garbage in the setting',
    does: (_, _sheet, { workbook }) => rewrite(workbook, 'garbage'),
    listed: 'damaged',
    refused: 'damaged',
    says: /unlink it here, and insert it anew/,
  },
];

let id = '';
let tableName = '';

/** Writes other content into the link's setting. */
function rewrite({ settings }: Excel.Workbook, content: string): void {
  settings.add(`DealSheet.table.${id}`, content);
}

/** The number format of the user's own figures. */
const MY_FIGURES = '"my" 0.00';

/** A linked table with what a user has in and around it: texts that start with "my", and figures in a format of theirs. */
async function insert(): Promise<void> {
  newData(deals, '2026-01');
  const report = await insertAll();
  ({ id, tableName } = report);
  await onSheet(report.sheetName, (sheet, context) => {
    const share = [['Share'], ['my share of a'], [12.5], [''], ['my share of d']];
    context.workbook.tables.getItem(tableName).columns.add(undefined, share);
    sheet.getRange('D3').values = [['my edit of b']];
    sheet.getRange('G5').values = [['my note on d']];
    sheet.getRange('B12:D12').values = [['my words below', 7.25, '=40+2']];
    for (const address of ['F3', 'C12', 'D12']) sheet.getRange(address).numberFormat = [[MY_FIGURES]];
  });
}

/** Every cell of the user's, its text, figure or formula, with the deal in whose row it stands, or else its address. */
async function mine(): Promise<string[]> {
  const { items } = await onSheet('Sheet1', (_, { workbook }) => workbook.worksheets.load('items/name'));
  const sheets = await onSheet('Sheet1', (_, { workbook }) =>
    items.map(({ name }) => ({
      name,
      used: workbook.worksheets
        .getItem(name)
        .getUsedRangeOrNullObject(true)
        .load('formulas,numberFormat,rowIndex,columnIndex'),
    })),
  );
  return sheets
    .filter(({ used }) => !used.isNullObject)
    .flatMap(({ name, used }) =>
      (used.formulas as unknown[][]).flatMap((cells, row) => {
        const anchor = cells.find((cell) => typeof cell === 'string' && /^\w+(-\w+)+$/.test(cell));
        return cells.flatMap((cell, column) => {
          const isFigure = (used.numberFormat as unknown[][])[row]?.[column] === MY_FIGURES;
          if (!isFigure && !(typeof cell === 'string' && cell.startsWith('my'))) return [];
          const place = `${String(used.rowIndex + row)}/${String(used.columnIndex + column)}`;
          return [`${name} ${String(anchor ?? place)}: ${String(cell)}${isFigure ? ' (figure)' : ''}`];
        });
      }),
    )
    .sort();
}

/** The deal ids that stand in the workbook. */
async function idsHeld(): Promise<unknown[]> {
  const [table] = await listLinkedTables();
  const body = await onSheet('Sheet1', (_, { workbook }) =>
    workbook.tables
      .getItem(table?.tableName ?? '')
      .getDataBodyRange()
      .load('values'),
  );
  const all = [...deals, e].map(({ deal_id }) => deal_id);
  return [...new Set(body.values.flat().filter((cell) => all.includes(String(cell))))].sort();
}

/** The workbook as it was before anything was inserted. */
async function cleared(): Promise<void> {
  const { sheets, settings } = await onSheet('Sheet1', (_, { workbook }) => ({
    sheets: workbook.worksheets.load('items/name'),
    settings: workbook.settings.load('items/key'),
  }));
  await onSheet('Sheet1', (_, { workbook }) => {
    for (const { key } of settings.items) workbook.settings.getItem(key).delete();
    for (const { name } of sheets.items.filter((sheet) => sheet.name !== 'Sheet1')) {
      const sheet = workbook.worksheets.getItem(name);
      sheet.protection.unprotect();
      sheet.delete();
    }
  });
}

beforeEach(insert);
afterEach(cleared);

test.each(FAULTS)('$fault', async (fault) => {
  await onSheet('Sheet1', (_, context) => {
    const linked = context.workbook.tables.getItem(tableName);
    return fault.does?.(linked, linked.worksheet, context);
  });
  const theirs = await mine();
  const data = fault.data ?? later;
  newData(data);
  expect(await listLinkedTables()).toMatchObject([{ id, status: fault.listed ?? 'newerData' }]);

  const [condition, review] = [await inspectLinkedTable(id), await reviewRefresh()];
  const outcome = await applyRefresh(review.waiting);
  expect(await mine()).toEqual(theirs);
  if (fault.refused !== undefined) {
    const problem = { code: fault.refused, message: expect.stringMatching(fault.says ?? /^$/) as string };
    expect([...review.refused, ...outcome.refused]).toMatchObject([{ table: { id }, problem }]);
    if (fault.refused !== 'noRoom') expect(condition).toMatchObject({ state: 'broken', problem });
    return;
  }
  expect(condition).toEqual({ state: 'checked', report: review.waiting[0]?.report });
  expect(outcome).toMatchObject({ refreshed: [{ id, added: [e.deal_id] }], waiting: [], refused: [] });
  const held = (fault.holds ?? data).map(({ deal_id }) => deal_id);
  expect(await idsHeld()).toEqual(held);
  await undoLast();
  expect(await mine()).toEqual(theirs);
  if (fault.shows === undefined) return;
  await expect(showLinkedTable(id)).rejects.toMatchObject({ message: expect.stringMatching(fault.shows) });
});

test('formulas anywhere that refer to a row that goes: the review names them, a failure and the undo write them again', async () => {
  const formulas = async () => {
    const { elsewhere, sheet, name } = await onSheet('Sheet1', (on, { workbook }) => ({
      elsewhere: on.getRange('A1:A5').load('formulas'),
      sheet: workbook.tables.getItem(tableName).worksheet.getRange('A1:F15').load('formulas'),
      name: workbook.names.getItem('my_c').load('formula'),
    }));
    const onTable = sheet.formulas as string[][];
    return [...elsewhere.formulas.flat(), onTable[1]?.[5], onTable[14]?.[1], name.formula] as string[];
  };
  await onSheet('Sheet1', (on, { workbook }) => {
    const sheet = workbook.tables.getItem(tableName).worksheet;
    on.getRange('A1:A5').formulas = [
      ['=Deals!C4*2'],
      ['=SUM(Deals!C3:C4)'],
      ["=COUNT('Deals'!$C$4:$D$4)"],
      ["'=Deals!C4"],
      ['=Deals!C5+SUM(Deals!C:C)'],
    ];
    sheet.getRange('F2').formulas = [['=C4/C2']];
    sheet.getRange('B15').formulas = [['=IF(C4>0,"C4",C5)']];
    workbook.names.add('my_c', '=Deals!$C$4');
  });
  const theirs = await formulas();
  newData(later);
  const { waiting } = await reviewRefresh();
  expect(waiting[0]?.report.lostFormulas.map(({ where }) => where)).toEqual([
    ...['Sheet1!A1', 'Sheet1!A3', 'Deals!B15', 'my_c', 'Deals!F2'],
  ]);
  const cancel = new AbortController();
  const onProgress = ({ phase }: { phase: string }) => phase === 'writing' && cancel.abort();
  await expect(applyRefresh(waiting, { signal: cancel.signal, onProgress })).rejects.toMatchObject({
    code: 'cancelled',
  });
  expect(await formulas()).toEqual(theirs);
  await onSheet('Sheet1', (on) => (on.getRange('A6').formulas = [['=Deals!C4']]));
  const again = await applyRefresh(waiting);
  expect(again.refreshed).toEqual([]);
  expect(await applyRefresh(again.waiting)).toMatchObject({ refreshed: [{ removed: [c.deal_id] }] });
  expect((await formulas())[0]).toContain('#REF!');
  await onSheet('Sheet1', (on) => (on.getRange('A6:A7').formulas = [['my words'], ['=Deals!C5']]));
  await expect(undoLast()).rejects.toMatchObject({
    code: 'changedSince',
    message: expect.stringMatching(/Sheet1!A7.*undo again/) as string,
  });
  await onSheet('Sheet1', (on) => on.getRange('A7').clear());
  expect(await undoLast()).toMatchObject({ keptCells: 1 });
  expect(await formulas()).toEqual(theirs);
  await onSheet('Sheet1', (on, { workbook }) => {
    on.getRange('A1:A6').clear();
    workbook.names.getItem('my_c').delete();
  });
});

test('two tables of the same query: one review, one undo, no mixing up', async () => {
  const first = { id, tableName };
  await insert();
  const second = { id, tableName };
  newData(later);
  const { waiting } = await reviewRefresh();
  expect(waiting.map(({ report }) => report.tableName)).toEqual([first.tableName, second.tableName]);
  const theirs = await mine();
  expect(theirs.filter((cell) => cell.endsWith('(figure)'))).toHaveLength(6);
  expect(await applyRefresh(waiting)).toMatchObject({ refreshed: [{ id: first.id }, { id: second.id }] });
  expect(await mine()).toEqual(theirs);
  expect(await undoLast()).toMatchObject({ tableName: `${first.tableName}, ${second.tableName}` });
  expect((await reviewRefresh()).waiting.map(({ report }) => report)).toEqual(
    waiting.map(({ report }) => report),
  );
});

test('the sheet changed between review and apply: nothing is written, and the new plan comes back', async () => {
  newData(later);
  const { waiting } = await reviewRefresh();
  await onSheet('Sheet1', (_, { workbook }) => {
    // The row of c would have gone.
    workbook.tables.getItem(tableName).worksheet.getRange('G4').values = [['my note on c']];
  });
  const theirs = await mine();
  const again = await applyRefresh(waiting);
  expect(again).toMatchObject({
    refreshed: [],
    waiting: [{ report: { keptRows: [c.deal_id], removed: [] } }],
  });
  expect(await mine()).toEqual(theirs);
});

test('sorted between review and apply: the plan is the same, and is carried out', async () => {
  newData(later);
  const { waiting } = await reviewRefresh();
  await onSheet('Sheet1', (_, { workbook }) =>
    workbook.tables.getItem(tableName).sort.apply([{ key: 0, ascending: false }]),
  );
  expect(await applyRefresh(waiting)).toMatchObject({ refreshed: [{ id }], waiting: [] });
});

test('other data came into force between review and apply: planned anew', async () => {
  newData(later);
  const { waiting } = await reviewRefresh();
  newData([...later, c], '2026-03');
  const again = await applyRefresh(waiting);
  expect(again).toMatchObject({ refreshed: [], waiting: [{ report: { removed: [] } }] });
  expect(await applyRefresh(again.waiting)).toMatchObject({ refreshed: [{ id }] });
});

test('cancelled half-way: the sheet is as it was', async () => {
  newData(later);
  const theirs = await mine();
  const { waiting } = await reviewRefresh();
  const cancel = new AbortController();
  const onProgress = ({ phase }: { phase: string }) => phase === 'writing' && cancel.abort();
  await expect(applyRefresh(waiting, { signal: cancel.signal, onProgress })).rejects.toMatchObject({
    code: 'cancelled',
  });
  expect(await mine()).toEqual(theirs);
  expect((await reviewRefresh()).waiting.map(({ report }) => report)).toEqual(
    waiting.map(({ report }) => report),
  );
});

test('a cell is being edited: refused at once, in words; later the work only waits', async () => {
  newData(later);
  const { waiting } = await reviewRefresh();
  const { run } = Excel;
  const ran: unknown[] = [];
  /** As Excel does it: a request without `delayForCellEdit` is refused while a cell is edited. */
  const editing = (first: unknown, batch?: (context: Excel.RequestContext) => Promise<unknown>) => {
    ran.push(first);
    if (batch) return run(batch);
    const refusal = { code: 'InvalidOperationInCellEditMode' };
    return Promise.reject(Object.assign(new Error('Excel is in cell-editing mode.'), refusal));
  };
  Object.assign(Excel, { run: editing });
  await expect(applyRefresh(waiting)).rejects.toMatchObject({
    code: 'editing',
    message: expect.stringMatching(/Press Enter or Esc/),
  });
  Object.assign(Excel, {
    run: (first: unknown, batch?: (context: Excel.RequestContext) => Promise<unknown>) =>
      batch ? editing(first, batch) : run(first as (context: Excel.RequestContext) => Promise<unknown>),
  });
  expect(await applyRefresh(waiting)).toMatchObject({ refreshed: [{ id }] });
  expect(ran.at(-1)).toEqual({ delayForCellEdit: true });
  Object.assign(Excel, { run });
});
