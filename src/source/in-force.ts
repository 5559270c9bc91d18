import type { DealSet } from '../deals/dataset';
import type { InputError } from '../deals/input-error';
import { bundledDeals } from './bundled';
import { DealSource } from './deal-source';
import type { ChangeListener, Decision, Layer } from './deal-source';
import { Organisation } from './organisation';
import { onOrganisationSetElsewhere, readOrganisation } from './organisation-settings';
import { isSamePin } from './pinned-version';
import type { PinnedVersion } from './pinned-version';
import { versionStore } from './stored';

export type { PinnedVersion } from './pinned-version';

/** The one source that functions, commands and pane share: they are one module instance in the shared runtime. */
const shared = new DealSource({
  bundled: bundledDeals,
  stored: (pin) => versionStore.pinned(pin),
  // By itself: few workbooks are pinned to a version that is neither bundled nor kept here.
  offered: async (pin) => (await import(/* webpackChunkName: "pinned" */ './pinned')).offeredByFeeds(pin),
  current: () => versionStore.current(),
  waitMilliseconds: 3_000,
});

/** The deals that answer now: at once after the decision, before it as a promise. */
export const dealsNow = (): DealSet | Promise<DealSet> => shared.now();

/** The deals in force; undefined before the decision. */
export const dealsInForce = (): DealSet | undefined => shared.inForce;

let haveCellsAsked = false;

/** Whether DEALS cells have asked anything since this DealSheet was opened. */
export const hasAnswered = (): boolean => haveCellsAsked;

/** Why no deals are in force although the workbook's pin is known; undefined where they are. */
export const sourceRefusal = (): InputError | undefined => shared.refusal;

/** Why the bundled data serve although the user let another version answer; undefined otherwise. */
export const sourceShortfall = (): string | undefined => shared.shortfall;

/** Puts a data set in force for functions, commands and pane alike. */
export const useDeals = (set: DealSet): void => shared.use(set);

/** Lays own deals over whichever data version answers; undefined takes them off. */
export const layOver = (layer: Layer | undefined): void => shared.layOver(layer);

/** A data version as it would answer here: with the own deals that are laid over the one in force. */
export const laidOver = (set: DealSet): DealSet => shared.laidOver(set);

/** Calls back whenever another data set comes into force, or none is any more; returns what ends it. */
export const onDealsChanged = (listener: ChangeListener): (() => void) => shared.onChanged(listener);

/**
 * What start-up calls once the workbook's pin (or its absence) is known.
 * @returns whether cells that have answered before would answer otherwise now
 */
export async function decideSource(decision: Decision = {}): Promise<boolean> {
  // Whether the organisation's server answers hangs on the pin alone, which is known now.
  const changesServer = keepTo(decision.pin);
  tellDecided();
  return (await shared.decide(decision)) || changesServer;
}

/**
 * Remembers that the workbook keeps to what is in force, or to nothing.
 * @returns whether cells that the organisation's server answered are answered from here now, or the other way round
 */
export function keepTo(next: PinnedVersion | undefined): boolean {
  const before = pin;
  pin = next;
  if (isSamePin(before, next)) return false;
  for (const listener of [...pinListeners]) listener();
  return organisation.isInUse && (before === undefined) !== (next === undefined);
}

/** What answers keep to: the workbook's pin as it was when that was decided; `undecided` before. */
export const pinFollowed = (): PinnedVersion | 'undecided' | undefined => (isDecided ? pin : 'undecided');

/** The organisation's server, where the user lets it answer cells. */
export const organisation = new Organisation({
  settings: readOrganisation,
  connect: async ({ address, user, database }, password) => {
    const { openServer } = await import(/* webpackChunkName: "clickhouse" */ './clickhouse/open');
    return openServer({ address, user, database, password });
  },
  // A clock that is set back would keep a failure, and a version, for as long as it went back.
  clock: () => performance.now(),
  later: (work, milliseconds) => void setTimeout(work, milliseconds),
});

onOrganisationSetElsewhere(() => organisation.settingsChanged());

let pin: PinnedVersion | undefined;
const pinListeners = new Set<() => void>();
let tellDecided: () => void;
const decided = new Promise<void>((resolve) => (tellDecided = resolve));
let isDecided = false;
void decided.then(() => (isDecided = true));

/**
 * The deals that answer cells: the organisation's where the user lets its server answer, except in a workbook that is
 * pinned to a data version; else the deals in force.
 */
export function dealsForCells(): DealSet | Promise<DealSet> {
  haveCellsAsked = true;
  if (!organisation.isInUse) return shared.now();
  // Without the 3 seconds after which the bundled deals answer: a pinned workbook must not show the server's numbers.
  if (!isDecided) return decided.then(dealsForCells);
  return pin === undefined ? organisation.now() : shared.now();
}

/** How an organisation's server stands to this workbook. */
export type ServerUse = 'unknown' | 'notSetUp' | 'notInUse' | 'pinned' | 'needsPassword' | 'inUse';

/**
 * Whether the organisation's server answers in this workbook, and if not, why: `pinned` workbooks keep to a version;
 * `unknown` until it is known whether this one does.
 */
export function serverUse(): ServerUse {
  if (!organisation.isInUse) return readOrganisation() ? 'notInUse' : 'notSetUp';
  if (!isDecided) return 'unknown';
  if (pin !== undefined) return 'pinned';
  return readOrganisation()?.password === undefined ? 'needsPassword' : 'inUse';
}

/** The same once it is known. */
export async function serverUseDecided(): Promise<Exclude<ServerUse, 'unknown'>> {
  if (serverUse() === 'unknown') await decided;
  const use = serverUse();
  return use === 'unknown' ? 'notInUse' : use;
}

/** Calls back whenever the server's use may be another; returns what ends it. */
export function onServerUseChanged(listener: () => void): () => void {
  const stop = organisation.onChanged(listener);
  pinListeners.add(listener);
  void decided.then(listener);
  return () => {
    stop();
    pinListeners.delete(listener);
  };
}
