import { numfmt } from '@univerjs/core';
import { KIND_FORMATS } from '../../src/workbook/model-sheet-look';
import { SHARE_FORMAT, USD_M_FORMAT, VALUE_USD_M_FORMAT } from '../../src/workbook/number-formats';
import { numberFormatOf } from '../../src/workbook/table-format';

/** The width of a parenthesis is shown as a blank, that of a digit as well. */
const shown = (format: string, value: number): string => numfmt.format(format, value);

test.each([
  [USD_M_FORMAT, 12, '12.0  '],
  [USD_M_FORMAT, 1200.5, '1,200.5  '],
  [USD_M_FORMAT, 87.75, '87.8  '],
  // What is small is not told as nearly twice as much.
  [USD_M_FORMAT, 0.05, '0.05 '],
  [USD_M_FORMAT, 0.77, '0.77 '],
  [VALUE_USD_M_FORMAT, 1200.5, '1,200.5 '],
  [VALUE_USD_M_FORMAT, -3.2, '(3.2)'],
  [VALUE_USD_M_FORMAT, 0, '– '],
  [SHARE_FORMAT, 0.061, '6.1% '],
  [SHARE_FORMAT, -0.123, '(12.3%)'],
  [numberFormatOf('royalty_high_pct'), 20.5, '20.5 '],
  [numberFormatOf('royalty_high_pct'), 8, '8.0 '],
  [numberFormatOf('year'), 2024, '2024 '],
  [KIND_FORMATS.plain, 0.635, '0.635 '],
  [KIND_FORMATS.plain, 1500, '1,500.0   '],
])('%s shows %d as "%s"', (format, value, expected) => {
  expect(shown(format, value)).toBe(expected);
});

test.each([USD_M_FORMAT, KIND_FORMATS.plain])('with %s all points stand below each other', (format) => {
  const behindPoint = [0, 0.004, 0.05, 0.77, 1, 12, 87.75, 1200.5, 13_000].map((value) => {
    const text = shown(format, value);
    return text.length - text.indexOf('.');
  });
  expect(new Set(behindPoint).size).toBe(1);
});
