/**
 * Queries on the data of this machine, beside those of an earlier commit: runs of the two builds take turns, each in a
 * process of its own, on sets drawn from the bundled data with a fixed seed.
 *
 *   DEALSHEET_BENCH_BEFORE=COMMIT npm run bench -- before
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildIfStale } from '../../scripts/build.mjs';
import { measure } from './child.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const COMMIT = process.env.DEALSHEET_BENCH_BEFORE;
const SIZE = Number(process.env.DEALSHEET_BENCH_BEFORE_DEALS ?? 100_000);
const FORMULAS = 3_000;
const PAIRS = 5;
/** What two runs of the same build may differ by on a quiet machine; where they differ by more than the latter, nothing is said. */
const NOISE = 0.1;
const TOO_MUCH_NOISE = 0.3;
const FIGURES = [
  'mix',
  'mix not asked before',
  'one equality, all different',
  'first formula after a change of data',
  'the same in 10,000 more cells',
];

export const title = COMMIT
  ? `Queries of this build beside those of ${COMMIT}, ${SIZE.toLocaleString('en-US')} deals, medians of ${PAIRS} runs in turns`
  : 'Queries of this build beside those of an earlier commit: DEALSHEET_BENCH_BEFORE names none, nothing is compared';

function git(...args) {
  const { status, stderr } = spawnSync('git', args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${args[0]}: ${stderr.trim()}`);
}

/** The earlier commit in a folder of its own, with its data built. */
async function checkedOut(folder) {
  git('worktree', 'add', '--detach', folder, COMMIT);
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'dir');
  const at = (file) => pathToFileURL(path.join(folder, file)).href;
  await (await import(at('scripts/build.mjs'))).buildIfStale({ targets: [] });
  return (await import(at('test/bench/child.mjs'))).measure;
}

const sorted = (values) => [...values].sort((a, b) => a - b);
const median = (values) => sorted(values)[Math.floor(values.length / 2)];
/** By how much runs of one build differ, without the fastest and the slowest. */
const spread = (values) => {
  const inner = sorted(values).slice(1, -1);
  return (inner.at(-1) - inner[0]) / median(values);
};

function rowOf(what, before, now) {
  const ratio = median(now) / median(before);
  const noise = Math.max(NOISE, spread(before), spread(now));
  return {
    what,
    before: Number(median(before).toPrecision(3)),
    now: Number(median(now).toPrecision(3)),
    ratio: Number(ratio.toFixed(3)),
    noise: Number(noise.toFixed(3)),
    bar: noise > TOO_MUCH_NOISE ? 'too noisy to say' : ratio <= 1 + noise ? 'met' : 'NOT MET',
  };
}

export async function run() {
  if (!COMMIT) return { rows: [], isPrinted: true };
  await buildIfStale({ targets: [] });
  const folder = mkdtempSync(path.join(tmpdir(), 'dealsheet-before-'));
  try {
    const measureBefore = await checkedOut(folder);
    const runs = { before: [], now: [] };
    for (const each of [measureBefore, measure]) each('query/prepare.ts', 'prepareSet', SIZE);
    for (let pair = 0; pair < PAIRS; pair++) {
      runs.before.push(measureBefore('query/ours.ts', 'measureOurs', SIZE, FORMULAS, 0));
      runs.now.push(measure('query/ours.ts', 'measureOurs', SIZE, FORMULAS, 0));
    }
    const of = (which, figure) => runs[which].map(({ figures }) => figures[figure]);
    const rows = FIGURES.map((what) => rowOf(`µs: ${what}`, of('before', what), of('now', what)));
    const seconds = (which) => runs[which].map(({ readySeconds }) => readySeconds * 1e3);
    rows.push(rowOf('ms: until the deals are ready', seconds('before'), seconds('now')));
    return { rows, commit: COMMIT, load: loadavg() };
  } finally {
    git('worktree', 'remove', '--force', folder);
    rmSync(folder, { recursive: true, force: true });
  }
}
