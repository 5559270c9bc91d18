import { CustomFunctionError } from '../../src/workbench/bridge/custom-functions';
import type { SpreadsheetHost } from '../../src/workbench/host';
import { enter, hostWith, read, readError } from './fake-add-in';

/** Shows what a function got, without the invocation: JSON, with errors as their code. */
const show = (...args: unknown[]) =>
  JSON.stringify(args.slice(0, -1), (_key, value: unknown) =>
    value instanceof CustomFunctionError ? `error ${value.code}` : value,
  );

const any = { type: 'any' };
const functions = {
  ONE: { parameters: [{ name: 'value', ...any }], run: show },
  TWO: {
    parameters: [
      { name: 'first', ...any, optional: true },
      { name: 'second', ...any, optional: true },
    ],
    run: show,
  },
  TABLE: { parameters: [{ name: 'rows', ...any, dimensionality: 'matrix' as const }], run: show },
  PAIRS: {
    parameters: [
      { name: 'measure', ...any },
      { name: 'pairs', ...any, dimensionality: 'matrix' as const, repeating: true },
    ],
    run: show,
  },
  NUMBER: { parameters: [{ name: 'rate', type: 'number' }], run: show },
  TEXT: { parameters: [{ name: 'name', type: 'string' }], run: show },
};

const CALLS: readonly (readonly [formula: string, desktop: string, web?: string])[] = [
  ['=TEST.ONE(5)', '[5]'],
  ['=TEST.ONE("2024-05")', '["2024-05"]'],
  ['=TEST.ONE(TRUE)', '[true]'],
  ['=TEST.ONE("")', '[""]'],
  ['=TEST.ONE(12%)', '[0.12]'],
  ['=TEST.ONE(-B1)', '[-7]'],
  ['=TEST.ONE(B1)', '[7]'],
  ['=TEST.ONE(B2)', '["text"]'],
  ['=TEST.ONE(B3)', '[true]'],
  ['=TEST.ONE(B4)', '[0]', '[null]'],
  ['=TEST.TABLE(B4)', '[[[0]]]', '[[[null]]]'],
  ['=TEST.TEXT(B4)', '[""]', '[null]'],
  [
    '=TEST.TABLE(B1:C4)',
    '[[[7,0],["text",0],[true,0],[0,0]]]',
    '[[[7,null],["text",null],[true,null],[null,null]]]',
  ],
  ['=TEST.TABLE({1,"a";TRUE,2})', '[[[1,"a"],[true,2]]]'],
  ['=TEST.TABLE(9)', '[[[9]]]'],
  ['=TEST.TWO()', '[null,null]'],
  ['=TEST.TWO(1)', '[1,null]'],
  ['=TEST.TWO(,2)', '[null,2]'],
  ['=TEST.PAIRS("total")', '["total",[]]'],
  ['=TEST.PAIRS("total","modality","ADC")', '["total",[[["modality"]],[["ADC"]]]]'],
  ['=TEST.PAIRS(B1,B1:B2,,B3)', '[7,[[[7],["text"]],null,[[true]]]]'],
  ['=TEST.NUMBER("12.5")', '[12.5]'],
  ['=TEST.NUMBER(TRUE)', '[1]'],
  ['=TEST.TEXT(5)', '["5"]'],
  ['=TEST.TEXT(FALSE)', '["FALSE"]'],
];

describe.each(['desktop', 'web'] as const)('as in Excel on the %s', (emptyCells) => {
  let host: SpreadsheetHost;

  beforeAll(async () => {
    host = hostWith(functions, { emptyCells });
    const formulas = CALLS.map(([formula], index) => [`A${index + 1}`, formula] as const);
    await enter(host, { B1: 7, B2: 'text', B3: true, ...Object.fromEntries(formulas) });
  });

  test.each(CALLS.map(([formula, desktop, web = desktop], index) => ({ formula, desktop, web, index })))(
    '$formula',
    ({ desktop, web, index }) => {
      expect(read(host, `A${index + 1}`)).toBe(emptyCells === 'desktop' ? desktop : web);
    },
  );
});

test('an error as an argument is the answer, and the function is not called', async () => {
  const called = jest.fn();
  const host = hostWith({
    ONE: { parameters: [{ name: 'value' }], run: called },
    TABLE: { parameters: [{ name: 'rows', dimensionality: 'matrix' }], run: called },
  });
  await enter(host, {
    B1: '=1/0',
    B2: '=NA()',
    A1: '=TEST.ONE(B1)',
    A2: '=TEST.TABLE(B1:B3)',
    A3: '=TEST.ONE(NA())',
  });
  expect(read(host, 'A1:A3')).toEqual([['#DIV/0!'], ['#DIV/0!'], ['#N/A']]);
  expect(called).not.toHaveBeenCalled();
});

test('an error reaches a function whose add-in allows errors', async () => {
  const host = hostWith(functions, { allowErrors: true });
  await enter(host, { B1: '=1/0', A1: '=TEST.ONE(B1)', A2: '=TEST.TABLE(B1:B2)', A3: '=TEST.NUMBER(B1)' });
  expect(read(host, 'A1:A3')).toEqual([['["error #DIV/0!"]'], ['[[["error #DIV/0!"],[0]]]'], ['#DIV/0!']]);
});

test.each([
  ['=TEST.NUMBER("high")', '"high" is no number.'],
  ['=TEST.ONE()', 'value is missing: TEST.ONE(value)'],
  ['=TEST.TWO(1,2,3)', 'Too many arguments: TEST.TWO([first], [second])'],
])('%s is #VALUE! before the function is called', async (formula, message) => {
  const host = hostWith(functions);
  await enter(host, { A1: formula });
  expect(readError(host, 'A1')).toEqual({ code: '#VALUE!', message });
});

test('an array for a scalar parameter makes one call for each value, and spills', async () => {
  const double = (value: unknown) => Number(value) * 2;
  const host = hostWith({
    DOUBLE: { parameters: [{ name: 'value' }], run: double },
    ADD: { parameters: [{ name: 'a' }, { name: 'b' }], run: (a, b) => Number(a) + Number(b) },
    LATER: { parameters: [{ name: 'value' }], run: (value) => Promise.resolve(double(value)) },
  });
  await enter(host, {
    B1: 1,
    B2: 2,
    B3: 3,
    C1: '=TEST.DOUBLE(B1:B3)',
    D1: '=TEST.LATER(B1:B3)',
    F1: '=TEST.ADD({1;2},{10,20})',
  });
  expect(read(host, 'C1:D3')).toEqual([
    [2, 2],
    [4, 4],
    [6, 6],
  ]);
  expect(read(host, 'F1:G2')).toEqual([
    [11, 21],
    [12, 22],
  ]);
});

test('a whole column arrives whole, quickly, as it does on the desktop', async () => {
  let rows: readonly unknown[] = [];
  const host = hostWith({
    TABLE: {
      parameters: [{ name: 'rows', dimensionality: 'matrix' }],
      run: (given) => (rows = given as unknown[]).length,
    },
  });
  await enter(host, { B1: 1, B5: 2, A1: '=TEST.TABLE(B:B)' });
  expect(read(host, 'A1')).toBe(1_048_576);
  expect(rows.slice(0, 6)).toEqual([[1], [0], [0], [0], [2], [0]]);
});

test('a function knows the address of its cell', async () => {
  const host = hostWith({
    WHERE: { requiresAddress: true, run: (call) => (call as { address: string }).address },
  });
  const addresses = ['Sheet1!B3', "'My deals'!B3", "'Merck''s'!B3", "'Q1'!B3", '交易!B3'];
  for (const address of addresses) {
    const name = address.slice(0, -3).replace(/^'|'$/g, '').replaceAll("''", "'");
    host.workbook.getActiveSheet().setName(name);
    await enter(host, { B3: '=TEST.WHERE()' });
    expect(read(host, 'B3')).toBe(address);
  }
});

test('a card goes from function to function, by its cell or directly, until something is typed over it', async () => {
  const card = {
    type: 'Entity',
    text: 'Kelun-Biotech → Merck & Co.',
    properties: { id: 'kelun-merck-2022-12' },
  };
  const host = hostWith({
    CARD: { run: () => card },
    CARDS: { run: () => [[card], [card]] },
    ONE: functions.ONE,
  });
  await enter(host, {
    A1: '=TEST.CARD()',
    A3: '=TEST.CARDS()',
    B1: '=TEST.ONE(A1)',
    B2: '=TEST.ONE(TEST.CARD())',
    B3: '=TEST.ONE(A4)',
    B4: '=LEN(A1)',
  });
  expect(read(host, 'A1')).toBe(card.text);
  expect(['B1', 'B2', 'B3'].map((cell) => JSON.parse(String(read(host, cell))))).toEqual([
    [card],
    [card],
    [card],
  ]);
  expect(read(host, 'B4')).toBe(card.text.length);
  await enter(host, { A1: 'mine' });
  expect(read(host, 'B1')).toBe('["mine"]');
});
