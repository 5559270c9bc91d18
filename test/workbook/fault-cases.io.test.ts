import type { DealRow } from '../../src/deals/row';
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
      if (range === undefined || 'formula' in range) return [address, range?.formula];
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
        hidden: Array.from({ length: 12 }, (__, row) => sheet.getCell(row, 0).load('rowHidden')),
        names: sheet.names.load('items/name,items/formula'),
        tables: sheet.tables.load('items/name,items/showTotals'),
      };
    }),
  );
  const named = ({ items }: Excel.NamedItemCollection) =>
    items.map(({ name, formula }) => `${name} ${String(formula)}`);
  return {
    names: named(names),
    sheets: seen.map(({ name, cells, merged, hidden, names: own, tables }) => ({
      name,
      ...{ formulas: cells.formulas, values: cells.values, numberFormat: cells.numberFormat },
      merged: merged.isNullObject ? '' : merged.address,
      hidden: hidden.map(({ rowHidden }) => rowHidden),
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
