import type { DealSet } from '../deals/dataset';
import { connectedRequest } from './connect';
import { download } from './download';
import type { DownloadOptions } from './download';
import { readFeedIndex } from './feed-schema';
import type { FeedVersion } from './feed-schema';
import { beginReading, readVersion } from './read-version';
import { verifySignature } from './signature';
import { textOf } from './text-of';

export type { FeedVersion } from './feed-schema';
export { originOf } from './read-version';

/** A folder of data versions on a web server. */
export interface Feed {
  /** Address of the folder, with a final slash; '' for the add-in's own, `feed/` beside its page. */
  readonly address: string;
  /** Public key of whoever signs its versions (signature.ts); without one, signatures are not looked at. */
  readonly publicKey?: string | undefined;
}

/** The feed of the add-in's own origin. */
export const OWN_FEED: Feed = { address: '' };

const INDEX_BYTES = 1_000_000;

/**
 * Looks at what a feed offers. Nothing is fetched unless somebody asks.
 * @returns versions, newest first
 * @throws Error in plain language; nothing has changed
 */
export async function checkFeed(
  feed: Feed = OWN_FEED,
  options: DownloadOptions = {},
): Promise<readonly FeedVersion[]> {
  const bytes = await download(`${folderOf(feed)}index.json`, INDEX_BYTES, through(feed, options));
  return readFeedIndex(textOf(bytes));
}

/**
 * Downloads a version and checks signature, length, hash, schema and number of rows. It is not in force until it is
 * applied (refresh.ts).
 * @throws Error in plain language, or the signal's reason where the user cancelled; nothing has changed
 */
export async function fetchVersion(
  entry: FeedVersion,
  feed: Feed = OWN_FEED,
  options: DownloadOptions = {},
): Promise<DealSet> {
  if (feed.publicKey !== undefined) await verifySignature(entry, feed.publicKey);
  const begun = await beginReading(entry);
  try {
    const bytes = await download(folderOf(feed) + entry.file, entry.bytes, {
      ...through(feed, options),
      onBytes: (whole, length) => begun.arrived(whole, length),
    });
    return await readVersion({ entry, bytes, feed: feed.address }, { signal: options.signal, begun });
  } catch (cause) {
    // What the engine says where it has no room for a file or its columns.
    if (!(cause instanceof RangeError)) throw cause;
    throw new Error(
      `Data version ${entry.name} needs more memory than this program may have. Close other workbooks, or use the 64-bit Office. Nothing was changed.`,
      { cause },
    );
  } finally {
    begun.end();
  }
}

const folderOf = ({ address }: Feed): string =>
  address === '' ? new URL('feed/', document.baseURI).href : address;

/** The page itself may speak to its own origin only: other feeds are asked through a frame that may do nothing else. */
const through = (feed: Feed, options: DownloadOptions): DownloadOptions =>
  feed.address === '' || options.request ? options : { ...options, request: connectedRequest };
