import type { DealSet } from '../deals/dataset';
import type { DownloadOptions } from './download';
import { OWN_FEED, checkFeed, fetchVersion } from './feed';
import type { Feed } from './feed';
import { readFeedSettings } from './feed-settings';
import { meetsPin } from './pinned-version';
import type { PinnedVersion } from './pinned-version';
import { versionStore } from './stored';

/**
 * The version that a workbook is pinned to, from the add-in's own server: the place that the add-in itself came from.
 * Where it is not there, the feeds that the user entered are asked if the user lets them be asked on opening, for the very
 * data that the pin names by their hash. It is kept for the next time where storage allows.
 * @returns undefined where nobody offers it or can be reached
 */
export async function offeredByFeeds(
  pin: PinnedVersion,
  options: DownloadOptions = {},
): Promise<DealSet | undefined> {
  const own = await offeredBy(OWN_FEED, pin, options);
  const { feeds, checkOnOpening } = readFeedSettings();
  if (own || !checkOnOpening || pin.sha256 === undefined) return own;
  const asked = feeds.map(async (feed) => {
    const found = await offeredBy(feed, pin, options);
    if (!found) throw new Error('not offered');
    return found;
  });
  return Promise.any(asked).catch(() => undefined);
}

async function offeredBy(
  feed: Feed,
  pin: PinnedVersion,
  options: DownloadOptions,
): Promise<DealSet | undefined> {
  try {
    const entry = (await checkFeed(feed, options)).find((offered) => meetsPin(pin, offered));
    if (!entry) return undefined;
    const deals = await fetchVersion(entry, feed, options);
    await versionStore.keep(deals).catch(() => undefined);
    return deals;
  } catch {
    return undefined;
  }
}
