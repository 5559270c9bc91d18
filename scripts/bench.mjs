/**
 * Timings side by side with named peers: a table on screen, JSON in bench-results/.
 *
 *   npm run bench [-- NAME …]
 *
 * A benchmark is a module test/bench/NAME.mjs that exports `title` and `run()`, which gives rows with the same keys,
 * alone or as { rows, … } with more for the JSON.
 */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ensureInstalled } from './install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = path.join(root, 'test', 'bench');

const known = readdirSync(folder)
  .filter((file) => file.endsWith('.mjs'))
  .map((file) => path.basename(file, '.mjs'));
const names = process.argv.length > 2 ? process.argv.slice(2) : known;
const unknown = names.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}; there are ${known.join(', ')}.`);
  process.exit(1);
}

ensureInstalled();
const machine = {
  node: process.version,
  platform: `${process.platform} ${process.arch}`,
  processors: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
  memoryGB: Math.round(totalmem() / 2 ** 30),
};
mkdirSync(path.join(root, 'bench-results'), { recursive: true });
for (const name of names) {
  const { title, run } = await import(pathToFileURL(path.join(folder, `${name}.mjs`)));
  console.log(`\n${title}`);
  const result = await run();
  const { rows, ...more } = Array.isArray(result) ? { rows: result } : result;
  console.table(rows);
  const file = path.join('bench-results', `${name}.json`);
  writeFileSync(path.join(root, file), `${JSON.stringify({ title, machine, rows, ...more }, null, 2)}\n`);
  console.log(`written to ${file}`);
}
