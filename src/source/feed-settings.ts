import * as v from 'valibot';
import { PUBLIC_KEY } from './feed-schema';

/** How many feeds a user may enter. */
export const MOST_FEEDS = 20;
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
