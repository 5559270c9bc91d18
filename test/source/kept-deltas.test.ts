/** Versions that are kept as what they have not in common with another: whole, whatever is removed or damaged. */
import { createHash } from 'node:crypto';
import { canonicalCsv } from '../../src/deals/canonical-csv';
import type { DealRow } from '../../src/deals/row';
import { fetchVersion } from '../../src/source/feed';
import type { FeedVersion } from '../../src/source/feed';
import { VersionStore } from '../../src/source/stored';
import { versionId } from '../../src/source/version-name';
import { bundledRows } from '../deals/bundled';
import { MemoryShelf } from './memory-shelf';

const address = 'https://data.example/feed/';

/** The deals of a month: each has one terminated that the month before had not. */
const dealsOf = (month: number): DealRow[] =>
  bundledRows.map((row, place) => (place < month ? { ...row, status: 'Terminated' as const } : row));

const offered = Array.from({ length: 12 }, (_, place) => {
  const bytes = new TextEncoder().encode(canonicalCsv(dealsOf(place + 1)));
  const name = `2027-${String(place + 1).padStart(2, '0')}`;
  const entry: FeedVersion = {
    name,
    file: `deals-${name}.csv`,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    from: '2020-01-01',
    through: '2026-12-31',
    rows: bundledRows.length,
    bytes: bytes.length,
  };
  return { entry, bytes, id: versionId(entry) ?? '' };
});
const [january, february, march] = offered as [Offered, Offered, Offered, ...Offered[]];
type Offered = (typeof offered)[number];

const fetched = ({ entry, bytes }: Offered) =>
  fetchVersion(entry, { address }, { request: () => Promise.resolve(new Response(bytes)) });

/** Keeps versions one after the other, as a machine does that is asked every month. */
async function keptMonths(...months: readonly Offered[]) {
  const shelf = new MemoryShelf();
  const store = new VersionStore(shelf);
  for (const month of months) await store.keep(await fetched(month));
  return { shelf, store };
}

const terminated = async (store: VersionStore, { id }: Offered) => {
  const set = await store.byId(id);
  return set && [set.version.name, set.value(0, 'status'), set.value(11, 'status') === 'Terminated'];
};
const size = ({ bytes }: MemoryShelf) => [...bytes.values()].reduce((sum, { length }) => sum + length, 0);

test('twelve months take little more room than one, and each is there', async () => {
  const { shelf, store } = await keptMonths(...offered);
  expect(size(shelf)).toBeLessThan(3 * january.bytes.length);
  for (const [place, month] of offered.entries())
    expect(await terminated(store, month)).toEqual([month.entry.name, 'Terminated', place >= 11]);
});

test('a month that others are made of can be removed, and goes with the last of them', async () => {
  const { shelf, store } = await keptMonths(january, february, march);
  await store.remove(january.id);
  await store.remove(february.id);
  expect(await store.byId(january.id)).toBeUndefined();
  expect(await terminated(store, march)).toEqual(['2027-03', 'Terminated', false]);
  expect((await store.list()).map(({ name }) => name)).toEqual(['2027-03']);
  await store.remove(march.id);
  expect(shelf.bytes.size).toBe(0);
});

test('what is damaged or gone takes the months with it that are made of it, and no others', async () => {
  for (const spoil of ['change', 'cut', 'remove', 'empty'] as const) {
    const { shelf, store } = await keptMonths(january, february, march);
    const key = [...shelf.bytes.keys()].find((each) => each.startsWith(february.entry.sha256)) ?? '';
    const bytes = shelf.bytes.get(key)?.slice() ?? new Uint8Array();
    bytes[bytes.length - 20] = (bytes.at(-20) ?? 0) ^ 1;
    if (spoil === 'remove') shelf.bytes.delete(key);
    else
      shelf.bytes.set(
        key,
        spoil === 'change' ? bytes : bytes.slice(0, spoil === 'cut' ? bytes.length - 5 : 0),
      );
    expect(await terminated(store, january)).toBeDefined();
    expect([await store.byId(february.id), await store.byId(march.id)]).toEqual([undefined, undefined]);
    // Fetched again, it is kept whole.
    await store.keep(await fetched(february));
    expect(await terminated(store, february)).toBeDefined();
  }
});

test('another window that removes the month before in between loses nothing', async () => {
  const { shelf, store } = await keptMonths(january);
  const set = await fetched(february);
  const { changeIndex } = shelf;
  let isFirst = true;
  Object.assign(shelf, {
    changeIndex: async (change: Parameters<MemoryShelf['changeIndex']>[0]) => {
      if (isFirst) {
        isFirst = false;
        await new VersionStore(shelf).remove(january.id);
      }
      await changeIndex(change);
    },
  });
  await store.keep(set);
  expect(await terminated(store, february)).toBeDefined();
  expect([...shelf.bytes.keys()]).toEqual([february.entry.sha256]);
});
