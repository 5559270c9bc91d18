import type { ExcelHost } from './headless';
import { createExcelHost } from './headless';

let host: ExcelHost;
beforeEach(() => {
  host = createExcelHost();
});
afterEach(() => host.dispose());

/** Writes one cell of a new number format and tells what Excel would then give back. */
const entered = (value: unknown, numberFormat?: string) =>
  Excel.run(async (context) => {
    const cell = context.workbook.worksheets.getActiveWorksheet().getRange('B2');
    if (numberFormat !== undefined) cell.numberFormat = [[numberFormat]];
    cell.values = [[value]];
    cell.load('values, valueTypes, formulas, text, numberFormat');
    await context.sync();
    const only = <T>(grid: readonly (readonly T[])[]) => grid[0]?.[0];
    return {
      value: only<unknown>(cell.values),
      type: only(cell.valueTypes),
      formula: only<unknown>(cell.formulas),
      text: only(cell.text),
      format: only<unknown>(cell.numberFormat),
    };
  });

describe('what a cell makes of a value, as if it had been typed', () => {
  test.each<[input: unknown, value: unknown, type: string, text: string, format: string]>([
    [12.5, 12.5, 'Double', '12.5', 'General'],
    [0, 0, 'Double', '0', 'General'],
    [true, true, 'Boolean', 'TRUE', 'General'],
    [false, false, 'Boolean', 'FALSE', 'General'],
    ['plain text', 'plain text', 'String', 'plain text', 'General'],
    ['', '', 'Empty', '', 'General'],
    // Text that looks like something else becomes it: what add-ins forget.
    ['123', 123, 'Double', '123', 'General'],
    ['0123', 123, 'Double', '123', 'General'],
    [' 5 ', 5, 'Double', '5', 'General'],
    ['1,234', 1234, 'Double', '1,234', '#,##0'],
    ['50%', 0.5, 'Double', '50%', '0%'],
    ['1e5', 100000, 'Double', '1.00E+05', '0.00E+00'],
    ['(5)', -5, 'Double', '-5', 'General'],
    ['TRUE', true, 'Boolean', 'TRUE', 'General'],
    ['false', false, 'Boolean', 'FALSE', 'General'],
    ['2024-05-01', 45413, 'Double', '5/1/2024', 'm/d/yyyy'],
    ['MAR1', expect.any(Number), 'Double', '1-Mar', 'd-mmm'],
    ['1 1/2', 1.5, 'Double', '1 1/2', '# ?/?'],
    ['12:30', 0.5208333333333334, 'Double', '12:30', 'h:mm'],
    ['#N/A', '#N/A', 'Error', '#N/A', 'General'],
    // An apostrophe makes it text.
    ["'0123", '0123', 'String', '0123', 'General'],
    ["'=1+1", '=1+1', 'String', '=1+1', 'General'],
    ["'2024-05-01", '2024-05-01', 'String', '2024-05-01', 'General'],
    ["'#N/A", '#N/A', 'String', '#N/A', 'General'],
    ["''quoted", "'quoted", 'String', "'quoted", 'General'],
    // Not numbers, though they begin like some.
    ['1.5m', '1.5m', 'String', '1.5m', 'General'],
    ['HS-20093', 'HS-20093', 'String', 'HS-20093', 'General'],
    ['- see note', '- see note', 'String', '- see note', 'General'],
    ['-', '-', 'String', '-', 'General'],
    ['=', '=', 'String', '=', 'General'],
    ['默沙东', '默沙东', 'String', '默沙东', 'General'],
  ])('%j', async (input, value, type, text, format) => {
    expect(await entered(input)).toMatchObject({ value, type, text, format });
  });

  test.each<[input: string, formula: string, value: unknown]>([
    ['=1+1', '=1+1', 2],
    ['=SUM(1,2)/0', '=SUM(1,2)/0', '#DIV/0!'],
    ['-A1+3', '=-A1+3', 3],
    ['+A1', '=A1', 0],
    ['@SUM(1,2)', '=SUM(1,2)', 3],
    ['-not a number', '=-not a number', expect.stringMatching(/^#/)],
  ])('%j is a formula', async (input, formula, value) => {
    expect(await entered(input)).toMatchObject({ formula, value });
  });

  test.each(['=1+1', '0123', '2024-05-01', 'TRUE', '50%', '-5', '#N/A'])(
    'in a cell formatted as text %j stays what it is',
    async (input) => {
      expect(await entered(input, '@')).toMatchObject({
        value: input,
        type: 'String',
        formula: input,
        text: input,
      });
    },
  );

  test('a format that is there already stays', async () => {
    expect(await entered('2024-05-01', 'yyyy')).toMatchObject({ value: 45413, text: '2024', format: 'yyyy' });
  });

  test.each([
    ['text too long for a cell', 'x'.repeat(32_768)],
    ['a formula too long', `=${'1+'.repeat(4_096)}1`],
  ])('%s is refused', async (_, input) => {
    await expect(entered(input)).rejects.toMatchObject({ code: 'InvalidArgument' });
  });

  test('the longest text is taken', async () => {
    expect((await entered('x'.repeat(32_767))).value).toHaveLength(32_767);
  });

  test('what JSON can not carry arrives as JSON has it: NaN as nothing', async () => {
    expect(await entered(Number.NaN)).toMatchObject({ value: '', type: 'Empty' });
  });
});

describe('what a number shows', () => {
  test.each<[value: unknown, format: string, text: string]>([
    [1234.5, '#,##0.0', '1,234.5'],
    [1234.5, '#,##0', '1,235'],
    [0.061, '0.0%', '6.1%'],
    [45413, 'yyyy-mm-dd', '2024-05-01'],
    [45413, 'mmm yyyy', 'May 2024'],
    [-3, '0;(0);"-"', '(3)'],
    [0, '0;(0);"-"', '-'],
    ['text', '0.0', 'text'],
    [0.1 + 0.2, 'General', '0.3'],
    [true, '0.00', 'TRUE'],
  ])('%j as %j is %j', async (value, format, text) => {
    expect(await entered(value, format)).toMatchObject({ text, format });
  });
});

test('a written range gives back typed values: empty cells as empty text', async () => {
  const { values, valueTypes } = await Excel.run(async (context) => {
    const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1:C2');
    range.values = [
      ['a', 1, true],
      ['', null, '=1/0'],
    ];
    range.load('values, valueTypes');
    await context.sync();
    return range;
  });
  expect(values).toEqual([
    ['a', 1, true],
    ['', '', '#DIV/0!'],
  ]);
  expect(valueTypes).toEqual([
    ['String', 'Double', 'Boolean'],
    ['Empty', 'Empty', 'Error'],
  ]);
});

test('a single formula fills a range with its references moved', async () => {
  const range = await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.getRange('A1:A3').values = [[1], [2], [3]];
    const filled = sheet.getRange('B1:B3');
    filled.formulas = '=A1*$A$3' as never;
    filled.load('values, formulas');
    await context.sync();
    return filled;
  });
  expect(range.formulas).toEqual([['=A1*$A$3'], ['=A2*$A$3'], ['=A3*$A$3']]);
  expect(range.values).toEqual([[3], [6], [9]]);
});

describe('spills', () => {
  const spill = () =>
    Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange('A1').formulas = [['=SEQUENCE(3,2)']];
      await context.sync();
    });

  test('their cells have values and no formulas of their own', async () => {
    await spill();
    const seen = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const range = sheet.getRange('A1:B4').load('values, formulas');
      const whole = sheet.getRange('A1').getSpillingToRange().load('address');
      const parent = sheet.getRange('B3').getSpillParentOrNullObject().load('address');
      const none = sheet.getRange('D1').getSpillParentOrNullObject();
      const inside = sheet.getRange('A1:B3').load('hasSpill');
      const half = sheet.getRange('A3:B4').load('hasSpill');
      const used = sheet.getUsedRange(true).load('address');
      await context.sync();
      return {
        values: range.values as unknown,
        formulas: range.formulas as unknown,
        whole: whole.address,
        parent: parent.address,
        none: none.isNullObject,
        has: [inside.hasSpill, half.hasSpill],
        used: used.address,
      };
    });
    expect(seen).toEqual({
      values: [
        [1, 2],
        [3, 4],
        [5, 6],
        ['', ''],
      ],
      formulas: [
        ['=SEQUENCE(3,2)', 2],
        [3, 4],
        [5, 6],
        ['', ''],
      ],
      whole: 'Sheet1!A1:B3',
      parent: 'Sheet1!A1',
      none: true,
      has: [true, null],
      used: 'Sheet1!A1:B3',
    });
  });

  test('writing into one blocks it, as in Excel: the formula shows #SPILL!', async () => {
    await spill();
    const values = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange('B2').values = [['in the way']];
      const range = sheet.getRange('A1:B3').load('values');
      await context.sync();
      return range.values as unknown;
    });
    expect(values).toEqual([
      ['#SPILL!', ''],
      ['', 'in the way'],
      ['', ''],
    ]);
  });
});

describe('array formulas of Ctrl+Shift+Enter', () => {
  const seen = (address: string) =>
    Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const range = sheet.getRange(address).load('values,formulas,formulaArray,savedAsArray,hasSpill');
      const first = range.getCell(0, 0).getSpillingToRangeOrNullObject();
      await context.sync();
      const { values, formulas, formulaArray, savedAsArray, hasSpill } = range;
      return {
        values: values as unknown,
        formulas: formulas as unknown,
        formulaArray,
        savedAsArray,
        spills: [hasSpill, !first.isNullObject],
      };
    });
  const enter = (address: string, formula: string) =>
    Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange(address).formulaArray = formula;
      await context.sync();
    });

  test.each<[what: string, address: string, formula: string, values: unknown]>([
    ['fits', 'C1:C2', '=A1:A2*2', [[2], [4]]],
    ['is cut off', 'C1:C2', '=A1:A3*2', [[2], [4]]],
    ['is a single one for all cells', 'C1:D2', '=SUM(A1:A3)', Array.from({ length: 2 }, () => [6, 6])],
    ['has no more', 'C1:C4', '=A1:A3*2', [[2], [4], [6], ['#N/A']]],
  ])(
    'fill the cells that were chosen, each with the formula, where the result %s',
    async (_, at, formula, values) => {
      await Excel.run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().getRange('A1:A3').values = [[1], [2], [3]];
        await context.sync();
      });
      await enter(at, formula);
      const found = await seen(at);
      expect(found).toEqual({
        values,
        formulas: (values as unknown[][]).map((line) => line.map(() => formula)),
        formulaArray: formula,
        savedAsArray: true,
        spills: [false, false],
      });
      expect(await seen('C1:C9')).toMatchObject({ formulaArray: null, savedAsArray: null });
    },
  );

  test('change only as a whole', async () => {
    await enter('B2:B3', '=SEQUENCE(2)');
    const write = (address: string, values: unknown[][]) =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().getRange(address).values = values;
        await context.sync();
      });
    await expect(write('B3', [[7]])).rejects.toMatchObject({ code: 'InvalidOperation' });
    await expect(write('A3:B4', [['x', null], ['y', null]])).rejects.toMatchObject({ code: 'InvalidOperation' }); // prettier-ignore
    expect(await seen('B2:B3')).toMatchObject({ values: [[1], [2]] });
    await write('B1:B3', [[7], [8], [9]]);
    expect(await seen('B1:B3')).toMatchObject({ values: [[7], [8], [9]], savedAsArray: false });
  });
});

describe('the limits of Excel on the web', () => {
  test('a request of more than 5 MB is refused before anything of it happens', async () => {
    const row = Array.from({ length: 20 }, () => 'x'.repeat(1_000));
    const outcome = Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange('A1').values = [['first']];
      sheet.getRangeByIndexes(1, 0, 300, 20).values = Array.from({ length: 300 }, () => row);
      await context.sync();
    });
    await expect(outcome).rejects.toMatchObject({ code: 'RequestPayloadSizeLimitExceeded' });
    const first = await Excel.run(async (context) => {
      const cell = context.workbook.worksheets.getActiveWorksheet().getRange('A1').load('values');
      await context.sync();
      return cell.values as unknown;
    });
    expect(first).toEqual([['']]);
  });

  test('so is a response', async () => {
    const outcome = Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange('A1:A200').values = 'x'.repeat(30_000) as never;
      await context.sync();
      sheet.getRange('A1:A200').load('values');
      await context.sync();
    });
    await expect(outcome).rejects.toMatchObject({ code: 'ResponsePayloadSizeLimitExceeded' });
  });
});
