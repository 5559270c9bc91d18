import { salesForecast } from '../../src/valuation/net-sales';
import { pathwayOf } from '../../src/valuation/pathway';
import { valuationDate } from '../../src/valuation/valuation-date';
import { assume, refusal, tables, terms } from './deals';
import type { Pairs } from './deals';

const forecast = (assumptions: Pairs, deal: Pairs = { announced: '2024-01-01' }) => {
  const [product, market] = [terms(deal), assume({ stage: 'Approved', ...assumptions })];
  const date = valuationDate(product, market);
  return salesForecast(pathwayOf(product, market, tables, date), market, date);
};
const sales = (assumptions: Pairs, deal?: Pairs) =>
  forecast(assumptions, deal)?.years.map(({ netSalesUsdM }) => Number(netSalesUsdM.toFixed(9)));

describe('net sales', () => {
  test('rise in five equal steps to the peak and last twelve years', () => {
    expect(sales({ peak_sales: 1000 })).toEqual([200, 400, 600, 800, ...Array<number>(8).fill(1000)]);
  });

  test('no forecast without sales', () => {
    expect(forecast({})).toBeUndefined();
  });

  test.each<[string, Pairs, number[]]>([
    ['at once', { years_to_peak: 0, years_on_market: 3 }, [1000, 1000, 1000]],
    ['in one year', { years_to_peak: 1, years_on_market: 3 }, [1000, 1000, 1000]],
    ['part of a last year', { years_to_peak: 0, years_on_market: 2.25 }, [1000, 1000, 250]],
    [
      'a share after exclusivity, for ten years',
      { years_to_peak: 0, years_on_market: 2, post_exclusivity: 0.2 },
      [1000, 1000, ...Array<number>(10).fill(200)],
    ],
    [
      'single years replaced',
      { years_to_peak: 0, years_on_market: 3, 'net_sales 2': 700, 'net_sales 5': 50 },
      [1000, 700, 1000, 0, 50],
    ],
    ['a year of zero', { years_to_peak: 0, years_on_market: 2, 'net_sales 1': 0 }, [0, 1000]],
  ])('%s', (_, assumptions, expected) => {
    expect(sales({ peak_sales: 1000, ...assumptions })).toEqual(expected);
  });

  test('single years alone are a forecast, and the largest is the peak', () => {
    expect(forecast({ 'net_sales 1': 100, 'net_sales 3': 400 })).toMatchObject({ peakUsdM: 400 });
    expect(sales({ 'net_sales 1': 100, 'net_sales 3': 400 })).toEqual([100, 0, 400]);
  });

  test('end with loe_date: a part of the year in which it falls', () => {
    // 2026-07-02 is 913 days after 2024-01-01: 2.4997 years
    const years = sales({ peak_sales: 1000, years_to_peak: 0, loe_date: '2026-07-02' });
    expect(years?.length).toBe(3);
    expect(years?.[2]).toBeCloseTo(1000 * (913 / 365.25 - 2), 6);
    expect(sales({ peak_sales: 1000, loe_date: '2024-01-01' })).toEqual([]);
  });

  test('loe_date needs a date to count from', () => {
    const call = () => forecast({ peak_sales: 1, loe_date: '2030-01-01' }, { upfront: 1 });
    expect(refusal(call)).toEqual({ kind: 'value', message: expect.stringContaining('loe_date') as string });
    expect(
      forecast({ peak_sales: 1, loe_date: '2030-01-01', valuation_date: '2028-01-01' }, { upfront: 1 }),
    ).toBeDefined();
  });

  test.each([
    ['start', [0, 1, 2]],
    ['mid', [0.5, 1.5, 2.5]],
    ['end', [1, 2, 3]],
  ])('a year counts at its %s', (timing, expected) => {
    const years = forecast({ peak_sales: 1, years_on_market: 3, timing })?.years;
    expect(years?.map(({ afterLaunchYears }) => afterLaunchYears)).toEqual(expected);
  });

  test('begin at launch: approval and the delay', () => {
    const deal = { announced: '2024-01-01', area: 'Oncology' };
    expect(forecast({ peak_sales: 1, stage: 'Filed', launch_delay: 0.5 }, deal)?.launchYears).toBeCloseTo(
      1.3,
      12,
    );
  });
});
