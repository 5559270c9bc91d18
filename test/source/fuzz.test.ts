/** What servers, files and storage may hold: whatever it is, a reader gives sound values or says no. */
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { canonicalCsv } from '../../src/deals/canonical-csv';
import { suspiciousText } from '../../src/deals/suspicious-text';
import type { DownloadOptions } from '../../src/source/download';
import { readFeedIndex, statementOf } from '../../src/source/feed-schema';
import type { FeedVersion } from '../../src/source/feed-schema';
import { FeedRefusal, feedFrom } from '../../src/source/feeds';
import { readShelfIndex } from '../../src/source/shelf-index';
import { Random } from '../oracle/random';
import { dealRow } from '../workbook/io';
import { MemoryShelf } from './memory-shelf';
import { FEED_ADDRESS, Window } from './window';

const random = new Random(20_261_123);

/** Pieces that break readers, and pieces that turn one valid thing into another. */
const PIECES = [
  ...[
    '"',
    '""',
    ',',
    '\n',
    '\r\n',
    '\r',
    '\0',
    '\ufeff',
    '\u202e',
    '\ud800',
    '=1+1',
    '@SUM(A1)',
    '+A1',
    '-1',
    '1e999',
  ],
  ...['__proto__', 'constructor', '{"__proto__":{"x":1}}', '[]', '{}', 'null', 'NaN', 'true', '9'.repeat(40)],
  ...[
    '<script>x()</script>',
    'javascript:x()',
    '../',
    'https://x/',
    '%00',
    ' '.repeat(300),
    '2026-02-30',
    '2026-13',
    '默',
  ],
];

function mutated(text: string): string {
  let result = text;
  for (let times = 1 + random.below(3); times > 0; times -= 1) {
    const at = random.below(result.length + 1);
    const length = random.below(4) === 0 ? random.below(60) : random.below(3);
    const piece = random.below(3) === 0 ? result.slice(at, at + random.below(40)) : random.pick(PIECES);
    result = result.slice(0, at) + piece + result.slice(at + length);
  }
  return result;
}

/** The outcome of a reader; anything but a value, a plain Error or a refusal of ours is a fault. */
function outcome<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (problem) {
    const isOurs =
      problem instanceof FeedRefusal || (problem instanceof Error && problem.constructor === Error);
    if (!isOurs || problem.message === '') throw problem;
    return undefined;
  }
}

const prototypeBefore = Object.getOwnPropertyNames(Object.prototype).sort().join();
afterAll(() => {
  expect(Object.getOwnPropertyNames(Object.prototype).sort().join()).toBe(prototypeBefore);
});

const unsigned = {
  name: '2026-12',
  file: 'deals-2026-12.csv',
  sha256: 'a'.repeat(64),
  from: '2020-01-01',
  through: '2026-02-28',
  rows: 367,
  bytes: 225_468,
};
const entry = { ...unsigned, signature: `${'A'.repeat(86)}==` };
const index = JSON.stringify({ versions: [entry, { ...entry, name: '2026-11-2' }] });

test('24,000 indexes: a list of whole entries, or a refusal in words', () => {
  let read = 0;
  for (let run = 0; run < 24_000; run += 1) {
    const versions = outcome(() => readFeedIndex(mutated(index)));
    if (!versions) continue;
    read += 1;
    for (const { name, file, sha256, rows, bytes } of versions) {
      const sound = /^\d{4}-\d{2}(-\d+)?$/.test(name) && /^[\w.-]+\.csv$/.test(file) && sha256.length === 64;
      if (!sound || !(rows > 0) || !(bytes > 0 && bytes <= 400_000_000))
        throw new Error(JSON.stringify(versions));
    }
  }
  expect(read).toBeGreaterThan(300);
});

const rows = [
  dealRow('a-b-2024-01', '2024-01'),
  dealRow('c-d-2025-02', '2025-02-03', { upfront_usd_m: 12.5, notes: '"two", lines\nof it' }),
];
const csv = canonicalCsv(rows);
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const keys = generateKeyPairSync('ed25519');
const publicKey = keys.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');

/** What a feed says of a file, and whose word that is. */
function offered(bytes: Uint8Array, more: Partial<FeedVersion>, isSigned: boolean): FeedVersion {
  const told = { ...unsigned, sha256: sha256(bytes), bytes: bytes.length, rows: rows.length, ...more };
  if (!isSigned) return told;
  return {
    ...told,
    signature: sign(null, Buffer.from(statementOf(told)), keys.privateKey).toString('base64'),
  };
}

/** What a small file may take, whatever is claimed of it: the room for what is claimed to come, and some more. */
const MOST_MEMORY = 60_000_000;

/** With columns that the header has and the rows have not, or both have; up to thousands. */
function withColumns(text: string): string {
  const more = ','.repeat(random.pick([1, 62, 63, 500, 3_000]));
  const [header = '', ...records] = text.trimEnd().split('\n');
  const inRows = random.below(2) === 0 ? more : '';
  return `${[header + more.replaceAll(',', ',x'), ...records.map((record) => record + inRows)].join('\n')}\n`;
}

const copyOf = ({ index, bytes }: MemoryShelf): MemoryShelf => {
  const copy = new MemoryShelf();
  copy.index = index;
  for (const [key, kept] of bytes) copy.bytes.set(key, kept);
  return copy;
};
/** All that is kept, to the last byte. */
const wholeShelf = ({ index, bytes }: MemoryShelf): string =>
  JSON.stringify([
    index,
    [...bytes].map(([key, kept]) => [key, Buffer.from(kept).toString('latin1')]).sort(),
  ]);

test('2,000 feeds, a third of them signed, through check, download, keeping and switching: applied whole, or nothing', async () => {
  const serving = (list: string, file: Uint8Array<ArrayBuffer>): DownloadOptions => ({
    request: async (asked) => new Response(asked.endsWith('/index.json') ? list : file),
  });
  const bytesOf = (text: string) => new TextEncoder().encode(text);
  const first = new Window();
  await first.source.decide({});
  const through = '2026-06-30';
  const kept = bytesOf(canonicalCsv([...rows, dealRow('e-f-2026-03', '2026-03', { upfront_usd_m: 7 })]));
  const keptEntry = offered(kept, { name: '2026-12', rows: 3, through }, false);
  await first.refresh(serving(JSON.stringify({ versions: [keptEntry] }), kept));
  const before = { numbers: first.numbers(), shelf: wholeShelf(first.shelf) };
  const found = { applied: 0, signed: 0, refusals: new Set<string>() };
  const fresh = () => {
    const window = new Window(copyOf(first.shelf));
    if (first.source.inForce) window.source.use(first.source.inForce);
    return window;
  };
  let window = fresh();
  for (let run = 0; run < 2_000; run += 1) {
    const isSigned = run % 3 === 0;
    // Sound and its own hash with it, or not; said of it what is so, or not. Some claim more than anybody has.
    const isVast = run % 40 === 7;
    const file = bytesOf(isVast ? withColumns(csv) : random.below(5) === 0 ? csv : mutated(csv));
    const named = {
      name: '2027-01',
      through,
      ...(random.below(6) === 0 ? { rows: random.below(4) } : {}),
      ...(isVast ? { rows: 1 + random.below(2_000_000) } : {}),
      ...(isVast && random.below(4) === 0 ? { bytes: 1 + random.below(5_000_000) } : {}),
    };
    const begun = process.memoryUsage().arrayBuffers;
    const list = JSON.stringify({ versions: [offered(file, named, isSigned)] });
    const options = serving(random.below(3) === 0 ? mutated(list) : list, file);
    const feed = isSigned ? { address: FEED_ADDRESS, publicKey } : { address: FEED_ADDRESS };
    const inForce = window.source.inForce;
    const refusal = await window.refresh(options, feed).then(
      () => undefined,
      (problem: unknown) => problem,
    );
    if (isVast && process.memoryUsage().arrayBuffers - begun > MOST_MEMORY)
      throw new Error(`${String(file.length)} bytes took too much memory: ${list}`);
    if (refusal === undefined) {
      const set = window.source.inForce;
      if (set?.version.name === '2026-12') throw new Error(`nothing was applied: ${list}`);
      // The next day, for a part of them.
      if (run % 8 === 0) expect((await window.reopened()).numbers()).toEqual(window.numbers());
      for (let row = 0; row < (set?.size ?? 0); row += 1) {
        const fault = set && suspiciousText(set.row(row));
        if (fault) throw new Error(`${fault.field} ${fault.reason}`);
      }
      found.applied += 1;
      if (isSigned) found.signed += 1;
      window = fresh();
      continue;
    }
    const isOurs = refusal instanceof Error && refusal.constructor === Error && refusal.message !== '';
    if (!isOurs || window.source.inForce !== inForce || wholeShelf(window.shelf) !== before.shelf)
      throw new Error(`${String(refusal)} leaves other data: ${list}`, { cause: refusal });
    found.refusals.add(refusal.message.replace(/\d+/g, ''));
  }
  expect(window.numbers()).toEqual(before.numbers);
  // Many of each: all that is checked on the way has refused something.
  expect([found.applied > 150, found.signed > 60, found.refusals.size > 100]).toEqual([true, true, true]);
}, 120_000);

test('24,000 contents of storage and addresses of feeds: sound, or as if nothing were there', () => {
  const shelf = JSON.stringify({ versions: [{ entry, feed: '' }], current: entry.sha256, previous: '' });
  for (let run = 0; run < 12_000; run += 1) {
    const stored = outcome((): unknown => {
      try {
        return JSON.parse(mutated(shelf));
      } catch {
        return undefined;
      }
    });
    const { versions } = readShelfIndex(stored);
    if (versions.some((kept) => kept.entry.sha256.length !== 64)) throw new Error(JSON.stringify(versions));
    const feed = outcome(() => feedFrom(mutated('https://deals.example.com/feed/'), mutated('A'.repeat(10))));
    if (feed && !/^https:\/\/[^?#\s]+\/$/.test(feed.address)) throw new Error(feed.address);
  }
});
