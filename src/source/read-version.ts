import { buildDealSet } from '../deals/dataset';
import type { DealSet } from '../deals/dataset';
import { parseDate } from '../deals/date';
import { bundledDeals } from './bundled';
import type { FeedVersion } from './feed-schema';

/** Where a data set was read from: the file, the entry that vouches for it, and the feed. */
export interface VersionOrigin {
  readonly entry: FeedVersion;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Address of the feed's folder; '' for the add-in's own. */
  readonly feed: string;
}

const origins = new WeakMap<DealSet, VersionOrigin>();

/** Where a set came from, for keeping it on this machine; undefined for the bundled deals. */
export const originOf = (set: DealSet): VersionOrigin | undefined => origins.get(set);

/**
 * The deals in the bytes of a version: the same checks whether they come from the network or from storage.
 * @throws Error in plain language; nothing has changed
 */
export async function readVersion(origin: VersionOrigin): Promise<DealSet> {
  const { entry, bytes, feed } = origin;
  if (bytes.length !== entry.bytes)
    throw new Error(
      `Data version ${entry.name} is ${bytes.length < entry.bytes ? 'cut short' : 'too long'}: ` +
        `${bytes.length} bytes, not ${entry.bytes} as the feed says. Nothing was changed.`,
    );
  const found = await sha256(bytes);
  if (found !== entry.sha256)
    throw new Error(
      `Data version ${entry.name} is damaged: its SHA-256 is ${found.slice(0, 12)}…, ` +
        `not ${entry.sha256.slice(0, 12)}… as the feed says. Nothing was changed.`,
    );
  const rows = await rowsOf(entry, textOf(bytes));
  const version = {
    name: entry.name,
    from: serialOf(entry.from),
    through: serialOf(entry.through),
    source: feed === '' ? 'feed of the add-in' : `feed ${feed}`,
    sha256: entry.sha256,
  };
  const set = buildDealSet(rows, version, bundledDeals().aliases.rows);
  origins.set(set, origin);
  return set;
}

/** The rows of a version's file, once all of it has passed the schema. */
async function rowsOf(entry: FeedVersion, csv: string) {
  const [{ parseDeals }, { suspiciousText }] = await readersOfFiles();
  const { rows, problems } = parseDeals(csv, entry.file, [], entry.rows);
  const [problem] = problems;
  if (problem)
    throw new Error(
      `Data version ${entry.name} does not fit this version of DealSheet: ${problem.file}, line ${problem.line}, ` +
        `${problem.column}: ${shortened(problem.reason)}. Nothing was changed.`,
    );
  if (rows.length > entry.rows)
    throw new Error(
      `Data version ${entry.name} has more deals than the ${entry.rows} that the feed says. Nothing was changed.`,
    );
  if (rows.length < entry.rows)
    throw new Error(
      `Data version ${entry.name} has ${rows.length} deals, not ${entry.rows} as the feed says. Nothing was changed.`,
    );
  for (const row of rows) {
    const found = suspiciousText(row);
    if (found)
      throw new Error(
        `Data version ${entry.name} is not to be trusted: ${found.field} of deal ${shortened(row.deal_id)} ${found.reason}. Nothing was changed.`,
      );
  }
  return rows;
}

const shortened = (text: string): string => (text.length > 200 ? `${text.slice(0, 200)}…` : text);

/** Come when there is a file to read: the bundled deals need none. */
async function readersOfFiles() {
  try {
    return await Promise.all([
      import(/* webpackChunkName: "read-deals" */ '../deals/schema'),
      import(/* webpackChunkName: "read-deals" */ '../deals/suspicious-text'),
    ]);
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

/** @throws Error where the bytes are no UTF-8 */
export function textOf(bytes: Uint8Array<ArrayBuffer>): string {
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
