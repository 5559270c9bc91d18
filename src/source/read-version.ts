import type { DealSet } from '../deals/dataset';
import { parseDate } from '../deals/date';
import { bundledDeals } from './bundled';
import type { FeedVersion } from './feed-schema';
import type { VersionFile } from './version-file';

/** Where a data set was read from: the file, the entry that vouches for it, and the feed. */
export interface VersionOrigin {
  readonly entry: FeedVersion;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Address of the feed's folder; '' for the add-in's own. */
  readonly feed: string;
}

/** The source of a version from the add-in's own feed, as DEALS_VERSION names it. */
export const OWN_FEED_SOURCE = 'feed of the add-in';

const origins = new WeakMap<DealSet, VersionOrigin>();

/** Where a set came from, for keeping it on this machine; undefined for the bundled deals. */
export const originOf = (set: DealSet): VersionOrigin | undefined => origins.get(set);

interface ReadVersionOptions {
  readonly signal?: AbortSignal | undefined;
  /** What has read the file while it came. */
  readonly begun?: VersionFile | Promise<VersionFile>;
}

/**
 * The deals in the bytes of a version: the same checks whether they come from the network or from storage. The bytes may be
 * gone afterwards: the origin of the set has them.
 * @throws Error in plain language, or the signal's reason where the user cancelled; nothing has changed
 */
export async function readVersion(
  { entry, bytes, feed }: VersionOrigin,
  { signal, begun }: ReadVersionOptions = {},
): Promise<DealSet> {
  if (bytes.length !== entry.bytes)
    throw new Error(
      `Data version ${entry.name} is ${bytes.length < entry.bytes ? 'cut short' : 'too long'}: ` +
        `${bytes.length} bytes, not ${entry.bytes} as the feed says. Try again, or ask whoever runs the feed. Nothing was changed.`,
    );
  const version = {
    name: entry.name,
    from: serialOf(entry.from),
    through: serialOf(entry.through),
    source: feed === '' ? OWN_FEED_SOURCE : `feed ${feed}`,
    sha256: entry.sha256,
  };
  const aliases = bundledDeals().aliases.rows;
  const file = await (begun ?? beginReading(entry));
  // What we read counts for nothing unless its hash fits.
  const read = await file.read(bytes, { version, aliases, signal }).finally(() => file.end());
  if (read.sha256 !== entry.sha256)
    throw new Error(
      `Data version ${entry.name} is damaged: its SHA-256 is ${read.sha256.slice(0, 12)}…, ` +
        `not ${entry.sha256.slice(0, 12)}… as the feed says. Try again, or ask whoever runs the feed. Nothing was changed.`,
    );
  if (read.deals.status === 'rejected') throw read.deals.reason;
  const { value: set } = read.deals;
  origins.set(set, { entry, bytes: read.bytes, feed });
  latest = new WeakRef(set);
  return set;
}

/** The version that was read last: the next one has most of its rows. */
let latest: WeakRef<DealSet> | undefined;

/** What reads the file of a version; it comes when there is one to read, the bundled deals need none. */
export async function beginReading(entry: FeedVersion): Promise<VersionFile> {
  try {
    const { VersionFile } = await import(/* webpackChunkName: "read-deals" */ './version-file');
    return new VersionFile(entry, latest?.deref());
  } catch (cause) {
    throw new Error('A part of DealSheet could not be loaded. Check the connection. Nothing was changed.', {
      cause,
    });
  }
}

const serialOf = (day: string): number => {
  const date = parseDate(day);
  if (!date) throw new Error(`${day} is not a day.`);
  return date.serial;
};
