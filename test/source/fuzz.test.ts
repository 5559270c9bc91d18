/** What servers, files and storage may hold: whatever it is, a reader gives sound values or says no. */
import { buildDealSet } from '../../src/deals/dataset';
import { canonicalCsv } from '../../src/deals/canonical-csv';
import { parseDeals } from '../../src/deals/schema';
import { suspiciousText } from '../../src/deals/suspicious-text';
import { readFeedIndex } from '../../src/source/feed-schema';
import { FeedRefusal, feedFrom } from '../../src/source/feeds';
import { readShelfIndex } from '../../src/source/shelf';
import { Random } from '../oracle/random';
import { dealRow } from '../workbook/io';

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

const entry = {
  name: '2026-12',
  file: 'deals-2026-12.csv',
  sha256: 'a'.repeat(64),
  from: '2020-01-01',
  through: '2026-02-28',
  rows: 367,
  bytes: 225_468,
  signature: `${'A'.repeat(86)}==`,
};
const index = JSON.stringify({ versions: [entry, { ...entry, name: '2026-11-2' }] });

test('20,000 indexes: a list of whole entries, or a refusal in words', () => {
  let read = 0;
  for (let run = 0; run < 20_000; run += 1) {
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

const files = [
  dealRow('a-b-2024-01', '2024-01'),
  dealRow('c-d-2025-02', '2025-02-03', { upfront_usd_m: 12.5 }),
];
const csv = canonicalCsv(files);
const version = { name: '2026-12', from: 43831, through: 46081, source: 'test' };

test('6,000 files of deals: rows that make a data set, or problems with their lines', () => {
  let whole = 0;
  for (let run = 0; run < 6_000; run += 1) {
    const { rows, problems } = parseDeals(mutated(csv), 'deals.csv');
    if (problems.some(({ line, reason }) => !(line >= 1) || reason === ''))
      throw new Error(JSON.stringify(problems));
    const trusted = rows.filter((row) => suspiciousText(row) === undefined);
    const set = buildDealSet(trusted, version, []);
    if (set.size !== trusted.length) throw new Error(`${set.size} of ${trusted.length} deals`);
    for (const row of trusted)
      for (const value of Object.values(row))
        if (typeof value === 'string' && /^\s*[=@]|<script|\0/i.test(value)) throw new Error(value);
    if (problems.length === 0) whole += 1;
  }
  expect(whole).toBeGreaterThan(200);
});

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
