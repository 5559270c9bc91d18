/** What the benchmark of the source does in a browser: the add-in's own modules, bundled as they are for the add-in. */
import { differenceOf } from '../../../src/deals/difference';
import { bundledDeals } from '../../../src/source/bundled';
import { checkFeed, fetchVersion } from '../../../src/source/feed';
import type { FeedVersion } from '../../../src/source/feed';
import { dealsInForce, decideSource, useDeals } from '../../../src/source/in-force';
import { applyVersion, assertNewer, undoSwitch } from '../../../src/source/refresh';
import { versionStore } from '../../../src/source/stored';

const parts = { store: versionStore, bundled: bundledDeals, use: useDeals };

async function offered(name: string): Promise<FeedVersion> {
  const entry = (await checkFeed()).find((each) => each.name === name);
  if (!entry) throw new Error(`${name} is not offered`);
  return entry;
}

/** Milliseconds of a bare download of a version's file and of its hash. */
async function bare(name: string): Promise<{ download: number; hash: number }> {
  const { file } = await offered(name);
  const begun = performance.now();
  const bytes = await (await fetch(`feed/${file}`, { cache: 'no-cache' })).arrayBuffer();
  const loaded = performance.now();
  await crypto.subtle.digest('SHA-256', bytes);
  return { download: loaded - begun, hash: performance.now() - loaded };
}

/** Milliseconds of a refresh, step by step, as the pane takes them; the user's own looking takes no time. */
async function refresh(name: string) {
  const before = dealsInForce();
  if (!before) throw new Error('no data are in force');
  const reviewed = (await versionStore.pointer()).current;
  const times: Record<string, number> = {};
  let begun = performance.now();
  const lap = (step: string) => {
    const now = performance.now();
    times[step] = now - begun;
    begun = now;
  };
  const blocks = await watchBlocks();
  begun = performance.now();
  const entry = await offered(name);
  assertNewer(entry, before);
  lap('check');
  const after = await fetchVersion(entry, undefined, {
    onProgress: ({ loadedBytes }) => {
      if (loadedBytes === entry.bytes) lap('download');
    },
  });
  lap('verify and read');
  const { added, changed, withdrawn } = differenceOf(before, after);
  lap('difference');
  await applyVersion(after, reviewed, parts);
  lap('keep and switch');
  const longest = await blocks();
  const counts = [added.length, changed.length, withdrawn.length];
  return { times, longest, difference: counts, deals: dealsInForce()?.size };
}

/** Milliseconds of the longest stretch in which the page could answer nobody, from now until it is asked. */
async function watchBlocks(): Promise<() => Promise<number>> {
  let longest = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  });
  observer.observe({ entryTypes: ['longtask'] });
  const idle = () => new Promise((resolve) => setTimeout(resolve, 50));
  await idle();
  return async () => {
    await idle();
    observer.disconnect();
    return longest;
  };
}

/** The same machine as before the refresh, and again as if the version had never been there. */
async function takeBack(name: string): Promise<void> {
  const kept = (await versionStore.list()).find((each) => each.name === name);
  if (!kept) return;
  await undoSwitch(kept.id, parts);
  await versionStore.remove(kept.id);
}

/** Milliseconds from opening the add-in until the version kept on this machine answers. */
async function open(): Promise<{ opening: number; longest: number }> {
  const blocks = await watchBlocks();
  const begun = performance.now();
  await decideSource({});
  const opening = performance.now() - begun;
  return { opening, longest: await blocks() };
}

Object.assign(globalThis, { bench: { bare, refresh, takeBack, open } });
