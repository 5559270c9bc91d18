/** A version read beside the one before: the same deals, difference and bytes as without it, however little they share. */
import fc from 'fast-check';
import { encodeDealSet } from '../../src/deals/asset';
import { canonicalCsv } from '../../src/deals/canonical-csv';
import { CsvColumns } from '../../src/deals/csv-columns';
import type { DealSet } from '../../src/deals/dataset';
import { atOnce, dealSetOfFile } from '../../src/deals/deal-columns';
import { differenceOf } from '../../src/deals/difference';
import { knownFileOf, sharedBefore } from '../../src/deals/known-rows';
import type { DealRow } from '../../src/deals/row';
import { appliedDelta, deltaOf } from '../../src/source/version-delta';
import { bundledRows } from '../deals/bundled';
import { resampledRows } from '../oracle/resample';

/** Bytes that come at once: more than a header. */
const PART = 3_001;
const version = { name: '2026-12', from: 43831, through: 46081, source: 'test' };
/** Deals that stand for themselves: any of them may be missing. */
const single = (row: DealRow): DealRow => ({
  ...row,
  parent_deal_id: undefined,
  counted_in_parent: undefined,
});
const deals = [...resampledRows(bundledRows, 120, 11)].map(single);
const others = [...resampledRows(bundledRows, 40, 12)].map((row) => ({
  ...single(row),
  deal_id: `${row.deal_id}-x`,
}));

const bytesOf = (rows: readonly DealRow[], lines = (text: string) => text) =>
  new TextEncoder().encode(lines(canonicalCsv(rows)));

/** Reads a file that comes in small parts: what has not arrived are zeros. */
function read(bytes: Uint8Array<ArrayBuffer>, rows: number, before?: DealSet): DealSet | undefined {
  const arriving = new Uint8Array(bytes.length);
  arriving.set(bytes.subarray(0, PART));
  const file = new CsvColumns(arriving, rows, before && knownFileOf(before));
  for (let end = PART; !file.isDone; end += PART) {
    arriving.set(bytes.subarray(0, end));
    file.readTo(end, Math.min(end, bytes.length));
  }
  return atOnce(dealSetOfFile(file, version, []));
}

const base = read(bytesOf(deals), deals.length) as DealSet;

type Edit =
  | { readonly kind: 'drop'; readonly at: number; readonly count: number }
  | { readonly kind: 'change'; readonly at: number; readonly row: Partial<DealRow> }
  | { readonly kind: 'add'; readonly count: number };
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({
    kind: fc.constant('drop' as const),
    at: fc.nat(119),
    count: fc.constantFrom(1, 2, 3, 4, 9, 100),
  }),
  fc.record({
    kind: fc.constant('change' as const),
    at: fc.nat(119),
    row: fc.constantFrom<Partial<DealRow>>(
      { status: 'Terminated' },
      { notes: 'Something, "quoted"\nover two lines' },
      { licensee: '默沙东' },
      { licensee: 'merck & co.' },
      { upfront_usd_m: 0.125 },
      { upfront_usd_m: undefined },
      { status_date: { serial: 45292, precision: 'month' } },
      { status_date: { serial: 45292, precision: 'day' } },
      { announced: { serial: 45292, precision: 'day' } },
    ),
  }),
  fc.record({ kind: fc.constant('add' as const), count: fc.integer({ min: 1, max: 40 }) }),
);

const edited = (edits: readonly Edit[]): DealRow[] =>
  edits.reduce<DealRow[]>(
    (rows, each) => {
      if (each.kind === 'drop')
        return rows.filter((_, place) => place < each.at || place >= each.at + each.count);
      if (each.kind === 'add') return [...rows, ...others.slice(0, each.count)];
      return rows.map((row, place) => (place === each.at ? { ...row, ...each.row } : row));
    },
    [...deals],
  );

test('rows that are gone, new and changed: deals, difference and bytes', () => {
  let seen = 0;
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 6 }), (edits) => {
      const rows = [...new Map(edited(edits).map((row) => [row.deal_id, row])).values()];
      if (rows.length === 0) return;
      const bytes = bytesOf(rows);
      const [alone, beside] = [read(bytes, rows.length), read(bytes, rows.length, base)];
      if (!alone || !beside) throw new Error('a sound file was refused');
      expect(encodeDealSet(beside)).toEqual(encodeDealSet(alone));
      expect(differenceOf(base, beside)).toEqual(differenceOf(base, alone));
      const delta = deltaOf(beside);
      seen += 1;
      if (!delta) throw new Error('nothing was remembered');
      const earlier = knownFileOf(delta.earlier)?.file.bytes;
      const made = earlier && appliedDelta(earlier, delta.bytes);
      expect(made && Buffer.compare(made, bytes)).toBe(0);
      expect(deltaOf(alone)).toBeUndefined();
    }),
    { numRuns: 60, seed: 20261123 },
  );
  expect(seen).toBeGreaterThan(40);
});

test('most of a version is not read again', () => {
  const rows = edited([
    { kind: 'drop', at: 3, count: 2 },
    { kind: 'drop', at: 40, count: 30 },
    { kind: 'change', at: 60, row: { status: 'Terminated' } },
    { kind: 'add', count: 2 },
  ]);
  const file = new CsvColumns(bytesOf(rows), rows.length, knownFileOf(base));
  file.readTo(Infinity);
  expect([file.isRegular, file.records]).toEqual([true, rows.length]);
  // The two that are new, the one that is changed, and perhaps the one behind the long gap.
  expect([3, 4]).toContain(file.fresh);
});

test.each<[string, (text: string) => string]>([
  ['rows in another order', (text) => lines(text, (rows) => rows.reverse())],
  [
    'two rows that have changed places',
    (text) => lines(text, ([a = '', b = '', ...rest]) => [b, a, ...rest]),
  ],
])('%s are the same deals', (_, change) => {
  const bytes = bytesOf(deals, change);
  const [alone, beside] = [read(bytes, deals.length), read(bytes, deals.length, base)];
  expect(beside && encodeDealSet(beside)).toEqual(alone && encodeDealSet(alone));
  expect(beside && differenceOf(base, beside)).toEqual({ added: [], changed: [], withdrawn: [] });
  expect(beside && knownFileOf(beside)).toBeUndefined();
});

test.each<[string, (text: string) => string]>([
  [
    'a row that stands twice',
    (text) => lines(text, ([first = '', ...rest]) => [first, first, ...rest.slice(1)]),
  ],
  [
    'a cell that is no date',
    (text) =>
      lines(text, (rows) => rows.map((row, at) => (at === 7 ? row.replace(/,\d{4}-/, ',soon-') : row))),
  ],
  [
    'a formula',
    (text) =>
      lines(text, (rows) => rows.map((row, at) => (at === 7 ? row.replace(/,[^,]*$/, ',=1+1') : row))),
  ],
  [
    'a row that is cut short',
    (text) => lines(text, (rows) => rows.map((row, at) => (at === 7 ? row.slice(0, 60) : row))),
  ],
])('%s is refused beside another version, too', (_, change) => {
  const bytes = bytesOf(deals, change);
  expect([read(bytes, deals.length), read(bytes, deals.length, base)]).toEqual([undefined, undefined]);
});

test('a parent that only the version before had is missed', () => {
  const [parent, child, ...rest] = deals as [DealRow, DealRow, ...DealRow[]];
  const family = [parent, { ...child, parent_deal_id: parent.deal_id }, ...rest];
  const before = read(bytesOf(family), family.length) as DealSet;
  const orphaned = family.slice(1);
  expect(read(bytesOf(orphaned), orphaned.length, before)).toBeUndefined();
});

test('columns in another order are read alone', () => {
  const cut = (row: string) => row.slice(0, row.lastIndexOf(','));
  const plain = deals.map((row) => ({ ...row, notes: undefined }));
  const text = canonicalCsv(plain).trimEnd().split('\n').map(cut).join('\n');
  const set = read(new TextEncoder().encode(`${text}\n`), plain.length, base);
  expect(set && sharedBefore(set)).toBeUndefined();
});

test('a delta with any bytes changed makes a file of no more than its length, or none', () => {
  const rows = edited([
    { kind: 'drop', at: 3, count: 2 },
    { kind: 'add', count: 2 },
  ]);
  const delta = deltaOf(read(bytesOf(rows), rows.length, base) as DealSet)?.bytes as Uint8Array<ArrayBuffer>;
  const earlier = bytesOf(deals);
  const places = fc.oneof(fc.nat(80), fc.nat(delta.length - 1));
  fc.assert(
    fc.property(
      fc.array(fc.tuple(places, fc.nat(255)), { minLength: 1, maxLength: 8 }),
      fc.nat(delta.length),
      fc.boolean(),
      (changes, length, isCut) => {
        const damaged = delta.slice(0, isCut ? length : delta.length);
        for (const [place, byte] of changes) damaged[place] = byte;
        const made = appliedDelta(earlier, damaged);
        expect(made?.length ?? 0).toBeLessThanOrEqual(earlier.length + delta.length);
      },
    ),
    { numRuns: 2_000, seed: 20261123 },
  );
});

function lines(text: string, change: (rows: string[]) => string[]): string {
  const [header = '', ...rows] = text.trimEnd().split('\n');
  return `${[header, ...change(rows)].join('\n')}\n`;
}
