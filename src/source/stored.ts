import type { DealSet } from '../deals/dataset';
import { readLayers, writeLayers } from './layers';
import { meetsPin } from './pinned-version';
import type { PinnedVersion } from './pinned-version';
import { originOf, readVersion } from './read-version';
import type { VersionOrigin } from './read-version';
import { browserShelf } from './shelf';
import type { Shelf } from './shelf';
import { OtherLabel, assertSameLabel, entryId, indexOf, layersOf } from './shelf-index';
import type { ShelfIndex, ShelfVersion } from './shelf-index';
import { compareVersionNames } from './version-name';

/** A version that is kept on this machine. */
export interface KeptVersion {
  /** What tells it apart from the others (version-name.ts). */
  readonly id: string;
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly deals: number;
  /** Address of the feed that it came from; '' for the add-in's own. */
  readonly feed: string;
  /** Whether it answers where nothing is pinned. */
  readonly isCurrent: boolean;
}

/** The data of another window were switched in between: nothing was changed. */
export class ChangedMeanwhile extends Error {}

/**
 * The data versions on this machine, as the bytes that were downloaded and the entry that vouches for them. What is read
 * back passes the same checks as a download, since anyone may have written there.
 */
export class VersionStore {
  readonly #shelf: Shelf;

  constructor(shelf: Shelf = browserShelf) {
    this.#shelf = shelf;
  }

  /**
   * Keeps a version that was fetched, without putting it in force.
   * @throws Error where storage is refused or full, or the same version is kept with other days
   */
  async keep(deals: DealSet): Promise<void> {
    const origin = originOf(deals);
    if (!origin) throw new Error('Only versions that came from a feed can be kept.');
    return this.#shelf.whileWriting(() => this.#kept(deals, origin));
  }

  /** Removes what a window that was closed while it wrote has left; what can't be removed now is so another time. */
  async sweep(): Promise<void> {
    await this.#shelf.sweep().catch(() => undefined);
  }

  async #kept(deals: DealSet, { entry, bytes, feed }: VersionOrigin): Promise<void> {
    const written = await writeLayers(this.#shelf, deals, entry, bytes).catch((cause: unknown) => {
      throw cause instanceof OtherLabel ? cause : storageProblem(cause);
    });
    await this.#name({ entry, feed, ...written });
    // Until the index named them, another window could take them for unused.
    try {
      const layers = layersOf({ entry, ...written });
      const there = await Promise.all(layers.map((key) => this.#shelf.hasBytes(key)));
      if (there.every((is) => is)) return;
      await this.#shelf.writeBytes(entry.sha256, bytes);
    } catch (cause) {
      throw storageProblem(cause);
    }
    if (written.layers) await this.#name({ entry, feed });
  }

  /** Writes a version into the index, in place of itself where it is there. */
  async #name(version: ShelfVersion): Promise<void> {
    let replaced: ShelfVersion | undefined;
    await this.#changed((index) => {
      assertSameLabel(index, version.entry);
      replaced = index.versions.find((kept) => entryId(kept.entry) === entryId(version.entry));
      return { ...index, versions: [...index.versions.filter((kept) => kept !== replaced), version] };
    });
    await this.#removeUnused(replaced);
  }

  /** Removes what a version was made of; another one, or another window's, may be made of it, too. */
  async #removeUnused(version: ShelfVersion | undefined): Promise<void> {
    for (const key of version ? layersOf(version) : [])
      await this.#shelf.removeUnused(key).catch(() => undefined);
  }

  /**
   * Lets another version answer from now on; undefined lets the bundled data.
   * @param expected what answers at present as the caller knows it
   * @throws ChangedMeanwhile where another window has switched since or removed the version; Error where storage is
   * refused
   */
  async switchTo(id: string | undefined, expected: string | undefined): Promise<void> {
    await this.#changed((index) => {
      if (id !== undefined && !index.versions.some(({ entry }) => entryId(entry) === id))
        throw new ChangedMeanwhile('This data version is gone from this machine. Nothing was changed.');
      if (index.current === id) return index;
      if (index.current !== expected)
        throw new ChangedMeanwhile(
          'Another DealSheet window has changed the data meanwhile. Check again. Nothing was changed.',
        );
      return indexOf(index, { current: id, previous: index.current ?? '' });
    });
  }

  /** The version that answers, and the one before it ('' the bundled data, undefined none). */
  async pointer(): Promise<{ current: string | undefined; previous: string | undefined }> {
    try {
      const { current, previous } = await this.#shelf.readIndex();
      return { current, previous };
    } catch (cause) {
      throw storageProblem(cause);
    }
  }

  /**
   * The version that answers where nothing is pinned; undefined where the bundled data do.
   * @throws Error where storage is refused, or what it held is damaged
   */
  async current(): Promise<DealSet | undefined> {
    const { current } = await this.pointer();
    if (current === undefined) return undefined;
    const deals = await this.byId(current);
    if (!deals) throw new Error('The data version kept on this machine is gone or damaged.');
    return deals;
  }

  /** The version itself; undefined where it is not kept or does not hold. */
  byId(id: string): Promise<DealSet | undefined> {
    return this.#load(({ entry }) => entryId(entry) === id);
  }

  /** The version that a workbook is pinned to; undefined where none is kept that holds. */
  pinned(pin: PinnedVersion): Promise<DealSet | undefined> {
    return this.#load(({ entry }) => meetsPin(pin, entry));
  }

  /** What is kept, newest first. @throws Error where storage is refused */
  async list(): Promise<readonly KeptVersion[]> {
    try {
      const { versions, current } = await this.#shelf.readIndex();
      return versions
        .map(({ entry, feed }) => ({
          id: entryId(entry),
          name: entry.name,
          sha256: entry.sha256,
          bytes: entry.bytes,
          deals: entry.rows,
          feed,
          isCurrent: entryId(entry) === current,
        }))
        .sort((a, b) => compareVersionNames(b.name, a.name));
    } catch (cause) {
      throw storageProblem(cause);
    }
  }

  /** Removes a version that does not answer. @throws Error where it does, or storage is refused */
  async remove(id: string): Promise<void> {
    let removed: ShelfVersion | undefined;
    await this.#changed((index) => {
      if (index.current === id) throw new Error('This version answers at present.');
      const versions = index.versions.filter(({ entry }) => entryId(entry) !== id);
      removed = index.versions.find(({ entry }) => entryId(entry) === id);
      const previous = index.previous === id ? undefined : index.previous;
      return indexOf({ versions }, { current: index.current, previous });
    });
    await this.#removeUnused(removed);
  }

  async #changed(change: (before: ShelfIndex) => ShelfIndex): Promise<void> {
    let refusal: unknown;
    try {
      await this.#shelf.changeIndex((index) => {
        try {
          return change(index);
        } catch (problem) {
          refusal = problem;
          return index;
        }
      });
    } catch (cause) {
      throw storageProblem(cause);
    }
    if (refusal !== undefined) throw refusal;
  }

  async #load(fits: (kept: ShelfVersion) => boolean): Promise<DealSet | undefined> {
    try {
      const kept = (await this.#shelf.readIndex()).versions.filter(fits).at(-1);
      const bytes = kept && (await readLayers(this.#shelf, kept));
      return bytes && (await readVersion({ entry: kept.entry, feed: kept.feed, bytes }));
    } catch {
      return undefined;
    }
  }
}

function storageProblem(cause: unknown): Error {
  const isFull = cause instanceof Error && cause.name === 'QuotaExceededError';
  return new Error(
    isFull
      ? 'The storage of this browser is full: the data version can’t be kept. Remove versions that you no longer need, or make room. Nothing was changed.'
      : 'This browser refuses to store data for DealSheet (a private window, or blocked site data). Nothing was changed.',
    { cause },
  );
}

/** The versions on this machine. */
export const versionStore = new VersionStore();
