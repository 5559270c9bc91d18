import fc from 'fast-check';
import { textColumn } from '../../src/deals/column';
import type { TextColumn } from '../../src/deals/column';
import { visitCodesHolding } from '../../src/deals/dictionary-text';

function codesHolding(column: TextColumn, letters: string): number[] {
  const codes: number[] = [];
  visitCodesHolding(column, letters, (code, folded) => {
    expect(folded).toBe((column.dictionary[code] ?? '').toLowerCase().replaceAll('\u0001', '\uffff'));
    codes.push(code);
  });
  return codes;
}

const column = (...entries: string[]) => textColumn(['', ...entries], new Uint8Array(0));

test.each([
  ['merck', [1, 3]],
  ['k', [1, 3, 4]],
  ['默', [5]],
  ['x', []],
])('entries that hold %j', (letters, codes) => {
  const entries = column('Merck & Co.', 'Roche', 'Kelun / MERCK', 'Akeso', '默沙东');
  expect(codesHolding(entries, letters)).toEqual(codes);
});

test('letters never run from one entry into the next', () => {
  expect(codesHolding(column('ab', 'cd'), 'bc')).toEqual([]);
});

test.each(['\u0001', '\u0001c', 'b\u0001c'])(
  'the control character %j between entries is found in none',
  (letters) => {
    expect(codesHolding(column('ab', 'cd'), letters)).toEqual([]);
  },
);

test('finds what a look at each entry finds, whatever letters do when their case changes', () => {
  const texts = fc.string({
    unit: fc.constantFrom('a', 'B', 'İ', 'Σ', 'ß', '\u0001', '-', '中'),
    maxLength: 6,
  });
  fc.assert(
    fc.property(fc.array(texts, { maxLength: 40 }), texts, (entries, wanted) => {
      const letters = wanted.toLowerCase().replaceAll('\u0001', '');
      fc.pre(letters !== '');
      const holding = entries.flatMap((entry, index) =>
        entry.toLowerCase().includes(letters) ? [index + 1] : [],
      );
      expect(codesHolding(column(...entries), letters)).toEqual(holding);
    }),
    { numRuns: 1_000 },
  );
});

test('a dictionary long enough for an index of its blocks: the same, in whatever order', () => {
  const entry = (index: number) => `deal-${String((index * 7919) % 50_021).padStart(5, '0')}-İB`;
  const inOrder = Array.from({ length: 20_000 }, (_, index) => entry(index));
  for (const entries of [inOrder, [...inOrder].sort()]) {
    const long = column(...entries);
    for (const letters of ['00', '123', '4321', 'deal-499', '999-', 'i̇b', '-0', 'nowhere', '\u0001de']) {
      const holding = entries.flatMap((text, index) =>
        text.toLowerCase().includes(letters) ? [index + 1] : [],
      );
      expect([letters, codesHolding(long, letters)]).toEqual([letters, holding]);
    }
  }
});
