/** A workbook pinned to the data that came with the add-in, after a newer add-in has come. */
import { bundledDeals } from '../../src/source/bundled';
import { DealSource } from '../../src/source/deal-source';
import { keepBundled } from '../../src/source/keep-bundled';
import { VersionStore } from '../../src/source/stored';
import { dealRow, dataVersion } from '../workbook/io';
import { MemoryShelf, fillStorage, refuseStorage } from './memory-shelf';

/** The next add-in, with other deals under a later name; its server is away. */
const nextAddIn = (store: VersionStore) =>
  new DealSource({
    bundled: () => dataVersion('2027-05', [dealRow('a-b-2027-04', '2027-04-02')]),
    stored: (pin) => store.pinned(pin),
    offered: () => Promise.resolve(undefined),
    current: () => store.current(),
    waitMilliseconds: 3_000,
  });

const pin = { name: bundledDeals().version.name, sha256: bundledDeals().version.sha256 };

test('keeps its numbers, to the last cell, when a newer add-in has other data and no server answers', async () => {
  const store = new VersionStore(new MemoryShelf());
  await keepBundled(store);
  const source = nextAddIn(store);
  await source.decide({ pin });
  const before = bundledDeals();
  const after = source.inForce;
  expect(after?.version).toMatchObject({ ...before.version, source: 'feed of the add-in' });
  expect(after?.size).toBe(before.size);
  for (let row = 0; row < before.size; row++) expect(after?.row(row)).toEqual(before.row(row));
  // Workbooks that are not pinned take what the newer add-in brought.
  await source.decide({});
  expect(source.inForce?.version.name).toBe('2027-05');
});

test('is kept once, and answers nothing by itself', async () => {
  const shelf = new MemoryShelf();
  const store = new VersionStore(shelf);
  await keepBundled(store);
  shelf.faults.writeBytes = new Error('written again');
  await keepBundled(store);
  expect(await store.list()).toMatchObject([{ name: pin.name, sha256: pin.sha256, isCurrent: false }]);
  expect(await store.current()).toBeUndefined();
});

test.each([
  ['refused', refuseStorage, /refuses to store data/],
  ['full', fillStorage, /storage of this browser is full/],
])('says so where storage is %s', async (_, damage, message) => {
  const shelf = new MemoryShelf();
  damage(shelf);
  await expect(keepBundled(new VersionStore(shelf))).rejects.toThrow(message);
  expect(shelf.bytes.size).toBe(0);
});
