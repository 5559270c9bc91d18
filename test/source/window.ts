import type { DealSet } from '../../src/deals/dataset';
import { summarise } from '../../src/deals/query';
import { bundledDeals } from '../../src/source/bundled';
import { DealSource } from '../../src/source/deal-source';
import type { DownloadOptions } from '../../src/source/download';
import { checkFeed, fetchVersion } from '../../src/source/feed';
import type { Feed } from '../../src/source/feed';
import { applyVersion, assertNewer } from '../../src/source/refresh';
import { VersionStore } from '../../src/source/stored';
import { MemoryShelf } from './memory-shelf';

/** Where the feed of the tests lies; nothing is there. */
export const FEED_ADDRESS = 'https://deals.example.com/feed/';

/** One DealSheet window: its data in force, and the storage of the machine. */
export class Window {
  readonly source: DealSource;
  readonly store: VersionStore;
  constructor(readonly shelf = new MemoryShelf()) {
    this.store = new VersionStore(shelf);
    this.source = new DealSource({
      bundled: bundledDeals,
      stored: (pin) => this.store.pinned(pin),
      offered: async () => undefined,
      current: () => this.store.current(),
      waitMilliseconds: 3_000,
    });
  }
  get parts() {
    return { store: this.store, bundled: bundledDeals, use: (set: DealSet) => this.source.use(set) };
  }
  /** What a workbook would show. */
  numbers() {
    const set = this.source.inForce;
    if (!set) return 'nothing';
    const { deals, sumUsdM } = summarise(set, { criteria: [] }, 'upfront_usd_m');
    return { version: set.version.name, deals, sumUsdM: Math.round(sumUsdM * 10) / 10 };
  }
  /** All that "check, review, apply" does. */
  async refresh(options: DownloadOptions, feed: Feed = { address: FEED_ADDRESS }): Promise<void> {
    const [entry] = await checkFeed(feed, options);
    if (!entry || !this.source.inForce) throw new Error('nothing offered');
    assertNewer(entry, this.source.inForce);
    const set = await fetchVersion(entry, feed, options);
    await applyVersion(set, (await this.store.pointer()).current, this.parts);
  }
  /** The same machine the next day. */
  async reopened(): Promise<Window> {
    const window = new Window(this.shelf);
    await window.source.decide({});
    return window;
  }
}
