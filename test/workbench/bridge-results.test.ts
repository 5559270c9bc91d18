import { CustomFunctionError, ErrorCode } from '../../src/workbench/bridge/custom-functions';
import type { SpreadsheetHost } from '../../src/workbench/host';
import { enter, hostWith, read, readError } from './fake-add-in';

/** What a function returns, and what its cell then holds. */
const RESULTS: readonly (readonly [what: string, returned: unknown, shown: unknown])[] = [
  ['a number', 12.5, 12.5],
  ['negative zero as zero', -0, -0],
  ['text', 'ADC', 'ADC'],
  ['text that looks like a date', '2024-05-01', '2024-05-01'],
  ['text that looks like a number', '0123', '0123'],
  ['text that looks like a boolean', 'TRUE', 'TRUE'],
  ['text that looks like an array', '{1,2}', '{1,2}'],
  ['text that looks like a formula', '=1+1', '=1+1'],
  ['empty text', '', ''],
  ['a boolean', true, true],
  ['null, which Excel shows as 0', null, 0],
  ['undefined, which Excel shows as 0', undefined, 0],
  ['no number', NaN, '#NUM!'],
  ['an infinite number', Infinity, '#NUM!'],
  ['a function', () => 1, '#VALUE!'],
  ['an object that is no cell value', { amount: 1 }, '#VALUE!'],
  ['too long a text', 'x'.repeat(32_768), '#VALUE!'],
  ['an empty array', [], '#CALC!'],
  ['a flat array', [1, 2], '#VALUE!'],
  ['ragged rows', [[1, 2], [3]], '#VALUE!'],
  ['an error', new CustomFunctionError(ErrorCode.notAvailable, 'unknown deal'), '#N/A'],
  ['a formatted number', { type: 'FormattedNumber', basicValue: 45413, numberFormat: 'mmm yyyy' }, 45413],
  ['a text cell value', { type: 'String', basicValue: 'x' }, 'x'],
  ['a boolean cell value', { type: 'Boolean', basicValue: false }, false],
  ['an error cell value', { type: 'Error', basicValue: '#DIV/0!', errorType: 'Div0' }, '#DIV/0!'],
  [
    'an entity',
    { type: 'Entity', text: 'Kelun-Biotech → Merck & Co.', properties: {} },
    'Kelun-Biotech → Merck & Co.',
  ],
];

describe('a function may return', () => {
  const give = (index: unknown) => RESULTS[Number(index)]?.[1];
  const parameters = [{ name: 'index', type: 'number' }];
  let host: SpreadsheetHost;

  beforeAll(async () => {
    host = hostWith({
      GIVE: { parameters, run: give },
      LATER: { parameters, run: (index) => Promise.resolve(give(index)) },
    });
    const formulas = RESULTS.flatMap((_case, index) => [
      [`A${index * 3 + 1}`, `=TEST.GIVE(${index})`],
      [`D${index * 3 + 1}`, `=TEST.LATER(${index})`],
    ]);
    await enter(host, Object.fromEntries(formulas));
  });

  test.each(RESULTS.map((row, index) => [...row, index] as const))('%s', (_what, _returned, shown, index) => {
    expect(read(host, `A${index * 3 + 1}`)).toEqual(shown);
    expect(read(host, `D${index * 3 + 1}`)).toEqual(shown);
  });
});

test('a table spills with every value as it is, and shows no zero for an undisclosed figure', async () => {
  const table = [
    ['deal', 'announced', 'upfront', 'joint'],
    ['a', '2024-05-01', 0, true],
    ['b', { type: 'FormattedNumber', basicValue: 45413, numberFormat: 'mmm yyyy' }, '', false],
    ['0123', new CustomFunctionError(ErrorCode.invalidNumber, 'too large'), null, '=1+1'],
  ];
  const host = hostWith({ LIST: { run: () => table } });
  await enter(host, { B2: '=TEST.LIST()', G1: '=SUM(D3:D4)', G2: '=COUNT(D2:D5)' });
  expect(read(host, 'B2:E5')).toEqual([
    ['deal', 'announced', 'upfront', 'joint'],
    ['a', '2024-05-01', 0, true],
    ['b', 45413, '', false],
    ['0123', '#NUM!', 0, '=1+1'],
  ]);
  expect(read(host, 'G2')).toBe(2);
  expect(readError(host, 'C5')).toEqual({ code: '#NUM!', message: 'too large' });
});

test('a spill that something is in the way of is #SPILL!, and spills once the way is free', async () => {
  const host = hostWith({ LIST: { run: () => [[1], [2], [3]] } });
  await enter(host, { A3: 'mine', A1: '=TEST.LIST()' });
  expect(read(host, 'A1:A3')).toEqual([['#SPILL!'], [null], ['mine']]);
  host.workbook.getActiveSheet().getRange('A3').clearContent();
  await host.settled();
  expect(read(host, 'A1:A3')).toEqual([[1], [2], [3]]);
});

test('what depends on the cells that a spill leaves follows', async () => {
  const host = hostWith({
    LIST: {
      parameters: [{ name: 'rows', type: 'number' }],
      run: (rows) => Array.from({ length: Number(rows) }, (_, row) => [row + 1]),
    },
  });
  await enter(host, { C1: 4, A1: '=TEST.LIST(C1)', D1: '=SUM(A1:A9)' });
  expect(read(host, 'D1')).toBe(10);
  await enter(host, { C1: 2 });
  expect(read(host, 'A1:A4')).toEqual([[1], [2], [null], [null]]);
  expect(read(host, 'D1')).toBe(3);
});

describe('the format that comes with a spilled value', () => {
  const dated = (numberFormat: string) => ({ type: 'FormattedNumber', basicValue: 45413, numberFormat });
  /** What is drawn in a cell. */
  const drawn = (host: SpreadsheetHost, address: string) => {
    const sheet = host.workbook.getActiveSheet();
    const { startRow, startColumn } = sheet.getRange(address).getRange();
    return sheet.getSheet().getCell(startRow, startColumn)?.v;
  };
  const table = [
    ['day', 'month', 'share', 'plain'],
    [
      dated('yyyy-mm-dd'),
      dated('mmm yyyy'),
      { type: 'FormattedNumber', basicValue: 0.061, numberFormat: '0.0%' },
      45413,
    ],
  ];

  test('is shown in each cell; what cells hold stays the number', async () => {
    const host = hostWith({ LIST: { run: () => table } });
    await enter(host, { B2: '=TEST.LIST()', G1: '=B3+1' });
    expect(['B3', 'C3', 'D3', 'E3'].map((address) => drawn(host, address))).toEqual([
      '2024-05-01',
      'May 2024',
      '6.1%',
      45413,
    ]);
    expect(read(host, 'B3:E3')).toEqual([[45413, 45413, 0.061, 45413]]);
    expect(read(host, 'G1')).toBe(45414);
  });

  test('gives way to the format of the cell or its column, and goes with the spill', async () => {
    let rows: unknown[][] = table;
    const host = hostWith({ LIST: { parameters: [{ name: 'turn' }], run: () => rows } });
    const sheet = host.workbook.getActiveSheet();
    sheet.getRange('B3').setNumberFormat('0.00');
    await enter(host, { A1: 1, B2: '=TEST.LIST(A1)' });
    expect(drawn(host, 'B3')).toBe('45413.00');
    rows = [['day', 'month', 'share', 'plain']];
    await enter(host, { A1: 2 });
    await enter(host, { C3: 45413 });
    expect(drawn(host, 'C3')).toBe(45413);
  });
});
