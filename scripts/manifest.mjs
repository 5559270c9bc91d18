// The manifest for an address, and its version: Excel keeps functions.json for a day, whatever the server says,
// and reads it anew when the manifest's version has risen. So a change of the functions' metadata must raise it.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const MANIFEST = join(root, 'manifest.xml');
const RECORD = join(root, 'scripts', 'manifest-version.json');

/** The address that stands in manifest.xml, and where `npm run excel` serves the add-in. */
export const LOCAL_URL = 'https://localhost:3443';

const VERSION = /<Version>([\d.]+)<\/Version>/;

/** Address of the add-in without a final slash; throws where it is not https, since Office loads nothing else. */
export function readAddinUrl(text = process.env.ADDIN_URL || LOCAL_URL) {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'https:' || url.search !== '' || url.hash !== '' || url.username !== '') {
    throw new Error(
      `ADDIN_URL must be a plain https address such as https://deals.example.com, not "${text}".`,
    );
  }
  return url.href.replace(/\/+$/, '');
}

/** The manifest with every address moved to `addinUrl`. AppDomain takes an origin, never a path. */
export function manifestFor(addinUrl, template = readFileSync(MANIFEST, 'utf8')) {
  return template
    .replaceAll(`<AppDomain>${LOCAL_URL}</AppDomain>`, `<AppDomain>${new URL(addinUrl).origin}</AppDomain>`)
    .replaceAll(LOCAL_URL, addinUrl);
}

/** The metadata in all languages as one JSON text. `read` gives the text of a file of dist/. */
export const allMetadata = (read) => `[${['functions.json', 'functions-zh.json'].map(read).join(',')}]`;

/** Hash of the functions' metadata, whatever the address that their help pages have. */
export function metadataHash(functionsJson, addinUrl) {
  const local = JSON.parse(functionsJson.replaceAll(`"${addinUrl}/`, `"${LOCAL_URL}/`));
  return createHash('sha256').update(JSON.stringify(local)).digest('hex');
}

/** The version in manifest.xml, the version and the metadata's hash that were recorded with it. */
export function recordedVersion() {
  const record = JSON.parse(readFileSync(RECORD, 'utf8'));
  return { manifest: VERSION.exec(readFileSync(MANIFEST, 'utf8'))?.[1], ...record };
}

/** The version in the last commit, or undefined where there is no git. */
function committedVersion() {
  const { status, stdout } = spawnSync('git', ['show', 'HEAD:manifest.xml'], { cwd: root, encoding: 'utf8' });
  return status === 0 ? VERSION.exec(stdout)?.[1] : undefined;
}

/**
 * Raises the last part of the manifest's version and records the metadata that it stands for. A version that has
 * risen since the last commit is high enough: nobody has got it yet.
 */
export function raiseVersion(hash) {
  const { manifest } = recordedVersion();
  const parts = manifest.split('.').map(Number);
  const committed = committedVersion();
  const version =
    committed !== undefined && committed !== manifest
      ? manifest
      : [...parts.slice(0, 3), (parts[3] ?? 0) + 1].join('.');
  const text = readFileSync(MANIFEST, 'utf8').replace(VERSION, `<Version>${version}</Version>`);
  writeFileSync(MANIFEST, text);
  writeFileSync(RECORD, `${JSON.stringify({ version, functions: hash }, null, 2)}\n`);
  return version;
}
