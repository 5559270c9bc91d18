import { checkFeeds } from '../../source/feeds';
import type { FeedSettings } from '../../source/feed-settings';
import { dealsNow } from '../../source/in-force';
import { compareVersionNames } from '../../source/version-name';

/** Name of the newest version that the feeds offer, where it is newer than the data in force. */
export async function newestOffered(
  settings: FeedSettings,
  signal: AbortSignal,
): Promise<string | undefined> {
  const { version } = await dealsNow();
  const { offers } = await checkFeeds(settings, { signal });
  const name = offers[0]?.entry.name;
  return name !== undefined && compareVersionNames(name, version.name) > 0 ? name : undefined;
}
