/**
 * Timings side by side with named peers: a table on screen, JSON in bench-results/.
 *
 *   npm run bench [-- NAME[:PART] …]
 *
 * A benchmark is a module test/bench/NAME.mjs that exports `title` and `run()`, which gives rows with the same keys,
 * alone or as { rows, … } with more for the JSON; `isPrinted` where it has shown them itself. One with `parts` runs those
 * that are named, all by default.
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
/** What was asked for: each benchmark, and the parts of it that were named. */
const asked = new Map();
for (const argument of process.argv.length > 2 ? process.argv.slice(2) : known) {
  const [name, ...parts] = argument.split(':');
  asked.set(name, [...(asked.get(name) ?? []), ...parts]);
}
const unknown = [...asked.keys()].filter((name) => !known.includes(name));
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
for (const [name, chosen] of asked) {
  const { title, run, parts = [] } = await import(pathToFileURL(path.join(folder, `${name}.mjs`)));
  const missing = chosen.filter((part) => !parts.includes(part));
  if (missing.length > 0) {
    console.error(`${name} has no part ${missing.join(', ')}; it has ${parts.join(', ') || 'none'}.`);
    process.exit(1);
  }
  console.log(`\n${title}`);
  const result = await run(chosen.length > 0 ? chosen : undefined);
  const { rows, isPrinted, ...more } = Array.isArray(result) ? { rows: result } : result;
  if (!isPrinted) console.table(rows);
  const file = path.join('bench-results', `${name}.json`);
  writeFileSync(path.join(root, file), `${JSON.stringify({ title, machine, rows, ...more }, null, 2)}\n`);
  console.log(`written to ${file}`);
}
