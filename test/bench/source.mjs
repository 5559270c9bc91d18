/**
 * Where the data come from, beside doing the same by hand: a refresh from a local feed beside the bare download and hash of
 * the same file, in one page of a browser.
 *
 * The feed has two versions of 100,000 deals resampled from the bundled ones with a fixed seed; the older one is in force
 * and the later one is taken: new, changed and withdrawn deals, written to IndexedDB, switched to. The second feed is
 * the same, but asset, source and notes are different in all deals.
 */
import { loadavg } from 'node:os';
import { buildIfStale } from '../../scripts/build.mjs';
import { measure } from './child.mjs';
import { measureRefresh } from './source/refresh.mjs';

const DEALS = 100_000;
const ROUNDS = 9;

export const title = `Source: a refresh of ${DEALS.toLocaleString('en-US')} deals, milliseconds (median of ${ROUNDS})`;

const times = (ratio) => `${ratio.toPrecision(3)}×`;
const bar = (text, measured, met) => ({ bar: text, measured, met: met ? 'met' : 'NOT MET' });

function rowsOf(feed, { bare, refresh, newPage }) {
  const row = (what, milliseconds) => ({ feed, what, milliseconds: Math.round(milliseconds) });
  const { whole: bareWhole, ...bareSteps } = bare;
  const { whole, ...steps } = refresh;
  return [
    row('bare download and hash', bareWhole),
    ...Object.entries(bareSteps).map(([name, value]) => row(`  ${name}`, value)),
    row('refresh', whole),
    ...Object.entries(steps).map(([name, value]) => row(`  ${name}`, value)),
    row('new page: bare download and hash', newPage.bare),
    row('new page: refresh', newPage.refresh),
    row('new page: until the kept version answers', newPage.opening),
  ];
}

export async function run() {
  await buildIfStale({ targets: [] });
  const feeds = [];
  for (const isVaried of [false, true]) {
    const offered = measure('source/versions.ts', 'offerVersions', DEALS, isVaried);
    const name = isVaried ? 'texts all different' : 'resampled';
    feeds.push({ name, ...(await measureRefresh(offered, ROUNDS)) });
  }
  const bars = feeds.flatMap((feed) => [
    bar(
      `refresh of 100k deals (${feed.name}): at most 2× its bare download and hash`,
      times(feed.ratio),
      feed.ratio <= 2,
    ),
    bar(
      `the kept version of 100k deals (${feed.name}) answers before a function stops waiting, 3 s`,
      `${(feed.newPage.opening / 1e3).toFixed(2)} s`,
      feed.newPage.opening < 3_000,
    ),
  ]);
  console.table(bars);
  return { rows: feeds.flatMap((feed) => rowsOf(feed.name, feed)), bars, load: loadavg(), details: feeds };
}
