import { buildDealSet } from '../../src/deals/dataset';
import { withOwnDeals } from '../../src/deals/own/layer';
import { bundledDeals } from '../../src/source/bundled';
import { decideSource, layOver, useDeals } from '../../src/source/in-force';
import { csvDeals, figures, inGroup, inPeriod, percentile, sum } from './csv-deals';
import { callTyped, loadFunctions, plain } from './excel';
import type { LoadedFunctions } from './excel';

let functions: LoadedFunctions;

beforeAll(async () => {
  await decideSource({});
  functions = await loadFunctions();
});

async function tableOf(id: string, ...typed: unknown[]): Promise<unknown[][]> {
  const outcome = await callTyped(functions, id, ...typed);
  if ('error' in outcome) throw new Error(outcome.message);
  return plain(outcome.value) as unknown[][];
}

describe('DEAL_BREAKDOWN', () => {
  test.each([
    ['stage', 'stage'],
    ['licensee country', 'licensee_country'],
    ['area', 'therapeutic_area'],
    ['modality', 'modality'],
    ['type', 'deal_type'],
    ['licensee', 'licensee'],
    ['territory class', 'territory_class'],
  ])('by %s: every deal in one row, figures of the file', async (by, column) => {
    const [header = [], ...rows] = await tableOf('DEAL_BREAKDOWN', by, 'upfront', 'period', 2025);
    expect(header.slice(1)).toEqual(['Deals', 'Disclosed', 'Upfront (US$ m)', 'Share', 'Median (US$ m)']);
    const of2025 = csvDeals.filter(inPeriod('2025'));
    expect(rows).toHaveLength(new Set(of2025.map((deal) => deal[column])).size);
    for (const [category, deals, disclosed, total, share, median] of rows) {
      const found = of2025.filter((deal) => (deal[column] || '(not disclosed)') === category);
      const upfronts = figures(found, 'upfront_usd_m');
      expect([deals, disclosed]).toEqual([found.length, upfronts.length]);
      // Deals of which none discloses the figure have no sum and no share of it: neither is zero.
      expect(total).toEqual(upfronts.length === 0 ? '' : expect.closeTo(sum(upfronts), 6));
      const whole = sum(figures(of2025, 'upfront_usd_m'));
      expect(share).toEqual(upfronts.length === 0 ? '' : expect.closeTo(sum(upfronts) / whole, 9));
      expect(median).toEqual(upfronts.length === 0 ? '' : expect.closeTo(percentile(upfronts, 0.5), 6));
    }
  });

  test('listed values come in their order, undisclosed last', async () => {
    const [, ...rows] = await tableOf('DEAL_BREAKDOWN', 'stage');
    expect(rows.map(([stage]) => stage)).toEqual([
      ...['Platform', 'Discovery', 'Preclinical', 'IND', 'Phase 1', 'Phase 1/2', 'Phase 2', 'Phase 3'],
      ...['Filed', 'Approved', '(not disclosed)'],
    ]);
  });

  test('other texts come by sum, largest first', async () => {
    const [, ...rows] = await tableOf('DEAL_BREAKDOWN', 'licensee country');
    const sums = rows.filter(([name]) => name !== '(not disclosed)').map((row) => Number(row[3]));
    expect(sums).toEqual([...sums].sort((a, b) => b - a));
  });
});

describe('tables of the number of deals', () => {
  test('companies come by their deals, shares are of the deals', async () => {
    const [header, ...rows] = await tableOf('DEAL_BREAKDOWN', 'licensee', 'deals', 'period', 2025);
    expect(header).toEqual(['Licensee', 'Deals', 'Share']);
    const of2025 = csvDeals.filter(inPeriod('2025'));
    for (const [name, deals, share] of rows) {
      expect(deals).toBe(of2025.filter((deal) => deal['licensee'] === name).length);
      expect(share).toBeCloseTo(Number(deals) / of2025.length, 12);
    }
    const counts = rows.map(([, deals]) => Number(deals));
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    expect(sum(counts)).toBe(of2025.length);
  });

  test('stages keep their order, and undisclosed ones stay last', async () => {
    const [, ...rows] = await tableOf('DEAL_BREAKDOWN', 'stage', 'number of deals');
    const [, ...ofMoney] = await tableOf('DEAL_BREAKDOWN', 'stage');
    expect(rows.map((row) => row.slice(0, 2))).toEqual(ofMoney.map((row) => row.slice(0, 2)));
  });

  test('growth is that of YOY_GROWTH of deals', async () => {
    const [header, ...rows] = await tableOf('DEAL_TREND', 'deals', 'year');
    expect(header).toEqual(['Period', 'Deals', 'Growth', 'Coverage']);
    for (const [label, deals, growth] of rows) {
      expect(deals).toBe(csvDeals.filter(inPeriod(String(label))).length);
      const outcome = await callTyped(functions, 'YOY_GROWTH', 'deals', label);
      expect(growth).toBe('error' in outcome ? outcome.error : plain(outcome.value));
    }
  });
});

describe('DEAL_TREND', () => {
  test.each([
    ['year', ['2021', '2022', '2023', '2024', '2025']],
    ['quarter', ['2024Q1', '2024Q4', '2025Q2']],
    ['month', ['2024-01', '2025-12']],
  ])('by %s', async (by, periods) => {
    const [header, ...rows] = await tableOf('DEAL_TREND', 'total', by, 'modality', 'ADC');
    expect(header).toEqual(['Period', 'Deals', 'Disclosed', 'Total (US$ m)', 'Growth', 'Coverage']);
    for (const period of periods) {
      const found = csvDeals.filter((deal) => inGroup('ADC')(deal) && inPeriod(period)(deal));
      const totals = figures(found, 'total_usd_m');
      const row = rows.find(([label]) => String(label) === period);
      expect(row?.slice(0, 4)).toEqual([
        row?.[0],
        found.length,
        totals.length,
        expect.closeTo(sum(totals), 6),
      ]);
      expect(row?.[5]).toBe(1);
    }
  });

  test('a period whose deals disclose nothing has no sum, one without deals a sum of 0', async () => {
    const [, ...rows] = await tableOf('DEAL_TREND', 'upfront', 'month', 'licensor', 'Kelun-Biotech');
    const kinds = new Set<string>();
    for (const [label, deals, disclosed, total] of rows) {
      const kind = deals === 0 ? 'no deal' : disclosed === 0 ? 'undisclosed' : 'disclosed';
      kinds.add(kind);
      const expected = { 'no deal': 0, undisclosed: '', disclosed: expect.any(Number) as number }[kind];
      expect([label, total]).toEqual([label, expected]);
    }
    expect([...kinds].sort()).toEqual(['disclosed', 'no deal', 'undisclosed']);
  });

  test('growth is that of YOY_GROWTH, even where the criteria begin with the first period', async () => {
    const [, ...rows] = await tableOf('DEAL_TREND', 'upfront', 'half', 'period', '2022:2025');
    expect(rows).toHaveLength(8);
    for (const [label, , , , growth] of rows) {
      const outcome = await callTyped(functions, 'YOY_GROWTH', 'upfront', label);
      expect(growth).toBe('error' in outcome ? outcome.error : plain(outcome.value));
    }
  });

  test('a period that the data cover in part keeps its sum and has no growth', async () => {
    const rows = await tableOf('DEAL_TREND', 'total', 'year');
    const of2026 = rows.find(([label]) => label === 2026);
    expect(of2026).toEqual([
      2026,
      csvDeals.filter(inPeriod('2026')).length,
      expect.any(Number),
      expect.closeTo(sum(figures(csvDeals.filter(inPeriod('2026')), 'total_usd_m')), 6),
      '#N/A',
      expect.closeTo(59 / 365, 9),
    ]);
  });

  test('a period of which the criteria leave deals out has no growth', async () => {
    const rows = await tableOf('DEAL_TREND', 'total', 'year', 'announced', '>=2023-07-01');
    expect(rows.slice(1, 3).map(([label, , , , growth]) => [label, growth])).toEqual([
      [2023, '#N/A'],
      [2024, expect.any(Number)],
    ]);
  });

  test('deals, disclosed and sums add up to those of the criteria', async () => {
    for (const by of ['year', 'half', 'quarter', 'month']) {
      const [, ...rows] = await tableOf('DEAL_TREND', 'total', by);
      expect(sum(rows.map((row) => Number(row[1])))).toBe(csvDeals.length);
      expect(sum(rows.map((row) => Number(row[3])))).toBeCloseTo(sum(figures(csvDeals, 'total_usd_m')), 4);
    }
  });

  test('nothing found is a header alone', async () =>
    expect(await tableOf('DEAL_TREND', 'total', 'year', 'licensor', 'nobody')).toHaveLength(1));
});

describe('DEAL_LIST', () => {
  test('columns as one text, as a row, as a column; labels are names too', async () => {
    const expected = await tableOf('DEAL_LIST', 'deal id, total', 'modality', 'ADC');
    expect(await tableOf('DEAL_LIST', [['deal_id', 'Total (US$ m)']], 'modality', 'ADC')).toEqual(expected);
    expect(await tableOf('DEAL_LIST', [['Deal id'], ['headline'], [0], [null]], 'modality', 'ADC')).toEqual(
      expected,
    );
    expect(expected.slice(1).map(([id]) => id)).toEqual(
      csvDeals
        .filter(inGroup('ADC'))
        .sort((a, b) => ((a['announced'] ?? '') < (b['announced'] ?? '') ? -1 : 1))
        .map((deal) => deal['deal_id']),
    );
  });

  test('"all" is every column of the file, undisclosed as empty text', async () => {
    const rows = await tableOf('DEAL_LIST', 'all');
    expect(rows).toHaveLength(csvDeals.length + 1);
    expect(rows[0]).toHaveLength(Object.keys(csvDeals[0] ?? {}).length);
    expect(rows.flat().every((cell) => typeof cell === 'string' || typeof cell === 'number')).toBe(true);
  });

  test('counts as DEAL_COUNTIFS does', async () => {
    for (const pair of [
      ['stage', 'Phase 1'],
      ['upfront', '>50'],
      ['licensee', 'BMS'],
    ] as const) {
      const count = await callTyped(functions, 'DEAL_COUNTIFS', ...pair);
      expect(await tableOf('DEAL_LIST', undefined, ...pair)).toHaveLength(
        ('value' in count ? Number(count.value) : NaN) + 1,
      );
    }
  });

  test('more than 200,000 cells are refused with advice, before they are made', async () => {
    const bundled = bundledDeals();
    const rows = Array.from({ length: 20 * bundled.size }, (_, place) => {
      const row = bundled.row(place % bundled.size);
      return { ...row, deal_id: `${row.deal_id}-${place}` };
    });
    useDeals(buildDealSet(rows, bundled.version, []));
    try {
      expect(await tableOf('DEAL_LIST', 'deal id')).toHaveLength(rows.length + 1);
      expect(await callTyped(functions, 'DEAL_LIST', 'all')).toEqual({
        error: '#VALUE!',
        message: expect.stringMatching(/7,341 rows × 38 columns, more than 200,000 cells.*linked table/),
      });
    } finally {
      useDeals(bundled);
    }
  });
});

describe('own deals', () => {
  const id = 'kelun-merck-2022-12';
  const bundled = bundledDeals();
  const own = { ...bundled.row(bundled.rowOf(id) ?? -1), upfront_usd_m: 999 };
  beforeAll(() => layOver((set) => withOwnDeals(set, [own])));
  afterAll(() => layOver(undefined));

  test.each<[string, unknown[]]>([
    ['DEAL_LIST', [undefined, 'licensor', own.licensor]],
    ['DEAL_FIND', ['kelun']],
    ['DEAL_COMPS', ['kelun-merck-2022-07']],
  ])('are marked in the rows of %s, also where they took the place of a public one', async (name, typed) => {
    const [header = [], ...rows] = await tableOf(name, ...typed);
    expect(header.at(-1)).toBe('Origin');
    expect(rows.length).toBeGreaterThan(1);
    for (const row of rows) expect(row.at(-1)).toBe(row[0] === id ? 'Own' : 'Public');
    expect(rows.some((row) => row.at(-1) === 'Own')).toBe(true);
  });

  test('are named as such by DEAL; where none is among the rows, nothing is marked', async () => {
    expect(await tableOf('DEAL', id)).toEqual([
      [expect.stringMatching(/Dec 2022 \(own deal\); upfront US\$ 999 m/)],
    ]);
    expect(await tableOf('DEAL', 'hansoh-gsk-2023-12')).toEqual([[expect.not.stringContaining('own deal')]]);
    const headers = await Promise.all([
      tableOf('DEAL_LIST', undefined, 'licensor', 'Hansoh*'),
      tableOf('DEAL_FIND', 'hansoh gsk'),
    ]);
    expect(headers.map(([header]) => header?.includes('Origin'))).toEqual([false, false]);
  });
});
