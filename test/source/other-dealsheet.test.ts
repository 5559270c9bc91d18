/** What another DealSheet, of a later form, has written into the index of kept versions: it stays, and so do its bytes. */
import { changedIndex, readShelfIndex } from '../../src/source/shelf-index';
import type { FeedVersion } from '../../src/source/feed';
import { MemoryShelf } from './memory-shelf';

const entry = (letter: string, name: string): FeedVersion => ({
  name,
  file: 'a.csv',
  sha256: letter.repeat(64),
  from: '2020-01-01',
  through: '2026-12-31',
  rows: 1,
  bytes: 1,
});
const kept = (letter: string, name: string) => ({ entry: entry(letter, name), feed: '' });
const later = { entry: { ...entry('b', '2027-02'), name: '2027-02 final' }, pieces: ['piece'] };
const more = { ...kept('c', '2027-03'), of: ['part'] };
const stored = { versions: [later, kept('a', '2027-01'), 7, more], current: 'other', seen: { on: 1 } };

test('what can’t be read stays as it is through every change', () => {
  const added = changedIndex(stored, (index) => ({
    ...index,
    versions: [...index.versions, kept('d', '2027-04')],
  }));
  expect(added).toEqual({ ...stored, versions: [...stored.versions, kept('d', '2027-04')] });
  const removed = changedIndex(added, ({ versions }) => ({
    versions: versions.filter((version) => version.entry.name !== '2027-01'),
    previous: '',
  }));
  expect(removed).toEqual({
    versions: [later, 7, more, kept('d', '2027-04')],
    previous: '',
    seen: { on: 1 },
  });
  expect(removed).not.toHaveProperty('current');
});

test('a version that is replaced or removed takes what else is known of it with it', () => {
  const again = kept('c', '2027-03');
  const replaced = changedIndex(stored, ({ versions }) => ({ versions: [...versions.slice(0, 1), again] }));
  expect(replaced).toMatchObject({ versions: [later, kept('a', '2027-01'), 7, again] });
  expect(changedIndex(stored, () => ({ versions: [] }))).toMatchObject({ versions: [later, 7] });
});

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['something damaged', { versions: 'x', current: 'y' }],
])('over %s an index is written anew', (_, before) => {
  const versions = [kept('a', '2027-01')];
  expect(changedIndex(before, (index) => ({ ...index, versions }))).toEqual({ versions });
});

test.each<[string, unknown[]]>([
  ['that can’t be read', [later]],
  ['of which this one knows a part', [more]],
])('bytes of a version %s outlast changes, removals and sweeps', async (_, versions) => {
  const shelf = new MemoryShelf();
  shelf.stored = { versions: [...versions, kept('a', '2027-01')] };
  for (const key of ['a'.repeat(64), 'piece', 'part']) shelf.bytes.set(key, new Uint8Array(1));
  await shelf.changeIndex((index) => ({
    versions: index.versions.filter((version) => version.entry.name !== '2027-01'),
  }));
  for (const key of shelf.bytes.keys()) await shelf.removeUnused(key);
  await shelf.sweep();
  expect([...shelf.bytes.keys()]).toEqual(['a'.repeat(64), 'piece', 'part']);
  expect(readShelfIndex(shelf.stored).versions.some((version) => version.entry.name === '2027-01')).toBe(
    false,
  );
});
