import type { DealSet } from '../../deals/dataset';
import { checkFeeds, offersOfEach } from '../../source/feeds';
import type { FeedSettings } from '../../source/feed-settings';
import { dealsNow, pinFollowed } from '../../source/in-force';
import { meetsPin } from '../../source/pinned-version';
import { isNewer } from '../../source/refresh';

/** A version worth a look: newer than what answers, or the one that is missing because the workbook is pinned to it. */
export interface WorthALook {
  readonly name: string;
  readonly isPinned: boolean;
}

/** What the feeds offer and is worth a look, of a trusted feed where one has it. */
export async function newestOffered(
  settings: FeedSettings,
  signal: AbortSignal,
): Promise<WorthALook | undefined> {
  const set: DealSet | undefined = await Promise.resolve(dealsNow()).catch(() => undefined);
  const pin = pinFollowed();
  if (!set && (pin === undefined || pin === 'undecided')) return undefined;
  const { offers } = await checkFeeds(settings, { signal });
  const [found] = offersOfEach(offers, (entry) =>
    set ? isNewer(entry, set) : pin !== undefined && pin !== 'undecided' && meetsPin(pin, entry),
  );
  return found && { name: found.entry.name, isPinned: set === undefined };
}
