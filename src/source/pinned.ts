import type { DealSet } from '../deals/dataset';
import { checkFeed, fetchVersion } from './feed';
import { meetsPin } from './pinned-version';
import type { PinnedVersion } from './pinned-version';
import { versionStore } from './stored';

/**
 * The version that a workbook is pinned to, from the add-in's own server: the place that the add-in itself came from. No
 * other feed is asked here. It is kept for the next time where storage allows.
 * @returns undefined where the server does not offer it or can't be reached
 */
export async function offeredByOwnFeed(pin: PinnedVersion): Promise<DealSet | undefined> {
  try {
    const entry = (await checkFeed()).find((offered) => meetsPin(pin, offered));
    if (!entry) return undefined;
    const deals = await fetchVersion(entry);
    await versionStore.keep(deals).catch(() => undefined);
    return deals;
  } catch {
    return undefined;
  }
}
