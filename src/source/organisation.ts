import type { DealSet } from '../deals/dataset';
import { InputError } from '../deals/input-error';
import type { DealQuery } from '../deals/query';
import { OtherVersion } from './organisation-deals';
import type { Contents, Counted, Fetched, Fetching, OfServer, OrganisationDeals } from './organisation-deals';
import type { OrganisationSettings } from './organisation-settings';
import { Renewals } from './renewals';
import { serverMark } from './server-mark';
import { untilCancelled } from './until-cancelled';

/** What the organisation's deals are reached with. */
export interface OrganisationParts {
  readonly settings: () => OrganisationSettings | undefined;
  readonly connect: (settings: OrganisationSettings, password: string) => Promise<OrganisationDeals>;
  readonly clock: () => number;
  /** As the platform's `setTimeout`. */
  readonly later: (work: () => void, milliseconds: number) => void;
}

/** For so long a failure stands before the server is tried again: a sheet full of cells is one try. */
const FAILURE_MILLISECONDS = 10_000;
/** So often the server is asked whether it has a newer version, when cells ask anything. */
const VERSION_MILLISECONDS = 300_000;
/** So often rows are asked for anew because the server's version changed while they came. */
const MOST_TRIES = 3;

/**
 * The deals of the organisation's server where the user lets it answer. Connected when first asked; the answers are
 * those of one data version, and another version on the server starts anew.
 */
export class Organisation {
  readonly #parts: OrganisationParts;
  readonly #listeners = new Set<() => void>();
  readonly #onNewVersion = new Set<() => void>();
  readonly #renewals: Renewals;
  #deals: OrganisationDeals | undefined;
  /** Which server `#deals` are of. */
  #server = '';
  #connecting: Promise<DealSet> | undefined;
  #failure: { readonly reason: unknown; readonly at: number } | undefined;
  #checkedAt = 0;
  #isInUse: boolean | undefined;
  /** The settings that cells are answered by, in words that tell them from others; undefined before any was asked. */
  #followed: string | undefined;
  /** What is said while settings are being changed belongs to the settings before. */
  #turn = 0;

  constructor(parts: OrganisationParts) {
    this.#parts = parts;
    this.#renewals = new Renewals(parts.clock, parts.later);
  }

  /** Asked by every cell, so read once until the settings change. */
  get isInUse(): boolean {
    if (this.#isInUse !== undefined) return this.#isInUse;
    const settings = this.#parts.settings();
    this.#followed = followedBy(settings);
    return (this.#isInUse = settings?.inUse === true);
  }

  /** The deals that answer; undefined where they are not connected yet. */
  get connected(): DealSet | undefined {
    return this.#deals?.set;
  }

  /** The mark of the server that answers, or that would; undefined where none is in use. */
  get server(): string | undefined {
    if (this.#deals) return this.#server;
    const settings = this.isInUse ? this.#parts.settings() : undefined;
    return settings && serverMark(settings);
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

  /** How many deals a query finds now. Rejects with #N/A where the server can't be had. */
  count(query: DealQuery, signal?: AbortSignal): Promise<Counted> {
    return this.#ofOneVersion((deals) => deals.count(query, signal), signal);
  }

  /** The same with a checksum of the deals, and which server says so. */
  contents(query: DealQuery, signal?: AbortSignal): Promise<Contents & OfServer> {
    return this.#ofOneVersion(
      async (deals, server) => ({ ...(await deals.contents(query, signal)), server }),
      signal,
    );
  }

  /** The deals of a query, all of one version. Rejects with #N/A where the server can't be had, with TooManyDeals. */
  fetch(query: DealQuery, fetching: Fetching): Promise<Fetched & OfServer> {
    return this.#ofOneVersion(
      async (deals, server) => ({ ...(await deals.fetch(query, fetching)), server }),
      fetching.signal,
    );
  }

  /** Work that starts anew where the server turns out to have another version. */
  async #ofOneVersion<T>(
    work: (deals: OrganisationDeals, server: string) => Promise<T>,
    signal: AbortSignal | undefined,
  ): Promise<T> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      await untilCancelled(signal, async () => this.now());
      const deals = this.#deals;
      if (!deals) throw noLongerInUse();
      try {
        return await work(deals, this.#server);
      } catch (reason) {
        if (!(reason instanceof OtherVersion)) throw reason;
        if (this.#deals !== deals) continue;
        // A table that is being filled needs the other version now; cells are asked again as soon as they may be.
        this.restart();
        this.#renewals.ask(() => this.#tellNewVersion());
      }
    }
    throw keepsChanging();
  }

  /** The server has another version: what was answered is asked again, now or, where that goes on, in a while. */
  #renew(deals: OrganisationDeals): void {
    if (this.#deals !== deals) return;
    this.#renewals.ask(() => this.#tellNewVersion());
  }

  #tellNewVersion(): void {
    if (!this.isInUse) return;
    this.restart();
    for (const listener of [...this.#onNewVersion]) listener();
  }

  /**
   * Another window has changed the settings, which are those of the machine: cells that would be answered otherwise now are
   * asked again here, too. Otherwise some cells would go on with the server before, and others with what is set now.
   */
  settingsChanged(): void {
    const before = this.#followed;
    if (before === undefined || before === followedBy(this.#parts.settings())) return;
    this.restart();
    for (const listener of [...this.#onNewVersion]) listener();
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

  /** Calls back when the server has another data version, or is another one: cells that were answered are asked again. */
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
      this.#server = serverMark(settings);
      deals.hearOtherVersion(() => this.#renew(deals));
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
        if (name !== deals.set.version.name) this.#renew(deals);
      },
      // Cells say themselves that the server is away.
      () => undefined,
    );
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

/** Whether and where cells are answered by these settings. */
const followedBy = (settings: OrganisationSettings | undefined): string =>
  settings?.inUse ? JSON.stringify([settings.address, settings.user, settings.database]) : '';

const noLongerInUse = (): InputError =>
  new InputError(
    'notAvailable',
    'The organisation’s data server is no longer used. Recalculate DEALS cells in the DealSheet pane, Data.',
  );

const keepsChanging = (): InputError =>
  new InputError(
    'notAvailable',
    'The organisation’s deals changed again and again while they were read. Try again in a moment.',
  );

const passwordMissing = (): InputError =>
  new InputError(
    'notAvailable',
    'The password of the organisation’s data server was kept for one session only. Enter it in the DealSheet pane, Data.',
  );
