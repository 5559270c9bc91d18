/** A long file is hashed by a thread that has its bytes meanwhile: what is read of it, and said of it, is the same. */
import { createHash } from 'node:crypto';
import { encodeDealSet } from '../../src/deals/asset';
import { canonicalCsv } from '../../src/deals/canonical-csv';
import type { DealRow } from '../../src/deals/row';
import type { FeedVersion } from '../../src/source/feed-schema';
import type { HashAnswer } from '../../src/source/hasher';
import { originOf, readVersion } from '../../src/source/read-version';
import { appliedDelta, deltaOf } from '../../src/source/version-delta';
import { bundledRows } from '../deals/bundled';
import { resampledRows } from '../oracle/resample';

const DEALS = 1_500;
const rows = [...resampledRows(bundledRows, DEALS, 7)].map((row, place) => ({
  ...row,
  notes: `${place}: a deal as many others, and yet no other has these notes. `.repeat(45),
}));
const file = (deals: readonly DealRow[]) => new TextEncoder().encode(canonicalCsv(deals));
const entryOf = (bytes: Uint8Array): FeedVersion => ({
  name: '2027-01',
  file: 'deals.csv',
  sha256: createHash('sha256').update(bytes).digest('hex'),
  from: '2020-01-01',
  through: '2026-12-31',
  rows: DEALS,
  bytes: bytes.length,
});

/** A host's thread: what it is given is gone here until it answers. */
function givenWorker(fate: 'answers' | 'fails' | 'never begins' = 'answers'): {
  lent: number;
  ended: number;
} {
  const seen = { lent: 0, ended: 0 };
  class HostWorker extends EventTarget {
    constructor() {
      super();
      if (fate !== 'never begins') queueMicrotask(() => this.#tell({ kind: 'ready' }));
    }
    #tell(data: HashAnswer): void {
      this.dispatchEvent(new MessageEvent('message', { data }));
    }
    postMessage(given: Uint8Array<ArrayBuffer>, transfer: Transferable[]): void {
      seen.lent += 1;
      const bytes = structuredClone(given, { transfer });
      const digest = new Uint8Array(createHash('sha256').update(bytes).digest()).buffer;
      const failure = Object.assign(new Event('error'), { message: 'out of memory' });
      setTimeout(
        () =>
          fate === 'fails' ? this.dispatchEvent(failure) : this.#tell({ kind: 'hashed', bytes, digest }),
        20,
      );
    }
    terminate(): void {
      seen.ended += 1;
    }
  }
  Object.assign(globalThis, { Worker: HostWorker });
  return seen;
}
afterEach(() => {
  Reflect.deleteProperty(globalThis, 'Worker');
});

const earlier = rows.map((row, place) => (place % 50 === 0 ? { ...row, status: undefined } : row));
const inOrder = file(rows);
const [header = '', ...lines] = new TextDecoder().decode(inOrder).trimEnd().split('\n');
const inDisorder = new TextEncoder().encode([header, ...lines.reverse(), ''].join('\n'));

test.each([
  ['in order', inOrder],
  ['that must be put in order', inDisorder],
])('a file %s, beside one that is known', async (_, bytes) => {
  const before = file(earlier);
  const alone = await readVersion({ entry: entryOf(bytes), bytes: bytes.slice(), feed: '' });
  const seen = givenWorker();
  const known = await readVersion({ entry: entryOf(before), bytes: before.slice(), feed: '' });
  const set = await readVersion({ entry: entryOf(bytes), bytes: bytes.slice(), feed: '' });
  expect(seen).toEqual({ lent: 2, ended: 2 });
  expect(encodeDealSet(set)).toEqual(encodeDealSet(alone));
  for (const [read, as] of [
    [known, before],
    [set, bytes],
  ] as const)
    expect(Buffer.compare(originOf(read)?.bytes ?? new Uint8Array(), as)).toBe(0);
  const delta = deltaOf(set);
  expect(delta?.earlier).toBe(bytes === inOrder ? known : undefined);
  if (delta) expect(Buffer.compare(appliedDelta(before, delta.bytes) ?? new Uint8Array(), bytes)).toBe(0);
});

test.each<[string, Parameters<typeof givenWorker>[0], (bytes: Uint8Array) => void, string]>([
  ['one wrong byte', 'answers', (bytes) => bytes.set([0x39], bytes.length - 3), 'is damaged'],
  ['a thread that fails', 'fails', () => undefined, 'could not be checked (out of memory)'],
])('%s: nothing is read, and the thread is ended', async (_, fate, spoil, message) => {
  const bytes = inOrder.slice();
  const entry = entryOf(bytes);
  spoil(bytes);
  const seen = givenWorker(fate);
  await expect(readVersion({ entry, bytes, feed: '' })).rejects.toThrow(message);
  expect(seen).toEqual({ lent: 1, ended: 1 });
});

test('formula text in a file whose hash fits, and a thread that has not begun in time', async () => {
  const bytes = file(rows.map((row, place) => (place === 1_000 ? { ...row, notes: '=1+1' } : row)));
  for (const [fate, lent] of [['answers', 1] as const, ['never begins', 0] as const]) {
    const seen = givenWorker(fate);
    const reading = readVersion({ entry: entryOf(bytes), bytes: bytes.slice(), feed: '' });
    await expect(reading).rejects.toThrow('begins as a formula');
    expect(seen).toEqual({ lent, ended: 1 });
  }
});
