import { createStore, get, promisifyRequest, set as put, update } from 'idb-keyval';
import type { UseStore } from 'idb-keyval';
import * as v from 'valibot';
import { changedIndex, readShelfIndex, unusedKeys } from './shelf-index';
import type { ShelfIndex } from './shelf-index';

/**
 * Where data versions are kept on this machine. The index and the bytes of each version lie apart: a version is first
 * written as a whole and only then named in the index, so that whatever stops the work leaves the old index in force.
 * All of it rejects where the browser refuses storage, or has no room left.
 */
export interface Shelf {
  readonly readIndex: () => Promise<ShelfIndex>;
  /**
   * Reads and writes in one transaction: of two windows that change the index at once, one comes after the other. What
   * another DealSheet wrote there and this one can't read stays.
   */
  readonly changeIndex: (change: (before: ShelfIndex) => ShelfIndex) => Promise<void>;
  /** The bytes under a key: the SHA-256 of a file kept whole, or the name of a delta. */
  readonly readBytes: (key: string) => Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Whether bytes are there, without reading them. */
  readonly hasBytes: (key: string) => Promise<boolean>;
  readonly writeBytes: (key: string, bytes: Uint8Array<ArrayBuffer>) => Promise<void>;
  /**
   * Removes bytes that no version in the index has, in one transaction with looking there. Does nothing where nobody here
   * can tell which bytes the index needs.
   */
  readonly removeUnused: (key: string) => Promise<void>;
  /** Does work in which bytes are written that the index names only at its end; while it lasts nobody sweeps. */
  readonly whileWriting: <Result>(work: () => Promise<Result>) => Promise<Result>;
  /**
   * Removes all bytes that no version in the index has: what is left where a window was closed between writing and
   * naming. Does nothing where another window is writing, or nobody can tell whether one is.
   */
  readonly sweep: () => Promise<void>;
}

const INDEX = 'index';
const PREFIX = 'version ';
const keyOf = (key: string) => PREFIX + key;
/** Held by all windows that are writing; the browser takes it from one that is closed or has crashed. */
const WRITING = 'dealsheet-data writing';
const bytesSchema = v.instance(Uint8Array<ArrayBuffer>);
/** Longer ones are handed to the browser as a file: it writes and reads that beside the page, which goes on meanwhile. */
const LONG_BYTES = 1_000_000;

let opened: UseStore | undefined;
/** Opening rejects inside of each operation; here it can only throw where there is no IndexedDB at all. */
const store = (): UseStore => (opened ??= createStore('dealsheet-data', 'kept'));

/** IndexedDB. */
export const browserShelf: Shelf = {
  readIndex: async () => readShelfIndex(await get(INDEX, store())),
  changeIndex: async (change) => update<unknown>(INDEX, (stored) => changedIndex(stored, change), store()),
  readBytes: async (key) => {
    const kept = await get<unknown>(keyOf(key), store());
    if (kept instanceof Blob) return new Uint8Array(await kept.arrayBuffer());
    const read = v.safeParse(bytesSchema, kept);
    return read.success ? read.output : undefined;
  },
  hasBytes: async (key) =>
    store()('readonly', (kept) => promisifyRequest(kept.count(keyOf(key)))).then((count) => count > 0),
  writeBytes: async (key, bytes) => {
    if (bytes.length < LONG_BYTES) return put(keyOf(key), bytes, store());
    // Some browsers keep no files in a private window, but bytes.
    return put(keyOf(key), new Blob([bytes]), store()).catch((cause: unknown) => {
      if (cause instanceof Error && cause.name === 'QuotaExceededError') throw cause;
      return put(keyOf(key), bytes, store());
    });
  },
  removeUnused: async (key) =>
    store()('readwrite', async (kept) => {
      const stored = await promisifyRequest<unknown>(kept.get(INDEX));
      await Promise.all(
        unusedKeys(stored, [key]).map((unused) => promisifyRequest(kept.delete(keyOf(unused)))),
      );
    }),
  whileWriting: async (work) => {
    let begun: ReturnType<typeof work> | undefined;
    const begin = async () => {
      begun = work();
      await begun.catch(() => undefined);
    };
    // Without locks nobody sweeps.
    await locks()
      ?.request(WRITING, { mode: 'shared' }, begin)
      .catch(() => undefined);
    return begun ?? work();
  },
  sweep: async () =>
    locks()?.request(WRITING, { ifAvailable: true }, async (lock) => {
      if (!lock) return;
      await store()('readwrite', async (kept) => {
        const stored = await promisifyRequest<unknown>(kept.get(INDEX));
        const all = await promisifyRequest(kept.getAllKeys());
        const keys = all.flatMap((key) =>
          typeof key === 'string' && key.startsWith(PREFIX) ? [key.slice(PREFIX.length)] : [],
        );
        await Promise.all(unusedKeys(stored, keys).map((key) => promisifyRequest(kept.delete(keyOf(key)))));
      });
    }),
};

/** Old browsers, and pages without https, have none. */
const locks = (): LockManager | undefined =>
  typeof navigator === 'undefined' ? undefined : (navigator as Partial<Navigator>).locks;
