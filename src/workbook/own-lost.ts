import type { OwnStore } from '../source/own/own-store';
import type { ReadOwnSetting } from './own-setting';

type Change = Parameters<OwnStore['change']>[0];

/** A change of this window, in force as this generation since then. */
interface MadeChange {
  readonly generation: number;
  readonly change: Change;
  readonly at: number;
}

/** So long after a change Excel may still be merging it with those of co-authors. */
const MERGING_MILLISECONDS = 600_000;

/**
 * So long where what is there was begun anew, on nothing: later, somebody may as well have taken all own deals out before.
 */
const BEGINNING_MILLISECONDS = 30_000;

/**
 * The changes that this window has made to the own deals of a workbook and that may still be lost: of two co-authors who
 * write a setting within the same seconds, Excel keeps the one that reached it last.
 */
export class RecentChanges {
  #made: readonly MadeChange[] = [];

  add(generation: number, change: Change): void {
    this.#made = [...this.#made, { generation, change, at: Date.now() }];
  }

  /** Nothing that was done before counts any more. */
  clear(): void {
    this.#made = [];
  }

  /**
   * Takes out the changes that what is there now knows nothing of: it was not made on top of them. Where that can't be
   * told (nothing is there any more, or an earlier DealSheet wrote it) there are none: what somebody removed stays removed.
   */
  takeLost(present: ReadOwnSetting): readonly MadeChange[] {
    const isAnew = typeof present !== 'string' && present.since?.length === 0;
    const most = isAnew ? BEGINNING_MILLISECONDS : MERGING_MILLISECONDS;
    const made = this.#made.filter(({ at }) => Math.abs(Date.now() - at) < most);
    this.#made = [];
    if (typeof present === 'string' || present.since === undefined) return [];
    const known = new Set([present.generation, ...present.since]);
    const last = made.findLastIndex(({ generation }) => known.has(generation));
    this.#made = made.slice(0, last + 1);
    return made.slice(last + 1);
  }

  /** Puts back what could not be made again. */
  giveBack(lost: readonly MadeChange[]): void {
    this.#made = [...this.#made, ...lost];
  }
}
