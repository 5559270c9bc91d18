import { readAmountText, readCellText, readDateText } from '../../../src/deals/own/read-cell';
import { digitsOf, guessDateOrder, guessDecimal, percentFactor } from '../../../src/deals/own/number-style';
import { moneyUnit } from '../../../src/deals/own/money-unit';

const style = { decimal: '.', dateOrder: undefined, factor: 1 } as const;

describe('amounts in US$ million', () => {
  test.each([
    ['50', '50'],
    ['50.25', '50.25'],
    ['$50M', '50'],
    ['US$ 1.2bn', '1200'],
    ['USD 85 million', '85'],
    ['up to $1,250', '1250'],
    ['2.5亿美元', '250'],
    ['8500万美元', '85'],
    ['1 250', '1250'],
    ['$500k', '0.5'],
    ['.5', '0.5'],
    ['0', '0'],
  ])('%s is %s', (cell, expected) => expect(readAmountText(cell, style)).toEqual({ text: expected }));

  test.each([
    ['€50m', 'otherCurrency'],
    ['RMB 300m', 'otherCurrency'],
    ['3亿元', 'otherCurrency'],
    ['(5)', 'negative'],
    ['-5', 'negative'],
    ['50-60', 'notAnAmount'],
    ['>100', 'notAnAmount'],
    ['low double digits', 'notAnAmount'],
    ['50 mice', 'notAnAmount'],
    ['1e999', 'notAnAmount'],
    ['9'.repeat(40), 'notAnAmount'],
  ])('%s is refused: %s', (cell, problem) => expect(readAmountText(cell, style)).toEqual({ problem }));

  test.each([
    ['50000000', 1e-6, '50'],
    ['1234567', 1e-6, '1.234567'],
    ['1500', 1e-3, '1.5'],
    ['3', 100, '300'],
    ['1.1', 1000, '1100'],
    ['0.0000001', 1e-6, '0'],
  ])('%s with the factor %d is %s', (cell, factor, expected) =>
    expect(readAmountText(cell, { ...style, factor })).toEqual({ text: expected }),
  );

  test('a column whose unit nobody has said gives no figure, a cell that says its own does', () => {
    expect(readAmountText('300', { ...style, factor: undefined })).toEqual({ problem: 'unitUnknown' });
    expect(readAmountText('$300m', { ...style, factor: undefined })).toEqual({ text: '300' });
  });
});

describe('dates', () => {
  test.each([
    ['2024-05-01', '2024-05-01'],
    ['2024-05', '2024-05'],
    ['2024/5/1', '2024-05-01'],
    ['2024.05.01', '2024-05-01'],
    ['2024年5月1日', '2024-05-01'],
    ['2024年5月', '2024-05'],
    ['1 May 2024', '2024-05-01'],
    ['1st of May, 2024', '2024-05-01'],
    ['May 1, 2024', '2024-05-01'],
    ['Wed, May 1 2024', '2024-05-01'],
    ['Sept 2024', '2024-09'],
    ["May '24", '2024-05'],
    ['05-May-24', '2024-05-05'],
    ['13/05/2024', '2024-05-13'],
    ['05/13/2024', '2024-05-13'],
    ['5/5/2024', '2024-05-05'],
    ['05/2024', '2024-05'],
    ['2024-05-01 00:00:00', '2024-05-01'],
    ['2024-05-01T09:30:00Z', '2024-05-01'],
    ['45413', '2024-05-01'],
  ])('%s is %s', (cell, expected) => expect(readDateText(cell, undefined)).toEqual({ text: expected }));

  test.each([
    ['03/04/2024', 'dmy', '2024-04-03'],
    ['03/04/2024', 'mdy', '2024-03-04'],
    ['3.4.24', 'dmy', '2024-04-03'],
  ] as const)('%s read %s is %s', (cell, order, expected) =>
    expect(readDateText(cell, order)).toEqual({ text: expected }),
  );

  test.each([
    ['03/04/2024', 'ambiguousDate'],
    ['2024', 'notADate'],
    ['2024-02-30', 'notADate'],
    ['30 February 2024', 'notADate'],
    ['Q1 2024', 'notADate'],
    ['soon', 'notADate'],
    ['99999', 'notADate'],
  ])('%s is refused: %s', (cell, problem) => expect(readDateText(cell, undefined)).toEqual({ problem }));

  test('the file tells whether the day or the month stands first, unless it says both', () => {
    expect(guessDateOrder(['03/04/2024', '25/04/2024'])).toBe('dmy');
    expect(guessDateOrder(['03/04/2024', '04/25/2024'])).toBe('mdy');
    expect(guessDateOrder(['03/04/2024'])).toBeUndefined();
    expect(guessDateOrder(['25/04/2024', '04/25/2024'])).toBeUndefined();
  });
});

test.each([
  ['1,250', '.', '1250'],
  ['1.250', ',', '1250'],
  ['12,5', ',', '12.5'],
  ['12,5', '.', undefined],
  ['1,2,3', '.', undefined],
  ['1,250.75', '.', '1250.75'],
  ['1.250,75', ',', '1250.75'],
  ['', '.', undefined],
  ['.', '.', undefined],
] as const)('figures: %s with the decimal sign %s is %s', (cell, decimal, expected) =>
  expect(digitsOf(cell, decimal)).toBe(expected),
);

test('the decimal sign is the one that the figures speak for', () => {
  expect(guessDecimal(['1,250', '12.5'])).toBe('.');
  expect(guessDecimal(['1.250', '12,5', '1.250,75'])).toBe(',');
  expect(guessDecimal(['1,250'])).toBe('.');
});

test('royalties that are all fractions of 1 are fractions', () => {
  expect(percentFactor('Royalty', ['0.08', '0.12', ''], '.')).toBe(100);
  expect(percentFactor('Royalty', ['8', '0.5'], '.')).toBe(1);
  expect(percentFactor('Royalty', ['0.5%', '0.8'], '.')).toBe(1);
  expect(readCellText('percent', '8 %', style)).toEqual({ text: '8' });
  expect(readCellText('percent', '0.08', { ...style, factor: 100 })).toEqual({ text: '8' });
  expect(readCellText('percent', '108', style)).toEqual({ problem: 'notAPercentage' });
});

describe('the unit that a header states', () => {
  test.each([
    ['Upfront (US$m)', 1],
    ['Upfront (US$ thousand)', 0.001],
    ["Upfront ($'000)", 0.001],
    ['Upfront US$ bn', 1000],
    ['Upfront (USD mm)', 1],
    ['upfront_usd_m', 1],
    ['首付款（百万美元）', 1],
    ['首付款（亿美元）', 100],
    ['首付款（万美元）', 0.01],
    ['Upfront (RMB m)', undefined],
    ['首付款（亿元）', undefined],
    ['Upfront (€m)', undefined],
  ])('%s: × %s', (header, factor) => expect(moneyUnit(header, [5])).toEqual({ factor, from: 'header' }));

  test('without one the size of the figures tells dollars from millions', () => {
    expect(moneyUnit('Upfront', [50_000_000, 0])).toEqual({ factor: 1e-6, from: 'figures' });
    expect(moneyUnit('Upfront', [50, 1250])).toEqual({ factor: 1, from: 'nothing' });
  });
});

test.each([
  ['money', 'n/a', ''],
  ['money', '未披露', ''],
  ['date', "'2026-03", '2026-03'],
  ['text', "'quoted'", "'quoted'"],
  ['date', 'TBD', ''],
  ['url', '-', ''],
  ['text', '–', ''],
  ['text', 'n/a', 'n/a'],
  ['count', '2', '2'],
  ['url', 'www.example.com/a', 'https://www.example.com/a'],
] as const)('%s: %j is %j', (kind, cell, expected) =>
  expect(readCellText(kind, cell, style)).toEqual({ text: expected }),
);

test.each([
  ['money', '#N/A', 'errorValue'],
  ['text', '#REF!', 'errorValue'],
  ['url', 'javascript:alert(1)', 'notAnAddress'],
  ['count', '1.5', 'notACount'],
] as const)('%s: %j is refused: %s', (kind, cell, problem) =>
  expect(readCellText(kind, cell, style)).toEqual({ problem }),
);
