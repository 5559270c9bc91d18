import * as v from 'valibot';
import { feedVersionSchema } from './feed-schema';
import type { FeedVersion } from './feed-schema';
import { versionId } from './version-name';

const keptSchema = v.object({
  entry: feedVersionSchema,
  feed: v.string(),
  layers: v.optional(v.array(v.string())),
});

function readKept(stored: unknown): v.InferOutput<typeof keptSchema>[] {
  const read = v.safeParse(keptSchema, stored);
  return read.success ? [read.output] : [];
}

const shelfIndexSchema = v.object({
  /**
   * What is kept: the entry that vouches for the bytes, the feed that it came from ('' the add-in's own), and where the
   * bytes are not kept whole, the keys of what they are made of: a whole file first, then deltas (version-delta.ts).
   */
  versions: v.pipe(
    v.array(v.unknown()),
    // One that can't be read, as another DealSheet may have written it, must not hide the others.
    v.transform((kept) => kept.flatMap((each) => readKept(each))),
  ),
  /** The version (version-name.ts) that answers where nothing is pinned; without one the bundled data do. */
  current: v.optional(v.string()),
  /** What answered before the last switch, for taking it back: '' stands for the bundled data. */
  previous: v.optional(v.string()),
});

/** What is kept on this machine, and which of it answers. */
export type ShelfIndex = Readonly<v.InferOutput<typeof shelfIndexSchema>>;

/** An index as it was stored; empty where there is none or it is damaged, since anyone may have written there. */
export function readShelfIndex(stored: unknown): ShelfIndex {
  const read = v.safeParse(shelfIndexSchema, stored);
  return read.success ? withNames(read.output) : { versions: [] };
}

/** An index as it was stored, of which nobody here knows all. */
const storedSchema = v.looseObject({ versions: v.array(v.unknown()) });

/**
 * An index as it is to be stored after a change: what can't be read of the one before, versions and fields that another
 * DealSheet wrote, stays as it is.
 */
export function changedIndex(stored: unknown, change: (before: ShelfIndex) => ShelfIndex): unknown {
  const before = readShelfIndex(stored);
  const after = change(before);
  if (!v.is(shelfIndexSchema, stored)) return after;
  const { versions, ...more } = v.parse(storedSchema, stored);
  const inOrder = before.versions.values();
  const carried = versions.map((kept) => ({
    kept,
    read: v.is(keptSchema, kept) ? inOrder.next().value : undefined,
  }));
  const stays = new Set(after.versions);
  return {
    ...Object.fromEntries(Object.entries(more).filter(([key]) => !(key in shelfIndexSchema.entries))),
    ...after,
    versions: [
      ...carried.flatMap(({ kept, read }) => (!read || stays.delete(read) ? [kept] : [])),
      // Those that the change brought.
      ...stays,
    ],
  };
}

/** An index in which nothing is but what is known here: of another one nobody can tell which bytes it needs. */
const known = v.strictObject({
  ...shelfIndexSchema.entries,
  versions: v.array(v.strictObject(keptSchema.entries)),
});

/** Which of the keys no version has, in an index as it was stored; none where that can't be told. */
export function unusedKeys(stored: unknown, keys: readonly string[]): readonly string[] {
  if (stored !== undefined && !v.is(known, stored)) return [];
  const index = readShelfIndex(stored);
  return keys.filter((key) => !isUsed(index, key));
}

/** A version as the index has it. */
export type ShelfVersion = ShelfIndex['versions'][number];

/** The keys of what the bytes of a version are made of. */
export const layersOf = ({ entry, layers }: Pick<ShelfVersion, 'entry' | 'layers'>): readonly string[] =>
  layers ?? [entry.sha256];

/** Whether a version has these bytes, or is made of them. */
const isUsed = ({ versions }: ShelfIndex, key: string): boolean =>
  versions.some((version) => layersOf(version).includes(key));

/** Versions were told apart by their data alone before they were by their names, too. */
function withNames(index: ShelfIndex): ShelfIndex {
  const named = (id: string | undefined) => {
    const kept = index.versions.find(({ entry }) => entry.sha256 === id);
    return kept ? entryId(kept.entry) : id;
  };
  return indexOf(index, { current: named(index.current), previous: named(index.previous) });
}

/** What tells the version of an entry apart from the others (version-name.ts). */
export const entryId = ({ name, sha256 }: FeedVersion): string => versionId({ name, sha256 }) ?? '';

/** The same versions, of which another one answers. */
export const indexOf = (
  { versions }: Pick<ShelfIndex, 'versions'>,
  { current, previous }: { current: string | undefined; previous: string | undefined },
): ShelfIndex => ({
  versions,
  ...(current === undefined ? {} : { current }),
  ...(previous === undefined ? {} : { previous }),
});

/** The same version is kept already, and something else is said of it. */
export class OtherLabel extends Error {}

/**
 * A version that is kept keeps the days that it came with, whatever another feed says of it.
 * @throws OtherLabel
 */
export function assertSameLabel({ versions }: ShelfIndex, label: FeedVersion): void {
  const { name, from, through } = label;
  const kept = versions.find(({ entry }) => entryId(entry) === entryId(label))?.entry;
  if (kept && (kept.from !== from || kept.through !== through))
    throw new OtherLabel(
      `Data version ${name} is kept on this machine for ${kept.from} to ${kept.through}, not ${from} to ${through}. ` +
        'Remove that one first. Nothing was changed.',
    );
}
