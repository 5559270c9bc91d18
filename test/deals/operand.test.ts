import fc from 'fast-check';
import { isAmbiguousDate, readNumber } from '../../src/deals/operand';

describe('text that Excel reads as a number', () => {
  test.each([
    ['5', 5],
    [' 5 ', 5],
    ['5.', 5],
    ['.5', 0.5],
    ['-5', -5],
    ['+5', 5],
    ['1,000', 1000],
    ['1,234,567.5', 1234567.5],
    ['$5', 5],
    ['-$5', -5],
    ['$-5', -5],
    ['$1,000.50', 1000.5],
    ['(5)', -5],
    ['($5)', -5],
    ['10%', 0.1],
    ['12.5 %', 0.125],
    ['1e3', 1000],
    ['1.5E-2', 0.015],
    ['2024-05-01', 45413],
    ['2024-5-1', 45413],
    ['2024/05/01', 45413],
    ['2024-05', 45413],
    ['1-May-2024', 45413],
    ['1-May-24', 45413],
    ['1 May 2024', 45413],
    ['01 may 2024', 45413],
    ['May 1, 2024', 45413],
    ['September 30, 2024', 45565],
    ['May 2024', 45413],
    ['Dec-2024', 45627],
    ['1-Jan-30', 10959],
    ['2024年5月1日', 45413],
    ['2024年5月', 45413],
  ])('%p is %p', (text, value) => expect(readNumber(text)).toBe(value));
});

describe('text that stays text', () => {
  test.each([
    '',
    ' ',
    'abc',
    '5 mg',
    '5T4',
    '1,00',
    '12,3456',
    ',5',
    '.',
    '--5',
    '-(5)',
    '5-5-5',
    '1e',
    'e5',
    '$',
    '%',
    '1e999',
    'Phase 1',
    '1/2',
    '2024-13-01',
    '2023-02-29',
    '31-Jun-2024',
    '1-Mai-2024',
    '5/1/2024',
    '5.1.2024',
    '2024H1',
    'NaN',
    'Infinity',
    '0x10',
  ])('%p', (text) => expect(readNumber(text)).toBeUndefined());
});

test.each([
  ['5/1/2024', true],
  ['13/5/24', true],
  ['5.1.2024', true],
  ['2024-05-01', false],
  ['1/2', false],
  ['abc', false],
])('%p is another day in another country: %p', (text, expected) =>
  expect(isAmbiguousDate(text)).toBe(expected),
);

test('every decimal number that Excel writes is read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 6 }), (units, decimals) => {
      const text = (units / 10 ** decimals).toFixed(decimals);
      expect(readNumber(text)).toBe(Number(text));
    }),
  );
});
