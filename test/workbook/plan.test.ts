import type { SheetCell } from '../../src/workbook/cell';
import { findIdColumn, matchColumns } from '../../src/workbook/match-columns';
import { planRefresh } from '../../src/workbook/plan';
import { feasiblePlan, layoutAfter, runsFromBottom } from '../../src/workbook/row-plan';
import { structureOf } from '../../src/workbook/row-shift';
import type { LinkedSheet } from './linked-sheet';
import { deal, HEADERS, inserted, refreshInput, withColumn, withRows } from './linked-sheet';

const a = deal('a-b-2024-05', 'Hengrui', 500, 45415, '');
const b = deal('c-d-2024-06', 'Kelun', 80, 45444, 'first');
const c = deal('e-f-2024-07', 'Hansoh', '', 45480, 'plain');
const deals = [a, b, c];
const six = [
  ...deals,
  deal('g', 'Akeso', 5000, 44896, 'x'),
  deal('h', 'Zai', 1, 45000, 'y'),
  deal('i', 'Innovent', 2, 45001, 'z'),
];

const at = (sheet: LinkedSheet, row: number, column: number, cell: SheetCell) =>
  withRows(sheet, sheet.table.rows.with(row, (sheet.table.rows[row] ?? []).with(column, cell)));

const renamed = (sheet: LinkedSheet, column: number, header: string, id?: number): LinkedSheet => ({
  ...sheet,
  table: { ...sheet.table, columns: sheet.table.columns.with(column, { header, id: id ?? column + 1 }) },
});

const without = (sheet: LinkedSheet, column: number): LinkedSheet => ({
  ...sheet,
  table: {
    columns: sheet.table.columns.toSpliced(column, 1),
    rows: sheet.table.rows.map((row) => row.toSpliced(column, 1)),
  },
});

const noIds = (sheet: LinkedSheet): LinkedSheet => ({
  ...sheet,
  table: { ...sheet.table, columns: sheet.table.columns.map(({ header }) => ({ header, id: undefined })) },
});

describe('which column is which', () => {
  const match = (sheet: LinkedSheet) => {
    const [id] = sheet.remembered;
    const idColumn = id && findIdColumn(sheet.table, id, sheet.memory);
    return idColumn === undefined
      ? undefined
      : matchColumns(sheet.table, sheet.remembered, idColumn, sheet.memory);
  };
  const own = (sheet: LinkedSheet, header: string, id: number) =>
    withColumn(
      sheet,
      { header, id },
      sheet.table.rows.map((_, index) => `mine ${String(index)}`),
    );

  test.each<[string, LinkedSheet, (number | undefined)[] | undefined]>([
    ['as inserted', inserted(six), [0, 1, 2, 3, 4]],
    ['renamed', renamed(inserted(six), 2, 'Headline'), [0, 1, 2, 3, 4]],
    ['renamed, and the host gives no ids', noIds(renamed(inserted(six), 2, 'Headline')), [0, 1, 2, 3, 4]],
    ['deleted', without(inserted(six), 2), [0, 1, undefined, 2, 3]],
    [
      'deleted, and its id given to a column of the user',
      own(without(inserted(six), 2), 'Mine', 3),
      [0, 1, undefined, 2, 3],
    ],
    [
      'deleted, and its header typed over a column of the user',
      own(without(inserted(six), 2), 'Total US$ m', 9),
      [0, 1, undefined, 2, 3],
    ],
    [
      'renamed, and its old header given to a column of the user',
      own(renamed(inserted(six), 2, 'Headline'), 'Total US$ m', 9),
      [0, 1, 2, 3, 4],
    ],
    ['the id column renamed', renamed(inserted(six), 0, 'Key'), [0, 1, 2, 3, 4]],
    ['the id column deleted', without(inserted(six), 0), undefined],
    [
      'all ids new, as after opening elsewhere',
      {
        ...inserted(six),
        table: {
          ...inserted(six).table,
          columns: HEADERS.map((header, index) => ({ header, id: 50 - index })),
        },
      },
      [0, 1, 2, 3, 4],
    ],
    [
      'a foreign table under our headers',
      withRows(
        inserted(six),
        six.map((_, index) => [`x${String(index)}`, '', '', '', '']),
      ),
      undefined,
    ],
  ])('%s', (_, sheet, expected) => {
    expect(match(sheet)).toEqual(expected);
  });

  test('columns in another order', () => {
    const sheet = inserted(six);
    const order = [3, 0, 4, 1, 2];
    const moved = {
      ...sheet,
      table: {
        columns: order.map((column) => ({ header: HEADERS[column] ?? '', id: column + 1 })),
        rows: sheet.table.rows.map((row) => order.map((column) => row[column] ?? '')),
      },
    };
    expect(match(moved)).toEqual([1, 3, 4, 0, 2]);
  });
});

describe('what a refresh does with a cell', () => {
  const changed = [deal('a-b-2024-05', 'Hengrui', 501, 45415, ''), b, c];
  const plan = (sheet: LinkedSheet, now = changed) => planRefresh(refreshInput(sheet, now));

  test.each<[string, SheetCell, 'changed' | 'edited' | 'same']>([
    ['as we left it: updated', 500, 'changed'],
    ['the same to 15 digits', 500 + 1e-13, 'changed'],
    ['typed over: kept', 499, 'edited'],
    ['emptied: kept empty', '', 'edited'],
    ['the number as text: kept', '500', 'edited'],
    ['a formula with the same value: kept', { formula: '=250*2', value: 500 }, 'edited'],
    ['typed over with what the data say now', 501, 'same'],
  ])('%s', (_, cell, outcome) => {
    const { changed: written, edited } = plan(at(inserted(deals), 0, 2, cell));
    expect(written.length > 0 ? 'changed' : edited.length > 0 ? 'edited' : 'same').toBe(outcome);
  });

  test('what the data come to say after the user stays the user’s, until it is blanked', () => {
    const typed = at(inserted(deals), 0, 2, 501);
    const same = { ...typed, memory: plan(typed).memory };
    const later = [deal('a-b-2024-05', 'Hengrui', 555, 45415, ''), b, c];
    for (const sheet of [same, { ...same, memory: plan(same).memory }])
      expect(plan(sheet, later)).toMatchObject({ changed: [], edited: [{ kept: 501, data: 555 }] });
    expect(plan(at(same, 0, 2, ''), later)).toMatchObject({ changed: [{ after: 555 }], edited: [] });
  });

  test('a row that the user typed with the id of a deal is adopted: blanks are filled, the rest is theirs', () => {
    const sheet = withRows(inserted([b, c]), [
      ...inserted([b, c]).table.rows,
      ['a-b-2024-05', 'My name', '', '', ''],
    ]);
    expect(plan(sheet)).toMatchObject({
      added: [],
      changed: [
        { dealId: 'a-b-2024-05', column: 'total_usd_m', before: '', after: 501 },
        { dealId: 'a-b-2024-05', column: 'announced', before: '', after: 45415 },
      ],
      edited: [{ dealId: 'a-b-2024-05', column: 'licensor', kept: 'My name', data: 'Hengrui' }],
    });
  });

  test('of copies, the one that is as we left it is ours', () => {
    const sheet = inserted(deals);
    const [first = []] = sheet.table.rows;
    const copied = withRows(sheet, [first.with(1, 'copy').with(4, 'mine'), ...sheet.table.rows]);
    expect(plan(copied)).toMatchObject({
      rows: { patches: [{ row: 1, column: 2, after: 501 }] },
      matched: { duplicates: ['a-b-2024-05'], ownRows: 1 },
    });
  });

  test('a row with a formula that no fill-down made stays when its deal leaves', () => {
    const sheet = withColumn(inserted(deals), { header: 'Mine', id: 9 }, [
      '',
      { formula: '=C3*0.8', value: 64 },
      '',
    ]);
    expect(plan(sheet, [a, c])).toMatchObject({ removed: [], keptRows: ['c-d-2024-06'] });
  });

  test('new rows get the formulas of filled-down columns', () => {
    const filled = deals.map((_, index) => ({ formula: `=C${String(index + 2)}*2`, value: 0 }));
    const sheet = withColumn(inserted(deals), { header: 'Twice', id: 9 }, filled);
    const { rows } = plan(sheet, [a, c, deal('new', 'Akeso', 7, 45000, '')]);
    expect(rows.insert[0]?.rows[0]?.[5]).toEqual({ formula: '=C4*2', value: '' });
  });
});

describe('how rows move', () => {
  test('runs are deleted from the bottom', () => {
    expect(runsFromBottom([1, 2, 5, 7, 8, 9])).toEqual([
      [7, 3],
      [5, 1],
      [1, 2],
    ]);
  });

  test.each([
    ['nothing', 5, [], [], [], 0],
    ['rows at the end are appended', 5, [], [[5, 2]], [], 2],
    ['a row in the middle goes', 5, [2], [], [['delete', 2, 1]], 0],
    ['rows that replace the last ones are appended', 5, [3, 4], [[3, 2]], [['delete', 3, 2]], 2],
    ['a row comes in before another', 5, [], [[2, 1]], [['insert', 2, 1]], 0],
    [
      'inside a run that goes, every place is its beginning',
      6,
      [1, 2, 3],
      [
        [2, 1],
        [3, 1],
      ],
      [
        ['delete', 1, 3],
        ['insert', 1, 2],
      ],
      0,
    ],
  ] as const)('%s', (_, rows, remove, insert, shifts, appended) => {
    const plan = {
      patches: [],
      remove,
      insert: insert.map(([place, count]) => ({
        at: place,
        rows: Array.from({ length: count }, () => ['x']),
      })),
    };
    const structure = structureOf(rows, plan);
    expect(structure.shifts.map(({ kind, first, count }) => [kind, first, count])).toEqual(shifts);
    expect(structure.appended).toBe(appended);
    const { inserted: came } = layoutAfter(rows, plan);
    expect(structure.rowsAfterShifts + appended).toBe(
      rows - remove.length + came.reduce((sum, each) => sum + each.rows.length, 0),
    );
  });

  test('a table whose deals all leave keeps a blank row, and its formulas', () => {
    const rows = [
      ['a', 1, { formula: '=B2', value: 1 }],
      ['b', 2, { formula: '=B3', value: 2 }],
    ];
    const plan = feasiblePlan(rows, { patches: [], remove: [0, 1], insert: [] }, [0, 1]);
    expect(plan).toMatchObject({
      remove: [1],
      insert: [],
      patches: [
        { row: 0, column: 0, after: '' },
        { row: 0, column: 1, after: '' },
      ],
    });
  });

  const NEW = { patches: [], remove: [], insert: [{ at: 1, rows: [['c', 3, '']] }] };

  test('the blank row of an emptied table is taken, and a formula in a column of the user stays in it', () => {
    const plan = feasiblePlan([['', '', { formula: '=B2', value: 0 }]], NEW, [0, 1]);
    expect(plan.insert).toEqual([]);
    expect(plan.patches.map(({ column, after }) => [column, after])).toEqual([
      [0, 'c'],
      [1, 3],
    ]);
  });

  test("a formula typed into one of our columns makes the only row the user's own", () => {
    const plan = feasiblePlan([['', { formula: '=1+2', value: 3 }, '']], NEW, [0, 1]);
    expect(plan).toEqual(NEW);
  });
});
