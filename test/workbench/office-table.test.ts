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

const HEADER = ['Deal', 'Stage', 'Upfront'];
const ROWS = [
  ['a', 'Ph 2', 30],
  ['b', 'Ph 1', 10],
  ['c', '', 20],
];

/** Three deals in B2:D5 as a table, then what a test does with it. */
const withTable = <T>(
  work: (table: Excel.Table, sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<T>,
) =>
  Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    const range = sheet.getRange('B2:D5');
    range.values = [HEADER, ...ROWS];
    const table = sheet.tables.add(range, true);
    table.name = 'tblDeals';
    await context.sync();
    return work(table, sheet, context);
  });

const valuesOf = async (sheet: Excel.Worksheet, address: string) => {
  const range = sheet.getRange(address).load('values');
  await sheet.context.sync();
  return range.values as unknown;
};

const addressOf = async (range: Excel.Range) => {
  range.load('address');
  await range.context.sync();
  return range.address.split('!')[1];
};

describe('making a table', () => {
  test("gives it a number, a free name, and Excel's look", async () => {
    const table = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.tables.add('A1:B2', true);
      const second = context.workbook.tables.add('Sheet1!D1:E2', true);
      second.load(
        'name, id, style, showBandedRows, showFilterButton, showTotals, showHeaders, highlightFirstColumn',
      );
      await context.sync();
      return second.toJSON();
    });
    expect(table).toEqual({
      name: 'Table2',
      id: '2',
      style: 'TableStyleMedium2',
      showBandedRows: true,
      showFilterButton: true,
      showTotals: false,
      showHeaders: true,
      highlightFirstColumn: false,
    });
  });

  test('makes headers text, each unlike the others', async () => {
    const header = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange('A1:D1').values = [['Deal', 2024, '', 'deal']];
      const table = sheet.tables.add('A1:D3', true);
      const range = table.getHeaderRowRange().load('values, valueTypes');
      await context.sync();
      return [range.values, range.valueTypes] as unknown[];
    });
    expect(header).toEqual([
      [['Deal', '2024', 'Column3', 'deal2']],
      [['String', 'String', 'String', 'String']],
    ]);
  });

  test('without headers puts a row of them above the data', async () => {
    const seen = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange('A1:B2').values = [
        [1, 2],
        [3, 4],
      ];
      sheet.getRange('A4').values = [['below']];
      const table = sheet.tables.add('A1:B2', false);
      const address = await addressOf(table.getRange());
      return [address, await valuesOf(sheet, 'A1:B5')];
    });
    expect(seen).toEqual([
      'A1:B3',
      [
        ['Column1', 'Column2'],
        [1, 2],
        [3, 4],
        ['', ''],
        ['below', ''],
      ],
    ]);
  });

  test('of a header alone gives it an empty row', async () => {
    const address = await Excel.run(async (context) =>
      addressOf(context.workbook.worksheets.getActiveWorksheet().tables.add('A1:C1', true).getRange()),
    );
    expect(address).toBe('A1:C2');
  });

  test('over another one is refused', async () => {
    const outcome = withTable(async (_, sheet, context) => {
      sheet.tables.add('D5:E9', true);
      await context.sync();
    });
    expect(await code(outcome)).toBe('InvalidArgument');
  });
});

describe('names', () => {
  test.each<[name: string, expected: string]>([
    ['tbl_Deals', 'no error'],
    ['_x.1', 'no error'],
    ['Übersicht', 'no error'],
    ['two words', 'InvalidArgument'],
    ['1st', 'InvalidArgument'],
    ['A1', 'InvalidArgument'],
    ['R1C1', 'InvalidArgument'],
    ['', 'InvalidArgument'],
    ['Taken', 'InvalidArgument'],
    ['taken', 'InvalidArgument'],
  ])('%j: %s', async (name, expected) => {
    const outcome = withTable(async (table, sheet, context) => {
      context.workbook.names.add('Taken', sheet.getRange('A1'));
      table.name = name;
      await context.sync();
    });
    expect(await code(outcome)).toBe(expected);
  });

  test('find a table in any case, in the workbook and on its sheet only', async () => {
    const seen = await withTable(async (table, _, context) => {
      table.load('id');
      const other = context.workbook.worksheets.add('Other');
      const found = context.workbook.tables.getItem('TBLDEALS').load('id');
      const elsewhere = other.tables.getItemOrNullObject('tblDeals');
      await context.sync();
      return [found.id === table.id, elsewhere.isNullObject];
    });
    expect(seen).toEqual([true, true]);
  });

  test('work in formulas, also after the table was renamed', async () => {
    const values = await withTable(async (table, sheet, context) => {
      sheet.getRange('F1:F2').formulas = [['=SUM(tblDeals[Upfront])'], ['=ROWS(tblDeals)']];
      await context.sync();
      table.name = 'tblOther';
      await context.sync();
      sheet.getRange('F3').formulas = [['=SUM(tblOther[Upfront])']];
      return valuesOf(sheet, 'F1:F3');
    });
    expect(values).toEqual([[60], [3], [60]]);
  });
});

test('parts of a table', async () => {
  const parts = await withTable(async (table) => [
    await addressOf(table.getRange()),
    await addressOf(table.getHeaderRowRange()),
    await addressOf(table.getDataBodyRange()),
    await addressOf(table.columns.getItem('Stage').getRange()),
    await addressOf(table.columns.getItem('Stage').getDataBodyRange()),
    await addressOf(table.columns.getItemAt(2).getHeaderRowRange()),
    await addressOf(table.rows.getItemAt(1).getRange()),
  ]);
  expect(parts).toEqual(['B2:D5', 'B2:D2', 'B3:D5', 'C2:C5', 'C3:C5', 'D2', 'B4:D4']);
});

describe('resize', () => {
  test.each<[to: string, expected: string]>([
    ['B2:D9', 'no error'],
    ['B2:D3', 'no error'],
    ['B2:F5', 'no error'],
    ['Sheet1!B2:C5', 'no error'],
    ['A2:D5', 'no error'],
    ['B3:D6', 'InvalidArgument'],
    ['F2:H5', 'InvalidArgument'],
    ['B2:D2', 'InvalidArgument'],
    ['B2:D20', 'InvalidArgument'],
  ])('to %s: %s', async (to, expected) => {
    const outcome = withTable(async (table, sheet, context) => {
      sheet.tables.add('A15:D17', true);
      table.resize(to);
      await context.sync();
      return addressOf(table.getRange());
    });
    expect(await code(outcome)).toBe(expected);
    if (expected === 'no error') expect(await withoutSheet()).toBe(to.replace('Sheet1!', ''));
  });

  const withoutSheet = () =>
    Excel.run(async (context) => addressOf(context.workbook.tables.getItem('tblDeals').getRange()));

  test("takes new columns' names from their cells, else gives them names", async () => {
    const header = await withTable(async (table, sheet, context) => {
      sheet.getRange('E2').values = [['Note']];
      table.resize('B2:F5');
      table.columns.load('items/name, items/index');
      await context.sync();
      return [table.columns.items.map(({ name }) => name), await valuesOf(sheet, 'B2:F2')];
    });
    const names = ['Deal', 'Stage', 'Upfront', 'Note', 'Column5'];
    expect(header).toEqual([names, [names]]);
  });

  test("formulas with the table's name follow", async () => {
    const values = await withTable(async (table, sheet, context) => {
      sheet.getRange('F1').formulas = [['=SUM(tblDeals[Upfront])']];
      await context.sync();
      sheet.getRange('D6').values = [[40]];
      table.resize('B2:D6');
      return valuesOf(sheet, 'F1');
    });
    expect(values).toEqual([[100]]);
  });
});

describe('rows', () => {
  test('are added at the end, or before another', async () => {
    const values = await withTable(async (table, sheet, context) => {
      table.rows.add(undefined, [
        ['d', 'Ph 3', 40],
        ['e', '', ''],
      ]);
      table.rows.add(0, [['first', '', 1]]);
      await context.sync();
      return [await addressOf(table.getRange()), await valuesOf(sheet, 'B3:D8')];
    });
    expect(values).toEqual([
      'B2:D8',
      [
        ['first', '', 1],
        ['a', 'Ph 2', 30],
        ['b', 'Ph 1', 10],
        ['c', '', 20],
        ['d', 'Ph 3', 40],
        ['e', '', ''],
      ],
    ]);
  });

  test("push what stands below down, in the table's columns only", async () => {
    const values = await withTable(async (table, sheet, context) => {
      sheet.getRange('A6:D6').values = [['beside', 'below', '', '']];
      await context.sync();
      table.rows.add(undefined, [['d', '', 40]]);
      await context.sync();
      return valuesOf(sheet, 'A6:D7');
    });
    expect(values).toEqual([
      ['beside', 'd', '', 40],
      ['', 'below', '', ''],
    ]);
  });

  test('look like the row above them', async () => {
    const format = await withTable(async (table, sheet, context) => {
      table.columns.getItem('Upfront').getDataBodyRange().numberFormat = '#,##0.0' as never;
      table.rows.add(undefined, [['d', '', 1234]]);
      const cell = sheet.getRange('D6').load('numberFormat, text');
      await context.sync();
      return [cell.numberFormat, cell.text] as unknown[];
    });
    expect(format).toEqual([[['#,##0.0']], [['1,234.0']]]);
  });

  test.each<[what: string, values: unknown]>([
    ['too few cells', [['d', '']]],
    ['too many cells', [['d', '', 1, 2]]],
    ['no rows', []],
  ])('%s are refused', async (_, values) => {
    const outcome = withTable(async (table, _sheet, context) => {
      table.rows.add(undefined, values as never);
      await context.sync();
    });
    expect(await code(outcome)).toBe('InvalidArgument');
  });

  test('are counted, read and deleted', async () => {
    const seen = await withTable(async (table, sheet, context) => {
      const count = table.rows.getCount();
      const row = table.rows.getItemAt(1).load('values, index');
      await context.sync();
      sheet.getRange('B6').values = [['below']];
      table.rows.getItemAt(0).delete();
      table.rows.load('count, items/values');
      await context.sync();
      return {
        count: count.value,
        row: row.values as unknown,
        left: table.rows.items.map(({ values }) => values[0] as unknown),
        below: await valuesOf(sheet, 'B5:B6'),
      };
    });
    expect(seen).toEqual({
      count: 3,
      row: [['b', 'Ph 1', 10]],
      left: [
        ['b', 'Ph 1', 10],
        ['c', '', 20],
      ],
      below: [['below'], ['']],
    });
  });

  test('many go at once; the last is emptied, not deleted', async () => {
    const seen = await withTable(async (table, sheet, context) => {
      table.rows.deleteRowsAt(1, 2);
      await context.sync();
      const once = await addressOf(table.getRange());
      table.rows.deleteRowsAt(0);
      await context.sync();
      return [once, await addressOf(table.getRange()), await valuesOf(sheet, 'B2:D3')];
    });
    expect(seen).toEqual(['B2:D3', 'B2:D3', [HEADER, ['', '', '']]]);
  });
});

describe('columns', () => {
  test('have lasting ids, names that are their header cells, and an order', async () => {
    const seen = await withTable(async (table, sheet, context) => {
      table.columns.load('items/id, items/name, items/index');
      await context.sync();
      const ids = table.columns.items.map(({ id }) => id);
      sheet.getRange('C2').values = [['Phase']];
      table.columns.getItem('Upfront').name = 'Upfront $m';
      table.columns.load('items/id, items/name, items/index');
      await context.sync();
      return {
        same: JSON.stringify(ids) === JSON.stringify(table.columns.items.map(({ id }) => id)),
        names: table.columns.items.map(({ name, index }) => `${String(index)} ${name}`),
        cells: await valuesOf(sheet, 'B2:D2'),
      };
    });
    expect(seen).toEqual({
      same: true,
      names: ['0 Deal', '1 Phase', '2 Upfront $m'],
      cells: [['Deal', 'Phase', 'Upfront $m']],
    });
  });

  test("renamed by a user's edit are known to formulas", async () => {
    await withTable(async () => undefined);
    host.spreadsheet.workbook.getActiveSheet().getRange('D2').setValue('Cash');
    const values = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange('F1').formulas = [['=SUM(tblDeals[Cash])']];
      return valuesOf(sheet, 'F1');
    });
    expect(values).toEqual([[60]]);
  });

  test('are added at the end or between, and move what is beside the table', async () => {
    const seen = await withTable(async (table, sheet, context) => {
      sheet.getRange('E3:E9').values = [[1], [2], [3], [4], [5], [6], [7]];
      await context.sync();
      table.columns.add(undefined, [['Note'], ['x'], ['y'], ['z']]);
      table.columns.add(1, undefined, 'Own');
      await context.sync();
      return [await addressOf(table.getRange()), await valuesOf(sheet, 'B2:H4'), await valuesOf(sheet, 'E6')];
    });
    expect(seen).toEqual([
      'B2:F5',
      [
        ['Deal', 'Own', 'Stage', 'Upfront', 'Note', '', ''],
        ['a', '', 'Ph 2', 30, 'x', 1, ''],
        ['b', '', 'Ph 1', 10, 'y', 2, ''],
      ],
      [[4]],
    ]);
  });

  test('are deleted with their cells', async () => {
    const seen = await withTable(async (table, sheet, context) => {
      table.columns.getItem('Stage').delete();
      const gone = table.columns.getItemOrNullObject('Stage');
      await context.sync();
      return [gone.isNullObject, await addressOf(table.getRange()), await valuesOf(sheet, 'B2:D3')];
    });
    expect(seen).toEqual([
      true,
      'B2:C5',
      [
        ['Deal', 'Upfront', ''],
        ['a', 30, ''],
      ],
    ]);
  });
});

describe('totals', () => {
  test('are a row below the data, outside structured references', async () => {
    const seen = await withTable(async (table, sheet, context) => {
      sheet.getRange('F1').formulas = [['=SUM(tblDeals[Upfront])']];
      table.showTotals = true;
      await context.sync();
      const shown = [
        await addressOf(table.getRange()),
        await addressOf(table.getDataBodyRange()),
        await addressOf(table.getTotalRowRange()),
        await valuesOf(sheet, 'B6:D6'),
        await valuesOf(sheet, 'F1'),
      ];
      table.rows.add(undefined, [['d', '', 40]]);
      await context.sync();
      const grown = [await addressOf(table.getRange()), await valuesOf(sheet, 'B7:D7')];
      table.showTotals = false;
      await context.sync();
      return [...shown, ...grown, await addressOf(table.getRange()), await valuesOf(sheet, 'B7:D7')];
    });
    expect(seen).toEqual([
      'B2:D6',
      'B3:D5',
      'B6:D6',
      [['Total', '', 60]],
      [[60]],
      'B2:D7',
      [['Total', '', 100]],
      'B2:D6',
      [['', '', '']],
    ]);
  });

  test('that are not shown have no range', async () => {
    expect(await code(withTable((table) => addressOf(table.getTotalRowRange())))).toBe('ItemNotFound');
  });
});

test("a style is one of Excel's", async () => {
  const style = await withTable(async (table, _, context) => {
    table.style = 'TableStyleLight9';
    table.showBandedRows = false;
    table.load('style, showBandedRows');
    await context.sync();
    return [table.style, table.showBandedRows];
  });
  expect(style).toEqual(['TableStyleLight9', false]);
  const outcome = Excel.run(async (context) => {
    context.workbook.tables.getItem('tblDeals').style = 'TableStyleBlue';
    await context.sync();
  });
  expect(await code(outcome)).toBe('InvalidArgument');
});

describe('the end of a table', () => {
  test('converted to a range its cells stay', async () => {
    const seen = await withTable(async (table, sheet, context) => {
      const left = table.convertToRange();
      const gone = context.workbook.tables.getItemOrNullObject('tblDeals');
      await context.sync();
      return [await addressOf(left), gone.isNullObject, await valuesOf(sheet, 'B2:D2')];
    });
    expect(seen).toEqual(['B2:D5', true, [HEADER]]);
  });

  test('deleted it takes them along', async () => {
    const seen = await withTable(async (table, sheet, context) => {
      table.delete();
      await context.sync();
      return [await valuesOf(sheet, 'B2:D2'), await code(addressOf(table.getRange()))];
    });
    expect(seen).toEqual([[['', '', '']], 'ItemNotFound']);
  });

  test('it goes with its sheet', async () => {
    const seen = await withTable(async (_, sheet, context) => {
      context.workbook.worksheets.add('Other');
      sheet.delete();
      const count = context.workbook.tables.getCount();
      await context.sync();
      return count.value;
    });
    expect(seen).toBe(0);
  });
});

describe('shifting cells around tables', () => {
  test.each<[what: string, expected: string, address: string, shift: (sheet: Excel.Worksheet) => void]>([
    ['rows above move it', 'no error', 'B3:D6', (s) => s.getRange('1:1').insert('Down')],
    ['columns before move it', 'no error', 'D2:F5', (s) => s.getRange('A:B').insert('Right')],
    [
      'cells above, as wide as the table, move it',
      'no error',
      'B4:D7',
      (s) => s.getRange('B1:D2').insert('Down'),
    ],
    [
      'cells inside, as wide as the table, make it longer',
      'no error',
      'B2:D6',
      (s) => s.getRange('B4:D4').insert('Down'),
    ],
    ['cells inside deleted make it shorter', 'no error', 'B2:D4', (s) => s.getRange('B4:D4').delete('Up')],
    ['cells beside it do not touch it', 'no error', 'B2:D5', (s) => s.getRange('E3:F4').insert('Down')],
    ['cells below it do not touch it', 'no error', 'B2:D5', (s) => s.getRange('C8').insert('Down')],
    [
      'a part of its columns can not move',
      'InsertDeleteConflict',
      'B2:D5',
      (s) => s.getRange('C1').insert('Down'),
    ],
    ['nor a part of its rows', 'InsertDeleteConflict', 'B2:D5', (s) => s.getRange('A4').insert('Right')],
    ['nor be deleted', 'InsertDeleteConflict', 'B2:D5', (s) => s.getRange('B3').delete('Up')],
  ])('%s', async (_, expected, address, shift) => {
    const outcome = withTable(async (_table, sheet, context) => {
      shift(sheet);
      await context.sync();
    });
    expect(await code(outcome)).toBe(expected);
    const now = await Excel.run(async (context) =>
      addressOf(context.workbook.tables.getItem('tblDeals').getRange()),
    );
    expect(now).toBe(address);
  });
});

test('a range knows the tables that it touches, and those that it holds', async () => {
  const seen = await withTable(async (_, sheet, context) => {
    const touched = sheet.getRange('D5:F9').getTables(false).load('items/name');
    const held = sheet.getRange('D5:F9').getTables(true).load('items/name');
    const whole = sheet.getRange('A1:F9').getTables(true).getFirst().load('name');
    await context.sync();
    return [touched.items.map(({ name }) => name), held.items.length, whole.name];
  });
  expect(seen).toEqual([['tblDeals'], 0, 'tblDeals']);
});
