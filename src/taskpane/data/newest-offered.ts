import { checkFeeds, offersOfEach } from '../../source/feeds';
import type { FeedSettings } from '../../source/feed-settings';
import { dealsNow } from '../../source/in-force';
import { isNewer } from '../../source/refresh';

/** Name of a version that the feeds offer and that may follow the data in force, of a trusted feed where one has it. */
export async function newestOffered(
  settings: FeedSettings,
  signal: AbortSignal,
): Promise<string | undefined> {
  const set = await dealsNow();
  const { offers } = await checkFeeds(settings, { signal });
  return offersOfEach(offers, (entry) => isNewer(entry, set))[0]?.entry.name;
}
