import fc from 'fast-check';
import type { Box } from '../../src/workbook/chart-place';
import { freePlace } from '../../src/workbook/chart-place';

const table = { left: 100, top: 60, width: 300, height: 150 };
const size = { width: 440, height: 250 };
const alone = { table, filled: [], used: table, charts: [] };

test.each<[where: string, more: Partial<Parameters<typeof freePlace>[1]>, left: number, top: number]>([
  ['beside the table', {}, 412, 60],
  ['below a chart that is there', { charts: [{ left: 412, top: 60, width: 440, height: 250 }] }, 412, 322],
  ['below the table', { filled: [{ left: 450, top: 80, width: 50, height: 15 }] }, 100, 222],
  [
    'right of everything',
    {
      filled: [
        { left: 450, top: 80, width: 50, height: 400 },
        { left: 100, top: 300, width: 50, height: 15 },
      ],
      used: { left: 0, top: 0, width: 500, height: 480 },
    },
    512,
    60,
  ],
])('a chart stands %s', (_, more, left, top) => {
  expect(freePlace(size, { ...alone, ...more })).toEqual({ left, top, ...size });
});

const box = fc.record<Box>({
  left: fc.integer({ min: 0, max: 2000 }),
  top: fc.integer({ min: 0, max: 2000 }),
  width: fc.integer({ min: 1, max: 800 }),
  height: fc.integer({ min: 1, max: 800 }),
});
const around = (boxes: readonly Box[]): Box => {
  const left = Math.min(...boxes.map((each) => each.left));
  const top = Math.min(...boxes.map((each) => each.top));
  const right = Math.max(...boxes.map((each) => each.left + each.width));
  const bottom = Math.max(...boxes.map((each) => each.top + each.height));
  return { left, top, width: right - left, height: bottom - top };
};
const touches = (a: Box, b: Box) =>
  a.left < b.left + b.width &&
  b.left < a.left + a.width &&
  a.top < b.top + b.height &&
  b.top < a.top + a.height;

test('a chart never stands over its table, a filled cell or another chart', () => {
  fc.assert(
    fc.property(
      box,
      fc.array(box, { maxLength: 3 }),
      fc.array(box, { maxLength: 6 }),
      (own, filled, charts) => {
        const place = freePlace(size, { table: own, filled, used: around([own, ...filled]), charts });
        expect([own, ...filled, ...charts].filter((each) => touches(place, each))).toEqual([]);
        expect(Math.min(place.left, place.top)).toBeGreaterThanOrEqual(0);
      },
    ),
  );
});
