// Installs the packages of package-lock.json where they are missing or differ. Plain Node: it runs before any package is there.
import { spawnSync } from 'node:child_process';
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

/** Starts npm by its JavaScript file where npm started us (any system), else by name. */
export function npm(args, options = {}) {
  const own = process.env.npm_execpath;
  const direct = own !== undefined && basename(own) === 'npm-cli.js' && existsSync(own);
  return direct
    ? spawnSync(process.execPath, [own, ...args], { cwd: root, ...options })
    : spawnSync('npm', args, { cwd: root, shell: process.platform === 'win32', ...options });
}

/** Runs `npm ci` where it is needed; throws where it fails. Says what it does on standard error. */
export function ensureInstalled() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Error(`DealSheet needs Node 20.19 or later; this is ${process.versions.node}.`);
  }
  if (isInstalled()) return;
  console.error('Installing packages (npm ci); this takes a minute or two …');
  const result = npm(['ci', '--no-audit', '--no-fund'], { stdio: ['ignore', 2, 2] });
  if (result.error) throw result.error;
  if (result.status !== 0) throw new Error(`npm ci failed with exit code ${result.status}.`);
}

if (isMain(import.meta.url)) ensureInstalled();
