import { InputError } from '../../src/deals/input-error';
import { publishedStatistic, publishedStatistics } from '../../src/market/statistics';
import type { StatisticQuery } from '../../src/market/statistics';
import { tables } from './tables';

const one = (query: StatisticQuery & { period: string }) => publishedStatistic(tables, query);

describe('published statistics', () => {
  test.each([
    ['PharmCube is preferred', { metric: 'deal count', period: '2025' }, 157, 'PharmCube'],
    ['others answer when asked', { metric: 'deal count', period: '2024', publisher: 'E-Kai' }, 124, 'E-Kai'],
    [
      'names are tolerant',
      { metric: 'Deal_Count', period: '2024', segment: 'china LICENSE-out' },
      94,
      'PharmCube',
    ],
    ['a short name of a metric', { metric: 'total', period: '2024' }, 51.9, 'PharmCube'],
    ['a segment', { metric: 'deal count', period: '2024', segment: 'Global pharma deals' }, 743, 'PharmCube'],
    [
      'a way of publication',
      { metric: 'deal count', period: '2025', publisher: 'PharmCube NextPharma (医药魔方) via Yicai' },
      158,
      'PharmCube',
    ],
    ['one publisher is enough', { metric: 'total deal value', period: '2017' }, 2.562, 'Economic Observer'],
    ['several who agree are enough', { metric: 'deal count', period: '2025Q1' }, 33, 'Soochow'],
  ])('%s', (_, query, value, publisher) => {
    const row = one(query);
    expect(row.value).toBe(value);
    expect(row.publisher).toContain(publisher);
  });

  test.each([
    ['unknown metric', { metric: 'deal cuont', period: '2024' }, /metric:.*deal count/],
    ['unknown period', { metric: 'deal count', period: '1999' }, /period:.*2024/],
    ['a period is never shortened', { metric: 'upfront', period: '2026' }, /period:/],
    [
      'unknown segment',
      { metric: 'deal count', period: '2024', segment: 'Mars' },
      /segment:.*China license-out/,
    ],
    ['publishers who disagree', { metric: 'total deal value', period: '2023' }, /publisher:.*Goodwin.*35/],
  ])('refuses %s', (_, query, message) => {
    expect(() => one(query)).toThrow(InputError);
    expect(() => one(query)).toThrow(message);
  });

  test('lists keep publishers apart and give the page', () => {
    const rows = publishedStatistics(tables, {
      metric: 'deal count',
      period: '2024',
      segment: 'China license-out',
    });
    expect(rows.map((row) => row.value)).toEqual([94, 94, 94, 94, 124]);
    expect(new Set(rows.map((row) => row.publisher)).size).toBe(5);
  });
});
