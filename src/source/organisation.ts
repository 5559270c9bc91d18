import type { DealSet } from '../deals/dataset';
import { InputError } from '../deals/input-error';
import type { OrganisationSettings } from './organisation-settings';

/** A server that was found to have deals. */
export interface OrganisationDeals {
  readonly set: DealSet;
  /** Name of the version that the server has now. */
  readonly versionNow: () => Promise<string>;
}

export interface OrganisationParts {
  readonly settings: () => OrganisationSettings | undefined;
  readonly connect: (settings: OrganisationSettings, password: string) => Promise<OrganisationDeals>;
  readonly clock: () => number;
}

/** For so long a failure stands before the server is tried again: a sheet full of cells is one try. */
const FAILURE_MILLISECONDS = 10_000;
/** So often the server is asked whether it has a newer version, when cells ask anything. */
const VERSION_MILLISECONDS = 300_000;

/**
 * The deals of the organisation's server where the user lets it answer. Connected when first asked; the answers are
 * those of one data version, and another version on the server starts anew.
 */
export class Organisation {
  readonly #parts: OrganisationParts;
  readonly #listeners = new Set<() => void>();
  readonly #onNewVersion = new Set<() => void>();
  #deals: OrganisationDeals | undefined;
  #connecting: Promise<DealSet> | undefined;
  #failure: { readonly reason: unknown; readonly at: number } | undefined;
  #checkedAt = 0;
  #isInUse: boolean | undefined;
  /** What is said while settings are being changed belongs to the settings before. */
  #turn = 0;

  constructor(parts: OrganisationParts) {
    this.#parts = parts;
  }

  /** Asked by every cell, so read once until the settings change. */
  get isInUse(): boolean {
    return (this.#isInUse ??= this.#parts.settings()?.inUse === true);
  }

  /** The deals that answer; undefined where they are not connected yet. */
  get connected(): DealSet | undefined {
    return this.#deals?.set;
  }

  /** Why the last try failed; undefined where it did not. */
  get failure(): string | undefined {
    const reason = this.#failure?.reason;
    return reason instanceof Error ? reason.message : undefined;
  }

  /** The deals of the server: at once when connected. Rejects with #N/A where it can't be had. */
  now(): DealSet | Promise<DealSet> {
    if (this.#deals) {
      this.#lookForNewer(this.#deals);
      return this.#deals.set;
    }
    const { clock } = this.#parts;
    if (this.#failure && clock() - this.#failure.at < FAILURE_MILLISECONDS)
      return Promise.reject(this.#failure.reason as Error);
    return (this.#connecting ??= this.#connect());
  }

  /** Starts anew: with other settings, or because the user wishes to try again. */
  restart(): void {
    this.#turn += 1;
    this.#isInUse = undefined;
    this.#deals = undefined;
    this.#connecting = undefined;
    this.#failure = undefined;
    this.#tell();
  }

  /** Calls back whenever other deals answer, or none do; returns what ends it. */
  onChanged(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Calls back when the server has another data version: cells that were answered are asked again. */
  onNewVersion(listener: () => void): () => void {
    this.#onNewVersion.add(listener);
    return () => this.#onNewVersion.delete(listener);
  }

  async #connect(): Promise<DealSet> {
    const turn = this.#turn;
    try {
      const settings = this.#parts.settings();
      if (settings?.password === undefined) throw passwordMissing();
      const deals = await this.#parts.connect(settings, settings.password);
      if (turn !== this.#turn) {
        if (!this.isInUse) throw noLongerInUse();
        return await this.now();
      }
      this.#deals = deals;
      this.#checkedAt = this.#parts.clock();
      this.#failure = undefined;
      return deals.set;
    } catch (reason) {
      if (turn === this.#turn) this.#failure = { reason, at: this.#parts.clock() };
      throw reason;
    } finally {
      if (turn === this.#turn) {
        this.#connecting = undefined;
        this.#tell();
      }
    }
  }

  #lookForNewer(deals: OrganisationDeals): void {
    const now = this.#parts.clock();
    if (now - this.#checkedAt < VERSION_MILLISECONDS) return;
    this.#checkedAt = now;
    deals.versionNow().then(
      (name) => {
        if (this.#deals !== deals || name === deals.set.version.name) return;
        this.restart();
        for (const listener of [...this.#onNewVersion]) listener();
      },
      // Cells say themselves that the server is away.
      () => undefined,
    );
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

const noLongerInUse = (): InputError =>
  new InputError(
    'notAvailable',
    'The organisation’s data server is no longer used. Recalculate DEALS cells in the DealSheet pane, Data.',
  );

const passwordMissing = (): InputError =>
  new InputError(
    'notAvailable',
    'The password of the organisation’s data server was kept for one session only. Enter it in the DealSheet pane, Data.',
  );
