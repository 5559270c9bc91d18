import {
  cumulative,
  discountFactor,
  marginalRoyalty,
  riskAdjustedNpv,
  taxOnProfits,
} from '../../src/valuation/cash-flows';

const yearly = (amounts: readonly number[], from: number, probability = 1) =>
  amounts.map((amount, index) => ({ amount, probability, timeYears: from + index }));

describe('worked cases of src/data/cases.md', () => {
  test('1. royalty swap: 3 % of one billion for nine years against three equal payments, to the cent', () => {
    const present = riskAdjustedNpv(yearly(Array<number>(9).fill(0.03 * 1e9), 1), 0.1);
    expect(present.toFixed(2)).toBe('172770714.49');
    const annuity = riskAdjustedNpv(yearly([1, 1, 1], 1), 0.1);
    expect((present / annuity).toFixed(2)).toBe('69473661.93');
  });

  test('7. likelihood of approval is the product of the phases', () => {
    const loa = (chain: number[]) => (100 * (cumulative(chain).at(-1) ?? 0)).toFixed(1);
    expect(loa([0.52, 0.289, 0.578, 0.906])).toBe('7.9');
    expect(loa([0.696, 0.481, 0.768, 0.931])).toBe('23.9');
    expect(loa([0.488, 0.246, 0.477, 0.92])).toBe('5.3');
    expect(loa([0.442, 0.588, 0.667, 1])).toBe('17.3');
  });

  test('8. annuity exercise: 12.3 bn in year 10, 61.5 times the cost, 3.075 expected', () => {
    const inYear10 = riskAdjustedNpv(yearly(Array<number>(10).fill(2), 1), 0.1);
    expect(inYear10.toFixed(1)).toBe('12.3');
    expect(inYear10.toFixed(3)).toBe('12.289');
    // The exercise goes on with the rounded 12.3.
    expect(12.3 / 0.2).toBeCloseTo(61.5, 10);
    expect((0.05 * 12.3) / 0.2).toBeCloseTo(3.075, 10);
    const fromToday = riskAdjustedNpv(yearly(Array<number>(10).fill(2), 11, 0.05), 0.1);
    expect(fromToday).toBeCloseTo(0.05 * inYear10 * 1.1 ** -10, 12);
  });

  describe('9. the yearly model with marginal tiers and two discount rates', () => {
    const years = Array.from({ length: 17 }, (_, index) => index); // 2026 is year 0, undiscounted
    const ramp = [0, 0, 0, 0, 0, 0, 0, 0.6, 0.8, 0.9, 1, 1, 1, 0.7, 0.4, 0.2, 0.2];
    const price = 100;
    const sales = years.map(
      (year) => 450 * 1.02 ** year * 0.09 * 1.02 ** year * 0.8 * 0.5 * 0.05 * (ramp[year] ?? 0) * price,
    );
    const steps = years.map((year) => ({ 1: 0.3, 3: 0.49, 5: 0.553, 6: 0.95 })[year] ?? 1);
    const probability = cumulative(steps);
    const tiers = [
      { from: 0, rate: 0.05 },
      { from: 100, rate: 0.07 },
      { from: 200, rate: 0.09 },
    ];
    const royalties = sales.map((netSales) => marginalRoyalty(netSales, tiers));
    const upfront = years.map((year) => (year === 0 ? 2 : 0));
    const milestones = years.map((year) => ({ 2: 1, 4: 1, 6: 2 })[year] ?? 0);
    const weighted = (amounts: readonly number[]) =>
      amounts.map((amount, year) => ({ amount, probability: probability[year] ?? 0, timeYears: year }));

    test('licensor at 14 %', () => {
      expect(riskAdjustedNpv(weighted(upfront), 0.14)).toBeCloseTo(2, 12);
      expect(riskAdjustedNpv(weighted(milestones), 0.14)).toBeCloseTo(0.388243, 6);
      expect(riskAdjustedNpv(weighted(royalties), 0.14)).toBeCloseTo(0.848412, 6);
      const all = years.map(
        (year) => (upfront[year] ?? 0) + (milestones[year] ?? 0) + (royalties[year] ?? 0),
      );
      expect(riskAdjustedNpv(weighted(all), 0.14)).toBeCloseTo(3.236654, 6);
    });

    test('licensee at 10 %: tax on unrisked profit, licence payments not deductible', () => {
      const research = [4, 4, 5, 5, 7, 7, 2]; // 1 of pre-marketing in 2032
      const profit = sales.map((netSales, year) => netSales * (1 - 0.12 - 0.01) - (research[year] ?? 0));
      const tax = taxOnProfits(profit, 0.21);
      const net = profit.map(
        (amount, year) =>
          amount - (tax[year] ?? 0) - (upfront[year] ?? 0) - (milestones[year] ?? 0) - (royalties[year] ?? 0),
      );
      expect(riskAdjustedNpv(weighted(net), 0.1)).toBeCloseTo(4.856718, 6);
    });
  });
});

test.each([
  [0.1, 0, 1],
  [0, 7, 1],
  [0.12, 1, 1 / 1.12],
  [-0.5, 1, 2],
  [0.1, 0.5, 0.9534625892455922],
])('discount factor at rate %p, time %p is %p', (rate, time, expected) => {
  expect(discountFactor(rate, time)).toBeCloseTo(expected, 14);
});

test.each([
  ['nothing sold', 0, 0],
  ['inside the first tier', 50, 2.5],
  ['at the edge', 100, 5],
  ['in the second', 150, 5 + 3.5],
  ['above all', 300, 5 + 7 + 9],
])('marginal royalty 5, 7, 9 %% from 0, 100, 200: %s', (_, netSales, expected) => {
  const tiers = [
    { from: 0, rate: 0.05 },
    { from: 100, rate: 0.07 },
    { from: 200, rate: 0.09 },
  ];
  expect(marginalRoyalty(netSales, tiers)).toBeCloseTo(expected, 12);
});

test.each([
  ['no losses', [10, 10], 0.2, [2, 2]],
  ['a loss is used before tax', [-15, 10, 10], 0.2, [0, 0, 1]],
  ['losses add up and wait', [-5, -5, 4, 10], 0.5, [0, 0, 0, 2]],
])('tax on profits: %s', (_, profits, rate, expected) => {
  expect(taxOnProfits(profits, rate)).toEqual(expected);
});
