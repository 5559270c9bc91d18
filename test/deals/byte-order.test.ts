import fc from 'fast-check';
import { orderOfTexts } from '../../src/deals/byte-order';
import { textsInOrder } from '../../src/deals/column-builder';

/** The texts as their bytes, each behind a separator. */
function joined(texts: readonly string[]) {
  const ends = new Uint32Array(texts.length + 1);
  texts.forEach((text, place) => (ends[place + 1] = (ends[place] ?? 0) + 1 + text.length));
  return { bytes: new TextEncoder().encode(`\0${texts.join('\0')}`), ends };
}

const sorted = (texts: readonly string[]) =>
  Array.from(orderOfTexts(joined(texts)) ?? [], (code) => texts[code - 1]);

test.each([
  [[]],
  [['one']],
  [['b', 'a', 'B', 'A', 'ab', 'aB', 'AB', 'abc']],
  [Array.from({ length: 300 }, (_, number) => `kelun-merck-2022-12-r${(number * 7919) % 300}`)],
  [Array.from({ length: 60 }, (_, number) => 'x'.repeat((number * 37) % 60) + (number % 2 ? 'Y' : 'y'))],
])('%#: the order of a dictionary', (texts) => {
  expect(sorted(texts)).toEqual(textsInOrder([...texts], []));
});

test('any ASCII texts', () => {
  const letters = fc.constantFrom('a', 'A', 'b', 'B', 'z', '-', '[', ' ', '1', '\x7f', 'aaaa');
  const text = fc.oneof(
    fc.array(letters, { maxLength: 12 }).map((parts) => parts.join('')),
    fc.string({ unit: 'grapheme-ascii', maxLength: 6 }),
  );
  fc.assert(
    fc.property(fc.uniqueArray(text, { maxLength: 80 }), (texts) => {
      expect(sorted(texts)).toEqual(textsInOrder([...texts], []));
    }),
    { numRuns: 500, seed: 20261123 },
  );
});
