import { createStore, get, promisifyRequest, set as put, update } from 'idb-keyval';
import type { UseStore } from 'idb-keyval';
import * as v from 'valibot';
import { feedVersionSchema } from './feed-schema';
import { versionId } from './version-name';

const shelfIndexSchema = v.object({
  /** What is kept: the entry that vouches for the bytes, and the feed that it came from ('' the add-in's own). */
  versions: v.array(v.object({ entry: feedVersionSchema, feed: v.string() })),
  /** The version (version-name.ts) that answers where nothing is pinned; without one the bundled data do. */
  current: v.optional(v.string()),
  /** What answered before the last switch, for taking it back: '' stands for the bundled data. */
  previous: v.optional(v.string()),
});

/** What is kept on this machine, and which of it answers. */
export type ShelfIndex = Readonly<v.InferOutput<typeof shelfIndexSchema>>;

/**
 * Where data versions are kept on this machine. The index and the bytes of each version lie apart: a version is first
 * written as a whole and only then named in the index, so that whatever stops the work leaves the old index in force.
 * All of it rejects where the browser refuses storage, or has no room left.
 */
export interface Shelf {
  readonly readIndex: () => Promise<ShelfIndex>;
  /** Reads and writes in one transaction: of two windows that change the index at once, one comes after the other. */
  readonly changeIndex: (change: (before: ShelfIndex) => ShelfIndex) => Promise<void>;
  readonly readBytes: (sha256: string) => Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Whether bytes are there, without reading them. */
  readonly hasBytes: (sha256: string) => Promise<boolean>;
  readonly writeBytes: (sha256: string, bytes: Uint8Array<ArrayBuffer>) => Promise<void>;
  /** Removes bytes that no version in the index has, in one transaction with looking there. */
  readonly removeUnused: (sha256: string) => Promise<void>;
}

const INDEX = 'index';
const keyOf = (sha256: string) => `version ${sha256}`;
const bytesSchema = v.instance(Uint8Array<ArrayBuffer>);

/** An index as it was stored; empty where there is none or it is damaged, since anyone may have written there. */
export function readShelfIndex(stored: unknown): ShelfIndex {
  const read = v.safeParse(shelfIndexSchema, stored);
  return read.success ? withNames(read.output) : { versions: [] };
}

/** Whether a version has these bytes. */
export const isUsed = ({ versions }: ShelfIndex, sha256: string): boolean =>
  versions.some(({ entry }) => entry.sha256 === sha256);

/** Versions were told apart by their data alone before they were by their names, too. */
function withNames(index: ShelfIndex): ShelfIndex {
  const named = (id: string | undefined) => {
    const kept = index.versions.find(({ entry }) => entry.sha256 === id);
    return kept ? versionId(kept.entry) : id;
  };
  const [current, previous] = [named(index.current), named(index.previous)];
  return {
    versions: index.versions,
    ...(current === undefined ? {} : { current }),
    ...(previous === undefined ? {} : { previous }),
  };
}

let opened: UseStore | undefined;
/** Opening rejects inside of each operation; here it can only throw where there is no IndexedDB at all. */
const store = (): UseStore => (opened ??= createStore('dealsheet-data', 'kept'));

/** IndexedDB. */
export const browserShelf: Shelf = {
  readIndex: async () => readShelfIndex(await get(INDEX, store())),
  changeIndex: async (change) => update<unknown>(INDEX, (stored) => change(readShelfIndex(stored)), store()),
  readBytes: async (sha256) => {
    const read = v.safeParse(bytesSchema, await get(keyOf(sha256), store()));
    return read.success ? read.output : undefined;
  },
  hasBytes: async (sha256) =>
    store()('readonly', (kept) => promisifyRequest(kept.count(keyOf(sha256)))).then((count) => count > 0),
  writeBytes: async (sha256, bytes) => put(keyOf(sha256), bytes, store()),
  removeUnused: async (sha256) =>
    store()('readwrite', async (kept) => {
      const index = readShelfIndex(await promisifyRequest<unknown>(kept.get(INDEX)));
      if (!isUsed(index, sha256)) await promisifyRequest(kept.delete(keyOf(sha256)));
    }),
};
