import { suspiciousText, textFault } from '../../src/deals/suspicious-text';
import { bundledRows } from './bundled';

test.each([
  '=1+1',
  ' =1+1',
  '@SUM(A1)',
  '+A1',
  '-(1)',
  "-2+3+cmd|' /C calc'!A0",
  '+1+cmd|x!A0',
  '＝1+1',
  '＠SUM(A1)',
  '＋1+A1',
  '－A1',
])('%s begins as a formula', (text) => expect(textFault(text)).toBe('formula'));

test.each(['-5', '-', '+1,250.5', '-5 %', '＋5', 'x=1', 'a@b', 'PD-1', 'PD-1+VEGF', '(5)', '1-2'])(
  '%s does not',
  (text) => expect(textFault(text)).toBeUndefined(),
);

test('no shipped deal is refused', () =>
  expect(bundledRows.filter((row) => suspiciousText(row) !== undefined)).toEqual([]));
