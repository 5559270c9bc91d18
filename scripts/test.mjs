// `npm test`: installs, builds, finds a browser, then runs jest. The last line tells how many tests passed and failed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './install.mjs';
import { isMain } from './main.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const RESULTS = join(root, 'build', 'test-results.json');

/** Two files at a time; journeys in the browser after the rest, because a person’s pace is part of them. */
const RUNS = [
  ['--selectProjects', 'house', 'unit', 'pane', 'workbench', 'bundle', '--maxWorkers=2'],
  ['--selectProjects', 'browser', '--maxWorkers=2'],
];

/** `--forceExit`: a browser or server that a failed test left behind must not keep the run from ending. */
function runJest(args, chromium) {
  mkdirSync(join(root, 'build'), { recursive: true });
  rmSync(RESULTS, { force: true });
  const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  return spawnSync(process.execPath, [jest, '--json', `--outputFile=${RESULTS}`, '--forceExit', ...args], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'], // with --outputFile the report for people is on standard error
    env: { ...process.env, CHROMIUM: chromium },
  }).status;
}

/** Counts of a jest result; a test file that could not run at all counts as one failure. */
export function countTests(results) {
  const broken = results.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  return {
    passed: results.numPassedTests,
    failed: results.numFailedTests + broken,
    skipped: results.numPendingTests + results.numTodoTests,
  };
}

async function test(args) {
  ensureInstalled();
  const { buildIfStale } = await import('./build.mjs');
  await buildIfStale();
  const { ensureBrowser } = await import('./browser.mjs');
  const chromium = ensureBrowser();
  const total = { passed: 0, failed: 0, skipped: 0 };
  let allEnded = true;
  for (const run of args.length > 0 ? [args] : RUNS) {
    const status = runJest(run, chromium);
    if (!existsSync(RESULTS)) throw new Error('The tests could not be run.');
    const counts = countTests(JSON.parse(readFileSync(RESULTS, 'utf8')));
    for (const each of Object.keys(total)) total[each] += counts[each];
    allEnded &&= status === 0;
  }
  const { passed, failed, skipped } = total;
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  return failed === 0 && passed > 0 && allEnded ? 0 : 1;
}

if (isMain(import.meta.url)) {
  try {
    process.exitCode = await test(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    console.log('0 passed, 1 failed');
    process.exitCode = 1;
  }
}
