import fc from 'fast-check';
import { cellHash, decodeMemory, encodeMemory, hashAt, rowHashes } from '../../src/workbook/memory';

const cell = fc.oneof(fc.string(), fc.double({ noNaN: true }), fc.boolean());

test('a memory comes back as it was, whatever the ids', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(
        fc.tuple(
          fc.string({ minLength: 1, unit: 'grapheme' }),
          fc.array(cell, { minLength: 3, maxLength: 3 }),
        ),
        {
          selector: ([id]) => id,
        },
      ),
      (deals) => {
        const rows = new Map(deals.map(([id, cells]) => [id, rowHashes(cells)]));
        rows.set('deleted-by-user', '');
        const kept = new Set(deals.slice(0, 2).map(([id]) => id));
        expect(decodeMemory([...encodeMemory({ width: 3, rows, kept })], 3)).toEqual({
          width: 3,
          rows,
          kept,
        });
      },
    ),
  );
});

test('a large memory is cut into parts, and holds nothing that XML would change', () => {
  const rows = new Map(
    Array.from({ length: 40_000 }, (_, index) => [
      `a&b-<${String(index)}>-2024-05`,
      rowHashes([index, 'x', '']),
    ]),
  );
  const parts = [...encodeMemory({ width: 3, rows, kept: new Set() })];
  expect(parts.length).toBeGreaterThan(1);
  for (const part of parts) {
    expect(part.length).toBeLessThanOrEqual(1_000_000);
    expect(part).not.toMatch(/[<>&\s]/);
  }
  expect(decodeMemory(parts, 3)?.rows.size).toBe(40_000);
});

test.each([
  ['another width', ['kelun:AAAABBBB'], 3],
  ['a cut part', ['kelun:AAAABBB'], 2],
  ['foreign text', ['hello'], 2],
  ['a bad escape', ['%E0%A4%A:AAAABBBB'], 2],
])('damage is noticed: %s', (_, parts, width) => {
  expect(decodeMemory(parts, width)).toBeUndefined();
});

test('hashes tell cells apart that look alike', () => {
  const alike = ['', 0, '0', false, 'FALSE', ' ', 1, '1', true, 85, 85.5, '85'];
  expect(new Set(alike.map(cellHash)).size).toBe(alike.length);
});

test('hashes are of even length and found again by column', () => {
  const hashes = rowHashes(['a', 2, '']);
  expect([hashAt(hashes, 0), hashAt(hashes, 1), hashAt(hashes, 2)]).toEqual([
    cellHash('a'),
    cellHash(2),
    cellHash(''),
  ]);
  expect(hashAt('', 1)).toBeUndefined();
});

test('two of 50,000 different values rarely share a hash: 24 bits', () => {
  const hashes = Array.from({ length: 50_000 }, (_, index) => cellHash(index / 10));
  // Expected number of collisions: n² / 2 / 2^24 = 75.
  expect(50_000 - new Set(hashes).size).toBeLessThan(150);
});
