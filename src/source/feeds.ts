import * as v from 'valibot';
import { compareVersionNames } from './version-name';
import type { DownloadOptions } from './download';
import { OWN_FEED, checkFeed } from './feed';
import type { Feed, FeedVersion } from './feed';
import { PUBLIC_KEY } from './signature';

const MOST_FEEDS = 20;
const KEY = 'dealsheet.feeds';

const settingsSchema = v.object({
  feeds: v.fallback(
    v.pipe(
      v.array(
        v.object({
          address: v.pipe(v.string(), v.regex(/^https:\/\/\S+\/$/), v.maxLength(500)),
          publicKey: v.optional(v.pipe(v.string(), v.regex(PUBLIC_KEY))),
        }),
      ),
      v.maxLength(MOST_FEEDS),
    ),
    [],
  ),
  checkOnOpening: v.fallback(v.boolean(), false),
});

/** The feeds that the user entered besides the add-in's own, and whether to look at them when the pane opens. */
export type FeedSettings = Readonly<v.InferOutput<typeof settingsSchema>>;

/** The user's settings on this machine; none where storage is refused or damaged. */
export function readFeedSettings(): FeedSettings {
  try {
    const read = v.safeParse(settingsSchema, JSON.parse(localStorage.getItem(KEY) ?? '{}'));
    if (read.success) return read.output;
  } catch {
    // Refused storage, or no JSON: as if nothing had been entered.
  }
  return { feeds: [], checkOnOpening: false };
}

/** Keeps the settings on this machine. @throws Error in plain language where storage is refused */
export function writeFeedSettings(settings: FeedSettings): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch (cause) {
    throw new Error('This browser refuses to store the setting. Nothing was changed.', { cause });
  }
}

/**
 * A feed as a user typed it: the address of its folder or of its index.json, and its key if it has one.
 * @throws Error in plain language
 */
export function feedFrom(address: string, publicKey: string): Feed {
  const url = parsedAddress(address.trim());
  if (url.protocol !== 'https:') throw new Error('A feed’s address begins with https://.');
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    throw new Error('A feed’s address has no password, no ? and no #.');
  const folder = url.href.replace(/\/index\.json$/, '/').replace(/\/*$/, '/');
  const key = publicKey.trim();
  if (key === '') return { address: folder };
  if (!PUBLIC_KEY.test(key)) throw new Error('A public key has 44 characters and ends in =.');
  return { address: folder, publicKey: key };
}

function parsedAddress(address: string): URL {
  try {
    return new URL(address);
  } catch (cause) {
    throw new Error('This is no address such as https://deals.example.com/feed/.', { cause });
  }
}

/** The settings with a feed added; one at the same address is replaced. @throws Error where there are too many */
export function withFeed(settings: FeedSettings, feed: Feed): FeedSettings {
  const others = settings.feeds.filter(({ address }) => address !== feed.address);
  if (others.length >= MOST_FEEDS)
    throw new Error(`There are ${MOST_FEEDS} feeds already: remove one first.`);
  const { address, publicKey } = feed;
  return { ...settings, feeds: [...others, { address, ...(publicKey === undefined ? {} : { publicKey }) }] };
}

/** A version and the feed that offers it. */
export interface Offer {
  readonly feed: Feed;
  readonly entry: FeedVersion;
}

/** What the feeds answered, versions newest first; a feed that can't be read does not hide the others. */
export interface Offers {
  readonly offers: readonly Offer[];
  readonly problems: readonly { readonly feed: Feed; readonly reason: string }[];
}

/** Asks the add-in's own feed and those that the user entered, at once. @throws the signal's reason on a cancel */
export async function checkFeeds(
  { feeds }: Pick<FeedSettings, 'feeds'>,
  options: DownloadOptions = {},
): Promise<Offers> {
  const asked = [OWN_FEED, ...feeds];
  const answers = await Promise.allSettled(asked.map((feed) => checkFeed(feed, options)));
  options.signal?.throwIfAborted();
  const offers: Offer[] = [];
  const problems: { feed: Feed; reason: string }[] = [];
  answers.forEach((answer, place) => {
    const feed = asked[place] ?? OWN_FEED;
    if (answer.status === 'fulfilled') offers.push(...answer.value.map((entry) => ({ feed, entry })));
    else problems.push({ feed, reason: reasonOf(answer.reason) });
  });
  return { offers: offers.sort((a, b) => compareVersionNames(b.entry.name, a.entry.name)), problems };
}

const reasonOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
