import type { DealSet } from '../deals/dataset';
import { isoDate } from '../deals/date';
import type { FeedVersion } from './feed-schema';
import { ChangedMeanwhile } from './stored';
import type { VersionStore } from './stored';
import { compareVersionNames, versionId } from './version-name';

/** What a refresh acts on: the versions of this machine and the data in force. */
export interface RefreshParts {
  readonly store: VersionStore;
  readonly bundled: () => DealSet;
  /** Puts a data set in force for functions, commands and pane alike. */
  readonly use: (set: DealSet) => void;
}

/** Whether a version may follow the one in force: later by its name, and no shorter. */
export function isNewer(entry: Pick<FeedVersion, 'name' | 'through'>, { version }: DealSet): boolean {
  return compareVersionNames(entry.name, version.name) > 0 && entry.through >= dayOf(version.through);
}

const dayOf = (serial: number): string => isoDate({ serial, precision: 'day' });

/**
 * Whether a version may follow the one in force.
 * @throws Error in plain language where it is no newer, or covers less
 */
export function assertNewer(entry: FeedVersion, present: DealSet): void {
  const { name, through } = present.version;
  if (compareVersionNames(entry.name, name) <= 0)
    throw new Error(
      `Data version ${entry.name} is not newer than ${name}, which answers at present. Check again for what is offered. Nothing was changed.`,
    );
  const covered = dayOf(through);
  if (entry.through < covered)
    throw new Error(
      `Data version ${entry.name} ends on ${entry.through}, before ${covered}, through which the present data reach. Nothing was changed.`,
    );
}

/**
 * Lets a fetched version answer from now on: writes it to this machine, then switches, then puts it in force. Whatever
 * goes wrong before the last step leaves numbers and storage as they were.
 * @param reviewed the version (version-name.ts) that answered when the user looked at the difference; undefined the bundled one
 * @throws Error in plain language; nothing has changed
 */
export async function applyVersion(
  fetched: DealSet,
  reviewed: string | undefined,
  { store, use }: RefreshParts,
): Promise<void> {
  const id = versionId(fetched.version);
  if (id === undefined) throw new Error('Only versions that came from a feed can be applied.');
  await store.keep(fetched);
  await store.switchTo(id, reviewed);
  use(fetched);
}

/** The version that answers where the machine was switched to a version: an older one than the bundled data never does. */
export const answering = (switchedTo: KeptName | undefined, bundled: DealSet): string | undefined =>
  switchedTo && compareVersionNames(switchedTo.name, bundled.version.name) > 0 ? switchedTo.id : undefined;

interface KeptName {
  readonly name: string;
  readonly id: string;
}

/**
 * Where taking the last switch back leads: to what answered before it; undefined the bundled data.
 * @returns undefined where there is nothing to take back, or it is gone
 */
export async function wayBack({ store, bundled }: Pick<RefreshParts, 'store' | 'bundled'>) {
  const { current, previous } = await store.pointer();
  if (previous === undefined) return undefined;
  const kept = await store.list();
  const keptAs = (id: string | undefined) => kept.find((each) => each.id === id);
  const before = keptAs(previous);
  if (previous !== '' && !before) return undefined;
  const target = answering(before, bundled());
  if (target === answering(keptAs(current), bundled())) return undefined;
  return {
    undoes: current,
    target,
    name: (target === undefined ? undefined : before?.name) ?? bundled().version.name,
  };
}

/**
 * Takes the last switch back: what answered before it answers again.
 * @param undone the version that is to answer no longer; undefined the bundled one
 * @returns the version that answers now
 * @throws Error in plain language where there is nothing to take back, or it is gone; nothing has changed
 */
export async function undoSwitch(
  undone: string | undefined,
  { store, bundled, use }: RefreshParts,
): Promise<DealSet> {
  if ((await store.pointer()).current !== undone)
    throw new ChangedMeanwhile(
      'Another DealSheet window has changed the data meanwhile. Nothing was changed.',
    );
  const way = await wayBack({ store, bundled });
  if (!way) throw new Error('There is no earlier version to go back to. Nothing was changed.');
  const before = way.target === undefined ? bundled() : await store.byId(way.target);
  if (!before) throw new Error('The version before this one is gone from this machine. Nothing was changed.');
  await store.switchTo(way.target, undone);
  use(before);
  return before;
}
