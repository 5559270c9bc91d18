import type { DealSet } from '../deals/dataset';
import { isoDate } from '../deals/date';
import type { FeedVersion } from './feed-schema';
import type { VersionStore } from './stored';
import { compareVersionNames } from './version-name';

/** What a refresh acts on: the versions of this machine and the data in force. */
export interface RefreshParts {
  readonly store: VersionStore;
  readonly bundled: () => DealSet;
  /** Puts a data set in force for functions, commands and pane alike. */
  readonly use: (set: DealSet) => void;
}

/**
 * Whether a version may follow the one in force.
 * @throws Error in plain language where it is no newer, or covers less
 */
export function assertNewer(entry: FeedVersion, present: DealSet): void {
  const { name, through } = present.version;
  if (compareVersionNames(entry.name, name) <= 0)
    throw new Error(
      `Data version ${entry.name} is not newer than ${name}, which answers at present. Nothing was changed.`,
    );
  const covered = isoDate({ serial: through, precision: 'day' });
  if (entry.through < covered)
    throw new Error(
      `Data version ${entry.name} ends on ${entry.through}, before ${covered}, through which the present data reach. Nothing was changed.`,
    );
}

/**
 * Lets a fetched version answer from now on: writes it to this machine, then switches, then puts it in force. Whatever
 * goes wrong before the last step leaves numbers and storage as they were.
 * @param reviewed SHA-256 of the version that answered when the user looked at the difference; undefined the bundled one
 * @throws Error in plain language; nothing has changed
 */
export async function applyVersion(
  fetched: DealSet,
  reviewed: string | undefined,
  { store, use }: RefreshParts,
): Promise<void> {
  const { sha256 } = fetched.version;
  if (sha256 === undefined) throw new Error('Only versions that came from a feed can be applied.');
  await store.keep(fetched);
  await store.switchTo(sha256, reviewed);
  use(fetched);
}

/**
 * Takes the last switch back: what answered before it answers again.
 * @returns the version that answers now
 * @throws Error in plain language where there is nothing to take back, or it is gone; nothing has changed
 */
export async function undoSwitch({ store, bundled, use }: RefreshParts): Promise<DealSet> {
  const { current, previous } = await store.pointer();
  if (previous === undefined) throw new Error('There is no earlier version to go back to.');
  const before = previous === '' ? bundled() : await store.bySha256(previous);
  if (!before) throw new Error('The version before this one is gone from this machine. Nothing was changed.');
  await store.switchTo(previous === '' ? undefined : previous, current);
  use(before);
  return before;
}
