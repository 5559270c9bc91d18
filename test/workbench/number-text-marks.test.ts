import fc from 'fast-check';
import type { Handler } from '../../src/workbench/number-text-marks';
import { onceForEachText } from '../../src/workbench/number-text-marks';

type Cell = Parameters<Handler>[0];

/** As Univer's: marks texts that are numbers, unless their format is text. */
const marking: Handler = (cell, { rawData }, next) => {
  const { v, s } = rawData ?? {};
  if (typeof v !== 'string' || !/^\d+$/.test(v) || s === 'text') return next(cell);
  const marked = cell === rawData ? { ...rawData } : { ...cell };
  return next({ ...marked, markers: { tl: { size: 6, color: 'green' } } });
};

const raw = fc.record({
  v: fc.constantFrom<string | number>('12', 'twelve', 'text', '7', '', 12),
  s: fc.constantFrom<string | undefined>('text', 'bold', undefined),
});

test('the same texts are marked as when each is tried anew', () => {
  fc.assert(
    fc.property(fc.array(raw, { minLength: 1, maxLength: 30 }), fc.boolean(), (cells, styled) => {
      const once = onceForEachText(marking);
      for (const rawData of cells) {
        const cell = (styled ? { ...rawData, fontRenderExtension: {} } : rawData) as Cell;
        const next = (given: Cell) => given;
        expect(once(cell, { rawData }, next)).toEqual(marking(cell, { rawData }, next));
      }
    }),
  );
});

test('a text that is not marked is tried once', () => {
  let tried = 0;
  const once = onceForEachText((cell, at, next) => {
    tried += 1;
    return marking(cell, at, next);
  });
  for (const v of ['twelve', 'twelve', '12', '12', 'twelve']) once({ v }, { rawData: { v } }, (cell) => cell);
  expect(tried).toBe(3);
});
