import type { DealRow } from '../../src/deals/row';
import { listLinkedTables, showLinkedTable } from '../../src/workbook/links';
import { applyRefresh, reviewRefresh } from '../../src/workbook/refresh';
import { undoLast } from '../../src/workbook/undo';
import { dealRow, insertAll, newData, onSheet, openWorkbook } from './io';
import type { ExcelHost } from '../workbench/headless';

/**
 * What a user may have in, around and about a linked table when its rows come and go. Each case says what stands where
 * after the refresh; a refused one changes nothing, and the undo of any other brings every cell, name and merged area
 * back. Table: A1:E5 of "Deals", with the deals a to d in rows 2 to 5; "Other" is a sheet of the user's.
 */
const deals = ['a-b-2024-05', 'c-d-2024-06', 'e-f-2024-07', 'g-h-2024-08'].map((id, index) =>
  dealRow(id, `2024-0${String(index + 5)}-03`, { total_usd_m: (index + 1) * 100, notes: `note ${id}` }),
);
const [a, b, c, d] = deals as [DealRow, DealRow, DealRow, DealRow];
const e = dealRow('i-j-2024-09', '2024-09', { total_usd_m: 9475 });
const f = dealRow('k-l-2024-10', '2024-10', { total_usd_m: 77 });
const revised = { ...b, total_usd_m: 210 };
/** The rows of c goes, that of e comes, or two come: the table keeps its size, shrinks, grows. */
const LATER = { same: [a, revised, d, e], smaller: [a, revised, d], larger: [a, revised, c, d, e, f] };

type Does = (table: Excel.Table, sheet: Excel.Worksheet, context: Excel.RequestContext) => unknown;

interface Case {
  readonly fault: string;
  readonly does: Does;
  /** What the data do; a fault is tried with each of them. */
  readonly gives: Partial<Record<keyof typeof LATER, Outcome>>;
}

/** Formulas and values by address (of "Deals" without a sheet), or why the refresh is refused. */
type Outcome = Refusal | Readonly<Record<string, unknown>>;

interface Refusal {
  readonly refused: string;
  readonly says: RegExp;
}

const isRefusal = (outcome: Outcome): outcome is Refusal =>
  'says' in outcome && outcome.says instanceof RegExp;

let host: ExcelHost;
let tableName = '';
beforeEach(async () => {
  host = openWorkbook(deals);
  await onSheet('Sheet1', (sheet) => (sheet.name = 'Other'));
  ({ tableName } = await insertAll());
});
afterEach(() => host.dispose());

const arrange = (does: Does): Promise<unknown> =>
  onSheet('Deals', (sheet, context) => does(context.workbook.tables.getItem(tableName), sheet, context));

/** A formula, or else the value, of each of these cells; of `=…` behind an address what the formula there shows. */
async function cellsAt(addresses: readonly string[]): Promise<Record<string, unknown>> {
  const { items } = await onSheet('Other', (_, { workbook }) => workbook.worksheets.load('items/name'));
  const ranges = await onSheet('Other', (_, { workbook }) =>
    addresses.map((address) => {
      if (address === 'merged')
        return workbook.worksheets
          .getItem('Deals')
          .getRange('A1:L16')
          .getMergedAreasOrNullObject()
          .load('address');
      if (address.startsWith('my_')) return workbook.names.getItem(address).load('formula');
      const [cell = '', sheet = items.find(({ name }) => name !== 'Other')?.name ?? ''] = address
        .replace('=', '')
        .split('!')
        .reverse();
      return workbook.worksheets.getItem(sheet).getRange(cell).load('formulas,values');
    }),
  );
  return Object.fromEntries(
    addresses.map((address, index) => {
      const range = ranges[index];
      if (range && 'formula' in range) return [address, range.formula];
      if (range && !('formulas' in range)) return [address, range.address];
      if (range === undefined) return [address, undefined];
      const cells: unknown[][] = address.endsWith('=') ? range.values : range.formulas;
      return [address, cells[0]?.[0]];
    }),
  );
}

/** Everything that a user could see of the workbook. */
async function everything(): Promise<unknown> {
  const { sheets, names } = await onSheet('Other', (_, { workbook }) => ({
    sheets: workbook.worksheets.load('items/name'),
    names: workbook.names.load('items/name,items/formula'),
  }));
  const seen = await onSheet('Other', (_, { workbook }) =>
    sheets.items.map(({ name }) => {
      const sheet = workbook.worksheets.getItem(name);
      return {
        name,
        cells: sheet.getRange('A1:L16').load('formulas,values,numberFormat'),
        merged: sheet.getRange('A1:L16').getMergedAreasOrNullObject().load('address'),
        names: sheet.names.load('items/name,items/formula'),
        tables: sheet.tables.load('items/name,items/showTotals'),
      };
    }),
  );
  const named = ({ items }: Excel.NamedItemCollection) =>
    items.map(({ name, formula }) => `${name} ${String(formula)}`);
  return {
    names: named(names),
    sheets: seen.map(({ name, cells, merged, names: own, tables }) => ({
      name,
      ...{ formulas: cells.formulas, values: cells.values, numberFormat: cells.numberFormat },
      merged: merged.isNullObject ? '' : merged.address,
      names: named(own),
      tables: tables.items.map((table) => [table.name, table.showTotals]),
    })),
  };
}

const CASES: readonly Case[] = [
  {
    fault: 'totals of plain cells, and formulas that name them',
    does: (table, sheet, { workbook }) => {
      table.showTotals = true;
      sheet.getRange('C6:D6').formulas = [['=SUM(C2:C5)', '=MAX(C4:C5)']];
      table.columns.add(undefined, [['Share'], ...[2, 3, 4, 5].map((row) => [`=C${String(row)}/C$6`]), ['']]);
      sheet.getRange('H1').formulas = [['=C6*2+SUM(C2:C5)']];
      workbook.worksheets.getItem('Other').getRange('A1').formulas = [['=Deals!$C$6']];
      workbook.names.add('my_total', '=Deals!$C$6');
    },
    gives: {
      same: {
        ...{ C6: '=SUM(C2:C5)', 'C6=': 10185, D6: '=MAX(C4:C4)', 'H1=': 30555 },
        ...{ F4: '=C4/C$6', F5: '=C5/C$6', 'Other!A1=': 10185, my_total: '=Deals!$C$6' },
      },
      smaller: {
        ...{ C5: '=SUM(C2:C4)', 'C5=': 710, D5: '=MAX(C4:C4)', H1: '=C5*2+SUM(C2:C4)', 'H1=': 2130 },
        ...{ F2: '=C2/C$5', F4: '=C4/C$5', 'Other!A1': '=Deals!$C$5', my_total: '=Deals!$C$5' },
      },
      larger: {
        ...{ C8: '=SUM(C2:C7)', 'C8=': 10562, D8: '=MAX(C4:C5)', H1: '=C8*2+SUM(C2:C7)' },
        ...{ F2: '=C2/C$8', F7: '=C7/C$8', 'Other!A1': '=Deals!$C$8', my_total: '=Deals!$C$8' },
      },
    },
  },
  {
    fault: 'a formula on a protected sheet that names the totals',
    does: (table, _, { workbook }) => {
      table.showTotals = true;
      const other = workbook.worksheets.getItem('Other');
      other.getRange('A1').formulas = [['=Deals!$C$6']];
      other.protection.protect();
    },
    gives: {
      smaller: { refused: 'protected', says: /Other!A1 refers to the totals.*Unprotect/ },
      larger: { refused: 'protected', says: /Other!A1 refers to the totals.*Unprotect/ },
    },
  },
  {
    fault: 'names of the workbook and of a sheet for a row that goes',
    does: (_, sheet, { workbook }) => {
      workbook.names.add('my_b', '=Deals!$C$3');
      workbook.names.add('my_c', '=Deals!$C$4');
      sheet.names.add('my_own_c', '=Deals!$C$4');
      sheet.names.add('my_totals', '=Deals!$C$2:$C$5');
    },
    gives: { smaller: {}, same: {} },
  },
  {
    fault: 'rows hidden by the user',
    does: (_, sheet) => {
      sheet.getRange('A3').rowHidden = true;
      sheet.getRange('A5').rowHidden = true;
    },
    gives: { smaller: { A3: b.deal_id, C3: 210, A4: d.deal_id, C4: 400 } },
  },
  {
    fault: 'merged cells far below, within its columns',
    does: (_, sheet) => {
      sheet.getRange('B12:C13').merge();
      sheet.getRange('B12').values = [['my title']];
    },
    gives: {
      smaller: { B12: 'my title', merged: 'Deals!B12:C13' },
      larger: { B12: 'my title', merged: 'Deals!B12:C13' },
    },
  },
  {
    fault: 'merged cells below that reach beyond its columns',
    does: (_, sheet) => {
      sheet.getRange('E9:G9').merge();
      sheet.getRange('E9').values = [['my title']];
    },
    gives: {
      smaller: { refused: 'noRoom', says: /Merged cells at Deals!E9:G9.*Unmerge/ },
    },
  },
  {
    fault: 'merged cells right below, empty',
    does: (_, sheet) => {
      sheet.getRange('E6:G7').merge();
    },
    gives: { larger: { refused: 'noRoom', says: /Merged cells at Deals!E6:G7.*Unmerge/ } },
  },
  {
    fault: 'a note beside it in merged cells',
    does: (_, sheet) => {
      sheet.getRange('F5:H5').merge();
      sheet.getRange('F5').values = [['my note on d']];
    },
    gives: { smaller: { refused: 'noRoom', says: /Merged cells at Deals!F5:H5/ } },
  },
  {
    fault: 'texts, formulas and a table below',
    does: (_, sheet) => {
      sheet.getRange('A9:B12').formulas = [
        ['my words', '=SUM(C2:C3)'],
        ['Mine', 'Figure'],
        ['x', 5],
        ['y', '=B11*2'],
      ];
      sheet.tables.add('A10:B12', true).name = 'tblMine';
    },
    gives: {
      smaller: { A9: 'my words', 'B9=': 310, A10: 'Mine', B12: '=B11*2', 'B12=': 10 },
      larger: { A9: 'my words', 'B9=': 310, A10: 'Mine', B12: '=B11*2', 'B12=': 10 },
    },
  },
  {
    fault: 'a wider table below',
    does: (_, sheet) => {
      sheet.getRange('B7:G8').values = [
        ['my', 'h2', 'h3', 'h4', 'h5', 'h6'],
        [1, 2, 3, 4, 5, 6],
      ];
      sheet.tables.add('B7:G8', true);
    },
    gives: {
      smaller: { refused: 'noRoom', says: /Another table.*Move it/ },
      larger: { refused: 'noRoom', says: /needs 2 more rows.*stands below it/ },
    },
  },
  {
    fault: 'a table beside it whose filter hides rows',
    does: (_, sheet) => {
      sheet.getRange('H1:H5').values = [['Mine'], [1], [2], [3], [4]];
      const mine = sheet.tables.add('H1:H5', true);
      mine.name = 'tblMine';
      mine.columns.getItemAt(0).filter.apply({ filterOn: 'Custom', criterion1: '>2' });
    },
    gives: { smaller: { refused: 'noRoom', says: /filter of tblMine hides rows.*Clear it/ } },
  },
  {
    fault: 'no filter buttons',
    does: (table) => (table.showFilterButton = false),
    gives: { larger: { A6: e.deal_id, A7: f.deal_id }, smaller: { A4: d.deal_id } },
  },
  {
    fault: 'frozen panes, calculation by hand, its sheet hidden by a macro',
    does: (_, sheet, { workbook }) => {
      sheet.freezePanes.freezeRows(3);
      workbook.application.calculationMode = 'Manual';
      sheet.getRange('H1').formulas = [['=C3*2']];
      sheet.visibility = 'VeryHidden';
    },
    gives: { same: { A4: d.deal_id, A5: e.deal_id, H1: '=C3*2' } },
  },
  {
    fault: 'structured references inside and outside',
    does: (table, sheet, { workbook }) => {
      table.name = 'Mine';
      const twice = [2, 3, 4, 5].map(() => ['=Mine[@[Total US$ m]]*2']);
      table.columns.add(undefined, [['Twice'], ...twice]);
      sheet.getRange('H1').formulas = [['=SUM(Mine[Total US$ m])']];
      workbook.worksheets.getItem('Other').getRange('A1').formulas = [['=MAX(Mine[Total US$ m])']];
    },
    gives: {
      smaller: { 'H1=': 710, 'Other!A1=': 400, F4: '=Mine[@[Total US$ m]]*2' },
      larger: { 'H1=': 10562, 'Other!A1=': 9475, F7: '=Mine[@[Total US$ m]]*2' },
    },
  },
  ...["It's 'my' own", '2024 (a)', '交易 表', 'AB12', `x ${'y'.repeat(29)}`].map((name): Case => ({
    fault: `a sheet called ${name}`,
    does: (_, sheet, { workbook }) => {
      sheet.name = name;
      const quoted = `'${name.replaceAll("'", "''")}'`;
      const formulas = [[`=${quoted}!C4*2`], [`=${quoted}!C5*2`]];
      workbook.worksheets.getItem('Other').getRange('A1:A2').formulas = formulas;
    },
    gives: { same: { A4: d.deal_id, A5: e.deal_id } },
  })),
  ...['\\odd.name_', '交易表', '_x'].map((name): Case => ({
    fault: `the table called ${name}`,
    does: (table) => (table.name = name),
    gives: { same: { A4: d.deal_id, A5: e.deal_id } },
  })),
  {
    fault: 'deal ids hidden, their header and another emptied',
    does: (table, sheet) => {
      sheet.getRange('A1').columnHidden = true;
      table.columns.getItem('Deal id').name = 'Column1';
      table.columns.getItem('Notes').name = 'Total US$ m2';
    },
    gives: { same: { A4: d.deal_id, C3: 210, A5: e.deal_id, C5: 9475 } },
  },
  {
    fault: 'a deal id edited, another typed twice',
    does: (_, sheet) => {
      sheet.getRange('A2').values = [['my own id']];
      sheet.getRange('A5').values = [[b.deal_id]];
    },
    // The row of a and that of d are the user's now: neither takes a figure of another deal.
    gives: {
      same: { A2: 'my own id', C2: 100, A3: b.deal_id, C3: 210, A4: b.deal_id, C4: 400, A5: e.deal_id },
    },
  },
];

const ALL = CASES.flatMap(({ fault, does, gives }) =>
  Object.entries(gives).map(([change, outcome]) => ({
    fault,
    change: change as keyof typeof LATER,
    does,
    outcome,
  })),
);

test.each(ALL)('$fault: the table $change', async ({ change, does, outcome }) => {
  await arrange(does);
  const before = await everything();
  newData(LATER[change]);
  const review = await reviewRefresh();
  const { refreshed, refused } = await applyRefresh(review.waiting);
  if (isRefusal(outcome)) {
    const [problem] = [...review.refused, ...refused].map((each) => each.problem);
    expect(problem).toMatchObject({
      code: outcome.refused,
      message: expect.stringMatching(outcome.says) as string,
    });
    expect(await everything()).toEqual(before);
    return;
  }
  expect(refreshed).toHaveLength(1);
  expect(await cellsAt(Object.keys(outcome))).toEqual(outcome);
  await undoLast();
  expect(await everything()).toEqual(before);
});

test('cancelled while totals move: every formula that names them is as it was', async () => {
  await arrange(CASES[0]?.does ?? (() => undefined));
  const before = await everything();
  newData(LATER.larger);
  const { waiting } = await reviewRefresh();
  const cancel = new AbortController();
  const onProgress = ({ phase }: { phase: string }) => phase === 'writing' && cancel.abort();
  await expect(applyRefresh(waiting, { signal: cancel.signal, onProgress })).rejects.toMatchObject({
    code: 'cancelled',
  });
  expect(await everything()).toEqual(before);
});

interface Between {
  readonly between: string;
  readonly does: Does;
  /** Formulas and values after the undo, by address. */
  readonly gives: Readonly<Record<string, unknown>>;
}

const BETWEEN: readonly Between[] = [
  {
    between: 'moved down',
    does: (_, sheet) => sheet.getRange('A1:A2').getEntireRow().insert('Down'),
    gives: { A6: c.deal_id, C6: 300, F6: '=C6*2', F5: '=C5*2', 'F5=': 400, G4: '=C6/C4', 'G4=': 3 },
  },
  {
    between: 'moved to the right',
    does: (_, sheet) => sheet.getRange('A1:B1').getEntireColumn().insert('Right'),
    gives: { C4: c.deal_id, E4: 300, H4: '=E4*2', 'H4=': 600, I2: '=E4/E2', 'I2=': 3 },
  },
  {
    between: 'a column added',
    does: (table) => table.columns.add(1, [['New'], ['my 1'], ['my 2'], ['my 3'], ['my 4']]),
    // What was typed in the row of e keeps it.
    gives: {
      A4: c.deal_id,
      D4: 300,
      G4: '=D4*2',
      'G4=': 600,
      H2: '=D4/D2',
      'H2=': 3,
      B6: 'my 4',
      B5: 'my 3',
    },
  },
  {
    between: 'sorted',
    does: (table) => table.sort.apply([{ key: 2, ascending: false }]),
    gives: { A3: c.deal_id, F3: '=C3*2', A5: a.deal_id, G5: '=C3/C5', 'G5=': 3 },
  },
  {
    between: 'a row added on top',
    does: (table) => table.rows.add(0, [["'my-1", '', 5, 'my row', '', '=C2*2', '', '']]),
    gives: { A2: 'my-1', F2: '=C2*2', A5: c.deal_id, F5: '=C5*2', G3: '=C5/C3', 'G3=': 3 },
  },
  {
    between: 'filtered',
    does: (table) =>
      table.columns.getItem('Total US$ m').filter.apply({ filterOn: 'Custom', criterion1: '>250' }),
    gives: { A4: c.deal_id, C3: 200, F4: '=C4*2', G2: '=C4/C2' },
  },
  {
    between: 'a cell edited',
    does: (_, sheet) => (sheet.getRange('C3').values = [[4711]]),
    gives: { C3: 4711, A4: c.deal_id, F3: '=C3*2', F4: '=C4*2', G2: '=C4/C2' },
  },
  {
    between: 'columns, table and sheet renamed',
    does: (table, sheet) => {
      table.columns.getItem('Deal id').name = 'Key';
      table.columns.getItem('Total US$ m').name = 'Headline';
      table.name = 'Mine';
      sheet.name = "My 'new' sheet";
    },
    gives: {
      ...{ A4: c.deal_id, C4: 300, F4: '=C4*2', G2: '=C4/C2', 'G2=': 3 },
      ...{ J1: '=C4*2', 'J1=': 600, 'Other!B1=': 600 },
    },
  },
];

test.each(BETWEEN)(
  'undo after the table was $between: each number stands beside its deal',
  async ({ does, gives }) => {
    await arrange((table, sheet, { workbook }) => {
      table.columns.add(undefined, [['Twice'], ...[2, 3, 4, 5].map((row) => [`=C${String(row)}*2`])]);
      table.columns.add(undefined, [['Relative'], ['=C4/C2'], [''], [''], ['']]);
      table.columns.add(undefined, [['Rank'], ...[2, 3, 4, 5].map(() => [''])]);
      sheet.getRange('J1').formulas = [['=C4*2']];
      workbook.worksheets.getItem('Other').getRange('B1').formulas = [['=Deals!C4*2']];
    });
    newData(LATER.same);
    const { waiting } = await reviewRefresh();
    expect(await applyRefresh(waiting)).toMatchObject({ refreshed: [{ removed: [c.deal_id] }] });
    await arrange(does);
    await undoLast();
    expect(await cellsAt(Object.keys(gives))).toEqual(gives);
  },
);

test('two linked tables side by side with notes between: these stay beside the deals of the table on their left', async () => {
  const second = await onSheet('Deals', (sheet) => sheet.getRange('G1').select()).then(() =>
    insertAll({ destination: 'selection', name: 'tblRight' }),
  );
  expect(second.address).toBe('G1:K5');
  await onSheet('Deals', (sheet) => (sheet.getRange('F2:F5').values = [['my a'], ['my b'], [''], ['my d']]));
  newData(LATER.smaller);
  const { waiting } = await reviewRefresh();
  expect(await applyRefresh(waiting)).toMatchObject({
    refreshed: [{ tableName }, { tableName: 'tblRight' }],
  });
  const after = {
    A3: b.deal_id,
    F3: 'my b',
    G3: b.deal_id,
    A4: d.deal_id,
    F4: 'my d',
    G4: d.deal_id,
    F5: '',
  };
  expect(await cellsAt(Object.keys(after))).toEqual(after);
  await undoLast();
  const before = {
    F3: 'my b',
    A4: c.deal_id,
    F4: '',
    G4: c.deal_id,
    A5: d.deal_id,
    F5: 'my d',
    G5: d.deal_id,
  };
  expect(await cellsAt(Object.keys(before))).toEqual(before);
});

test('two linked tables side by side, and one under the other: none grows into, or moves, another', async () => {
  await onSheet('Deals', (sheet) => sheet.getRange('G1').select());
  await insertAll({ destination: 'selection', name: 'tblRight' });
  await onSheet('Deals', (sheet) => sheet.getRange('A8').select());
  await insertAll({ destination: 'selection', name: 'tblUnder' });
  newData(LATER.smaller);
  const first = await reviewRefresh();
  expect(await applyRefresh(first.waiting)).toMatchObject({ refreshed: [{}, {}, {}], refused: [] });
  const smaller = {
    A4: d.deal_id,
    A5: '',
    G4: d.deal_id,
    A8: 'Deal id',
    A9: a.deal_id,
    A11: d.deal_id,
    A12: '',
  };
  expect(await cellsAt(Object.keys(smaller))).toEqual(smaller);
  newData([...LATER.larger, { ...f, deal_id: 'm-n-2024-11' }], '2026-03');
  const { waiting } = await reviewRefresh();
  expect(await applyRefresh(waiting)).toMatchObject({
    refreshed: [{ tableName: 'tblRight' }, { tableName: 'tblUnder' }],
    refused: [{ table: { tableName }, problem: { code: 'noRoom' } }],
  });
  const larger = { A4: d.deal_id, A5: '', G8: 'm-n-2024-11', A8: 'Deal id', A15: 'm-n-2024-11' };
  expect(await cellsAt(Object.keys(larger))).toEqual(larger);
});

test('merged cells below that reach beyond its columns: a table that only grows above them does, and its undo says what to do', async () => {
  await arrange((_, sheet) => {
    sheet.getRange('E9:G9').merge();
    sheet.getRange('E9').values = [['my title']];
  });
  newData(LATER.larger);
  const { waiting } = await reviewRefresh();
  expect(await applyRefresh(waiting)).toMatchObject({ refreshed: [{ added: [e.deal_id, f.deal_id] }] });
  const after = { A7: f.deal_id, E9: 'my title', merged: 'Deals!E9:G9' };
  expect(await cellsAt(Object.keys(after))).toEqual(after);
  const before = await everything();
  await expect(undoLast()).rejects.toMatchObject({
    code: 'noRoom',
    message: expect.stringMatching(/E9:G9.*Unmerge/) as string,
  });
  expect(await everything()).toEqual(before);
});

/** A copy of the sheet, as Excel makes it: the same cells, and a table with a name and an id of its own. */
const copySheet = () =>
  Excel.run(async (context) => {
    const { worksheets } = context.workbook;
    const cells = worksheets.getItem('Deals').getRange('A1:E5').load('values');
    await context.sync();
    const copy = worksheets.add('Deals (2)');
    copy.getRange('A1:E5').values = cells.values;
    copy.tables.add('A1:E5', true).name = 'tblDeals13';
    await context.sync();
  });

test.each<[string, Does]>([
  ['as Excel names it', () => undefined],
  [
    'that took the name of the original',
    async (table, _, context) => {
      table.name = 'tblOriginal';
      await context.sync();
      context.workbook.tables.getItem('tblDeals13').name = 'tblDeals1';
    },
  ],
])('a copy of the sheet, %s: the original is refreshed, the copy left alone', async (_, does) => {
  await copySheet();
  await Excel.run(async (context) => {
    const table = context.workbook.tables.getItem(tableName);
    await does(table, table.worksheet, context);
    await context.sync();
  });
  newData(LATER.smaller);
  const { waiting } = await reviewRefresh();
  expect(await applyRefresh(waiting)).toMatchObject({ refreshed: [{ sheetName: 'Deals' }] });
  const after = { 'Deals!A4': d.deal_id, 'Deals (2)!A4': c.deal_id, 'Deals (2)!C3': 200 };
  expect(await cellsAt(Object.keys(after))).toEqual(after);
});

test('the original gone and a copy left: told as gone, and the copy is no linked table', async () => {
  await copySheet();
  await onSheet('Deals', (sheet) => sheet.delete());
  newData(LATER.smaller);
  expect(await reviewRefresh()).toMatchObject({ waiting: [], refused: [{ problem: { code: 'gone' } }] });
  expect(await cellsAt(['Deals (2)!A4'])).toEqual({ 'Deals (2)!A4': c.deal_id });
});

test.each(['Hidden', 'VeryHidden'] as const)(
  'a sheet that is %s: showing it says how it comes back',
  async (visibility) => {
    const [linked] = await listLinkedTables();
    await onSheet('Deals', (sheet) => (sheet.visibility = visibility));
    const message =
      visibility === 'Hidden' ? /right-click a sheet tab, Unhide/ : /a macro or an add-in hid it/;
    await expect(showLinkedTable(linked?.id ?? '')).rejects.toMatchObject({
      code: 'hidden',
      message: expect.stringMatching(message) as string,
    });
  },
);
