import type { DealSet } from '../deals/dataset';
import { InputError } from '../deals/input-error';
import { publicPart } from '../deals/own/layer';
import { isoDate } from '../deals/date';
import { meetsPin } from './pinned-version';
import type { PinnedVersion } from './pinned-version';
import { compareVersionNames } from './version-name';

/** Where a source looks for data, and how long a formula waits for the decision. */
export interface SourceParts {
  readonly bundled: () => DealSet;
  /** A version kept on this machine; undefined where there is none or storage is refused. */
  readonly stored: (pin: PinnedVersion) => Promise<DealSet | undefined>;
  /** A version from a feed; undefined where none that may be asked offers it or can be reached. */
  readonly offered: (pin: PinnedVersion) => Promise<DealSet | undefined>;
  /** The version that the user let answer on this machine; undefined for none. Rejects where it can't be had. */
  readonly current: () => Promise<DealSet | undefined>;
  readonly waitMilliseconds: number;
}

/** What is laid over whichever data version answers: own deals. */
export type Layer = (set: DealSet) => DealSet;

/** Hears of the data that come into force; undefined where a pin can't be met and nothing is in force. */
export type ChangeListener = (set: DealSet | undefined) => void;

export interface Decision {
  /** The data version that the workbook is pinned to. */
  readonly pin?: PinnedVersion | undefined;
  /** What the decision waits for besides, such as own deals to be laid over the version. Never rejects. */
  readonly ready?: Promise<unknown> | undefined;
}

/**
 * Decides which data version answers, once the workbook's pin and the stored data are known, and keeps it.
 * Until then `now` returns a promise; afterwards the data set itself, so that functions answer at once.
 * When the decision takes too long, the bundled data answer where nothing is pinned, else #N/A: a pinned
 * workbook never shows the numbers of another version. A decision that comes later still replaces that answer.
 */
export class DealSource {
  readonly #parts: SourceParts;
  readonly #listeners = new Set<ChangeListener>();
  #deals: DealSet | undefined;
  /** The data version that answers, without what is laid over it. */
  #version: DealSet | undefined;
  #layer: Layer = (set) => set;
  #refusal: InputError | undefined;
  #shortfall: string | undefined;
  #pin: PinnedVersion | undefined;
  /** What cells were told last: they keep it until they are calculated again. */
  #told: DealSet | InputError | undefined;
  #turn = 0;
  #waiting: Waiting | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: SourceParts) {
    this.#parts = parts;
  }

  /** The data in force, or a promise of them while undecided. Rejects with #N/A where a pin can't be met. */
  now(): DealSet | Promise<DealSet> {
    if (this.#deals) return (this.#told = this.#deals);
    if (this.#refusal) return Promise.reject((this.#told = this.#refusal));
    this.#waiting ??= waiting();
    this.#timer ??= setTimeout(() => this.#tooLate(), this.#parts.waitMilliseconds);
    return this.#waiting.promise;
  }

  /** The data in force; undefined while undecided or refused. */
  get inForce(): DealSet | undefined {
    return this.#deals;
  }

  /** Why there are no data in force although the decision was made; undefined otherwise. */
  get refusal(): InputError | undefined {
    return this.#refusal;
  }

  /** Why the bundled data serve although the user let another version answer; undefined otherwise. */
  get shortfall(): string | undefined {
    return this.#shortfall;
  }

  /** Puts a data set in force, whatever was before, and tells the listeners. */
  use(set: DealSet): void {
    this.#turn += 1;
    this.#shortfall = undefined;
    this.#settle(set);
  }

  /**
   * Lays own deals over the data version in force and over each that comes into force later, pinned ones included;
   * undefined takes them off. Where nothing is in force yet, they wait with everybody for the decision.
   */
  layOver(layer: Layer | undefined): void {
    const laid = new WeakMap<DealSet, DealSet>();
    this.#layer = (set) => {
      const known = laid.get(set) ?? layer?.(set) ?? set;
      laid.set(set, known);
      return known;
    };
    if (this.#version) this.#settle(this.#version);
  }

  /** A data version as it would answer: with what is laid over the one in force. */
  laidOver(set: DealSet): DealSet {
    return this.#layer(publicPart(set));
  }

  /** Calls back whenever other data come into force, or none do any more; returns what ends it. */
  onChanged(listener: ChangeListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Finds and puts in force what the workbook asks for. The latest decision wins over one still looking.
   * @returns whether cells that have answered before would answer otherwise now
   */
  async decide({ pin, ready }: Decision): Promise<boolean> {
    const turn = ++this.#turn;
    // Known from here on: whatever takes its time, a pinned workbook waits for its own version.
    this.#pin = pin;
    const [found] = await Promise.all([this.#find(pin), ready]);
    if (turn !== this.#turn) return false;
    this.#shortfall = found.shortfall;
    if (found.deals) this.#settle(found.deals);
    else this.#refuse(unmet(pin ?? { name: '' }));
    return this.#told !== undefined && this.#told !== (this.#deals ?? this.#refusal);
  }

  async #find(pin: PinnedVersion | undefined): Promise<{ deals?: DealSet | undefined; shortfall?: string }> {
    const bundled = this.#parts.bundled();
    if (pin !== undefined) {
      if (pin.unread) return {};
      if (meetsPin(pin, labelOf(bundled))) return { deals: bundled };
      const stored = await this.#parts.stored(pin).catch(() => undefined);
      return { deals: stored ?? (await this.#parts.offered(pin).catch(() => undefined)) };
    }
    try {
      const current = await this.#parts.current();
      const isNewer = current && compareVersionNames(current.version.name, bundled.version.name) > 0;
      return { deals: isNewer ? current : bundled };
    } catch (cause) {
      return { deals: bundled, shortfall: cause instanceof Error ? cause.message : String(cause) };
    }
  }

  #tooLate(): void {
    if (this.#deals || this.#refusal) return;
    try {
      if (this.#pin === undefined) this.#settle(this.#parts.bundled());
      else this.#refuse(unmet(this.#pin));
    } catch (cause) {
      // Damaged bundled data: nobody awaits this timer, so the formulas that wait must hear of it.
      this.#waiting?.reject(cause);
      this.#waiting = undefined;
    }
  }

  #settle(set: DealSet): void {
    clearTimeout(this.#timer);
    this.#version = publicPart(set);
    const deals = this.#layer(this.#version);
    this.#deals = deals;
    this.#refusal = undefined;
    if (this.#waiting) this.#told = deals;
    this.#waiting?.resolve(deals);
    this.#waiting = undefined;
    this.#tell(deals);
  }

  #refuse(refusal: InputError): void {
    clearTimeout(this.#timer);
    this.#deals = undefined;
    this.#version = undefined;
    this.#refusal = refusal;
    if (this.#waiting) this.#told = refusal;
    this.#waiting?.reject(refusal);
    this.#waiting = undefined;
    this.#tell(undefined);
  }

  #tell(set: DealSet | undefined): void {
    for (const listener of [...this.#listeners]) listener(set);
  }
}

/** What is said of a version that is in memory, as a feed says it. */
export function labelOf({ version: { name, sha256, from, through } }: DealSet) {
  const day = (serial: number) => isoDate({ serial, precision: 'day' });
  return { name, sha256, from: day(from), through: day(through) };
}

/** Why a pinned workbook has no numbers. */
const unmet = ({ name, unread }: PinnedVersion): InputError =>
  new InputError(
    'notAvailable',
    unread
      ? 'This workbook is pinned to a data version in a form that this DealSheet does not know: a newer DealSheet wrote it, or it is damaged. ' +
          'Use the newer DealSheet, or open the DealSheet pane, Data, to pin the workbook anew.'
      : `This workbook is pinned to data version ${name.slice(0, 40)}, which is neither on this machine nor on DealSheet’s server. ` +
          'Open the DealSheet pane, Data, to fetch that version or to move the workbook to the present one.',
  );

interface Waiting {
  readonly promise: Promise<DealSet>;
  readonly resolve: (set: DealSet) => void;
  readonly reject: (reason: unknown) => void;
}

function waiting(): Waiting {
  let resolve: Waiting['resolve'] = () => undefined;
  let reject: Waiting['reject'] = () => undefined;
  const promise = new Promise<DealSet>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
