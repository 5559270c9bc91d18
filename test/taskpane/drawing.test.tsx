import fc from 'fast-check';
import { apart, scale, waterfallSpans } from '../../src/taskpane/value/drawing';
import { waterfallOf } from '../../src/valuation/waterfall';
import { value } from '../valuation/deals';

test('the bars of a waterfall join, and the last is the rNPV from zero', () => {
  const valuation = value('kelun-merck-2022-12', { peak_sales: 2000 });
  const spans = waterfallSpans(waterfallOf(valuation).map(({ amountUsdM }) => amountUsdM));
  spans.slice(1, -1).forEach(({ from }, index) => expect(from).toBe(spans[index]?.to));
  const last = spans.at(-1);
  expect(last?.from).toBe(0);
  expect(last?.to).toBeCloseTo(valuation.rnpvUsdM, 7);
  expect(waterfallSpans([])).toEqual([{ from: 0, to: 0 }]);
});

test('a scale keeps order and stays on its line', () => {
  expect([-10, 0, 10].map(scale([-10, 10], 200))).toEqual([0, 100, 200]);
  expect(scale([5, 5], 100)(5)).toBe(0);
});

test('labels never overlap, keep their order and stay on the line', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 256, noNaN: true }), { minLength: 1, maxLength: 5 }),
      (places) => {
        const moved = apart(
          [...places].sort((a, b) => a - b),
          46,
          256,
        );
        moved.forEach((place, index) => {
          expect(place).toBeLessThanOrEqual(256 + 1e-9);
          expect(place).toBeGreaterThanOrEqual(-1e-9);
          if (index > 0) expect(place - (moved[index - 1] ?? 0)).toBeGreaterThanOrEqual(46 - 1e-9);
        });
      },
    ),
  );
});
