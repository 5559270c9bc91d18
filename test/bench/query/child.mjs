/** Runs one measurement in a process of its own and prints its result as JSON: node child.mjs MODULE EXPORT ARGUMENTS */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createJiti } from 'jiti';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const jiti = createJiti(import.meta.url, {
  fsCache: path.join(root, 'node_modules', '.cache', 'jiti'),
  alias: { 'bundled-data': path.join(root, 'build', 'data') },
});
const [file, name, args] = process.argv.slice(2);
const module = await jiti.import(path.join(root, 'test', 'bench', 'query', file));
const result = await module[name](...JSON.parse(args));
process.stdout.write(`\n${JSON.stringify(result ?? null)}\n`);
