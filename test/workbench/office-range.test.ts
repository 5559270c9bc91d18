import type { ExcelHost } from './headless';
import { createExcelHost } from './headless';

let host: ExcelHost;
beforeEach(() => {
  host = createExcelHost();
});
afterEach(() => host.dispose());

type Sheet = Excel.Worksheet;

/** Runs something on the first sheet and gives the address of the range that it leads to. */
const addressOf = (find: (sheet: Sheet) => Excel.Range) =>
  Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    const range = find(sheet).load('address');
    await context.sync();
    return range.address;
  });

const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no error',
    (error: unknown) => (error as OfficeExtension.Error).code,
  );

describe('ranges lead to ranges', () => {
  test.each<[name: string, find: (sheet: Sheet) => Excel.Range, address: string]>([
    ['getRange', (s) => s.getRange('$B$2:C3'), 'Sheet1!B2:C3'],
    ['getRange, corners the other way', (s) => s.getRange('C3:B2'), 'Sheet1!B2:C3'],
    ['getRange, columns', (s) => s.getRange('b:d'), 'Sheet1!B:D'],
    ['getRange, rows', (s) => s.getRange('2:3'), 'Sheet1!2:3'],
    ['getRange, with its sheet', (s) => s.getRange("'Sheet1'!A1"), 'Sheet1!A1'],
    ['getRange of nothing: the whole sheet', (s) => s.getRange(), 'Sheet1!A:XFD'],
    ['getRangeByIndexes', (s) => s.getRangeByIndexes(1, 2, 3, 4), 'Sheet1!C2:F4'],
    ['getCell', (s) => s.getCell(9, 27), 'Sheet1!AB10'],
    ['range.getCell, also outside', (s) => s.getRange('B2:C3').getCell(5, 0), 'Sheet1!B7'],
    ['getRow', (s) => s.getRange('B2:C4').getRow(2), 'Sheet1!B4:C4'],
    ['getColumn', (s) => s.getRange('B2:C4').getColumn(1), 'Sheet1!C2:C4'],
    ['getLastRow', (s) => s.getRange('B2:C4').getLastRow(), 'Sheet1!B4:C4'],
    ['getLastColumn', (s) => s.getRange('B2:C4').getLastColumn(), 'Sheet1!C2:C4'],
    ['getLastCell', (s) => s.getRange('B2:C4').getLastCell(), 'Sheet1!C4'],
    ['getResizedRange', (s) => s.getRange('B2:C4').getResizedRange(-1, 2), 'Sheet1!B2:E3'],
    ['getAbsoluteResizedRange', (s) => s.getRange('B2:C4').getAbsoluteResizedRange(1, 1), 'Sheet1!B2'],
    ['getOffsetRange', (s) => s.getRange('B2:C4').getOffsetRange(-1, 3), 'Sheet1!E1:F3'],
    ['getEntireColumn', (s) => s.getRange('B2:C4').getEntireColumn(), 'Sheet1!B:C'],
    ['getEntireRow', (s) => s.getRange('B2:C4').getEntireRow(), 'Sheet1!2:4'],
    ['getRowsAbove', (s) => s.getRange('B3:C4').getRowsAbove(2), 'Sheet1!B1:C2'],
    ['getRowsBelow', (s) => s.getRange('B3:C4').getRowsBelow(), 'Sheet1!B5:C5'],
    ['getColumnsBefore', (s) => s.getRange('B3:C4').getColumnsBefore(), 'Sheet1!A3:A4'],
    ['getColumnsAfter', (s) => s.getRange('B3:C4').getColumnsAfter(2), 'Sheet1!D3:E4'],
    ['getIntersection', (s) => s.getRange('A1:C3').getIntersection('B2:D4'), 'Sheet1!B2:C3'],
    [
      'getIntersection of a range',
      (s) => s.getRange('A1:C3').getIntersection(s.getRange('C:C')),
      'Sheet1!C1:C3',
    ],
    ['getBoundingRect', (s) => s.getRange('A1').getBoundingRect('C3'), 'Sheet1!A1:C3'],
  ])('%s', async (_, find, address) => {
    expect(await addressOf(find)).toBe(address);
  });

  test.each<[name: string, find: (sheet: Sheet) => Excel.Range, error: string]>([
    ['an address that is none', (s) => s.getRange('A0'), 'InvalidArgument'],
    ['a column that is none', (s) => s.getRange('XFE1'), 'InvalidArgument'],
    ['a name that is not defined', (s) => s.getRange('nobody'), 'InvalidArgument'],
    ['another sheet', (s) => s.getRange('Other!A1'), 'InvalidArgument'],
    ['beyond the edge', (s) => s.getRange('A1').getOffsetRange(-1, 0), 'InvalidReference'],
    ['no rows', (s) => s.getRangeByIndexes(0, 0, 0, 1), 'InvalidArgument'],
    ['a row that the range has not', (s) => s.getRange('A1:A2').getRow(2), 'InvalidArgument'],
    ['nothing in common', (s) => s.getRange('A1').getIntersection('B1'), 'ItemNotFound'],
  ])('%s is an error', async (_, find, error) => {
    expect(await code(addressOf(find))).toBe(error);
  });

  test('a sheet name that needs quotes has them in addresses', async () => {
    const seen = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add("Li's deals");
      const range = sheet.getRange('A1').load('address');
      const again = sheet.getRange("'Li''s deals'!B2").load('address');
      await context.sync();
      return [range.address, again.address];
    });
    expect(seen).toEqual(["'Li''s deals'!A1", "'Li''s deals'!B2"]);
  });

  test('position and size', async () => {
    const range = await Excel.run(async (context) => {
      const inner = context.workbook.worksheets.getActiveWorksheet().getRange('C2:E5');
      inner.load('rowIndex, columnIndex, rowCount, columnCount, cellCount, isEntireRow, isEntireColumn');
      await context.sync();
      return inner.toJSON();
    });
    expect(range).toEqual({
      rowIndex: 1,
      columnIndex: 2,
      rowCount: 4,
      columnCount: 3,
      cellCount: 12,
      isEntireRow: false,
      isEntireColumn: false,
    });
  });
});

describe('used ranges', () => {
  const used = (valuesOnly: boolean, fill: (sheet: Sheet) => void, within = 'A:XFD') =>
    Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      fill(sheet);
      const range = sheet.getRange(within).getUsedRangeOrNullObject(valuesOnly).load('address');
      await context.sync();
      return range.isNullObject ? null : range.address;
    });

  test('are null objects on an empty sheet', async () => {
    expect(await used(true, () => undefined)).toBeNull();
  });
  test('hold every value', async () => {
    const fill = (sheet: Sheet) => {
      sheet.getRange('B3').values = [['x']];
      sheet.getRange('D2').values = [[0]];
    };
    expect(await used(true, fill)).toBe('Sheet1!B2:D3');
    expect(await used(true, () => undefined, 'B:B')).toBe('Sheet1!B3');
  });
  test('hold formats unless only values count', async () => {
    const fill = (sheet: Sheet) => {
      sheet.getRange('A1').values = [['x']];
      sheet.getRange('C4').format.fill.color = 'yellow';
    };
    expect(await used(false, fill)).toBe('Sheet1!A1:C4');
    expect(await used(true, () => undefined)).toBe('Sheet1!A1');
  });
  test('of an empty sheet, without asking for a null object, is its first cell', async () => {
    expect(await addressOf((sheet) => sheet.getUsedRange())).toBe('Sheet1!A1');
  });
});

describe('whole columns', () => {
  test('have no values to read, and none can be written', async () => {
    const seen = await Excel.run(async (context) => {
      const column = context.workbook.worksheets.getActiveWorksheet().getRange('A:A').load('values');
      await context.sync();
      return column.values as unknown;
    });
    expect(seen).toBeNull();
    const write = Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange('A:A').values = 1 as never;
      await context.sync();
    });
    expect(await code(write)).toBe('InvalidOperation');
  });
});

describe('looks', () => {
  test('are written and read', async () => {
    const range = await Excel.run(async (context) => {
      const inner = context.workbook.worksheets.getActiveWorksheet().getRange('A1:B2');
      inner.format.font.bold = true;
      inner.format.font.italic = true;
      inner.format.font.color = '#c00000';
      inner.format.fill.color = 'Yellow';
      inner.format.horizontalAlignment = 'Right';
      inner.format.verticalAlignment = 'Top';
      inner.format.wrapText = true;
      inner.format.columnWidth = 90;
      inner.load(
        'format/horizontalAlignment, format/verticalAlignment, format/wrapText, format/columnWidth, format/font/bold, format/font/italic, format/font/color, format/fill/color',
      );
      await context.sync();
      return inner.toJSON();
    });
    expect(range.format).toEqual({
      horizontalAlignment: 'Right',
      verticalAlignment: 'Top',
      wrapText: true,
      columnWidth: 90,
      font: { bold: true, italic: true, color: '#C00000' },
      fill: { color: '#FFFF00' },
    });
  });

  test('that differ are null', async () => {
    const bold = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange('A1').format.font.bold = true;
      sheet.getRange('B1').values = [['x']];
      const font = sheet.getRange('A1:B1').format.font.load('bold');
      await context.sync();
      return font.bold as unknown;
    });
    expect(bold).toBeNull();
  });

  test('of a whole column hold for cells that come later', async () => {
    const text = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange('C:C').format.font.bold = true;
      sheet.getRange('C9').values = [['later']];
      const font = sheet.getRange('C9').format.font.load('bold');
      await context.sync();
      return font.bold;
    });
    expect(text).toBe(true);
  });

  test('autofit makes a column wider for longer text', async () => {
    const widths = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange('A1:B1').values = [['a', 'a much longer text than the other']];
      sheet.getRange('A:B').format.autofitColumns();
      const [a, b] = [sheet.getRange('A1').format, sheet.getRange('B1').format];
      a.load('columnWidth');
      b.load('columnWidth');
      await context.sync();
      return [a.columnWidth, b.columnWidth];
    });
    expect(widths[1]).toBeGreaterThan(widths[0] ?? 0);
  });

  test('a number format is one for all, or a grid; "General" takes it off', async () => {
    const formats = await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1:B2');
      range.numberFormat = '0.0' as never;
      range.numberFormat = [
        [null, 'General'],
        ['@', null],
      ] as never;
      range.load('numberFormat');
      await context.sync();
      return range.numberFormat as unknown;
    });
    expect(formats).toEqual([
      ['0.0', 'General'],
      ['@', '0.0'],
    ]);
  });
});

describe('clear', () => {
  const left = (applyTo?: Excel.ClearApplyTo) =>
    Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const cell = sheet.getRange('A1');
      cell.values = [['text']];
      cell.hyperlink = { address: 'https://example.com/' };
      cell.format.font.bold = true;
      cell.numberFormat = [['0.0']];
      cell.clear(applyTo);
      cell.load('values, numberFormat, hyperlink, format/font/bold');
      await context.sync();
      return [
        cell.values[0]?.[0],
        cell.numberFormat[0]?.[0],
        cell.format.font.bold,
        (cell.hyperlink as unknown) !== null,
      ] as unknown[];
    });

  test.each<[applyTo: string | undefined, left: unknown[]]>([
    [undefined, ['', 'General', false, false]],
    ['Contents', ['', '0.0', true, false]],
    ['Formats', ['text', 'General', false, true]],
    ['RemoveHyperlinks', ['text', 'General', false, false]],
    ['Hyperlinks', ['text', '0.0', true, false]],
  ])('%s leaves %j', async (applyTo, expected) => {
    expect(await left(applyTo as Excel.ClearApplyTo | undefined)).toEqual(expected);
  });
});

describe('hyperlinks', () => {
  test('give a cell a text and an address', async () => {
    const cell = await Excel.run(async (context) => {
      const inner = context.workbook.worksheets.getActiveWorksheet().getRange('A1');
      inner.hyperlink = {
        address: 'https://example.com/deal',
        textToDisplay: 'Press release',
        screenTip: 'Source',
      };
      inner.load('values, hyperlink');
      await context.sync();
      return { values: inner.values as unknown, hyperlink: inner.hyperlink };
    });
    expect(cell).toEqual({
      values: [['Press release']],
      hyperlink: { address: 'https://example.com/deal', screenTip: 'Source', textToDisplay: 'Press release' },
    });
  });

  test('keep what the cell shows where they bring no text', async () => {
    const values = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange('A1').values = [['kept']];
      sheet.getRange('A1:A2').hyperlink = { address: 'https://example.com/' };
      const range = sheet.getRange('A1:A2').load('values');
      await context.sync();
      return range.values as unknown;
    });
    expect(values).toEqual([['kept'], ['https://example.com/']]);
  });

  test('need an address or a place', async () => {
    const outcome = Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange('A1').hyperlink = {
        textToDisplay: 'nowhere',
      };
      await context.sync();
    });
    expect(await code(outcome)).toBe('InvalidArgument');
  });
});

describe('inserting and deleting cells', () => {
  const after = (change: (sheet: Sheet) => void, area = 'A1:C4') =>
    Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange('A1:C3').values = [
        ['a1', 'b1', 'c1'],
        ['a2', 'b2', 'c2'],
        ['a3', 'b3', 'c3'],
      ];
      await context.sync();
      change(sheet);
      const range = sheet.getRange(area).load('values');
      await context.sync();
      return range.values as unknown;
    });

  test('down', async () => {
    expect(await after((sheet) => sheet.getRange('B2:B2').insert('Down'))).toEqual([
      ['a1', 'b1', 'c1'],
      ['a2', '', 'c2'],
      ['a3', 'b2', 'c3'],
      ['', 'b3', ''],
    ]);
  });
  test('right', async () => {
    expect(await after((sheet) => sheet.getRange('A2').insert('Right'), 'A2:D2')).toEqual([
      ['', 'a2', 'b2', 'c2'],
    ]);
  });
  test('up', async () => {
    expect(await after((sheet) => sheet.getRange('A1:B1').delete('Up'))).toEqual([
      ['a2', 'b2', 'c1'],
      ['a3', 'b3', 'c2'],
      ['', '', 'c3'],
      ['', '', ''],
    ]);
  });
  test('left', async () => {
    expect(await after((sheet) => sheet.getRange('A2').delete('Left'), 'A2:C2')).toEqual([['b2', 'c2', '']]);
  });
  test('whole rows', async () => {
    expect(await after((sheet) => sheet.getRange('2:2').delete('Up'))).toEqual([
      ['a1', 'b1', 'c1'],
      ['a3', 'b3', 'c3'],
      ['', '', ''],
      ['', '', ''],
    ]);
  });
  test('whole columns', async () => {
    expect(await after((sheet) => sheet.getRange('B:B').insert('Right'), 'A1:D1')).toEqual([
      ['a1', '', 'b1', 'c1'],
    ]);
  });

  test('formulas follow their cells, on whichever sheet', async () => {
    const formulas = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const other = context.workbook.worksheets.add('Other');
      sheet.getRange('A1:A3').values = [[1], [2], [3]];
      sheet.getRange('C1').formulas = [['=SUM(A1:A3)']];
      other.getRange('A1').formulas = [['=Sheet1!A3']];
      await context.sync();
      sheet.getRange('A2').insert('Down');
      const [total, link] = [sheet.getRange('C1'), other.getRange('A1')];
      total.load('formulas, values');
      link.load('formulas, values');
      await context.sync();
      return [total.formulas, total.values, link.formulas, link.values] as unknown[];
    });
    expect(formulas).toEqual([[['=SUM(A1:A4)']], [[6]], [['=Sheet1!A4']], [[3]]]);
  });

  test('neither the selection nor the active sheet moves', async () => {
    const seen = await Excel.run(async (context) => {
      const other = context.workbook.worksheets.add('Other');
      other.getRange('A1').values = [['x']];
      const home = context.workbook.worksheets.getItem('Sheet1');
      home.getRange('B2:C3').select();
      await context.sync();
      other.getRange('A1').insert('Down');
      const selected = context.workbook.getSelectedRange().load('address');
      await context.sync();
      return selected.address;
    });
    expect(seen).toBe('Sheet1!B2:C3');
  });

  test('a range object whose cells are gone is an invalid reference', async () => {
    const outcome = Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const range = sheet.getRange('A2');
      await context.sync();
      sheet.getRange('2:2').delete('Up');
      range.load('values');
      await context.sync();
    });
    expect(await code(outcome)).toBe('InvalidReference');
  });
});

describe('special cells', () => {
  const special = (type: string, valueType?: string) =>
    Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange('A1:C3').formulas = [
        ['a', 1, '=1+1'],
        ['b', '', '=1/0'],
        [true, 2, ''],
      ];
      const areas = sheet
        .getRange('A1:C3')
        .getSpecialCellsOrNullObject(type as Excel.SpecialCellType, valueType as Excel.SpecialCellValueType)
        .load('address, cellCount, areaCount');
      await context.sync();
      return areas.isNullObject ? null : [areas.address, areas.cellCount];
    });

  test.each<[type: string, valueType: string | undefined, found: unknown]>([
    ['Blanks', undefined, ['Sheet1!B2,Sheet1!C3', 2]],
    ['Formulas', undefined, ['Sheet1!C1:C2', 2]],
    ['Formulas', 'Errors', ['Sheet1!C2', 1]],
    ['Constants', undefined, ['Sheet1!A1:B1,Sheet1!A2,Sheet1!A3:B3', 5]],
    ['Constants', 'Numbers', ['Sheet1!B1,Sheet1!B3', 2]],
    ['Constants', 'Errors', null],
  ])('%s %s', async (type, valueType, found) => {
    expect(await special(type, valueType)).toEqual(found);
  });
});

test('a selection is read back, and its sheet becomes the active one', async () => {
  const seen = await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.add('Other');
    sheet.getRange('C3:D4').select();
    const selected = context.workbook.getSelectedRange().load('address');
    const cell = context.workbook.getActiveCell().load('address');
    const active = context.workbook.worksheets.getActiveWorksheet().load('name');
    await context.sync();
    return [selected.address, cell.address, active.name];
  });
  expect(seen).toEqual(['Other!C3:D4', 'Other!C3', 'Other']);
});

test('a member that the host lacks says so by name', async () => {
  await Excel.run(async (context) => {
    const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1');
    expect(() => range.getImage()).toThrow(/Range\.getImage/);
    expect(() => {
      range.style = 'Good';
    }).toThrow(/Range\.style/);
    range.load('style');
    await expect(context.sync()).rejects.toMatchObject({
      code: 'ApiNotFound',
      message: expect.stringContaining('Range.style') as string,
    });
  });
});
