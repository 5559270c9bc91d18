import fc from 'fast-check';
import { dateOfSerial, isoDate, parseDate, serialOf } from '../../src/deals/date';

describe('serials of days are those of Excel', () => {
  test.each([
    [1900, 1, 1, 1],
    [1900, 2, 28, 59],
    [1900, 3, 1, 61],
    [1970, 1, 1, 25569],
    [2020, 1, 1, 43831],
    [2024, 2, 29, 45351],
    [2024, 5, 1, 45413],
    [2026, 2, 28, 46081],
    [9999, 12, 31, 2958465],
  ])('%i-%i-%i is %i', (year, month, day, serial) => {
    expect(serialOf(year, month, day)).toBe(serial);
    expect(dateOfSerial(serial)).toEqual({ year, month, day });
  });

  test('a day survives the way to its serial and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2958465 }), (serial) => {
        const { year, month, day } = dateOfSerial(serial);
        return serialOf(year, month, day) === serial;
      }),
    );
  });

  test('a time of day is dropped', () => {
    expect(dateOfSerial(45413.99)).toEqual({ year: 2024, month: 5, day: 1 });
  });
});

describe('dates are as precise as they are written', () => {
  test.each([
    ['2024-05-01', { serial: 45413, precision: 'day' }],
    ['2024-05', { serial: 45413, precision: 'month' }],
  ])('%s', (text, date) => {
    expect(parseDate(text)).toEqual(date);
    expect(isoDate(parseDate(text) ?? { serial: 0, precision: 'day' })).toBe(text);
  });

  test.each([
    '2024',
    '2024-13',
    '2024-00',
    '2023-02-29',
    '2024-5-1',
    '01-05-2024',
    '2024-05-01T00:00',
    '',
    'May 2024',
  ])('%p is no date', (text) => expect(parseDate(text)).toBeUndefined());
});
