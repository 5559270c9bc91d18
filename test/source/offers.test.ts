/** What is offered of several feeds: none of them hides what another one has. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFeedIndex } from '../../src/source/feed-schema';
import type { FeedVersion } from '../../src/source/feed-schema';
import { offerId, offersOfEach } from '../../src/source/feeds';
import type { Offer } from '../../src/source/feeds';
import { offeredByFeeds } from '../../src/source/pinned';
import type { PinnedVersion } from '../../src/source/pinned-version';
import { isNewer } from '../../src/source/refresh';
import { readShelfIndex } from '../../src/source/shelf-index';
import { compareVersionNames } from '../../src/source/version-name';
import { dataVersion } from '../workbook/io';

const entry = (name: string, more: Partial<FeedVersion> = {}): FeedVersion => ({
  name,
  file: `deals-${name}.csv`,
  sha256: 'a'.repeat(64),
  from: '2020-01-01',
  through: '2026-10-31',
  rows: 10,
  bytes: 1000,
  ...more,
});
const own = { address: '' };
const signed = { address: 'https://signed.example/', publicKey: `${'A'.repeat(43)}=` };
const unsigned = { address: 'https://unsigned.example/' };
const of = (feed: Offer['feed'], ...names: (string | FeedVersion)[]): Offer[] =>
  names.map((name) => ({ feed, entry: typeof name === 'string' ? entry(name) : name }));
const newestFirst = (...offers: Offer[][]) =>
  offers.flat().sort((a, b) => compareVersionNames(b.entry.name, a.entry.name));
const present = dataVersion('2026-11', []);

test.each<[string, Offer[][], string[]]>([
  [
    'the newest of each, those that are vouched for first',
    [of(own, '2026-12', '2026-11'), of(unsigned, '2099-12', '2027-01')],
    [' 2026-12', 'https://unsigned.example/ 2099-12'],
  ],
  [
    'of two trusted ones the newer first',
    [of(own, '2026-12'), of(signed, '2027-01')],
    ['https://signed.example/ 2027-01', ' 2026-12'],
  ],
  [
    'the same version once, from whom it is trusted',
    [of(unsigned, '2026-12'), of(signed, '2026-12')],
    ['https://signed.example/ 2026-12'],
  ],
  [
    'other data under the same name beside',
    [of(own, '2026-12'), of(unsigned, entry('2026-12', { sha256: 'b'.repeat(64) }))],
    [' 2026-12', 'https://unsigned.example/ 2026-12'],
  ],
  ['none that is older or the same', [of(own, '2026-11', '2026-10')], []],
  [
    'of one that covers less, the version before',
    [of(own, entry('2027-02', { through: '2025-01-01' }), '2026-12')],
    [' 2026-12'],
  ],
])('offered is %s', (_, feeds, expected) => {
  expect(offersOfEach(newestFirst(...feeds), (version) => isNewer(version, present)).map(offerId)).toEqual(
    expected,
  );
});

test('where a version could not be taken, the one before stands beside it, and other feeds as they did', () => {
  const offers = newestFirst(of(own, '2027-02', '2027-01', '2026-12'), of(unsigned, '2027-03'));
  const failed = new Set([' 2027-02']);
  expect(offersOfEach(offers, (version) => isNewer(version, present), failed).map(offerId)).toEqual([
    ' 2027-02',
    ' 2027-01',
    'https://unsigned.example/ 2027-03',
  ]);
});

test('a version that one feed could not deliver is offered of the other feed that has it', () => {
  const offers = newestFirst(of(signed, '2027-02', '2027-01'), of(unsigned, '2027-02'));
  const failed = new Set([`${signed.address} 2027-02`]);
  expect(offersOfEach(offers, (version) => isNewer(version, present), failed).map(offerId)).toEqual([
    'https://signed.example/ 2027-02',
    'https://signed.example/ 2027-01',
    'https://unsigned.example/ 2027-02',
  ]);
});

test.each(['9999-99', '2026-00', '2026-13', '1999-12', '2126-01', '2026-11-', '2026-11-12345', '26-11'])(
  '%s is no name of a version',
  (name) => {
    const index = JSON.stringify({ versions: [entry(name, { file: 'a.csv' })] });
    expect(() => readFeedIndex(index)).toThrow(/versions\.0\.name is not a name such as 2026-11/);
  },
);

test('one version on this machine that can’t be read does not hide the others', () => {
  const kept = (name: string) => ({ entry: entry(name, { file: 'a.csv' }), feed: '' });
  const read = readShelfIndex({ versions: [kept('9999-99'), kept('2026-12'), 7] });
  expect(read.versions.map((each) => each.entry.name)).toEqual(['2026-12']);
});

describe('the version that a workbook is pinned to', () => {
  const csv = readFileSync('src/data/deals.csv');
  const sha256 = createHash('sha256').update(csv).digest('hex');
  const pinned = entry('2026-12', { sha256, rows: 367, bytes: csv.length });
  const settings = { feeds: [unsigned], checkOnOpening: true };
  const given = { document: globalThis.document, localStorage: globalThis.localStorage };
  afterEach(() => void Object.assign(globalThis, given));

  /** Feeds with the version, or without it; what was asked of them. */
  const asking = async (pin: PinnedVersion, offering: readonly string[], stored: object = settings) => {
    const localStorage = { getItem: () => JSON.stringify(stored) };
    Object.assign(globalThis, { document: { baseURI: 'https://own.example/' }, localStorage });
    const asked: string[] = [];
    const request = async (address: string) => {
      asked.push(address);
      if (!address.endsWith('/index.json')) return new Response(csv);
      const isOffered = offering.some((start) => address.startsWith(start));
      return Response.json({ versions: isOffered ? [pinned] : [] });
    };
    const found = await offeredByFeeds(pin, { request });
    return [found?.version.source, ...asked.map((address) => new URL(address).host)];
  };
  const [own, theirs] = ['https://own.example/', unsigned.address];

  test.each<[string, PinnedVersion, readonly string[], object | undefined, unknown[]]>([
    [
      'comes from the own feed, and no other is asked',
      { name: '2026-12', sha256 },
      [own, theirs],
      undefined,
      ['feed of the add-in', 'own.example', 'own.example'],
    ],
    [
      'else from a feed of the user',
      { name: '2026-12', sha256 },
      [theirs],
      undefined,
      [`feed ${theirs}`, 'own.example', 'unsigned.example', 'unsigned.example'],
    ],
    [
      'not where the user did not ask for looking',
      { name: '2026-12', sha256 },
      [theirs],
      { feeds: [unsigned] },
      [undefined, 'own.example'],
    ],
    ['not where the pin names no data', { name: '2026-12' }, [theirs], undefined, [undefined, 'own.example']],
    [
      'nor other data of its name',
      { name: '2026-12', sha256: 'b'.repeat(64) },
      [theirs],
      undefined,
      [undefined, 'own.example', 'unsigned.example'],
    ],
  ])('%s', async (_, pin, offering, stored, expected) => {
    expect(await asking(pin, offering, stored)).toEqual(expected);
  });
});
