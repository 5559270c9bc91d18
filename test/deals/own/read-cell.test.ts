import { readAmountText, readCellText } from '../../../src/deals/own/read-cell';
import { readDateText } from '../../../src/deals/own/read-date';
import { digitsOf, guessDateOrder, guessDecimal, percentFactor } from '../../../src/deals/own/number-style';
import { chosenUnit } from '../../../src/deals/own/guess-columns';
import { moneyUnit } from '../../../src/deals/own/money-unit';

const style = { decimal: '.', dateOrder: undefined, factor: 1, rate: 1, dollarFactor: 1 } as const;

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
    ['5千万美元', '50'],
    ['50 USD m', '50'],
    ['2億美元', '200'],
    ['0', '0'],
  ])('%s is %s', (cell, expected) => expect(readAmountText(cell, style)).toEqual({ text: expected }));

  test.each([
    ['€50m', 'otherCurrency'],
    ['RMB 300m', 'otherCurrency'],
    ['3亿元', 'otherCurrency'],
    ['NT$ 50m', 'otherCurrency'],
    ['A$50m', 'otherCurrency'],
    ['R$ 5', 'otherCurrency'],
    ['₩500', 'otherCurrency'],
    ['DKK 50m', 'otherCurrency'],
    ['5億円', 'otherCurrency'],
    ['SEK50', 'otherCurrency'],
    ['50$100', 'notAnAmount'],
    ['-$5', 'negative'],
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
    const unsaid = { ...style, factor: undefined, rate: undefined, dollarFactor: undefined };
    for (const cell of ['300', '50M', '5000万', 'US$ 300'])
      expect([cell, readAmountText(cell, unsaid)]).toEqual([cell, { problem: 'unitUnknown' }]);
    expect(readAmountText('$300m', unsaid)).toEqual({ text: '300' });
  });

  test.each([
    ['50', '7'],
    ['50M', '7'],
    ['5000万', '7'],
    ['1bn', '140'],
    ['US$ 50M', '50'],
    ['US$ 50', '50'],
  ])('a rate of exchange that the user typed multiplies %s to %s, but no dollars', (cell, expected) =>
    expect(readAmountText(cell, { ...style, factor: 0.14, rate: 0.14 })).toEqual({ text: expected }),
  );

  test('more than any deal is asked about, whichever way it came about', () => {
    expect(readAmountText('100000', style)).toEqual({ text: '100000' });
    for (const cell of ['100001', '101bn', '5000亿美元'])
      expect([cell, readAmountText(cell, style)]).toEqual([cell, { problem: 'tooMuch' }]);
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
    ['05/13/24', '2024-05-13'],
    ['3 March 2024', '2024-03-03'],
    ['Sep. 2024', '2024-09'],
    ['Thursday, June 6 2024', '2024-06-06'],
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
    ['25/04/24', 'dmy', '2024-04-25'],
  ] as const)('%s read %s is %s', (cell, order, expected) =>
    expect(readDateText(cell, order)).toEqual({ text: expected }),
  );

  test.each([
    ['03/04/2024', 'ambiguousDate'],
    ['24/05/01', 'ambiguousDate'],
    ['24.05.13', 'ambiguousDate'],
    ['25-04-24', 'ambiguousDate'],
    ['Marketing 2024', 'notADate'],
    ['Decision 2024', 'notADate'],
    ['Mayor 1, 2024', 'notADate'],
    ['Month 5 May 2024', 'notADate'],
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
    expect(guessDateOrder(['24/05/01', '24.05.13'])).toBeUndefined();
    expect(guessDateOrder(['04/25/24'])).toBe('mdy');
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
  ['500 600', '.', '500600'],
  ["1'250'000", '.', '1250000'],
  ['1 250,5', ',', '1250.5'],
  [' 12 ', '.', '12'],
  ['50\n100', '.', undefined],
  ['500\n600', '.', undefined],
  ['50 60', '.', undefined],
  ['5000 600', '.', undefined],
  ['1 250 5', '.', undefined],
  ['0 125', '.', undefined],
  ['0,125', '.', undefined],
  ['0.125', ',', undefined],
  ['000,125', '.', undefined],
  ['0.125', '.', '0.125'],
] as const)('figures: %s with the decimal sign %s is %s', (cell, decimal, expected) =>
  expect(digitsOf(cell, decimal)).toBe(expected),
);

test('the decimal sign is the one that the figures speak for', () => {
  expect(guessDecimal(['1,250', '12.5'])).toBe('.');
  expect(guessDecimal(['1.250', '12,5', '1.250,75'])).toBe(',');
  expect(guessDecimal(['1,250'])).toBe('.');
  expect(guessDecimal(['1,250', '1.250'])).toBeUndefined();
  expect(guessDecimal(['1,250', '5'], true)).toBeUndefined();
  expect(guessDecimal(['1,250', '12.5'], true)).toBe('.');
  expect(guessDecimal(['1,250', '2,5'], true)).toBe(',');
  expect(guessDecimal(['1.250', '12.5'])).toBe('.');
  expect(guessDecimal(['0.125', '5'])).toBe('.');
});

test('a file that writes nothing but 1.250 is asked what it means', () => {
  expect(guessDecimal(['1.250', '$12.500m', '5'])).toBeUndefined();
  const undecided = { ...style, decimal: undefined };
  expect(readAmountText('1.250', undecided)).toEqual({ problem: 'ambiguousFigure' });
  expect(readAmountText('1,250', undecided)).toEqual({ problem: 'ambiguousFigure' });
  expect(readCellText('percent', '1.250 %', undecided)).toEqual({ problem: 'ambiguousFigure' });
  expect(readAmountText('5', undecided)).toEqual({ text: '5' });
});

test('royalties that are all fractions of 1 are fractions', () => {
  expect(percentFactor('Royalty', ['0.08', '0.12', ''], '.')).toBe(100);
  for (const header of [
    'royalty_low_pct',
    'Royalty (percent)',
    'Royalty, per cent',
    'Royalty ％',
    '提成（百分点）',
  ])
    expect([header, percentFactor(header, ['0.5', '1'], '.')]).toEqual([header, 1]);
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
    ['Total value US$ bn (incl. milestones)', 1000],
    ['总额（含里程碑）亿美元', 100],
    ['总额亿美元', 100],
    ['首付款（億美元）', 100],
    ['首付款（千万美元）', 10],
    ['首付款（十万美元）', 0.1],
    ['首付款（百亿美元）', 10_000],
    ['首付款（千美元）', 0.001],
    ['Upfront $ (000,000)', 1],
    ['Upfront ($ 000)', 0.001],
    ['Upfront (US$ 10,000)', 0.01],
    ['Value (Phase 1b, US$m)', 1],
    ['Upfront (kUSD)', 0.001],
    ['Upfront (M$)', 1],
    ['Upfront (DKK m)', undefined],
    ['Upfront SEK', undefined],
    ['Upfront (INR crore)', undefined],
    ['Upfront (RMBm)', undefined],
    ['Upfront (NT$)', undefined],
    ['Upfront (S$ m)', undefined],
    ['Upfront R$', undefined],
    ['Upfront HK$m', undefined],
    ['Upfront (A$)', undefined],
    ['Upfront (AUS$ m)', undefined],
    ['Upfront (C$)', undefined],
    ['Upfront (₩)', undefined],
    ['契約一時金（億円）', undefined],
    ['总额（亿）', undefined],
  ])('%s: × %s', (header, factor) =>
    expect(moneyUnit(header, [5])).toMatchObject({ factor, rate: factor && 1, from: 'header' }),
  );

  test('its magnitude is known even where its currency is not US$', () => {
    expect(moneyUnit('Upfront (RMB bn)', [5])).toMatchObject({ factor: undefined, magnitude: 1000 });
    expect(moneyUnit('Upfront (RMBm)', [5])).toMatchObject({ factor: undefined, magnitude: 1 });
    const unit = { factor: undefined, rate: undefined, magnitude: 1000 };
    expect(chosenUnit(unit, 140, true)).toMatchObject({ factor: 140, rate: 0.14 });
    expect(chosenUnit(unit, 1, false)).toMatchObject({ factor: 1, rate: 1 });
    expect(chosenUnit(unit, undefined, true)).toMatchObject({ factor: undefined, rate: undefined });
  });

  test('亿 in cells without a dollar anywhere is asked about', () => {
    expect(moneyUnit('首付款', [], ['2.5亿', '3'])).toMatchObject({ factor: undefined, rate: undefined });
    expect(moneyUnit('首付款（美元）', [], ['2.5亿'])).toMatchObject({ rate: 1 });
    expect(moneyUnit('首付款', [], ['2.5亿美元'])).toMatchObject({ factor: 1, rate: 1 });
  });

  test('without one the size of the figures tells dollars from millions', () => {
    expect(moneyUnit('Upfront', [50_000_000, 0])).toMatchObject({ factor: 1e-6, from: 'figures' });
    expect(moneyUnit('Upfront', [50, 1250])).toMatchObject({ factor: 1, from: 'nothing' });
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
  ['text', 'N/A', ''],
  ['text', '未披露', ''],
  ['text', 'TBD', ''],
  ['text', 'TBD-101', 'TBD-101'],
  ['text', 'None of it', 'None of it'],
  ['party', 'Undisclosed', ''],
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
