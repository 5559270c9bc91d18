import type { DownloadOptions } from './download';
import { OWN_FEED, checkFeed } from './feed';
import type { Feed, FeedVersion } from './feed';
import { MOST_FEEDS } from './feed-settings';
import type { FeedSettings } from './feed-settings';
import { PUBLIC_KEY } from './feed-schema';
import { compareVersionNames } from './version-name';

/** Why what was typed is no feed. */
export class FeedRefusal extends Error {
  constructor(
    readonly kind: 'noAddress' | 'notHttps' | 'hasMore' | 'noKey' | 'tooMany',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'FeedRefusal';
  }
}

/**
 * A feed as a user typed it: the address of its folder or of its index.json, and its key if it has one.
 * @throws FeedRefusal
 */
export function feedFrom(address: string, publicKey: string): Feed {
  const url = parsedAddress(address.trim());
  if (url.protocol !== 'https:') throw new FeedRefusal('notHttps', 'A feed’s address begins with https://.');
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    throw new FeedRefusal('hasMore', 'A feed’s address has no password, no ? and no #.');
  const folder = url.href.replace(/\/index\.json$/, '/').replace(/\/*$/, '/');
  const key = publicKey.trim();
  if (key === '') return { address: folder };
  if (!PUBLIC_KEY.test(key)) throw new FeedRefusal('noKey', 'A public key has 44 characters and ends in =.');
  return { address: folder, publicKey: key };
}

function parsedAddress(address: string): URL {
  try {
    return new URL(address);
  } catch (cause) {
    throw new FeedRefusal('noAddress', 'This is no address such as https://deals.example.com/feed/.', {
      cause,
    });
  }
}

/** The settings with a feed added; one at the same address is replaced. @throws FeedRefusal where there are too many */
export function withFeed(settings: FeedSettings, feed: Feed): FeedSettings {
  const others = settings.feeds.filter(({ address }) => address !== feed.address);
  if (others.length >= MOST_FEEDS)
    throw new FeedRefusal('tooMany', `There are ${MOST_FEEDS} feeds already: remove one first.`);
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

/** Whether somebody vouches for where a feed's versions come from. */
export const isTrusted = ({ address, publicKey }: Feed): boolean =>
  address === OWN_FEED.address || publicKey !== undefined;

/** What tells an offer apart from the others. */
export const offerId = ({ feed, entry }: Offer): string => `${feed.address} ${entry.name}`;

/**
 * Of each feed the newest version that may be taken, and of those that could not be taken the one before, too: no feed
 * hides what another one has, whatever it calls its versions. Feeds that somebody vouches for come first.
 * @param offers newest first
 * @param failed those that could not be taken (`offerId`)
 */
export function offersOfEach(
  offers: readonly Offer[],
  mayBeTaken: (entry: FeedVersion) => boolean,
  failed: ReadonlySet<string> = new Set(),
): readonly Offer[] {
  const settled = new Set<string>();
  const taken = new Set<string>();
  const found: Offer[] = [];
  const trustedFirst = [
    ...offers.filter(({ feed }) => isTrusted(feed)),
    ...offers.filter(({ feed }) => !isTrusted(feed)),
  ];
  for (const offer of trustedFirst) {
    const { feed, entry } = offer;
    const version = `${entry.name} ${entry.sha256} ${entry.from} ${entry.through}`;
    if (settled.has(feed.address) || !mayBeTaken(entry)) continue;
    // The same version from two feeds is one.
    if (!taken.has(version)) found.push(offer);
    // What one feed could not deliver another one may.
    if (failed.has(offerId(offer))) continue;
    settled.add(feed.address);
    taken.add(version);
  }
  return found;
}

const reasonOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
