/**
 * Where the data come from, beside doing the same by hand: a refresh from a local feed beside the bare download and hash of
 * the same file, in one page of a browser.
 *
 * The feed has two versions of 100,000 deals resampled from the bundled ones with a fixed seed; the older one is in force
 * and the later one is taken: new, changed and withdrawn deals, written to IndexedDB, switched to. The second feed is
 * the same, but asset, source and notes are different in all deals.
 *
 * And 10,000 cells over ten million deals on a ClickHouse server, beside the same work as one hand-written statement
 * (test/bench/source/clickhouse.ts): cells that were filled down, and cells that have nothing in common, the latter under
 * the limits that the manual sets for the user. DEALSHEET_BENCH_SERVER_DEALS=100000 asks fewer.
 *
 * `npm run bench -- source:resampled source:varied source:server` runs the parts by themselves.
 */
import { loadavg } from 'node:os';
import { buildIfStale } from '../../scripts/build.mjs';
import { ensureEngines } from '../../scripts/oracle-engines.mjs';
import { measure } from './child.mjs';
import { measureRefresh } from './source/refresh.mjs';

const DEALS = 100_000;
const ROUNDS = 9;
const SERVER_DEALS = Number(process.env.DEALSHEET_BENCH_SERVER_DEALS ?? 10_000_000);
const CELLS = 10_000;
const SERVER_ROUNDS = 3;

export const title = `Source: a refresh of ${DEALS.toLocaleString('en-US')} deals (median of ${ROUNDS}), and ${CELLS.toLocaleString('en-US')} cells on a server`;

const times = (ratio) => `${ratio.toPrecision(3)}×`;
const bar = (text, measured, met) => ({ bar: text, measured, met: met ? 'met' : 'NOT MET' });

function rowsOf(feed, { bare, refresh, first, longest, newPage }) {
  const row = (what, milliseconds) => ({ feed, what, milliseconds: Math.round(milliseconds) });
  const { whole: bareWhole, ...bareSteps } = bare;
  const { whole, ...steps } = refresh;
  return [
    row('bare download and hash', bareWhole),
    ...Object.entries(bareSteps).map(([name, value]) => row(`  ${name}`, value)),
    row('refresh', whole),
    ...Object.entries(steps).map(([name, value]) => row(`  ${name}`, value)),
    row('  longest stretch without an answer to the user', longest),
    row('first fetch, of which no row is known', first.whole),
    row('  longest stretch without an answer to the user', first.longest),
    row('new page: bare download and hash', newPage.bare),
    row('new page: refresh', newPage.refresh),
    row('new page: until the kept version answers', newPage.opening),
    row('  longest stretch without an answer to the user', newPage.longest),
  ];
}

/** The user's time limit that the manual sets, seconds. */
const MOST_SECONDS = 50;

/** The bars of cells that have nothing in common. */
const irregularBars = ({ deals, irregular }) =>
  irregular.flatMap(
    ({ what, cells, requests, cellsSeconds, handWrittenSeconds, differences, slowestStatementSeconds }) => {
      const asked = `${cells} cells on ClickHouse with ${deals} deals, ${what}`;
      const ratio = cellsSeconds / handWrittenSeconds;
      const slowest = slowestStatementSeconds;
      return [
        bar(`${asked}: at most 50 requests`, String(requests), requests <= 50),
        bar(`${asked}: at most 3× one hand-written statement`, times(ratio), ratio <= 3),
        bar(
          `${asked}: each within the manual's time limit`,
          `${slowest.toFixed(1)} s`,
          slowest < MOST_SECONDS,
        ),
        bar(`${asked}: the same answers`, `${differences} differ`, differences === 0),
      ];
    },
  );

/** The bars of the cells on a server; the last is what both answered. */
const serverBars = ({ deals, rows }) =>
  rows.flatMap(({ what, requests, cellsSeconds, handWrittenSeconds, differences }) => {
    const asked = `${CELLS} cells on ClickHouse with ${deals} deals, ${what}`;
    const ratio = cellsSeconds / handWrittenSeconds;
    return [
      bar(`${asked}: at most 50 requests`, String(requests), requests <= 50),
      bar(`${asked}: at most 3× one hand-written statement`, times(ratio), ratio <= 3),
      bar(`${asked}: the same answers`, `${differences} differ`, differences === 0),
    ];
  });

const serverRows = ({ engine, rows, irregular }) =>
  [...rows, ...irregular].flatMap(({ what, cells = CELLS, cellsSeconds, handWrittenSeconds }) => [
    { feed: engine, what: `${what}: ${cells} cells`, milliseconds: Math.round(cellsSeconds * 1e3) },
    { feed: engine, what: `${what}: by hand`, milliseconds: Math.round(handWrittenSeconds * 1e3) },
  ]);

async function refreshed(name, isVaried) {
  const offered = measure('source/versions.ts', 'offerVersions', DEALS, isVaried);
  const feed = { name, ...(await measureRefresh(offered, ROUNDS)) };
  const bars = [
    bar(
      `refresh of 100k deals (${name}): at most 2× its bare download and hash`,
      times(feed.ratio),
      feed.ratio <= 2,
    ),
    bar(
      `the kept version of 100k deals (${name}) answers before a function stops waiting, 3 s`,
      `${(feed.newPage.opening / 1e3).toFixed(2)} s`,
      feed.newPage.opening < 3_000,
    ),
  ];
  return { rows: rowsOf(name, feed), bars, details: feed };
}

async function asked() {
  await ensureEngines();
  const server = measure('source/clickhouse.ts', 'measureClickHouse', SERVER_DEALS, CELLS, SERVER_ROUNDS);
  return {
    rows: serverRows(server),
    bars: [...serverBars(server), ...irregularBars(server)],
    details: server,
  };
}

const PARTS = {
  resampled: () => refreshed('resampled', false),
  varied: () => refreshed('texts all different', true),
  server: asked,
};
export const parts = Object.keys(PARTS);

/** @param chosen parts to run, each of which says at once what it found */
export async function run(chosen = parts) {
  await buildIfStale({ targets: [] });
  const done = {};
  for (const part of chosen) {
    done[part] = await PARTS[part]();
    console.table(done[part].bars);
    console.table(done[part].rows);
  }
  const all = Object.values(done);
  return {
    rows: all.flatMap(({ rows }) => rows),
    bars: all.flatMap(({ bars }) => bars),
    load: loadavg(),
    details: Object.fromEntries(Object.entries(done).map(([part, { details }]) => [part, details])),
    isPrinted: true,
  };
}
