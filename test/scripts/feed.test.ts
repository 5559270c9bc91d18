import { createHash, createPublicKey, verify } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readFeedIndex, statementOf } from '../../src/source/feed-schema';

const ROOT = path.resolve(__dirname, '../..');
let folder: string;
beforeEach(() => void (folder = mkdtempSync(path.join(tmpdir(), 'dealsheet-feed-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (...parts: string[]) => path.join(folder, ...parts);
const feed = (...args: string[]) => {
  const script = path.join(ROOT, 'scripts/feed.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
};
const everyFile = (name: string) =>
  Object.fromEntries(readdirSync(at(name)).map((file) => [file, readFileSync(at(name, file), 'utf8')]));
const index = (name: string) => readFeedIndex(readFileSync(at(name, 'index.json'), 'utf8'));

test('a feed grows version by version, keeps what it has, and can be signed', () => {
  const key = at('key.pem');
  const made = feed('--make-keys', key);
  const publicKey = /^[A-Za-z0-9+/]{43}=$/m.exec(made.stdout)?.[0] ?? '';
  expect(statSync(key).mode & 0o077).toBe(0);
  expect(feed('--make-keys', key).status).toBe(1);

  // The same data give the same bytes, whatever the order of rows and the line ends of the file.
  expect(feed('--to', at('one'), '--sign', key).stdout).toContain('Version 2026-11, 367 deals, added to');
  const first = everyFile('one');
  cpSync(path.join(ROOT, 'src/data'), at('data'), { recursive: true });
  const [header = '', ...lines] = readFileSync(at('data/deals.csv'), 'utf8').trimEnd().split('\n');
  writeFileSync(at('data/deals.csv'), [header, ...lines.reverse(), ''].join('\r\n'));
  expect(feed('--from', at('data'), '--to', at('one'), '--sign', key).stdout).toContain('was in');
  expect(everyFile('one')).toEqual(first);

  // Without the key the signature stays; other days are refused.
  expect(feed('--to', at('one')).stdout).toContain('signed as before');
  expect(everyFile('one')).toEqual(first);
  const told = readFileSync(at('data/version.json'), 'utf8');
  writeFileSync(at('data/version.json'), told.replace(/"through": "[^"]*"/, '"through": "2026-03-31"'));
  expect(feed('--from', at('data'), '--to', at('one'))).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/to 2026-02-28, not .* to 2026-03-31.*never changes/),
  });
  writeFileSync(at('data/version.json'), told);
  expect(everyFile('one')).toEqual(first);

  // What the index says is true, and the key vouches for it.
  const [entry] = index('one');
  const csv = readFileSync(at('one', entry?.file ?? ''));
  expect(entry).toMatchObject({
    sha256: createHash('sha256').update(csv).digest('hex'),
    bytes: csv.length,
    rows: 367,
    through: '2026-02-28',
  });
  const spki = Buffer.concat([
    Buffer.from('302a300506032b6570032100', 'hex'),
    Buffer.from(publicKey, 'base64'),
  ]);
  const verifier = createPublicKey({ key: spki, format: 'der', type: 'spki' });
  const signature = Buffer.from(entry?.signature ?? '', 'base64');
  expect(entry && verify(null, Buffer.from(statementOf(entry)), verifier, signature)).toBe(true);

  // Other data under the same name are refused; under a name of their own they come beside.
  writeFileSync(at('data/deals.csv'), [header, ...lines.slice(1), ''].join('\n'));
  const refused = feed('--from', at('data'), '--to', at('one'));
  expect([refused.status, refused.stderr]).toEqual([1, expect.stringMatching(/never changes.*2026-11-2/)]);
  expect(everyFile('one')).toEqual(first);
  const version = readFileSync(at('data/version.json'), 'utf8');
  writeFileSync(at('data/version.json'), version.replace('2026-11"', '2026-12"'));
  expect(feed('--from', at('data'), '--to', at('one')).status).toBe(0);
  expect(index('one').map(({ name, rows }) => [name, rows])).toEqual([
    ['2026-12', 366],
    ['2026-11', 367],
  ]);
  expect(readFileSync(at('one/deals-2026-11.csv'), 'utf8')).toBe(first['deals-2026-11.csv']);
}, 120_000);

test('a vendor needs the deals and a version, and is told what is missing', () => {
  const bare = 'deal_id,announced,deal_type,licensor,licensee\nx-1,2026-04,Option,Akeso,Summit\n';
  const check = (where: string) => {
    const script = path.join(ROOT, 'scripts/data-check.mjs');
    return spawnSync(process.execPath, [script, where], { encoding: 'utf8' });
  };
  const from = ['--from', at('vendor'), '--to', at('made')];
  expect(feed(...from)).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^There is no .*vendor\.\n$/),
  });
  mkdirSync(at('vendor'));
  // As the browser saves own deals: with the mark of the byte order.
  writeFileSync(at('vendor/deals.csv'), `\ufeff${bare}`);
  expect(feed(...from)).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/has no version\.json: \{ "name"/),
  });
  expect(existsSync(at('made'))).toBe(false);
  const version = { name: '2026-12', from: '2020-01-01', through: '2026-11-30', collected: '2026-12' };
  writeFileSync(at('vendor/version.json'), JSON.stringify(version));
  expect(feed(...from).stdout).toContain('Version 2026-12, 1 deals, added to');
  expect(index('made').map(({ rows, through }) => [rows, through])).toEqual([[1, '2026-11-30']]);

  // A file stands for itself.
  expect(check(at('made/deals-2026-12.csv'))).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^Deals +1$[^]*0 problem/m),
  });
  writeFileSync(at('labels.csv'), 'Deal type,Upfront US$ m\nOption,5\n');
  expect(check(at('labels.csv'))).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('labels.csv:1'),
  });
}, 120_000);

test('bad data make no feed', () => {
  cpSync(path.join(ROOT, 'src/data'), at('data'), { recursive: true });
  const deals = readFileSync(at('data/deals.csv'), 'utf8');
  writeFileSync(at('data/deals.csv'), deals.replace('License-out', 'Rental'));
  const { status, stderr } = feed('--from', at('data'), '--to', at('none'));
  expect([status, stderr]).toEqual([1, expect.stringMatching(/deals\.csv:2 deal_type: "Rental"/)]);
  expect(existsSync(at('none'))).toBe(false);
}, 60_000);
