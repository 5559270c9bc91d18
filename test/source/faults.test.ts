/** What can go wrong on the way to newer data. Whatever it is: numbers before = numbers after, and it is said plainly. */
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { canonicalCsv } from '../../src/deals/canonical-csv';
import { parseDeals } from '../../src/deals/schema';
import type { DownloadOptions } from '../../src/source/download';
import { checkFeed, fetchVersion } from '../../src/source/feed';
import type { FeedVersion } from '../../src/source/feed';
import { statementOf } from '../../src/source/feed-schema';
import { applyVersion, undoSwitch, wayBack } from '../../src/source/refresh';
import { readShelfIndex, unusedKeys } from '../../src/source/shelf-index';
import { VersionStore } from '../../src/source/stored';
import { versionId } from '../../src/source/version-name';
import { MemoryShelf, fillStorage, refuseStorage } from './memory-shelf';
import { FEED_ADDRESS as address, Window } from './window';

const { rows } = parseDeals(readFileSync('src/data/deals.csv', 'utf8'), 'deals.csv');
/** A later version: one deal is withdrawn, the upfront of another is doubled. */
const later = rows
  .slice(1)
  .map((row) => (row.deal_id === 'kelun-merck-2022-12' ? { ...row, upfront_usd_m: 350 } : row));
const csv = new TextEncoder().encode(canonicalCsv(later));
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const entryOf = (bytes: Uint8Array, more: Partial<FeedVersion> = {}): FeedVersion => ({
  name: '2027-01',
  file: 'deals-2027-01.csv',
  sha256: sha256(bytes),
  from: '2020-01-01',
  through: '2026-10-31',
  rows: later.length,
  bytes: bytes.length,
  ...more,
});

/** What tells a version apart on a machine. */
const id = (name = '2027-01', bytes: Uint8Array = csv) => versionId({ name, sha256: sha256(bytes) });

const keys = generateKeyPairSync('ed25519');
const publicKey = keys.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');
const signed = (entry: FeedVersion, key = keys.privateKey): FeedVersion => ({
  ...entry,
  signature: sign(null, Buffer.from(statementOf(entry)), key).toString('base64'),
});

const body = (bytes: Uint8Array, chunk = 16_384) => {
  let at = 0;
  return new ReadableStream<Uint8Array>({
    pull: (controller) => {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.subarray(at, (at += chunk)));
    },
  });
};

interface Server {
  readonly index?: () => Response | Promise<Response>;
  readonly file?: (init: RequestInit) => Response | Promise<Response>;
  readonly entry?: FeedVersion;
}
const serving = ({ index, file, entry = entryOf(csv) }: Server): DownloadOptions['request'] => {
  const list = () => Response.json({ versions: [entry] });
  return async (asked, init) =>
    asked === `${address}index.json` ? (index ?? list)() : (file ?? (() => new Response(body(csv))))(init);
};

const opened = async (shelf?: MemoryShelf) => {
  const window = new Window(shelf);
  await window.source.decide({});
  return window;
};
const BEFORE = { version: '2026-11', deals: rows.length, sumUsdM: expect.any(Number) as number };

test('without a fault, newer data answer, offline and the next day, too, and can be taken back', async () => {
  const window = await opened();
  const before = window.numbers();
  expect(before).toEqual(BEFORE);
  await window.refresh({ request: serving({}) });
  const after = { version: '2027-01', deals: later.length, sumUsdM: expect.any(Number) as number };
  expect(window.numbers()).toEqual(after);
  expect(window.numbers()).not.toMatchObject({ sumUsdM: (before as { sumUsdM: number }).sumUsdM });
  const tomorrow = await window.reopened();
  expect(tomorrow.numbers()).toEqual(window.numbers());
  await undoSwitch(id(), tomorrow.parts);
  expect([tomorrow.numbers(), (await tomorrow.reopened()).numbers()]).toEqual([before, before]);
  await undoSwitch(undefined, tomorrow.parts);
  expect(tomorrow.numbers()).toEqual(after);
});

test('a signed version is taken with the key of its feed', async () => {
  const window = await opened();
  const feed = { address, publicKey };
  await window.refresh({ request: serving({ entry: signed(entryOf(csv)) }) }, feed);
  expect(window.numbers()).toMatchObject({ version: '2027-01' });
});

const cut = (share: number) => () => {
  let at = 0;
  const end = Math.floor(csv.length * share);
  return new Response(
    new ReadableStream<Uint8Array>({
      pull: (controller) => {
        if (at >= end) return controller.error(new TypeError('network'));
        controller.enqueue(csv.subarray(at, (at = Math.min(end, at + 8_192))));
      },
    }),
  );
};
const altered = (change: (text: string) => string) =>
  new TextEncoder().encode(change(new TextDecoder().decode(csv)));
const offering = (bytes: Uint8Array, more: Partial<FeedVersion> = {}): Server => ({
  entry: entryOf(bytes, more),
  file: () => new Response(body(bytes)),
});
const [, firstLine = ''] = new TextDecoder().decode(csv).split('\n');
const [firstId = ''] = firstLine.split(',');
/** With another id or notes in the first row. */
const withId = (text: string) => altered((whole) => whole.replace(firstId, text));
const withNotes = (notes: string) =>
  new TextEncoder().encode(canonicalCsv(later.map((row, place) => (place === 0 ? { ...row, notes } : row))));
const corrupt = Uint8Array.from(csv);
corrupt[50_000] = (corrupt[50_000] ?? 0) ^ 1;
const blanks = new Uint8Array(65_536).fill(0x20);
const other = generateKeyPairSync('ed25519').privateKey;

const SERVERS: readonly (readonly [string, Server, RegExp])[] = [
  ...Array.from(
    { length: 10 },
    (_, tenth) =>
      [
        `the network is cut after ${tenth} tenths`,
        { file: cut(tenth / 10) },
        /broke off. Try again. Nothing was changed/,
      ] as const,
  ),
  [
    'one corrupt byte',
    { entry: entryOf(csv), file: () => new Response(body(corrupt)) },
    /damaged: its SHA-256/,
  ],
  ['a wrong hash', { entry: entryOf(csv, { sha256: 'a'.repeat(64) }) }, /damaged: its SHA-256 is/],
  ['a file cut short', { file: () => new Response(body(csv.subarray(0, 90_000))) }, /cut short: 90000 bytes/],
  [
    'a file that is too long',
    { entry: entryOf(csv, { bytes: csv.length - 1 }) },
    /larger than its data version/,
  ],
  [
    'a length that the server promises too long',
    { file: () => new Response(body(csv), { headers: { 'content-length': '1000000000' } }) },
    /larger than its data version/,
  ],
  ['a version of more than the most bytes', { entry: entryOf(csv, { bytes: 1e9 }) }, /versions\.0\.bytes/],
  ['an empty list', { index: () => Response.json({ versions: [] }) }, /nothing offered/],
  ['a list that is no JSON', { index: () => new Response('<html>Sign in') }, /not JSON/],
  ['a list of 100 MB', { index: () => new Response(endless(100e6)) }, /index\.json is larger/],
  [
    'a version listed twice',
    { index: () => Response.json({ versions: [entryOf(csv), entryOf(csv)] }) },
    /twice/,
  ],
  ['a column that is gone', offering(altered((text) => text.replace('deal_type', 'kind'))), /does not fit/],
  ['a new column', offering(altered((text) => text.replace('notes', 'remarks'))), /does not fit.*remarks/],
  [
    'a word outside the vocabulary',
    offering(altered((text) => text.replace('License-out', 'Rental'))),
    /Rental/,
  ],
  ['another number of deals', offering(csv, { rows: 9 }), /has more deals than the 9 /],
  ['fewer deals', offering(csv, { rows: 9_999 }), /has \d+ deals, not 9999/],
  [
    'two million deals claimed, in a file of 200 kB',
    offering(csv, { rows: 2_000_000 }),
    /has \d+ deals, not 2000000/,
  ],
  [
    'two million deals claimed, and a header of 20,000 columns',
    offering(new TextEncoder().encode(`deal_id${',a'.repeat(20_000)}\n${' '.repeat(70_000)}`), {
      rows: 2_000_000,
    }),
    /does not fit.*line 1, a: there is no such column/,
  ],
  [
    'older data',
    offering(csv, { name: '2026-09', through: '2026-09-30' }),
    /2026-09 is not newer than 2026-11/,
  ],
  [
    'data that end earlier',
    offering(csv, { through: '2025-12-31' }),
    /ends on 2025-12-31, before 2026-02-28/,
  ],
  ['an HTML page in its place', offering(new TextEncoder().encode('<!doctype html><p>')), /does not fit/],
  [
    'a formula in a cell',
    offering(withNotes('=1+1')),
    /not to be trusted: notes of deal .* begins as a formula/,
  ],
  ['a command in a cell', offering(withNotes('@SUM(A1)')), /not to be trusted: notes/],
  [
    'mark-up in a cell',
    offering(withNotes('<img src=x onerror=alert(1)>')),
    /not to be trusted: notes.*mark-up/,
  ],
  ['a sign that turns writing round', offering(withNotes('a\u202eb')), /not to be trusted: notes.*control/],
  ['a control character in a cell', offering(withNotes('a\u0000b')), /not to be trusted: notes.*control/],
  ['a cell without end', offering(withNotes('x'.repeat(5_000))), /not to be trusted: notes.*longer/],
  ['a prototype key as id', offering(withId('__proto__')), /not to be trusted: deal_id/],
  [
    'a prototype key as column',
    offering(altered((text) => text.replace('notes', '__proto__'))),
    /does not fit.*__proto__/,
  ],
  ['status 500', { file: () => new Response('', { status: 500 }) }, /500.*fault of its own/],
  [
    'status 429',
    { file: () => new Response('', { status: 429, headers: { 'retry-after': '90' } }) },
    /429.*in 90 s/,
  ],
  ['status 404', { file: () => new Response('', { status: 404 }) }, /404.*not there any more/],
  ['status 410 for the list', { index: () => new Response('', { status: 410 }) }, /410.*not there any more/],
  ['status 403', { file: () => new Response('', { status: 403 }) }, /403.*refuses access/],
  ['no server', { index: () => Promise.reject(new TypeError('fetch failed')) }, /can’t be reached/],
  [
    'a server that never answers',
    { file: () => new Promise<Response>(() => undefined) },
    /stopped answering/,
  ],
  [
    'a server that falls silent in the middle',
    { file: () => new Response(new ReadableStream({ start: (to) => to.enqueue(csv.slice(0, 100)) })) },
    /stopped answering/,
  ],
];

function endless(most: number, pulled: { bytes: number } = { bytes: 0 }): ReadableStream<Uint8Array> {
  return new ReadableStream({
    pull: (controller) => {
      if (pulled.bytes >= most) return controller.close();
      pulled.bytes += blanks.length;
      controller.enqueue(blanks);
    },
  });
}

test.each(SERVERS)('%s: nothing changes, and it is said', async (_, server, message) => {
  const window = await opened();
  const before = window.numbers();
  await expect(window.refresh({ request: serving(server), patienceMilliseconds: 50 })).rejects.toThrow(
    message,
  );
  expect(window.numbers()).toEqual(before);
  expect(window.shelf).toMatchObject({ index: { versions: [] }, bytes: new Map() });
  expect((await window.reopened()).numbers()).toEqual(before);
});

test.each<[string, FeedVersion, string, RegExp]>([
  ['no signature', entryOf(csv), publicKey, /is not signed/],
  ['a signature by another key', signed(entryOf(csv), other), publicKey, /was not signed with the key/],
  [
    'a signature of another version',
    { ...signed(entryOf(csv)), name: '2027-02' },
    publicKey,
    /was not signed with/,
  ],
  [
    'a signature of other days',
    { ...signed(entryOf(csv)), through: '2026-12-31' },
    publicKey,
    /was not signed with/,
  ],
])('%s: nothing changes, and nothing is downloaded', async (_, entry, key, message) => {
  const window = await opened();
  let downloads = 0;
  const file = () => ((downloads += 1), new Response(body(csv)));
  const refresh = window.refresh({ request: serving({ entry, file }) }, { address, publicKey: key });
  await expect(refresh).rejects.toThrow(message);
  expect([window.numbers(), downloads, window.shelf.bytes.size]).toEqual([BEFORE, 0, 0]);
});

test('of a gigabyte of blanks no more is taken than the version may have', async () => {
  const window = await opened();
  const pulled = { bytes: 0 };
  const file = () => new Response(endless(1e9, pulled));
  await expect(window.refresh({ request: serving({ file }) })).rejects.toThrow(
    /larger than its data version/,
  );
  expect(pulled.bytes).toBeLessThan(csv.length + 4 * blanks.length);
  expect(window.numbers()).toEqual(BEFORE);
});

test('a server that sends a byte now and then is left some time', async () => {
  const window = await opened();
  let milliseconds = 0;
  jest.spyOn(performance, 'now').mockImplementation(() => (milliseconds += 1_000));
  const drop = (controller: ReadableStreamDefaultController) => controller.enqueue(csv.slice(0, 1));
  const file = () => new Response(new ReadableStream({ pull: drop }));
  await expect(window.refresh({ request: serving({ file }) })).rejects.toThrow(/too slow. Try again later/);
  jest.restoreAllMocks();
  expect(milliseconds).toBeGreaterThan(600_000);
  expect([window.numbers(), window.shelf.bytes.size]).toEqual([BEFORE, 0]);
});

test.each(['Uint8Array', 'Uint32Array'] as const)(
  'memory that the browser refuses for a %s: nothing changes, and it is said',
  async (name) => {
    const window = await opened();
    const array = globalThis[name];
    const construct = (target: typeof array, given: unknown[]) => {
      if (given[0] === csv.length || given[0] === later.length)
        throw new RangeError('Array buffer allocation failed');
      return Reflect.construct(target, given) as object;
    };
    Object.assign(globalThis, { [name]: new Proxy(array, { construct }) });
    try {
      const refresh = window.refresh({ request: serving({}) });
      await expect(refresh).rejects.toThrow(/needs more memory.*64-bit Office. Nothing was changed/);
    } finally {
      Object.assign(globalThis, { [name]: array });
    }
    expect([window.numbers(), window.shelf.bytes.size]).toEqual([BEFORE, 0]);
  },
);

test.each<[string, (shelf: MemoryShelf) => void, RegExp]>([
  ['storage is refused', refuseStorage, /refuses to store/],
  ['storage is full', fillStorage, /storage of this browser is full/],
  [
    'storage is full for the index',
    (shelf) => (shelf.faults.changeIndex = Object.assign(new Error(), { name: 'QuotaExceededError' })),
    /storage of this browser is full/,
  ],
])('%s: the bundled data serve, and it is said', async (_, fault, message) => {
  const shelf = new MemoryShelf();
  const window = await opened(shelf);
  fault(shelf);
  await expect(window.refresh({ request: serving({}) })).rejects.toThrow(message);
  expect(window.numbers()).toEqual(BEFORE);
  expect((await window.reopened()).numbers()).toEqual(BEFORE);
});

test('what was kept is damaged or gone the next day: the bundled data serve, and it is said', async () => {
  for (const damage of [
    (shelf: MemoryShelf) => shelf.bytes.clear(),
    (shelf: MemoryShelf) => shelf.bytes.set(sha256(csv), corrupt),
    refuseStorage,
  ]) {
    const window = await opened();
    await window.refresh({ request: serving({}) });
    damage(window.shelf);
    const tomorrow = await window.reopened();
    expect(tomorrow.numbers()).toEqual(BEFORE);
    expect(tomorrow.source.shortfall).toMatch(/gone or damaged|refuses to store/);
  }
});

test('a crash between writing and switching leaves the version before', async () => {
  const window = await opened();
  const [entry] = await checkFeed({ address }, { request: serving({}) });
  if (!entry) throw new Error('no entry');
  await window.store.keep(await fetchVersion(entry, { address }, { request: serving({}) }));
  const tomorrow = await window.reopened();
  expect(tomorrow.numbers()).toEqual(BEFORE);
  await tomorrow.refresh({ request: serving({}) });
  expect((await tomorrow.reopened()).numbers()).toMatchObject({ version: '2027-01' });
  expect(await tomorrow.store.list()).toHaveLength(1);
});

test('a crash in the middle of writing leaves nothing that counts', async () => {
  const window = await opened();
  window.shelf.bytes.set(sha256(csv), new Uint8Array(csv.subarray(0, 500)));
  const tomorrow = await window.reopened();
  expect([tomorrow.numbers(), await tomorrow.store.list()]).toEqual([BEFORE, []]);
});

describe('what a window has left that was closed between writing and naming', () => {
  /** A shelf with a version in force, a file that nobody names, and one that another window has just written. */
  const left = async () => {
    const window = await opened();
    await window.refresh({ request: serving({}) });
    window.shelf.bytes.set('a'.repeat(64), new Uint8Array(csv));
    window.shelf.bytes.set(`${'b'.repeat(64)} beside ${sha256(csv)}`, new Uint8Array(9));
    return window;
  };

  test('is swept on the next opening, and nothing that is named', async () => {
    const window = await left();
    await window.store.sweep();
    expect([...window.shelf.bytes.keys()]).toEqual([sha256(csv)]);
    expect((await window.reopened()).numbers()).toMatchObject({ version: '2027-01' });
  });

  test('stays while another window writes, which names its own', async () => {
    const window = await left();
    const { shelf } = window;
    const bytes = withNotes('another');
    const other = new Window(
      Object.assign(new MemoryShelf(), shelf, {
        writeBytes: async (...written: Parameters<MemoryShelf['writeBytes']>) => {
          await shelf.writeBytes(...written);
          await window.store.sweep();
        },
      }),
    );
    await other.source.decide({});
    await other.refresh({ request: serving(offering(bytes, { name: '2027-02' })) });
    expect(shelf.bytes.size).toBe(4);
    await window.store.sweep();
    expect(shelf.bytes.size).toBe(2);
    expect((await window.reopened()).numbers()).toMatchObject({ version: '2027-02' });
  });

  test.each<[string, unknown]>([
    ['is damaged', { versions: 'x' }],
    ['a later DealSheet wrote', { versions: [], pieces: ['a'] }],
    [
      'has versions made in a way that nobody here knows',
      { versions: [{ entry: entryOf(csv), feed: '', of: [] }] },
    ],
  ])('stays where the index %s', (_, stored) => expect(unusedKeys(stored, ['a'])).toEqual([]));

  test('is all where there is no index', () => expect(unusedKeys(undefined, ['a'])).toEqual(['a']));

  test('keeps nothing from starting where storage is refused', async () => {
    const { shelf, store } = await left();
    refuseStorage(shelf);
    await expect(store.sweep()).resolves.toBeUndefined();
  });
});

test('two windows that refresh to the same version both have it', async () => {
  const shelf = new MemoryShelf();
  const [one, two] = [await opened(shelf), await opened(shelf)];
  await Promise.all([one, two].map((window) => window.refresh({ request: serving({}) })));
  expect(one.numbers()).toEqual(two.numbers());
  expect(one.numbers()).toMatchObject({ version: '2027-01' });
});

test('two windows that refresh to different versions: the later one is told, and keeps its numbers', async () => {
  const shelf = new MemoryShelf();
  const [one, two] = [await opened(shelf), await opened(shelf)];
  const newest = entryOf(csv, { name: '2027-02', file: 'deals-2027-02.csv' });
  const set = await fetchVersion(newest, { address }, { request: serving({}) });
  const bytes = altered((text) => text.replace(firstLine, firstLine.replace(/,Unknown,/, ',Active,')));
  await one.refresh({ request: serving(offering(bytes)) });
  await expect(applyVersion(set, undefined, two.parts)).rejects.toThrow(/Another DealSheet window/);
  expect([one.numbers(), two.numbers()]).toEqual([expect.objectContaining({ version: '2027-01' }), BEFORE]);
});

test('going back never leads to data older than the bundled ones, which did not answer', async () => {
  const window = await opened();
  const old = entryOf(csv, { name: '2026-10' });
  await applyVersion(await fetchVersion(old, { address }, { request: serving({}) }), undefined, window.parts);
  // The add-in has come with newer data since.
  const updated = await window.reopened();
  expect(updated.numbers()).toEqual(BEFORE);
  expect(await wayBack(updated.parts)).toBeUndefined();
  await expect(undoSwitch(id('2026-10'), updated.parts)).rejects.toThrow(/no earlier version/);
  const bytes = altered((text) => text.replace(firstLine, firstLine.replace(/,Unknown,/, ',Active,')));
  await updated.refresh({ request: serving(offering(bytes)) });
  expect(await wayBack(updated.parts)).toMatchObject({ name: '2026-11', undoes: id('2027-01', bytes) });
  await undoSwitch(id('2027-01', bytes), updated.parts);
  expect([updated.numbers(), (await updated.reopened()).numbers()]).toEqual([BEFORE, BEFORE]);
});

test('a window takes back its own switch only', async () => {
  const shelf = new MemoryShelf();
  const [one, two] = [await opened(shelf), await opened(shelf)];
  await one.refresh({ request: serving({}) });
  const bytes = altered((text) => text.replace(firstLine, firstLine.replace(/,Unknown,/, ',Active,')));
  await two.refresh({ request: serving(offering(bytes, { name: '2027-02' })) });
  const index = shelf.index;
  await expect(undoSwitch(id(), one.parts)).rejects.toThrow(/Another DealSheet window/);
  expect([shelf.index, one.numbers()]).toEqual([index, expect.objectContaining({ version: '2027-01' })]);
});

test('a version that is kept can’t be given other days', async () => {
  const window = await opened();
  await window.refresh({ request: serving({}) });
  const index = window.shelf.index;
  for (const other of [{ from: '2019-01-01' }, { through: '2026-12-31' }]) {
    const set = await fetchVersion(entryOf(csv, other), { address }, { request: serving({}) });
    await expect(applyVersion(set, id(), window.parts)).rejects.toThrow(
      /2027-01 is kept on this machine for/,
    );
  }
  expect(window.shelf.index).toEqual(index);
  await expect(window.store.switchTo('b'.repeat(64), id())).rejects.toThrow(/gone from this machine/);
  expect((await window.reopened()).numbers()).toMatchObject({ version: '2027-01' });
});

test('a week without a deal: the same data under a later name cover more days, beside the version before', async () => {
  const window = await opened();
  await window.refresh({ request: serving({}) });
  const quiet = entryOf(csv, { name: '2027-02', through: '2026-12-31' });
  await window.refresh({ request: serving({ entry: quiet }) });
  const before = window.source.inForce;
  expect(window.numbers()).toMatchObject({ version: '2027-02' });
  expect((await window.reopened()).numbers()).toEqual(window.numbers());
  expect((await window.store.list()).map(({ name, isCurrent }) => [name, isCurrent])).toEqual([
    ['2027-02', true],
    ['2027-01', false],
  ]);
  // A workbook that keeps to the version before gets its days, too, and the bytes lie there once.
  const pinned = await window.store.pinned({ name: '2027-01', sha256: sha256(csv) });
  expect([pinned?.version.through, before?.version.through]).toEqual([46326, 46387]);
  expect(window.shelf.bytes.size).toBe(1);
  await undoSwitch(id('2027-02'), window.parts);
  expect((await window.reopened()).numbers()).toMatchObject({ version: '2027-01' });
  // What both need stays until both are removed.
  await window.store.remove(id('2027-02') ?? '');
  expect([window.shelf.bytes.size, (await window.reopened()).numbers()]).toEqual([
    1,
    expect.objectContaining({ version: '2027-01' }),
  ]);
  await window.store.switchTo(undefined, id());
  await window.store.remove(id() ?? '');
  expect(window.shelf.bytes.size).toBe(0);
});

test('a window that removes a version takes no bytes from another that keeps the same data under another name', async () => {
  const elsewhere = await opened();
  await elsewhere.refresh({
    request: serving({ entry: entryOf(csv, { name: '2027-02', through: '2026-12-31' }) }),
  });
  const quiet = await elsewhere.store.byId(id('2027-02') ?? '');
  if (!quiet) throw new Error('no version');
  const removing = async (during: 'removal' | 'keeping') => {
    const window = await opened();
    await window.refresh({ request: serving({}) });
    const { shelf, store } = window;
    await store.switchTo(undefined, id());
    const remove = () => store.remove(id() ?? '');
    const meanwhile = (name: 'removeUnused' | 'changeIndex', work: () => Promise<void>) =>
      new VersionStore({
        ...shelf,
        [name]: async (...args: never[]) => {
          await work();
          await (shelf[name] as (...given: never[]) => Promise<void>)(...args);
        },
      });
    if (during === 'removal') await meanwhile('removeUnused', () => store.keep(quiet)).remove(id() ?? '');
    else await meanwhile('changeIndex', remove).keep(quiet);
    const kept = await store.list();
    return [kept.map(({ name }) => name), (await store.byId(id('2027-02') ?? ''))?.version.name];
  };
  expect(await removing('removal')).toEqual([['2027-02'], '2027-02']);
  expect(await removing('keeping')).toEqual([['2027-02'], '2027-02']);
});

test('an index of an earlier DealSheet, which knew versions by their data alone, is understood', async () => {
  const window = await opened();
  await window.refresh({ request: serving({}) });
  const { versions } = window.shelf.index;
  const earlier = { versions, current: sha256(csv), previous: '' };
  window.shelf.index = readShelfIndex(earlier);
  expect(window.shelf.index).toEqual({ versions, current: id(), previous: '' });
  expect((await window.reopened()).numbers()).toMatchObject({ version: '2027-01' });
});

test.each(['1970-01-01', '2040-06-01'])('a clock that says %s changes nothing', async (day) => {
  jest.useFakeTimers({
    now: new Date(day),
    doNotFake: ['setTimeout', 'clearTimeout', 'nextTick', 'queueMicrotask', 'setImmediate'],
  });
  try {
    const window = await opened();
    await window.refresh({ request: serving({ entry: signed(entryOf(csv)) }) }, { address, publicKey });
    expect((await window.reopened()).numbers()).toMatchObject({ version: '2027-01' });
  } finally {
    jest.useRealTimers();
  }
});

test('a cancel changes nothing', async () => {
  const window = await opened();
  const stop = new AbortController();
  const refresh = window.refresh({
    request: serving({}),
    signal: stop.signal,
    onProgress: ({ loadedBytes }) => {
      if (loadedBytes > 50_000) stop.abort(new Error('cancelled by the user'));
    },
  });
  await expect(refresh).rejects.toThrow('cancelled by the user');
  expect([window.numbers(), window.shelf.bytes.size]).toEqual([BEFORE, 0]);
});
