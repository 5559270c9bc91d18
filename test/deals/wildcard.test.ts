import fc from 'fast-check';
import { wildcard } from '../../src/deals/wildcard';

test.each([
  ['abc', 'ABC', true],
  ['abc', 'abcd', false],
  ['abc*', 'abcd', true],
  ['abc*', 'abc', true],
  ['*abc', 'xabc', true],
  ['*abc', 'abcx', false],
  ['*b*', 'abc', true],
  ['a?c', 'abc', true],
  ['a?c', 'ac', false],
  ['a*c', 'ac', true],
  ['a*c', 'abcbd', false],
  ['a*c', 'abcbc', true],
  ['?', '', false],
  ['*', '', true],
  ['a~*c', 'a*c', true],
  ['a~*c', 'abc', false],
  ['a~?c', 'a?c', true],
  ['a~~c', 'a~c', true],
  ['a~c', 'a~c', true],
  ['a~', 'a~', true],
  ['默*', '默沙东', true],
  ['a.c', 'abc', false],
  ['(a|b)+', 'a', false],
  ['*a*b*c*', 'xxaxxbxxcxx', true],
  ['*a*b*c*', 'xxaxxcxxbxx', false],
])('%p against %p: %p', (pattern, text, expected) => expect(wildcard(pattern).matches(text)).toBe(expected));

test('a pattern without wildcards is plain, and its letters are its beginning', () => {
  expect(wildcard('Phase 1')).toMatchObject({ isPlain: true, prefix: 'phase 1' });
  expect(wildcard('Hengrui*')).toMatchObject({ isPlain: false, prefix: 'hengrui' });
  expect(wildcard('a~*b?')).toMatchObject({ isPlain: false, prefix: 'a*b' });
});

test('agrees with a regular expression on any pattern', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '.', '['), maxLength: 8 });
  const patterns = fc.string({ unit: fc.constantFrom('a', 'b', '.', '[', '*', '?'), maxLength: 8 });
  fc.assert(
    fc.property(patterns, letters, (pattern, text) => {
      const source = pattern
        .replace(/[.[\]]/g, '\\$&')
        .replaceAll('*', '.*')
        .replaceAll('?', '.');
      expect(wildcard(pattern).matches(text)).toBe(new RegExp(`^${source}$`, 's').test(text));
    }),
    { numRuns: 1000 },
  );
});

test('a text escaped with ~ matches itself only', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 20 }), fc.string({ maxLength: 20 }), (text, other) => {
      const escaped = wildcard(text.replace(/[*?~]/g, '~$&'));
      expect(escaped.matches(text)).toBe(true);
      expect(escaped.matches(other)).toBe(other.toLowerCase() === text.toLowerCase());
    }),
  );
});
