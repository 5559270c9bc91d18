// What each part of the build is made from: its fingerprint tells whether it must be built again.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

const ALWAYS = ['package-lock.json', 'scripts/build.mjs', 'scripts/build-inputs.mjs'];

/** The layers of the add-in; the workbench imports none of them. */
const LAYERS = ['commands', 'deals', 'functions', 'market', 'source', 'taskpane', 'valuation', 'workbook'];

const INPUTS = {
  data: [
    'src/data',
    'src/deals',
    'src/market',
    'src/source',
    'src/functions',
    'scripts/build-data.mjs',
    'scripts/deal-data.mjs',
    'scripts/docs-source.mjs',
    'scripts/function-metadata.mjs',
    'scripts/metadata-plugin.cjs',
    'webpack.config.js',
    'scripts/feed.mjs',
  ],
  addin: [
    'src/data',
    ...LAYERS.map((layer) => `src/${layer}`),
    'assets',
    'docs',
    'LICENSE',
    'manifest.xml',
    'webpack.config.js',
    'scripts/build-data.mjs',
    'scripts/bundle-size.mjs',
    'scripts/deal-data.mjs',
    'scripts/docs.mjs',
    'scripts/docs-help.mjs',
    'scripts/docs-source.mjs',
    'scripts/function-metadata.mjs',
    'scripts/feed.mjs',
    'scripts/manifest.mjs',
    'scripts/manifest-version.json',
    'scripts/metadata-plugin.cjs',
    'scripts/notices.mjs',
  ],
  workbench: ['src/workbench', 'webpack.config.js', 'scripts/notices.mjs'],
  calc: ['src/workbench', 'webpack.config.js'],
};

/** Files that must be there for a part to count as built. */
const OUTPUTS = {
  data: ['build/data/deals.json', 'build/data/tables.json', 'build/data/functions.json'],
  addin: ['dist/taskpane.html', 'dist/functions.json', 'dist/manifest.xml', 'dist/help/index.html'],
  workbench: ['build/workbench/index.html'],
  calc: ['build/calc/calc.cjs'],
};

function* filesOf(path) {
  const absolute = join(root, path);
  if (!existsSync(absolute)) return;
  if (statSync(absolute).isFile()) {
    if (path !== 'docs/pictures/workbench.png') yield path; // the README's, no part of the manual
    return;
  }
  for (const name of readdirSync(absolute).sort()) yield* filesOf(`${path}/${name}`);
}

/** Hash of everything that the part `target` is made from, the add-in's address included. */
export function fingerprint(target, addinUrl) {
  const hash = createHash('sha256').update(`${process.versions.node.split('.')[0]}\n${addinUrl}\n`);
  for (const path of [...ALWAYS, ...INPUTS[target]].flatMap((input) => [...filesOf(input)])) {
    hash
      .update(`${path}\n`)
      .update(readFileSync(join(root, path)))
      .update('\n');
  }
  return hash.digest('hex');
}

/** Whether the files that the part `target` gives are there. */
export function isThere(target) {
  return OUTPUTS[target].every((path) => existsSync(join(root, path)));
}
