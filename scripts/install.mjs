// Installs the packages of package-lock.json where they are missing or differ. Plain Node: it runs before any package is there.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMain } from './main.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Whether node_modules holds what package-lock.json asks for. Versions are compared instead of dates, since
 * a fresh checkout has any dates. npm writes its own copy of the lock last, so a broken-off install counts as missing.
 */
export function isInstalled(folder = root) {
  const copy = join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(copy)) return false;
  const wanted = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')).packages;
  const there = JSON.parse(readFileSync(copy, 'utf8')).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    if (!there[path]) return entry.optional === true;
    return there[path].version === entry.version;
  });
}

/** How npm is started here: by its JavaScript file where npm started us (any system), else by name. */
export function npmCommand(args) {
  const own = process.env.npm_execpath;
  const direct = own !== undefined && basename(own) === 'npm-cli.js' && existsSync(own);
  return direct
    ? [process.execPath, [own, ...args], { cwd: root }]
    : ['npm', args, { cwd: root, shell: process.platform === 'win32' }];
}

/** Runs npm with what it says on our own output; resolves when it is done, rejects where it fails. */
export function npm(args) {
  const [command, words, options] = npmCommand(args);
  return new Promise((resolve, reject) => {
    const child = spawn(command, words, { ...options, stdio: 'inherit' });
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`npm ${args.join(' ')} failed with exit code ${code}.`)),
    );
  });
}

/** Runs `npm ci` where it is needed; throws where it fails. Says what it does on standard error. */
export function ensureInstalled() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Error(`DealSheet needs Node 20.19 or later; this is ${process.versions.node}.`);
  }
  if (isInstalled()) return;
  console.error('Installing packages (npm ci); this takes a minute or two …');
  const [command, args, options] = npmCommand(['ci', '--no-audit', '--no-fund']);
  const result = spawnSync(command, args, { ...options, stdio: ['ignore', 2, 2] });
  if (result.error) throw result.error;
  if (result.status !== 0) throw new Error(`npm ci failed with exit code ${result.status}.`);
}

if (isMain(import.meta.url)) ensureInstalled();
