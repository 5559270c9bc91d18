import type { ExcelHost } from './headless';
import { createExcelHost } from './headless';

let host: ExcelHost;
beforeEach(() => {
  host = createExcelHost();
});
afterEach(() => host.dispose());

const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no error',
    (error: unknown) => (error as OfficeExtension.Error).code,
  );

const withTable = <T>(
  rows: readonly (readonly unknown[])[],
  work: (table: Excel.Table, sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<T>,
) =>
  Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    const range = sheet.getRangeByIndexes(0, 0, rows.length, rows[0]?.length ?? 1);
    range.values = rows as never;
    const table = sheet.tables.add(range, true);
    await context.sync();
    return work(table, sheet, context);
  });

const firstColumn = async (table: Excel.Table) => {
  const range = table.columns.getItemAt(0).getDataBodyRange().load('values');
  await table.context.sync();
  return range.values.map((row) => row[0] as unknown);
};

describe('sorting a table', () => {
  const MIXED = [['Key'], ['b'], [10], [''], [true], ['=1/0'], ['A'], [2], [false], ['a10']];

  test('ascending: numbers, text, truth values, errors, and empty cells last', async () => {
    const order = await withTable(MIXED, (table) => {
      table.sort.apply([{ key: 0, ascending: true }]);
      return firstColumn(table);
    });
    expect(order).toEqual([2, 10, 'A', 'a10', 'b', false, true, '#DIV/0!', '']);
  });

  test('descending the other way round, but empty cells are last again', async () => {
    const order = await withTable(MIXED, (table) => {
      table.sort.apply([{ key: 0, ascending: false }]);
      return firstColumn(table);
    });
    expect(order).toEqual(['#DIV/0!', true, false, 'b', 'a10', 'A', 10, 2, '']);
  });

  test('by several columns, rows that are equal keep their order, whole rows move', async () => {
    const seen = await withTable(
      [
        ['Stage', 'Size', 'Name'],
        ['x', 2, 'first'],
        ['y', 1, 'second'],
        ['x', 1, 'third'],
        ['x', 2, 'fourth'],
      ],
      async (table, sheet, context) => {
        table.sort.apply([{ key: 0 }, { key: 1, ascending: false }]);
        const range = sheet.getRange('A2:C5').load('values');
        table.sort.load('fields, matchCase');
        await context.sync();
        return [
          range.values.map((row) => row[2] as unknown),
          table.sort.fields.map(({ key, ascending }) => [key, ascending]),
        ] as unknown[];
      },
    );
    expect(seen).toEqual([
      ['first', 'fourth', 'third', 'second'],
      [
        [0, true],
        [1, false],
      ],
    ]);
  });

  test('formulas keep pointing at their own row, links and formats go with their cells', async () => {
    const seen = await withTable(
      [
        ['n', 'twice'],
        [2, '=A2*2'],
        [1, '=A3*2'],
      ],
      async (table, sheet, context) => {
        sheet.getRange('A2').hyperlink = { address: 'https://example.com/two' };
        sheet.getRange('A2').format.font.bold = true;
        await context.sync();
        table.sort.apply([{ key: 0 }]);
        const range = sheet.getRange('A2:B3').load('formulas, values');
        const cell = sheet.getRange('A3').load('hyperlink, format/font/bold');
        await context.sync();
        return [range.formulas, range.values, cell.hyperlink.address, cell.format.font.bold] as unknown[];
      },
    );
    expect(seen).toEqual([
      [
        [1, '=A2*2'],
        [2, '=A3*2'],
      ],
      [
        [1, 2],
        [2, 4],
      ],
      'https://example.com/two',
      true,
    ]);
  });

  test('case counts only where asked', async () => {
    const rows = [['k'], ['B'], ['b'], ['a'], ['B']];
    const ignoring = await withTable(rows, (table) => {
      table.sort.apply([{ key: 0 }], false);
      return firstColumn(table);
    });
    expect(ignoring).toEqual(['a', 'B', 'b', 'B']);
  });

  test('is remembered, applied again, and forgotten', async () => {
    const seen = await withTable([['k'], [3], [1]], async (table, sheet, context) => {
      table.sort.apply([{ key: 0 }]);
      sheet.getRange('A2').values = [[9]];
      table.sort.reapply();
      const sorted = await firstColumn(table);
      table.sort.clear();
      table.sort.load('fields');
      await context.sync();
      return [sorted, table.sort.fields.length];
    });
    expect(seen).toEqual([[3, 9], 0]);
  });

  test.each<[what: string, fields: unknown, expected: string]>([
    ['no fields', [], 'InvalidArgument'],
    ['a column that is not there', [{ key: 5 }], 'InvalidArgument'],
    ['a colour', [{ key: 0, sortOn: 'CellColor' }], 'ApiNotFound'],
  ])('by %s fails', async (_, fields, expected) => {
    const outcome = withTable([['k'], [1]], async (table, _sheet, context) => {
      table.sort.apply(fields as Excel.SortField[]);
      await context.sync();
    });
    expect(await code(outcome)).toBe(expected);
  });
});

describe('filtering a table', () => {
  const DEALS = [
    ['Party', 'Size', 'Date'],
    ['Hengrui', 500, 45413],
    ['Hansoh', 1710, 45292],
    ['Kelun', 9475, ''],
    ['hengrui *', '', 44927],
  ];

  const shownAfter = (apply: (table: Excel.Table) => void) =>
    withTable(DEALS, async (table, sheet, context) => {
      sheet.getRange('C2:C5').numberFormat = 'yyyy-mm-dd' as never;
      await context.sync();
      apply(table);
      const rows = [1, 2, 3, 4].map((row) => sheet.getCell(row, 0).load('values, rowHidden'));
      await context.sync();
      return rows.filter(({ rowHidden }) => !rowHidden).map(({ values }) => values[0]?.[0] as unknown);
    });

  test.each<[criteria: Partial<Excel.FilterCriteria>, column: number, shown: string[]]>([
    [{ filterOn: 'Values', values: ['Hengrui', 'Kelun'] }, 0, ['Hengrui', 'Kelun']],
    [{ filterOn: 'Values', values: ['500', ''] }, 1, ['Hengrui', 'hengrui *']],
    [{ filterOn: 'Values', values: ['2024-05-01'] }, 2, ['Hengrui']],
    [{ filterOn: 'Custom', criterion1: '>=1000' }, 1, ['Hansoh', 'Kelun']],
    [
      { filterOn: 'Custom', criterion1: '>400', criterion2: '<2000', operator: 'And' },
      1,
      ['Hengrui', 'Hansoh'],
    ],
    [
      { filterOn: 'Custom', criterion1: '=500', criterion2: '=9475', operator: 'Or' },
      1,
      ['Hengrui', 'Kelun'],
    ],
    [{ filterOn: 'Custom', criterion1: 'h*' }, 0, ['Hengrui', 'Hansoh', 'hengrui *']],
    [{ filterOn: 'Custom', criterion1: '*~*' }, 0, ['hengrui *']],
    [{ filterOn: 'Custom', criterion1: '<>Kelun' }, 0, ['Hengrui', 'Hansoh', 'hengrui *']],
    [{ filterOn: 'Custom', criterion1: '=' }, 1, ['hengrui *']],
    [{ filterOn: 'Custom', criterion1: '<>' }, 2, ['Hengrui', 'Hansoh', 'hengrui *']],
    [{ filterOn: 'TopItems', criterion1: '2' }, 1, ['Hansoh', 'Kelun']],
    [{ filterOn: 'BottomPercent', criterion1: '34' }, 1, ['Hengrui']],
  ] as never)('%j', async (criteria, column, shown) => {
    expect(
      await shownAfter((table) =>
        table.autoFilter.apply(table.getRange(), column, criteria as Excel.FilterCriteria),
      ),
    ).toEqual(shown);
  });

  test("by a column's own filter too, and several columns at once", async () => {
    expect(
      await shownAfter((table) => {
        table.columns.getItem('Party').filter.applyValuesFilter(['Hengrui', 'Hansoh']);
        table.autoFilter.apply(table.getRange(), 1, { filterOn: 'Custom', criterion1: '>1000' });
      }),
    ).toEqual(['Hansoh']);
  });

  test('is told, applied again after edits, and taken off', async () => {
    const seen = await withTable(DEALS, async (table, sheet, context) => {
      table.autoFilter.apply(table.getRange(), 1, { filterOn: 'Custom', criterion1: '>1000' });
      table.autoFilter.load('isDataFiltered, enabled, criteria');
      await context.sync();
      const told = [
        table.autoFilter.isDataFiltered,
        table.autoFilter.enabled,
        table.autoFilter.criteria.map((one) => one as unknown),
      ];
      sheet.getRange('B2').values = [[2000]];
      table.reapplyFilters();
      const again = sheet.getRange('A2').load('rowHidden');
      await context.sync();
      const hiddenAgain = again.rowHidden;
      table.clearFilters();
      const all = sheet.getRange('A2:A5').load('rowHidden');
      table.autoFilter.load('isDataFiltered');
      await context.sync();
      return [...told, hiddenAgain, all.rowHidden, table.autoFilter.isDataFiltered];
    });
    expect(seen).toEqual([
      true,
      true,
      [null, { filterOn: 'Custom', criterion1: '>1000' }, null],
      false,
      false,
      false,
    ]);
  });

  test('filtered rows still count in sums, but not in SUBTOTAL', async () => {
    const values = await withTable(DEALS, async (table, sheet, context) => {
      sheet.getRange('F1:F2').formulas = [['=SUM(B2:B5)'], ['=SUBTOTAL(109,B2:B5)']];
      table.autoFilter.apply(table.getRange(), 0, { filterOn: 'Values', values: ['Kelun'] });
      await context.sync();
      context.workbook.application.calculate('Full');
      const range = sheet.getRange('F1:F2').load('values');
      await context.sync();
      return range.values as unknown;
    });
    expect(values).toEqual([[11685], [9475]]);
  });

  test.each([
    ['an unknown kind', { filterOn: 'Nothing' }, 'ApiNotFound'],
    ['a colour', { filterOn: 'CellColor', color: '#FF0000' }, 'ApiNotFound'],
    ['no criterion', { filterOn: 'Custom' }, 'InvalidArgument'],
  ])('by %s fails', async (_, criteria, expected) => {
    const outcome = withTable(DEALS, async (table, _sheet, context) => {
      table.autoFilter.apply(table.getRange(), 0, criteria as Excel.FilterCriteria);
      await context.sync();
    });
    expect(await code(outcome)).toBe(expected);
  });
});

test('a plain range is sorted with or without its header', async () => {
  const values = await Excel.run(async (context) => {
    const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1:A4');
    range.values = [['z'], [3], [1], [2]];
    range.sort.apply([{ key: 0, ascending: false }], false, true);
    range.load('values');
    await context.sync();
    return range.values as unknown;
  });
  expect(values).toEqual([['z'], [3], [2], [1]]);
});

test('the look, order and filters of a table are saved with the workbook', async () => {
  const told = () =>
    Excel.run(async (context) => {
      const table = context.workbook.tables.getItemAt(0);
      table.load('name, style, showBandedRows');
      table.sort.load('fields');
      table.autoFilter.load('criteria, isDataFiltered');
      const rows = [1, 2, 3].map((row) =>
        context.workbook.worksheets.getFirst().getCell(row, 0).load('values, rowHidden'),
      );
      await context.sync();
      return [
        table.name,
        table.style,
        table.showBandedRows,
        table.sort.fields as unknown,
        table.autoFilter.isDataFiltered,
        table.autoFilter.criteria as unknown,
        rows.map(({ values, rowHidden }) => [values[0]?.[0] as unknown, rowHidden]),
      ];
    });
  await withTable(
    [
      ['k', 'v'],
      [3, 'c'],
      [1, 'a'],
      [2, 'b'],
    ],
    async (table, _sheet, context) => {
      table.name = 'tblKept';
      table.style = 'TableStyleMedium7';
      table.showBandedRows = false;
      table.sort.apply([{ key: 0 }]);
      table.autoFilter.apply(table.getRange(), 0, { filterOn: 'Custom', criterion1: '>1' });
      await context.sync();
    },
  );
  const before = await told();
  expect(before.at(-1)).toEqual([
    [1, true],
    [2, false],
    [3, false],
  ]);
  const snapshot = structuredClone(host.spreadsheet.workbook.save());
  host.dispose();
  host = createExcelHost(snapshot);
  expect(await told()).toEqual(before);
});
