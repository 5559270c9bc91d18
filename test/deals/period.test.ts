import fc from 'fast-check';
import { serialOf } from '../../src/deals/date';
import { InputError } from '../../src/deals/input-error';
import { covers, parsePeriod, periodsBetween, previousYear } from '../../src/deals/period';
import type { PeriodUnit } from '../../src/deals/period';
import { version } from './bundled';

const day = (iso: string) => {
  const [year = 0, month = 0, date = 0] = iso.split('-').map(Number);
  return serialOf(year, month, date);
};

describe('a period is read from a cell', () => {
  test.each([
    [2024, '2024', 'year', '2024-01-01', '2024-12-31'],
    ['2024', '2024', 'year', '2024-01-01', '2024-12-31'],
    [' 2024 ', '2024', 'year', '2024-01-01', '2024-12-31'],
    ['2024H1', '2024H1', 'half', '2024-01-01', '2024-06-30'],
    ['2024 h2', '2024H2', 'half', '2024-07-01', '2024-12-31'],
    ['2024-H1', '2024H1', 'half', '2024-01-01', '2024-06-30'],
    ['2024Q1', '2024Q1', 'quarter', '2024-01-01', '2024-03-31'],
    ['2024q3', '2024Q3', 'quarter', '2024-07-01', '2024-09-30'],
    ['2024-02', '2024-02', 'month', '2024-02-01', '2024-02-29'],
    ['2024-5', '2024-05', 'month', '2024-05-01', '2024-05-31'],
    ['2023:2025', '2023:2025', 'span', '2023-01-01', '2025-12-31'],
    ['2024H1:2025H1', '2024H1:2025H1', 'span', '2024-01-01', '2025-06-30'],
    ['2024-11 : 2025Q1', '2024-11:2025Q1', 'span', '2024-11-01', '2025-03-31'],
    ['2024:2024', '2024', 'year', '2024-01-01', '2024-12-31'],
    ['２０２４Ｈ１', '2024H1', 'half', '2024-01-01', '2024-06-30'],
    [1900, '1900', 'year', '1900-01-01', '1900-12-31'],
    [2999, '2999', 'year', '2999-01-01', '2999-12-31'],
  ])('%p is %s', (value, label, unit, from, through) => {
    expect(parsePeriod(value)).toEqual({ label, unit, from: day(from), through: day(through) });
  });

  test.each([
    [45413, 'this cell is a date'],
    ['45413', 'this cell is a date'],
    [45413.5, 'this cell is a date'],
    [3000, 'this cell is a date'],
    [1899, 'is not a year'],
    [2024.5, 'is not a year'],
    [0, 'is not a year'],
    [-2024, 'is not a year'],
    [NaN, 'is not a year'],
    ['2024H3', 'is not a period'],
    ['2024Q5', 'is not a period'],
    ['2024-13', 'is not a period'],
    ['2024-00', 'is not a period'],
    ['2024-05-01', 'is not a period'],
    ['1899', 'is not a period'],
    ['last year', 'is not a period'],
    ['2023:2024:2025', 'is not a period'],
    [':2024', 'is not a period'],
    ['2025:2023', 'ends before it begins'],
    ['', 'a period is needed'],
    ['  ', 'a period is needed'],
    [null, 'a period is needed'],
    [undefined, 'a period is needed'],
    [true, 'a period is needed'],
    [[2024], 'a period is needed'],
    [{}, 'a period is needed'],
  ])('%p is refused: %s', (value, reason) => {
    expect(() => parsePeriod(value, 'base period')).toThrow(InputError);
    expect(() => parsePeriod(value, 'base period')).toThrow(reason);
    expect(() => parsePeriod(value, 'base period')).toThrow(/^base period: /);
  });
});

describe('growth compares with the same period a year before', () => {
  test.each([
    [2024, '2023'],
    ['2024H1', '2023H1'],
    ['2024H2', '2023H2'],
    ['2024Q4', '2023Q4'],
    ['2024-02', '2023-02'],
  ])('%p follows %s', (value, base) => expect(previousYear(parsePeriod(value))).toEqual(parsePeriod(base)));

  test('a span has no such base', () => {
    expect(() => previousYear(parsePeriod('2023:2025'))).toThrow('not the span 2023:2025');
  });
});

describe('covered by the data, 2020-01-01 through 2026-02-28', () => {
  test.each([
    [2020, true],
    [2019, false],
    [2025, true],
    [2026, false],
    ['2026-02', true],
    ['2026Q1', false],
    ['2019:2021', false],
    ['2020:2025', true],
  ])('%p: %p', (value, expected) => expect(covers(version, parsePeriod(value))).toBe(expected));
});

test('the periods of a span follow each other without a gap and hold exactly its days', () => {
  const units: PeriodUnit[] = ['year', 'half', 'quarter', 'month'];
  fc.assert(
    fc.property(
      fc.integer({ min: 36526, max: 55000 }),
      fc.integer({ min: 0, max: 4000 }),
      fc.constantFrom(...units),
      (from, length, unit) => {
        const periods = periodsBetween(from, from + length, unit);
        const first = periods[0];
        const last = periods.at(-1);
        expect(first && first.from <= from && from <= first.through).toBe(true);
        expect(last && last.from <= from + length && from + length <= last.through).toBe(true);
        periods
          .slice(1)
          .forEach((period, index) => expect(period.from).toBe((periods[index]?.through ?? 0) + 1));
        periods.forEach((period) => expect(parsePeriod(period.label)).toEqual(period));
      },
    ),
  );
});
