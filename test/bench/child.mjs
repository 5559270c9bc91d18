/** Runs measurements in processes of their own: node child.mjs MODULE EXPORT ARGUMENTS prints a result as JSON. */
import { spawnSync } from 'node:child_process';
import { loadavg } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createJiti } from 'jiti';
import { isMain } from '../../scripts/main.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = path.join(root, 'test', 'bench');

/**
 * The result of an export of a TypeScript module of test/bench, in a new process; says on standard error how long it took.
 * @param file such as query/ours.ts
 */
export function measure(file, name, ...args) {
  const begun = performance.now();
  const child = spawnSync(
    process.execPath,
    ['--expose-gc', fileURLToPath(import.meta.url), file, name, JSON.stringify(args)],
    { encoding: 'utf8', maxBuffer: 2 ** 28, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  if (child.status !== 0) throw new Error(`${name} failed`);
  const seconds = ((performance.now() - begun) / 1e3).toFixed(1);
  console.error(`  ${name} ${args.join(' ')}: ${seconds} s, load ${loadavg()[0].toFixed(1)}`);
  return JSON.parse(child.stdout.trim().split('\n').at(-1));
}

async function runHere(file, name, args) {
  const jiti = createJiti(import.meta.url, {
    fsCache: path.join(root, 'node_modules', '.cache', 'jiti'),
    alias: { 'bundled-data': path.join(root, 'build', 'data') },
  });
  const module = await jiti.import(path.join(folder, file));
  const result = await module[name](...args);
  process.stdout.write(`\n${JSON.stringify(result ?? null)}\n`);
}

if (isMain(import.meta.url)) {
  const [file, name, args] = process.argv.slice(2);
  await runHere(file, name, JSON.parse(args));
}
