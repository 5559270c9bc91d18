import fc from 'fast-check';
import { canonical, cellInput, readCell, sameCell, sameValue, sheetCellInput } from '../../src/workbook/cell';

/** What Excel makes of a string written to `values`, as far as its documentation tells: an apostrophe is taken off. */
const excelShows = (input: string): string => (input.startsWith("'") ? input.slice(1) : input);

describe('what is written so that a text stays that text', () => {
  test.each([
    ['a formula', '=1+1', "'=1+1"],
    ['a plus', '+86 21', "'+86 21"],
    ['a minus', '-', "'-"],
    ['Lotus formula', '@SUM(A1)', "'@SUM(A1)"],
    ['an apostrophe', "'s-Hertogenbosch", "''s-Hertogenbosch"],
    ['a deal id', 'kelun-merck-2022-12', "'kelun-merck-2022-12"],
    ['a month', '2024-05', "'2024-05"],
    ['a date', '1/2', "'1/2"],
    ['a date in words', 'May 2024', "'May 2024"],
    ['a number', '123', "'123"],
    ['a number with exponent', '1e5', "'1e5"],
    ['a percentage', '15%', "'15%"],
    ['a number in brackets', '(5)', "'(5)"],
    ['a time', '12:30', "'12:30"],
    ['a boolean', 'TRUE', "'TRUE"],
    ['a boolean of another language', 'Wahr', "'Wahr"],
    ['an error', '#N/A', "'#N/A"],
    ['a blank before', ' =1', "' =1"],
    ['a tab before', '\t=1', "'\t=1"],
    ['full-width equals', '＝1', "'＝1"],
    ['an address', 'https://a.example/x', "'https://a.example/x"],
    ['a company', 'Kelun-Biotech', "'Kelun-Biotech"],
    ['plain words', 'Eli Lilly', 'Eli Lilly'],
    ['Chinese', '默沙东', '默沙东'],
    ['a modality', 'Small molecule', 'Small molecule'],
  ])('%s', (_, text, written) => {
    expect(cellInput(text)).toBe(written);
    expect(excelShows(written)).toBe(text);
  });

  test('numbers, booleans and blanks are written as they are', () => {
    expect([cellInput(9475), cellInput(true), cellInput('')]).toEqual([9475, true, '']);
  });

  test('a text longer than a cell is cut', () => {
    expect(excelShows(String(cellInput('1'.repeat(40_000))))).toHaveLength(32_767);
  });

  test('every text shows as itself and starts with a letter or an apostrophe', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (text) => {
        const written = String(cellInput(text));
        expect(excelShows(written)).toBe(text);
        expect(written).toMatch(/^(?:'|\p{L})/u);
        if (/\d/.test(text)) expect(written.startsWith("'")).toBe(true);
      }),
    );
  });
});

describe('what a cell was read as', () => {
  test('a formula has another value than its text', () => {
    expect(readCell(2, '=1+1')).toEqual({ formula: '=1+1', value: 2 });
    expect(sheetCellInput(readCell(2, '=1+1'))).toBe('=1+1');
  });

  test('a text that looks like a formula has the same value, and is written back as text', () => {
    expect(readCell('=1+1', '=1+1')).toBe('=1+1');
    expect(sheetCellInput(readCell('=1+1', '=1+1'))).toBe("'=1+1");
  });

  test('what is no cell value reads as blank', () => {
    expect([readCell(null, null), readCell(undefined, ''), readCell({}, {})]).toEqual(['', '', '']);
  });
});

describe('sameness', () => {
  test.each([
    [0.1 + 0.2, 0.3, true],
    [0, '', false],
    [1, '1', false],
    ['a\r\nb', 'a\nb', true],
    [true, 'TRUE', false],
    ['', '', true],
  ])('%p and %p: %p', (a, b, same) => {
    expect(sameValue(a, b)).toBe(same);
  });

  test('formulas are the same by their text, whatever they show', () => {
    expect(sameCell({ formula: '=A1', value: 1 }, { formula: '=A1', value: 2 })).toBe(true);
    expect(sameCell({ formula: '=A1', value: 1 }, 1)).toBe(false);
  });

  test('different values have different canonical forms', () => {
    const value = fc.oneof(fc.string(), fc.integer(), fc.boolean());
    fc.assert(fc.property(value, value, (a, b) => (canonical(a) === canonical(b)) === sameValue(a, b)));
  });
});
