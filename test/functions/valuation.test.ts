import { decideSource } from '../../src/source/in-force';
import { csvDeals, sum } from './csv-deals';
import { callTyped, loadFunctions, plain } from './excel';
import type { LoadedFunctions } from './excel';

let functions: LoadedFunctions;

beforeAll(async () => {
  await decideSource({});
  functions = await loadFunctions();
});

async function valueOf(id: string, ...typed: unknown[]): Promise<unknown> {
  const outcome = await callTyped(functions, id, ...typed);
  return 'error' in outcome ? outcome.error : plain(outcome.value);
}

const column = (values: readonly unknown[]) => values.map((value) => [value]);
const numbers = (table: unknown, place: number) =>
  (table as unknown[][]).slice(1).map((row) => Number(row[place]));

describe('published examples (src/data/cases.md)', () => {
  test('case 1: royalty swap, to the cent', async () => {
    const years = [1, 2, 3, 4, 5, 6, 7, 8, 9];
    const royalty = (await valueOf('TIERED_ROYALTY', 1_000_000_000, [[0, 0.03]])) as number;
    const flows = column(years.map(() => royalty));
    const value = await valueOf('RNPV', 0.1, flows, column(years.map(() => 1)), column(years));
    expect(value).toBeCloseTo(172_770_714.49, 2);
    const ofOne = await valueOf('RNPV', 0.1, column([1, 1, 1]), column([1, 1, 1]), column([1, 2, 3]));
    expect(Number(value) / Number(ofOne)).toBeCloseTo(69_473_661.93, 2);
  });

  test.each([
    [undefined, 0.0787, '7.9'],
    ['Haematology', 0.2394, '23.9'],
    ['Oncology', 0.0527, '5.3'],
  ])('case 7: likelihood of approval, %s', async (area, chain, published) => {
    const likelihood = (await valueOf('POS', 'Phase 1', area)) as number;
    expect(likelihood).toBeCloseTo(chain, 4);
    expect((100 * likelihood).toFixed(1)).toBe(published);
    const [, ...rows] = (await valueOf('POS_CHAIN', 'Phase 1', area)) as unknown[][];
    expect(rows.map(([, rate]) => Number(rate)).reduce((a, b) => a * b)).toBeCloseTo(likelihood, 12);
    expect(rows[0]?.[2]).toBeCloseTo(likelihood, 12);
  });

  test('case 8: annuity of years 11 to 20, seen from year 10', async () => {
    const years = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    const value = await valueOf(
      'RNPV',
      0.1,
      column(years.map(() => 2)),
      column(years.map(() => 1)),
      column(years),
    );
    expect(value).toBeCloseTo(12.289, 3);
    // The multiple and the expected return were published from the rounded value.
    const published = Number(Number(value).toFixed(1));
    expect(published).toBe(12.3);
    expect(published / 0.2).toBeCloseTo(61.5, 9);
    expect((0.05 * published) / 0.2).toBeCloseTo(3.075, 9);
  });
});

describe('RNPV', () => {
  test('times start at 0 where none are given, unlike NPV', async () => {
    expect(await valueOf('RNPV', 0.1, column([-100, 110]), column([1, 1]))).toBeCloseTo(0, 9);
    expect(await valueOf('RNPV', 0.1, [[-100, 110]], [[1, 1]], [[1, 2]])).toBeCloseTo(0, 9);
  });

  test('at rate 0 it is expected cash', async () =>
    expect(await valueOf('RNPV', 0, column([50, 200]), column([1, 0.3]), column([0, 9]))).toBeCloseTo(
      110,
      9,
    ));

  test('an overflow is #NUM!', async () =>
    expect(await valueOf('RNPV', -0.999_999_9, column([1e15]), column([1]), column([200]))).toBe('#NUM!'));
});

test.each([
  [0, 0],
  [100, 5],
  [500, 25],
  [750, 45],
  [1_000, 65],
  [1_200, 85],
])('TIERED_ROYALTY of %s is %s', async (sales, royalty) => {
  const tiers = [
    ['from', 'rate'],
    [0, 0.05],
    [500, 0.08],
    [1_000, 0.1],
    [0, 0],
  ];
  expect(await valueOf('TIERED_ROYALTY', sales, tiers)).toBeCloseTo(royalty, 9);
});

describe('DEAL_RNPV and its schedule', () => {
  test('for every deal of the data the values of the schedule add up, or terms are not disclosed', async () => {
    let valued = 0;
    for (const { deal_id: id } of csvDeals) {
      const [[value]] = (await valueOf('DEAL_RNPV', column([id, id]), 0.12)) as [[unknown], [unknown]];
      const schedule = await valueOf('DEAL_RNPV_SCHEDULE', id, 0.12);
      expect(schedule === '#N/A').toBe(value === '#N/A');
      if (value === '#N/A') continue;
      valued += 1;
      expect(sum(numbers(schedule, 5))).toBeCloseTo(Number(value), 9);
      for (const row of (schedule as unknown[][]).slice(1)) {
        expect(Number(row[2]) * Number(row[3]) * Number(row[4])).toBeCloseTo(Number(row[5]), 9);
        expect(row[6]).toMatch(/\S/);
      }
    }
    expect(valued).toBeGreaterThan(200);
  });

  test('discount_rate wins over the same name among the assumptions', async () => {
    const id = 'kelun-merck-2022-12';
    const at = (rate: unknown, rows?: unknown) => valueOf('DEAL_RNPV', id, rate, rows);
    expect(await at(0.1, [['discount_rate', 0.15]])).toEqual(await at(0.1));
    expect(await at(undefined, [['discount_rate', 0.15]])).toEqual(await at(0.15));
    expect(await at(undefined)).toEqual(await at(0.12));
  });

  test('a second currency is one more column', async () => {
    const rows = [
      ['fx_rate', 7.1],
      ['currency', 'CNY'],
    ];
    const table = (await valueOf('DEAL_RNPV_SCHEDULE', 'hansoh-gsk-2023-12', 0.12, rows)) as unknown[][];
    expect(table[0]?.at(-1)).toBe('Value (CNY m)');
    numbers(table, 7).forEach((value, place) =>
      expect(value).toBeCloseTo(7.1 * (numbers(table, 5)[place] ?? NaN), 9),
    );
  });

  test('at probability 1 it is the plain net present value of what is paid', async () => {
    const sure = [
      'p_preclinical',
      'p_phase_1',
      'p_phase_2',
      'p_phase_3',
      'p_filed',
      'sales_milestone_attainment',
    ];
    const rows = sure.map((name) => [name, 1]);
    const table = (await valueOf('DEAL_RNPV_SCHEDULE', 'kelun-merck-2022-12', 0.1, rows)) as unknown[][];
    const paid = table.slice(1).filter((row) => row[3] !== 0);
    expect(paid.every((row) => row[3] === 1)).toBe(true);
    const value = await valueOf(
      'RNPV',
      0.1,
      column(paid.map((row) => row[2])),
      column(paid.map(() => 1)),
      column(paid.map((row) => row[1])),
    );
    expect(sum(numbers(table, 5))).toBeCloseTo(Number(value), 9);
  });
});

describe('DEAL_ASSUMPTIONS', () => {
  test('passed back whole it changes nothing, for deals of every kind', async () => {
    let passed = 0;
    for (const { deal_id: id } of csvDeals.filter((_, place) => place % 6 === 0)) {
      const value = await valueOf('DEAL_RNPV', id);
      if (String(value) === '#N/A') continue;
      const table = await valueOf('DEAL_ASSUMPTIONS', id);
      const again = (await valueOf('DEAL_RNPV', id, undefined, table)) as [[number]];
      expect([id, again[0][0]]).toEqual([id, expect.closeTo((value as [[number]])[0][0], 9)]);
      passed += 1;
    }
    expect(passed).toBeGreaterThan(30);
  });

  test('shows what is given, and blank rows or a blank deal say nothing', async () => {
    const given = [
      ['peak_sales', 2_000],
      ['p_phase_2', 0.4],
      [null, null],
    ];
    const table = (await valueOf('DEAL_ASSUMPTIONS', [[null]], given)) as unknown[][];
    expect(table[0]).toEqual(['Name', 'Value', 'Unit', 'Basis', 'Source', 'Address']);
    expect(table.filter((row) => row[3] === 'given').map(([name, value]) => [name, value])).toEqual([
      ['p_phase_2', 0.4],
      ['peak_sales', 2_000],
    ]);
  });
});

describe('both sides', () => {
  const peak = [['peak_sales', 4_000]];

  test('the split adds up, and its licensor is DEAL_RNPV', async () => {
    const table = await valueOf('DEAL_VALUE_SPLIT', 'hansoh-gsk-2023-12', 0.12, peak);
    const [licensor, licensee, total] = numbers(table, 1);
    expect(await valueOf('DEAL_RNPV', 'hansoh-gsk-2023-12', 0.12, peak)).toEqual([[licensor]]);
    expect((licensor ?? NaN) + (licensee ?? NaN)).toBeCloseTo(total ?? NaN, 9);
    expect(sum(numbers(table, 2).slice(0, 2))).toBeCloseTo(1, 12);
  });

  test('a side below zero leaves no shares', async () => {
    const table = (await valueOf('DEAL_VALUE_SPLIT', 'hansoh-gsk-2023-12', 0.12, [
      ['peak_sales', 500],
    ])) as unknown[][];
    expect(table.slice(1).map((row) => row[2])).toEqual(['#N/A', '#N/A', '#N/A']);
  });

  test('at the break-even the licensee is worth nothing, the licensor what was asked', async () => {
    const [[sales]] = (await valueOf('DEAL_BREAKEVEN', 'hansoh-gsk-2023-12', 'peak sales')) as [[number]];
    const table = await valueOf('DEAL_VALUE_SPLIT', 'hansoh-gsk-2023-12', undefined, [['peak_sales', sales]]);
    expect(numbers(table, 1)[1]).toBeCloseTo(0, 6);
    const [[upfront]] = (await valueOf(
      'DEAL_BREAKEVEN',
      'hansoh-gsk-2023-12',
      'upfront',
      'licensor 250',
    )) as [[number]];
    const [[now]] = (await valueOf('DEAL_RNPV', 'hansoh-gsk-2023-12')) as [[number]];
    // The upfront is certain and due at once: a dollar more of it is a dollar more of value.
    expect(upfront).toBeCloseTo(185 + 250 - now, 6);
  });

  test('the tornado is sorted by swing and rests on DEAL_RNPV', async () => {
    const table = (await valueOf(
      'DEAL_RNPV_SENSITIVITY',
      'kelun-merck-2022-12',
      0.12,
      undefined,
      0.1,
    )) as unknown[][];
    const swings = numbers(table, 7);
    expect(swings).toEqual([...swings].sort((a, b) => b - a));
    const rate = table.find(([driver]) => driver === 'discount_rate');
    expect(rate?.slice(2, 5)).toEqual([0.12, expect.closeTo(0.108, 12), expect.closeTo(0.132, 12)]);
    expect(await valueOf('DEAL_RNPV', 'kelun-merck-2022-12', 0.108)).toEqual([
      [expect.closeTo(Number(rate?.[5]), 9)],
    ]);
  });
});

describe('DEAL_RNPV_SIMULATE', () => {
  const measures = async (...typed: unknown[]) =>
    new Map((await valueOf('DEAL_RNPV_SIMULATE', ...typed)) as [string, number][]);

  test('the mean is DEAL_RNPV within three standard errors, the same for the same seed', async () => {
    const found = await measures('kelun-merck-2022-12', 0.12, undefined, 50_000, 5);
    const [[value]] = (await valueOf('DEAL_RNPV', 'kelun-merck-2022-12', 0.12)) as [[number]];
    expect(found.get('rNPV (US$ m)')).toBeCloseTo(value, 9);
    const error = found.get('Standard error (US$ m)') ?? NaN;
    expect(Math.abs((found.get('Mean (US$ m)') ?? NaN) - value)).toBeLessThan(3 * error);
    expect(await measures('kelun-merck-2022-12', 0.12, undefined, 50_000, 5)).toEqual(found);
    expect(await measures('kelun-merck-2022-12', 0.12, undefined, 50_000, 6)).not.toEqual(found);
  });

  test('percentiles ascend, probabilities are probabilities', async () => {
    const found = await measures('kelun-merck-2022-12', 0.12, [['sales_volatility', 0.5]], 2_000);
    const percentiles = [...found].filter(([name]) => /^P\d/.test(name)).map(([, value]) => value);
    expect(percentiles).toHaveLength(7);
    expect(percentiles).toEqual([...percentiles].sort((a, b) => a - b));
    for (const [name, value] of found)
      if (name.startsWith('Probability')) expect(value >= 0 && value <= 1).toBe(true);
  });
});
