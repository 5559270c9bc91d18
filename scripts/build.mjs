// Builds what has changed: the data asset, the add-in (dist/), the workbench page and the command-line calculator.
// All messages go to standard error: `calc` owns standard output.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { fingerprint, isThere } from './build-inputs.mjs';
import { bundleSizes, checkSizes } from './bundle-size.mjs';
import { ensureInstalled } from './install.mjs';
import { isMain } from './main.mjs';
import {
  allMetadata,
  manifestFor,
  metadataHash,
  raiseVersion,
  readAddinUrl,
  recordedVersion,
} from './manifest.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const at = (...parts) => join(root, ...parts);
const log = (line) => console.error(line);

const STAMP = at('build', 'stamp.json');
const readStamp = () => (existsSync(STAMP) ? JSON.parse(readFileSync(STAMP, 'utf8')) : {});

function isStale(target, addinUrl) {
  return readStamp()[target] !== fingerprint(target, addinUrl) || !isThere(target);
}

function stamp(target, addinUrl) {
  const next = { ...readStamp(), [target]: fingerprint(target, addinUrl) };
  writeFileSync(STAMP, `${JSON.stringify(next, null, 2)}\n`);
}

async function buildData() {
  const result = spawnSync(process.execPath, [at('scripts', 'build-data.mjs')], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (result.status !== 0) throw new Error('The data could not be built (see above).');
  const { writeFunctionMetadata } = await import('./function-metadata.mjs');
  await writeFunctionMetadata();
}

/** What webpack found, each error once: an error of the metadata comes back from every child compilation. */
function describeErrors(stats) {
  const { errors } = stats.toJson({ all: false, errors: true, moduleTrace: false });
  const lines = errors
    .filter((error) => !/Child compilation failed/.test(error.message))
    .map((error) => [error.moduleName, error.message].filter(Boolean).join('\n'));
  return [...new Set(lines)].join('\n\n');
}

/** Runs the webpack configuration called `name`; gives the files of each entry and the packages inside. */
async function bundle(name, addinUrl) {
  const require = createRequire(import.meta.url);
  const { default: webpack } = await import('webpack');
  const { packagesIn } = await import('./notices.mjs');
  process.env.ADDIN_URL = addinUrl;
  const configuration = require(at('webpack.config.js'))({}, { mode: 'production' });
  const compiler = webpack(configuration.find((each) => each.name === name));
  const stats = await new Promise((resolve, reject) => {
    compiler.run((error, done) => (error ? reject(error) : compiler.close(() => resolve(done))));
  });
  if (stats.hasWarnings()) log(stats.toString({ preset: 'none', warnings: true, colors: false }));
  if (stats.hasErrors()) throw new Error(describeErrors(stats));
  const entrypoints = {};
  for (const [entry, point] of stats.compilation.entrypoints) {
    entrypoints[entry] = point.getFiles().filter((file) => /\.(js|css)$/.test(file));
  }
  return { entrypoints, packages: packagesIn(stats.compilation) };
}

async function buildAddin(addinUrl, { raise }) {
  const { entrypoints, packages } = await bundle('addin', addinUrl);
  const hash = metadataHash(
    allMetadata((file) => readFileSync(at('dist', file), 'utf8')),
    addinUrl,
  );
  if (recordedVersion().functions !== hash) {
    if (raise && process.env.CI) {
      throw new Error(
        'The functions have changed: run `npm run build` and commit the raised manifest version.',
      );
    }
    log(
      raise
        ? `The functions have changed: manifest.xml is now version ${raiseVersion(hash)}; commit it.`
        : 'The functions have changed: `npm run build` raises the version of manifest.xml.',
    );
  }
  writeFileSync(at('dist', 'manifest.xml'), manifestFor(addinUrl));
  const { writeHelp } = await import('./docs-help.mjs');
  await writeHelp(at('dist', 'help'), packages);
  writeFileSync(at('build', 'entrypoints.json'), `${JSON.stringify(entrypoints, null, 2)}\n`);
  checkSizes(bundleSizes(at('dist'), entrypoints), log);
}

async function buildWorkbench(addinUrl) {
  const { packages } = await bundle('workbench', addinUrl);
  const { writeNotices } = await import('./docs-help.mjs');
  writeNotices(at('build', 'workbench', 'third-party-notices.html'), packages);
}

const BUILDERS = {
  data: buildData,
  addin: buildAddin,
  workbench: buildWorkbench,
  calc: (addinUrl) => bundle('calc', addinUrl),
};

const LOCK = at('build', 'lock');

/** One build at a time in a checkout: a second one waits, and then finds the work done. */
async function withLock(work) {
  mkdirSync(at('build'), { recursive: true });
  for (let told = false; !takeLock();) {
    if (!told) log('Another build is running here; waiting for it.');
    told = true;
    await sleep(300);
  }
  const release = () => rmSync(LOCK, { force: true });
  const interrupted = () => process.exit(130);
  process.once('exit', release);
  process.once('SIGINT', interrupted);
  process.once('SIGTERM', interrupted);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    process.off('SIGINT', interrupted);
    process.off('SIGTERM', interrupted);
    release();
  }
}

/** Whether the lock is ours now. One that a build left behind, or that is older than any build lasts, is removed. */
function takeLock() {
  try {
    writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  if (isHeld()) return false;
  rmSync(LOCK, { force: true });
  return takeLock();
}

function isHeld() {
  try {
    if (Date.now() - statSync(LOCK).mtimeMs > 15 * 60_000) return false;
    const id = Number(readFileSync(LOCK, 'utf8'));
    if (id > 0) process.kill(id, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/**
 * Builds those of `targets` whose inputs have changed since they were last built; the data come first.
 * `raise` lets a change of the functions' metadata raise the version in manifest.xml; only `npm run build` does.
 */
export async function buildIfStale({
  targets = ['addin', 'workbench', 'calc'],
  addinUrl = readAddinUrl(),
  raise = false,
  force = false,
} = {}) {
  const wanted = ['data', ...targets.filter((target) => target !== 'data')];
  if (!force && !wanted.some((target) => isStale(target, addinUrl))) return;
  await withLock(async () => {
    for (const target of wanted) {
      if (!force && !isStale(target, addinUrl)) continue;
      const started = performance.now();
      await BUILDERS[target](addinUrl, { raise });
      stamp(target, addinUrl);
      log(`built ${target} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
    }
  });
}

if (isMain(import.meta.url)) {
  const targets = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
  try {
    ensureInstalled();
    const addinUrl = readAddinUrl();
    await buildIfStale({
      targets: targets.length > 0 ? targets : ['addin'],
      addinUrl,
      raise: true,
      force: process.argv.includes('--force'),
    });
    log(`dist/ is ready for ${addinUrl}`);
  } catch (error) {
    log(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
