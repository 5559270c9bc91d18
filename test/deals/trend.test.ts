import { InputError } from '../../src/deals/input-error';
import { growth } from '../../src/deals/growth';
import { parsePeriod, periodsBetween } from '../../src/deals/period';
import { trend } from '../../src/deals/trend';
import { bundledDeals } from '../../src/source/bundled';

const version = { from: 43831, through: 46081 };
const figures = (label: string, deals: number, disclosed: number, sumUsdM: number) => ({
  period: parsePeriod(label),
  deals,
  disclosed,
  sumUsdM,
});

describe('growth', () => {
  test.each([
    ['a quarter more', figures('2024', 5, 4, 125), figures('2023', 4, 4, 100), 'sum', 0.25],
    ['deals, not money', figures('2024', 5, 4, 125), figures('2023', 4, 4, 100), 'deals', 0.25],
    ['nothing left', figures('2024', 0, 0, 0), figures('2023', 4, 4, 100), 'sum', -1],
    ['first and last covered half', figures('2021H1', 1, 1, 3), figures('2020H1', 1, 1, 2), 'sum', 0.5],
  ] as const)('%s', (_, now, base, of, expected) =>
    expect(growth(version, now, base, of)).toBeCloseTo(expected, 12),
  );

  test.each([
    [
      'now not covered',
      figures('2026', 5, 5, 9),
      figures('2025', 5, 5, 9),
      'sum',
      'notAvailable',
      /2026 is not wholly/,
    ],
    [
      'base not covered',
      figures('2020', 5, 5, 9),
      figures('2019', 5, 5, 9),
      'deals',
      'notAvailable',
      /2019 is not/,
    ],
    [
      'base undisclosed',
      figures('2024', 5, 5, 9),
      figures('2023', 5, 0, 0),
      'sum',
      'notAvailable',
      /5 deals of 2023/,
    ],
    [
      'now undisclosed',
      figures('2024', 5, 0, 0),
      figures('2023', 5, 5, 9),
      'sum',
      'notAvailable',
      /5 deals of 2024/,
    ],
    ['from nothing', figures('2024', 5, 5, 9), figures('2023', 0, 0, 0), 'sum', 'divisionByZero', /2023/],
    ['from no deals', figures('2024', 5, 5, 9), figures('2023', 0, 0, 0), 'deals', 'divisionByZero', /2023/],
  ] as const)('%s is refused', (_, now, base, of, kind, message) => {
    expect(() => growth(version, now, base, of)).toThrow(InputError);
    expect(() => growth(version, now, base, of)).toThrow(
      expect.objectContaining({ kind, message: expect.stringMatching(message) }),
    );
  });
});

test('a trend has every period between the first and the last, each once', () => {
  const set = bundledDeals();
  for (const unit of ['year', 'half', 'quarter', 'month'] as const) {
    const rows = trend(set, [{ field: 'modality', test: 'Vaccine' }], 'total_usd_m', unit);
    const [first, last] = [rows[0], rows.at(-1)];
    expect(first?.deals).toBeGreaterThan(0);
    expect(last?.deals).toBeGreaterThan(0);
    expect(rows.map(({ period }) => period.label)).toEqual(
      periodsBetween(first?.period.from ?? 0, last?.period.through ?? 0, unit).map(({ label }) => label),
    );
  }
});

test('coverage is the fraction of days covered, 0 before and after', () => {
  const coverage = new Map(
    trend(bundledDeals(), [], 'total_usd_m', 'quarter').map((row) => [row.period.label, row.coverage]),
  );
  expect(coverage.get('2019Q4')).toBe(0);
  expect(coverage.get('2020Q1')).toBe(1);
  expect(coverage.get('2026Q1')).toBeCloseTo(59 / 90, 12);
  expect(coverage.get('2026Q2')).toBe(0);
});
