import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { checkFeed, fetchVersion, originOf } from '../../src/source/feed';
import type { FeedVersion } from '../../src/source/feed';

const csv = readFileSync('src/data/deals.csv');
const feed = { address: 'https://deals.example.com/feed/' };

const entry: FeedVersion = {
  name: '2026-12',
  file: 'deals-2026-12.csv',
  sha256: createHash('sha256').update(csv).digest('hex'),
  from: '2020-01-01',
  through: '2026-02-28',
  rows: 367,
  bytes: csv.length,
};

const vouching = (bytes: Uint8Array, more: Partial<FeedVersion> = {}): FeedVersion => ({
  ...entry,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  bytes: bytes.length,
  ...more,
});

const serving = (body: string | Uint8Array, init: ResponseInit = {}) => ({
  request: async () => new Response(typeof body === 'string' ? body : new Uint8Array(body), init),
});

const index = (...versions: unknown[]) => serving(JSON.stringify({ versions }));

describe('the list of versions', () => {
  test('comes newest first, months counted as numbers', async () => {
    const names = ['2026-09', '2026-11-2', '2026-11-10', '2026-11'];
    const versions = await checkFeed(feed, index(...names.map((name) => ({ ...entry, name }))));
    expect(versions.map(({ name }) => name)).toEqual(['2026-11-10', '2026-11-2', '2026-11', '2026-09']);
  });

  test.each<[string, unknown, RegExp]>([
    [
      'a path as file',
      { ...entry, file: '../secrets.csv' },
      /versions\.0\.file is not the name of a CSV file/,
    ],
    ['an address as file', { ...entry, file: 'https://evil.example.com/a.csv' }, /versions\.0\.file/],
    ['a short hash', { ...entry, sha256: 'abc' }, /versions\.0\.sha256/],
    ['a month as first day', { ...entry, from: '2020-01' }, /versions\.0\.from is not a day/],
    ['a day that does not exist', { ...entry, through: '2026-02-30' }, /versions\.0\.through/],
    [
      'days after the month in its name',
      { ...entry, through: '2027-01-01' },
      /versions\.0 covers days after the month/,
    ],
    ['more rows than a set can hold', { ...entry, rows: 3e9 }, /versions\.0\.rows/],
    ['a prototype key as entry', JSON.parse('{"__proto__": {"name": "x"}}'), /versions\.0\./],
  ])('is refused with %s', async (_, version, message) => {
    await expect(checkFeed(feed, index(version))).rejects.toThrow(message);
  });

  test.each<[string, Parameters<typeof checkFeed>[1], RegExp]>([
    ['no JSON', serving('<html>'), /not JSON/],
    ['a later form', serving('{"schema":2,"releases":[]}'), /made for a newer DealSheet/],
    ['a form that is none', serving('{"schema":"1","versions":[]}'), /made for a newer DealSheet/],
    ['no such page', serving('', { status: 404 }), /answered 404/],
    ['no text', serving(new Uint8Array([0xff, 0xfe, 0xff])), /UTF-8/],
    ['an endless page', serving(new Uint8Array(1_000_001)), /larger than/],
    ['no connection', { request: () => Promise.reject(new TypeError('failed')) }, /can’t be reached/],
  ])('says plainly what is wrong: %s', async (_, options, message) => {
    await expect(checkFeed(feed, options)).rejects.toThrow(message);
  });
});

describe('a version', () => {
  test('is a set of deals that knows where it came from', async () => {
    const progress: number[] = [];
    const set = await fetchVersion(entry, feed, {
      ...serving(csv),
      onProgress: ({ loadedBytes }) => void progress.push(loadedBytes),
    });
    expect(set.size).toBe(367);
    expect(set.version).toEqual({
      name: '2026-12',
      from: 43831,
      through: 46081,
      source: 'feed https://deals.example.com/feed/',
      sha256: entry.sha256,
    });
    expect(set.aliases.companiesNamed('BMS')).not.toHaveLength(0);
    expect(originOf(set)?.bytes).toEqual(new Uint8Array(csv));
    expect(progress.at(-1)).toBe(csv.length);
  });

  const corrupt = Uint8Array.from(csv);
  corrupt[1_000] = (corrupt[1_000] ?? 0) ^ 1;
  const badRow = Buffer.from(csv.toString('utf8').replace('License-out', 'Licence-our'));

  test.each<[string, FeedVersion, Uint8Array, RegExp]>([
    ['one corrupt byte', entry, corrupt, /damaged/],
    ['a cut file', entry, csv.subarray(0, csv.length / 2), /cut short: \d+ bytes, not \d+/],
    ['a row that breaks the schema', vouching(badRow), badRow, /line 2, deal_type: .*License-out/],
    ['more rows', { ...entry, rows: 366 }, csv, /has more deals than the 366 /],
    ['fewer rows', { ...entry, rows: 368 }, csv, /has 367 deals, not 368/],
    ['more bytes than the index says', { ...entry, bytes: 1_000 }, csv, /larger than/],
  ])('is refused with %s', async (_, version, bytes, message) => {
    await expect(fetchVersion(version, feed, serving(bytes))).rejects.toThrow(message);
  });

  test('stops where the user cancels', async () => {
    const stop = new AbortController();
    const fetching = fetchVersion(entry, feed, {
      ...serving(csv),
      signal: stop.signal,
      onProgress: () => stop.abort(new Error('cancelled by the user')),
    });
    await expect(fetching).rejects.toThrow('cancelled by the user');
  });

  test('says so where the connection breaks off', async () => {
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.error(new TypeError('network'));
      },
    });
    const options = { request: async () => new Response(body) };
    await expect(fetchVersion(entry, feed, options)).rejects.toThrow(/broke off/);
  });
});
