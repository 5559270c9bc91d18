/** Versions that were given to users: workbooks are pinned to them, so every later DealSheet must read them. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { checkFeed, fetchVersion } from '../../src/source/feed';
import { VersionStore } from '../../src/source/stored';
import { cellText } from '../../src/deals/canonical-csv';
import { readCsv } from '../../src/deals/csv';
import type { DealValue } from '../../src/deals/row';
import { MemoryShelf } from './memory-shelf';

const FOLDER = path.join(__dirname, '../../src/data/published');
const feed = { address: 'https://deals.example.com/feed/' };
const request = async (address: string) => {
  const file = path.join(FOLDER, address.slice(feed.address.length));
  return existsSync(file)
    ? new Response(new Uint8Array(readFileSync(file)))
    : new Response('', { status: 404 });
};

test('each is read, kept, and found again by a pin, with every cell of its file', async () => {
  const versions = await checkFeed(feed, { request });
  expect(versions.map(({ name }) => name)).toContain('2026-11');
  for (const entry of versions) {
    const set = await fetchVersion(entry, feed, { request });
    const store = new VersionStore(new MemoryShelf());
    await store.keep(set);
    const { name, sha256, from, through } = entry;
    const pinned = await store.pinned({ name, sha256, from, through });
    expect(pinned?.size).toBe(entry.rows);
    const { header, records } = readCsv(readFileSync(path.join(FOLDER, entry.file), 'utf8'), entry.file);
    records.forEach(({ cells }, row) => {
      const deal = pinned?.row(row) as Readonly<Record<string, DealValue>> | undefined;
      expect(header.map((name) => cellText(deal?.[name]))).toEqual(cells);
    });
    expect(records.length).toBe(entry.rows);
  }
});
