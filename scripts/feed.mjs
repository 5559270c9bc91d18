/**
 * Adds the data of this repository, or of a vendor, to a feed: a folder of static files for any web server, with an index of versions and
 * one file a version that never changes again. The same data give the same bytes. docs/feeds.md is the manual.
 *
 *   npm run feed [-- --to FOLDER] [--from FOLDER] [--sign KEYFILE]
 *   npm run feed -- --make-keys KEYFILE
 */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { describeProblem, product, readData, root } from './deal-data.mjs';
import { isMain } from './main.mjs';

/** What a feed says of a version, and the file that it names. */
export async function versionEntry({ version, deals, csv }) {
  const { isoDate } = await product('deals/date.ts');
  const day = (serial) => isoDate({ serial, precision: 'day' });
  const { name, from, through, sha256 } = version;
  return {
    name,
    file: `deals-${name}.csv`,
    sha256,
    from: day(from),
    through: day(through),
    rows: deals.length,
    bytes: Buffer.byteLength(csv),
  };
}

/**
 * Adds a version to the feed in a folder; the file comes first and the index last, so that whoever reads meanwhile finds
 * whole files. Versions that are there stay as they are.
 * @param keyFile signs the version; without it a version that is there keeps the signature that it has
 * @throws Error where the folder has other data under the same name, or says something else of them
 */
export async function addToFeed(folder, data, keyFile) {
  const { FEED_SCHEMA, readFeedIndex, statementOf } = await product('source/feed-schema.ts');
  const index = path.join(folder, 'index.json');
  const known = existsSync(index) ? readFeedIndex(readFileSync(index, 'utf8')) : [];
  const entry = await versionEntry(data);
  const before = known.find(({ name }) => name === entry.name);
  if (before && before.sha256 !== entry.sha256)
    throw new Error(
      `The feed has other data as version ${entry.name}. A version never changes: give the data another name in version.json, such as ${entry.name}-2.`,
    );
  if (before && statementOf(before) !== statementOf(entry))
    throw new Error(
      `The feed says something else of version ${entry.name} (${before.from} to ${before.through}, not ${entry.from} to ${entry.through}). A version never changes: give the data another name in version.json, such as ${entry.name}-2.`,
    );
  const said = before ?? entry;
  if (keyFile !== undefined) {
    const statement = Buffer.from(statementOf(said));
    said.signature = sign(null, statement, privateKey(keyFile)).toString('base64');
  }
  const versions = [said, ...known.filter(({ name }) => name !== entry.name)];
  const sorted = readFeedIndex(JSON.stringify({ versions }));
  mkdirSync(folder, { recursive: true });
  replaceFile(path.join(folder, entry.file), data.csv);
  replaceFile(index, `${JSON.stringify({ schema: FEED_SCHEMA, versions: sorted }, null, 2)}\n`);
  return { entry: said, versions: sorted, isNew: !before };
}

/**
 * The versions of the feed in a folder and their files; none where there is no such folder.
 * @throws Error where a file is missing or is not the one that the index vouches for
 */
export async function readFeed(folder) {
  const { readFeedIndex } = await product('source/feed-schema.ts');
  const index = path.join(folder, 'index.json');
  if (!existsSync(index)) return [];
  return readFeedIndex(readFileSync(index, 'utf8')).map((entry) => {
    const file = path.join(folder, entry.file);
    if (!existsSync(file)) throw new Error(`${file} is missing: version ${entry.name} was published.`);
    const bytes = readFileSync(file);
    if (createHash('sha256').update(bytes).digest('hex') !== entry.sha256)
      throw new Error(
        `${file} is not what was published as version ${entry.name}. A version never changes: restore the file.`,
      );
    return { entry, bytes };
  });
}

/** Makes a feed in a folder of the versions of another one, as they are. @throws Error as readFeed does */
export async function copyFeed(from, to) {
  const published = await readFeed(from);
  mkdirSync(to, { recursive: true });
  for (const { entry, bytes } of published) replaceFile(path.join(to, entry.file), bytes);
  if (published.length > 0)
    replaceFile(path.join(to, 'index.json'), readFileSync(path.join(from, 'index.json')));
  return published.map(({ entry }) => entry);
}

/** Whoever reads sees the old file or the new one, never half of one. */
function replaceFile(file, text) {
  writeFileSync(`${file}.part`, text);
  renameSync(`${file}.part`, file);
}

function privateKey(keyFile) {
  try {
    const key = createPrivateKey(readFileSync(keyFile));
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch (error) {
    throw new Error(`${keyFile} is not a private key: ${error.message}`, { cause: error });
  }
  throw new Error(`${keyFile} is not an Ed25519 key: make one with --make-keys.`);
}

/** The public half as users enter it: 44 characters. */
export const publicKeyOf = (keyFile) =>
  createPublicKey(privateKey(keyFile))
    .export({ format: 'der', type: 'spki' })
    .subarray(-32)
    .toString('base64');

/** Writes a new private key that only its owner can read. A file that is there is never overwritten. */
export function makeKeys(keyFile) {
  const { privateKey: made } = generateKeyPairSync('ed25519');
  writeFileSync(keyFile, made.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600, flag: 'wx' });
  return publicKeyOf(keyFile);
}

async function main() {
  const { values } = parseArgs({
    options: {
      from: { type: 'string', default: path.join(root, 'src', 'data') },
      to: { type: 'string', default: path.join(root, 'build', 'feed') },
      sign: { type: 'string' },
      'make-keys': { type: 'string' },
    },
  });
  if (values['make-keys'] !== undefined) {
    const key = makeKeys(values['make-keys']);
    console.log(`The private key is in ${values['make-keys']}: keep it secret, and a copy of it safe.`);
    console.log(`The public key, which users enter with the feed's address:\n${key}`);
    return;
  }
  const data = await readData(values.from);
  if (!data.version)
    throw new Error(
      `${values.from} is a file: a feed is made from a folder with deals.csv and version.json.`,
    );
  if (data.problems.length > 0)
    throw new Error(
      `${data.problems.map(describeProblem).join('\n')}\nThe feed is as it was: ${data.problems.length} problem(s).`,
    );
  const { entry, versions, isNew } = await addToFeed(values.to, data, values.sign);
  const key = values.sign === undefined ? ' as before' : `, public key ${publicKeyOf(values.sign)}`;
  const signed = entry.signature === undefined ? 'not signed' : `signed${key}`;
  console.log(
    `Version ${entry.name}, ${entry.rows} deals, ${isNew ? 'added to' : 'was in'} ${values.to}, which has ${versions.length} version(s); ${signed}.`,
  );
}

if (isMain(import.meta.url)) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
