// `npm test`: installs, builds, finds a browser, then one jest run. The last line tells how many tests passed and failed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './install.mjs';
import { isMain } from './main.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const RESULTS = join(root, 'build', 'test-results.json');

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
  const status = runJest(args, ensureBrowser());
  if (!existsSync(RESULTS)) throw new Error('The tests could not be run.');
  const { passed, failed, skipped } = countTests(JSON.parse(readFileSync(RESULTS, 'utf8')));
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  return failed > 0 || passed === 0 ? 1 : (status ?? 1);
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
