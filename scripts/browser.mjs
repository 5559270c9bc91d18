// Finds the browser that tests and pictures drive: $CHROMIUM, an installed Chrome, Edge or Chromium, or apt where it may.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { isMain } from './main.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

function candidates() {
  const { env, platform } = process;
  if (platform === 'win32') {
    const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean);
    return folders.flatMap((folder) => [
      join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
      join(folder, 'Chromium', 'Application', 'chrome.exe'),
    ]);
  }
  if (platform === 'darwin') {
    const inside = (name) => `${name}.app/Contents/MacOS/${name}`;
    return ['/Applications', join(env.HOME ?? '', 'Applications')].flatMap((folder) =>
      ['Google Chrome', 'Microsoft Edge', 'Chromium'].map((name) => join(folder, inside(name))),
    );
  }
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** Path of a browser that can be driven, or undefined. */
export function findBrowser() {
  const named = process.env.CHROMIUM;
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM names "${named}", which does not exist.`);
    return named;
  }
  return candidates().find((path) => existsSync(path));
}

function installWithApt() {
  const apt = (...args) =>
    spawnSync('apt-get', args, {
      stdio: ['ignore', 2, 2],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  console.error('Installing Chromium with apt-get …');
  return apt('update') && apt('install', '-y', '--no-install-recommends', 'chromium');
}

function whatToType() {
  if (process.platform === 'win32') return 'winget install Google.Chrome';
  if (process.platform === 'darwin') return 'brew install --cask google-chrome';
  return 'sudo apt-get install chromium';
}

/** Path of a browser, installed by apt-get if we are root on such a system; throws with the command to type. */
export function ensureBrowser() {
  const found = findBrowser();
  if (found) return found;
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  if (isRoot && existsSync('/usr/bin/apt-get') && installWithApt()) {
    const installed = findBrowser();
    if (installed) return installed;
  }
  throw new Error(
    `The tests need Chrome, Edge or Chromium. Type\n\n    ${whatToType()}\n\nor set CHROMIUM to the path of one.`,
  );
}

if (isMain(import.meta.url)) {
  try {
    console.log(ensureBrowser());
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
