import { decideSource } from '../../src/source/in-force';
import { csvDeals, figures, groupNames, inGroup, inPeriod, percentile, sum } from './csv-deals';
import type { CsvDeal } from './csv-deals';
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

const deals = (...tests: readonly ((deal: CsvDeal) => boolean)[]) =>
  csvDeals.filter((deal) => tests.every((test) => test(deal)));
const is =
  (column: string, ...values: readonly string[]) =>
  (deal: CsvDeal) =>
    values.includes(deal[column] ?? '');

const YEARS = ['2019', '2020', '2021', '2022', '2023', '2024', '2025', '2026'];

describe('DEAL_TOTAL_BY_MODALITY', () => {
  test.each(groupNames.flatMap((group) => YEARS.map((year) => [group, year] as const)))(
    '%s in %s is the sum over the file',
    async (group, year) => {
      const expected = sum(figures(deals(inGroup(group), inPeriod(year)), 'total_usd_m'));
      const [[total]] = (await valueOf('DEAL_TOTAL_BY_MODALITY', group, Number(year))) as [[number]];
      expect(total).toBeCloseTo(expected, 6);
    },
  );

  test.each(['2024', '2025H1', '2025Q3', '2024-05'])('without a modality: a table for %s', async (period) => {
    const table = (await valueOf('DEAL_TOTAL_BY_MODALITY', undefined, period, 'upfront')) as unknown[][];
    expect(table[0]).toEqual(['Modality group', 'Deals', 'Disclosed', 'Upfront (US$ m)', 'Share']);
    const whole = sum(figures(deals(inPeriod(period)), 'upfront_usd_m'));
    expect(table.slice(1)).toEqual(
      groupNames.map((group) => {
        const found = deals(inGroup(group), inPeriod(period));
        const upfronts = figures(found, 'upfront_usd_m');
        if (found.length > 0 && upfronts.length === 0) return [group, found.length, 0, '', ''];
        const share = expect.closeTo(sum(upfronts) / whole, 9);
        return [group, found.length, upfronts.length, expect.closeTo(sum(upfronts), 6), share];
      }),
    );
  });

  test('an exact modality leaves the others of its group out', async () => {
    const expected = sum(figures(deals(is('modality', 'Bispecific ADC')), 'total_usd_m'));
    expect(await valueOf('DEAL_TOTAL_BY_MODALITY', 'bispecific_adc')).toEqual([
      [expect.closeTo(expected, 6)],
    ]);
  });
});

describe('YOY_GROWTH', () => {
  test.each(['2021', '2022', '2023', '2024', '2025', '2022H1', '2025H1', '2024Q3', '2025-06'])(
    'total in %s against the year before',
    async (period) => {
      const before = `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`;
      const [now, base] = [period, before].map((each) => sum(figures(deals(inPeriod(each)), 'total_usd_m')));
      expect(await valueOf('YOY_GROWTH', 'total', period)).toBeCloseTo((now ?? NaN) / (base ?? NaN) - 1, 9);
    },
  );

  test('number of deals, with a criterion', async () => {
    const [now, base] = ['2025', '2024'].map((year) => deals(inPeriod(year), is('stage', 'Phase 1')).length);
    const growth = await valueOf('YOY_GROWTH', 'deals', 2025, 'stage', 'phase1');
    expect(growth).toBeCloseTo((now ?? NaN) / (base ?? NaN) - 1, 9);
  });

  test('a base that nobody discloses is #N/A, not zero', async () => {
    const [period, modality] = ['2024', 'Platform'];
    const found = [`${Number(period) - 1}`, period].map((each) =>
      deals(inPeriod(each), is('modality', modality)),
    );
    // The point of the case: deals are known, none discloses its upfront in one of the years.
    expect(found.some((each) => each.length > 0 && figures(each, 'near_term_usd_m').length === 0)).toBe(true);
    expect(await valueOf('YOY_GROWTH', 'near term', period, 'exact modality', modality)).toBe('#N/A');
  });
});

describe('the IFS functions', () => {
  const criteria = [
    ['stage', 'Phase 2', is('stage', 'Phase 2')],
    ['licensee country', 'united states', is('licensee_country', 'United States')],
    ['modality', 'ADC', inGroup('ADC')],
    ['period', '2025', inPeriod('2025')],
    ['deal type', '<>Acquisition', (deal: CsvDeal) => deal['deal_type'] !== 'Acquisition'],
    [
      'upfront',
      '>=100',
      (deal: CsvDeal) => deal['upfront_usd_m'] !== '' && Number(deal['upfront_usd_m']) >= 100,
    ],
    ['upfront', '=', is('upfront_usd_m', '')],
    ['upfront', '<>', (deal: CsvDeal) => deal['upfront_usd_m'] !== ''],
    ['licensor', '*hengrui*', (deal: CsvDeal) => /hengrui/i.test(deal['licensor'] ?? '')],
  ] as const;

  const pairs = criteria.flatMap((first, place) =>
    criteria
      .slice(place + 1)
      .map((second) => [`${first[0]} ${first[1]}`, `${second[0]} ${second[1]}`, first, second] as const),
  );

  test.each(pairs)('%s and %s', async (_one, _other, first, second) => {
    const typed = [first[0], first[1], second[0], second[1]];
    const found = deals(first[2], second[2]);
    const totals = figures(found, 'total_usd_m');
    expect(await valueOf('DEAL_COUNTIFS', ...typed)).toBe(found.length);
    expect(await valueOf('DEAL_SUMIFS', 'total', ...typed)).toBeCloseTo(sum(totals), 6);
    if (totals.length === 0) {
      expect(await valueOf('DEAL_AVERAGEIFS', 'total', ...typed)).toBe('#DIV/0!');
      expect(await valueOf('DEAL_MEDIANIFS', 'total', ...typed)).toBe('#NUM!');
      return;
    }
    expect(await valueOf('DEAL_AVERAGEIFS', 'total', ...typed)).toBeCloseTo(sum(totals) / totals.length, 6);
    expect(await valueOf('DEAL_MEDIANIFS', 'total', ...typed)).toBeCloseTo(percentile(totals, 0.5), 6);
    for (const k of [0, 0.1, 0.25, 0.9, 1]) {
      expect(await valueOf('DEAL_PERCENTILEIFS', 'total', k, ...typed)).toBeCloseTo(percentile(totals, k), 6);
    }
  });

  test('without criteria they cover every deal', async () => {
    expect(await valueOf('DEAL_COUNTIFS')).toBe(csvDeals.length);
    expect(await valueOf('DEAL_SUMIFS', 'upfront')).toBeCloseTo(sum(figures(csvDeals, 'upfront_usd_m')), 6);
  });

  test('k may be typed as a percentage', async () =>
    expect(await valueOf('DEAL_PERCENTILEIFS', 'total', '75%')).toBe(
      await valueOf('DEAL_PERCENTILEIFS', 'total', 0.75),
    ));
});
