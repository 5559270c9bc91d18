import type { DealSet } from '../../deals/dataset';
import { differenceOf } from '../../deals/difference';
import type { DataDifference } from '../../deals/difference';
import { publicPart } from '../../deals/own/layer';
import { BUNDLED_TABLES, bundledDeals } from '../../source/bundled';
import { labelOf } from '../../source/deal-source';
import { originOf } from '../../source/feed';
import { decideSource, keepTo, laidOver, organisation, useDeals as putInForce } from '../../source/in-force';
import type { PinnedVersion } from '../../source/in-force';
import { keepBundled } from '../../source/keep-bundled';
import { applyVersion, undoSwitch, wayBack } from '../../source/refresh';
import { versionStore } from '../../source/stored';
import { versionId } from '../../source/version-name';
import type { WorkOptions } from '../../workbook/work';
import type { WorkbookAccess } from '../workbook-access';
import type { Effect } from './effect';

/**
 * A way from one data version to another: `switch` lets it answer on this machine wherever nothing is pinned; `pin` moves
 * the workbook's pin; `unpin` lets the workbook follow the machine, or the organisation's server, again; `keep` pins a
 * workbook whose cells the organisation's server answers to what is on this machine.
 */
export type Move =
  | { readonly kind: 'switch'; readonly reviewed: string | undefined }
  | { readonly kind: 'pin'; readonly previous: PinnedVersion }
  | { readonly kind: 'unpin'; readonly previous: PinnedVersion }
  | { readonly kind: 'keep' };

/** What a move leaves to be taken back: `undoes` is the version that a switch let answer, undefined the bundled data. */
export type MoveBack =
  | { readonly kind: 'switch'; readonly undoes: string | undefined }
  | Exclude<Move, { readonly kind: 'switch' }>;

/** How a reviewed move is taken back once it is carried out. */
export const backOf = ({ move, after }: Pick<Review, 'move' | 'after'>): MoveBack =>
  move.kind === 'switch' ? { kind: 'switch', undoes: versionId(after.version) } : move;

/**
 * Why a review can't list what changes: the organisation's server answers before or after the move, or the version that the
 * workbook is pinned to is not here.
 */
export type Incomparable = 'fromServer' | 'toServer' | 'pinnedMissing';

/** A move as it is laid before the user. */
export interface Review {
  readonly move: Move;
  readonly after: DealSet;
  readonly difference: DataDifference | Incomparable;
  /** What answered before the move; undefined where the pinned version is not here. */
  readonly before: DealSet | undefined;
  /** What it does to this workbook. */
  readonly effect: Effect;
}

const parts = { store: versionStore, bundled: bundledDeals, use: putInForce };

/** What a workbook writes down to keep to a version. */
export const pinOf = (set: DealSet): PinnedVersion => ({ ...labelOf(set), tables: BUNDLED_TABLES });

/**
 * Compares the versions and looks what the move would do to this workbook. A cancel stops that look alone.
 * @param before what answers now; undefined where the pinned version is not here
 */
export async function reviewOf(
  move: Move,
  before: DealSet | undefined,
  after: DealSet,
  workbook: WorkbookAccess,
  options: WorkOptions = {},
): Promise<Review> {
  const difference = contrast(move, before, after);
  // By itself: it brings along how formulas are read.
  const { effectOf } = await import(/* webpackChunkName: "effect" */ './look-at-effect');
  const isOfServer = difference === 'fromServer' || difference === 'toServer';
  const compared = { before, after: laidOver(after), isOfServer, withTables: move.kind !== 'keep' };
  return { move, before, after, difference, effect: await effectOf(compared, workbook, options) };
}

function contrast(move: Move, before: DealSet | undefined, after: DealSet): DataDifference | Incomparable {
  if (move.kind === 'keep') return 'fromServer';
  if (move.kind === 'unpin' && organisation.isInUse) return 'toServer';
  return before ? differenceOf(publicPart(before), publicPart(after)) : 'pinnedMissing';
}

/**
 * Carries a move out: writes what must be kept, then switches, then puts the data in force.
 * @throws Error in plain language; nothing has changed
 */
export async function carryOut({ move, after }: Pick<Review, 'move' | 'after'>, workbook: WorkbookAccess) {
  if (move.kind === 'switch') {
    await assertNotPinned(workbook);
    return applyVersion(after, move.reviewed, parts);
  }
  if (move.kind !== 'keep') await assertPinIs(move.previous, workbook);
  if (move.kind === 'unpin') return void (await follow(undefined, workbook));
  if (move.kind === 'keep') await assertNotPinned(workbook);
  if (move.kind === 'keep') await keepHere(after);
  else if (originOf(after)) await versionStore.keep(after);
  await workbook.writePin(pinOf(after));
  keepTo(pinOf(after));
  putInForce(after);
}

/** Takes a move back. @throws Error in plain language; nothing has changed */
export async function takeBack(move: MoveBack, workbook: WorkbookAccess): Promise<void> {
  if (move.kind === 'keep') return void (await follow(undefined, workbook));
  if (move.kind !== 'switch') return void (await follow(move.previous, workbook));
  await assertNotPinned(workbook);
  await undoSwitch(move.undoes, parts);
}

/** What the machine switches to must not answer in a workbook that keeps to a version. */
async function assertNotPinned(workbook: WorkbookAccess): Promise<void> {
  const pin = await workbook.readPin();
  if (pin)
    throw new Error(
      `This workbook has been pinned to data version ${pin.name} meanwhile. Release it first. Nothing was changed.`,
    );
}

/** A co-author may have pinned the workbook to another version, or released it, while the move was looked at. */
async function assertPinIs(previous: PinnedVersion, workbook: WorkbookAccess): Promise<void> {
  const pin = await workbook.readPin();
  if (pin?.name === previous.name && (pin.sha256 ?? previous.sha256) === (previous.sha256 ?? pin.sha256))
    return;
  throw new Error(
    'Somebody else has changed the data version of this workbook meanwhile. Look at it again. Nothing was changed.',
  );
}

/**
 * Pins or unpins the workbook and puts in force what it then asks for.
 * @returns whether cells that have answered before would answer otherwise now
 */
export async function follow(pin: PinnedVersion | undefined, workbook: WorkbookAccess): Promise<boolean> {
  await workbook.writePin(pin);
  return decideSource(pin === undefined ? {} : { pin });
}

/**
 * Keeps the version that a workbook was pinned to on this machine, the one that came with the add-in, too: a newer add-in
 * brings another.
 * @returns whether it could be kept; the pin holds all the same, as long as a server has the version
 */
export async function keepHere(set: DealSet): Promise<boolean> {
  const version = publicPart(set);
  try {
    if (originOf(version)) await versionStore.keep(version);
    else if (version === bundledDeals()) await keepBundled();
    return true;
  } catch {
    return false;
  }
}

/** The version that answers on this machine where nothing is pinned; undefined the bundled one. */
export const switchedTo = async (): Promise<string | undefined> => (await versionStore.pointer()).current;

/** The way back from the last switch on this machine, if there is one. */
export const versionBefore = () => wayBack(parts);
