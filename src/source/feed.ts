import { buildDealSet } from '../deals/dataset';
import type { DealSet } from '../deals/dataset';
import { parseDate } from '../deals/date';
import { bundledDeals } from './bundled';
import { download } from './download';
import type { DownloadOptions } from './download';
import { readFeedIndex } from './feed-schema';
import type { FeedVersion } from './feed-schema';

export type { FeedVersion } from './feed-schema';

export interface FeedOptions extends DownloadOptions {
  /** Folder of the feed, with a final slash; `feed/` beside the add-in's page by default. */
  readonly folder?: string | undefined;
}

const INDEX_BYTES = 1_000_000;
/** No row of deals is longer than this on average; what is longer was not made by us. */
const ROW_BYTES = 8_000;

const ownFolder = (): string => new URL('feed/', document.baseURI).href;

/**
 * Looks at what the add-in's own origin offers. Nothing is fetched unless somebody asks.
 * @returns versions, newest first
 * @throws Error in plain language; nothing has changed
 */
export async function checkFeed({ folder = ownFolder(), ...options }: FeedOptions = {}): Promise<
  readonly FeedVersion[]
> {
  const bytes = await download(`${folder}index.json`, INDEX_BYTES, options);
  return readFeedIndex(textOf(bytes));
}

/**
 * Downloads a version and checks hash, schema and number of rows. It is not in force until `useDeals` is called.
 * @throws Error in plain language, or the signal's reason where the user cancelled; nothing has changed
 */
export async function fetchVersion(
  entry: FeedVersion,
  { folder = ownFolder(), ...options }: FeedOptions = {},
): Promise<DealSet> {
  const bytes = await download(folder + entry.file, (entry.rows + 2) * ROW_BYTES, options);
  const set = await readVersion(entry, bytes);
  options.signal?.throwIfAborted();
  return set;
}

/** The file that a set was read from and the entry that vouches for it. */
export interface VersionOrigin {
  readonly entry: FeedVersion;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const origins = new WeakMap<DealSet, VersionOrigin>();

/** Where a set came from, for keeping it on this machine; undefined for the bundled deals. */
export const originOf = (set: DealSet): VersionOrigin | undefined => origins.get(set);

/** The deals in the bytes of a version: the same checks whether they come from the network or from storage. */
export async function readVersion(entry: FeedVersion, bytes: Uint8Array<ArrayBuffer>): Promise<DealSet> {
  const found = await sha256(bytes);
  if (found !== entry.sha256) {
    throw new Error(
      `Data version ${entry.name} is damaged: its SHA-256 is ${found.slice(0, 12)}…, ` +
        `not ${entry.sha256.slice(0, 12)}… as the feed says. Nothing was changed.`,
    );
  }
  const { parseDeals } = await readerOfFiles();
  const { rows, problems } = parseDeals(textOf(bytes), entry.file);
  const [problem] = problems;
  if (problem) {
    throw new Error(
      `Data version ${entry.name} does not fit this version of DealSheet: ${problem.file}, line ${problem.line}, ` +
        `${problem.column}: ${problem.reason}. Nothing was changed.`,
    );
  }
  if (rows.length !== entry.rows) {
    throw new Error(
      `Data version ${entry.name} has ${rows.length} deals, not ${entry.rows} as the feed says. Nothing was changed.`,
    );
  }
  const version = {
    name: entry.name,
    from: serialOf(entry.from),
    through: serialOf(entry.through),
    source: 'feed of the add-in',
    sha256: entry.sha256,
  };
  const set = buildDealSet(rows, version, bundledDeals().aliases.rows);
  origins.set(set, { entry, bytes });
  return set;
}

/** Comes when there is a file to read: the bundled deals need none. */
async function readerOfFiles() {
  try {
    return await import(/* webpackChunkName: "read-deals" */ '../deals/schema');
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

function textOf(bytes: Uint8Array<ArrayBuffer>): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Error('The downloaded file is not text in UTF-8. Nothing was changed.', { cause });
  }
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
