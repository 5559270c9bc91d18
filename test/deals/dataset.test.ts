import { decodeDealSet, encodeDealSet } from '../../src/deals/asset';
import type { DealAsset } from '../../src/deals/asset';
import { FIELDS } from '../../src/deals/fields';
import type { FieldName } from '../../src/deals/fields';
import { modalityGroupOf } from '../../src/deals/vocabulary';
import { bundledRows, bundledSet, setOf } from './bundled';

const decoded = decodeDealSet(JSON.parse(JSON.stringify(encodeDealSet(bundledSet))) as DealAsset);

describe.each([
  ['built from rows', bundledSet],
  ['encoded and decoded', decoded],
])('a set %s', (_, set) => {
  test('gives every row back as it was', () => {
    expect(set.size).toBe(bundledRows.length);
    for (const row of bundledRows) expect(set.row(set.rowOf(row.deal_id) ?? -1)).toEqual(row);
  });

  test('is ordered by announcement, then id', () => {
    const keys = Array.from({ length: set.size }, (_each, row) => set.row(row)).map(
      (row) => [row.announced.serial, row.deal_id] as const,
    );
    const sorted = [...keys].sort(([a, idA], [b, idB]) => a - b || (idA < idB ? -1 : 1));
    expect(keys).toEqual(sorted);
  });

  test('keeps its version and the other names', () => {
    expect(set.version).toEqual(bundledSet.version);
    expect(set.aliases.companiesNamed('默沙东')).toEqual(['Merck & Co.']);
    expect(set.aliases.namesOf('merck & co.')).toContain('MSD');
    expect([...set.aliases.rows].sort((a, b) => (a.alias < b.alias ? -1 : 1))).toEqual(
      [...bundledSet.aliases.rows].sort((a, b) => (a.alias < b.alias ? -1 : 1)),
    );
  });

  test('computes derived fields', () => {
    for (let row = 0; row < set.size; row++) {
      const deal = set.row(row);
      const { year, month } = { year: set.value(row, 'year'), month: String(set.value(row, 'month')) };
      expect(month.startsWith(String(year))).toBe(true);
      const number = Number(month.slice(5));
      expect(set.value(row, 'half')).toBe(`${year}H${number < 7 ? 1 : 2}`);
      expect(set.value(row, 'quarter')).toBe(`${year}Q${Math.floor((number + 2) / 3)}`);
      expect(set.value(row, 'modality_group')).toBe(deal.modality && modalityGroupOf(deal.modality));
      expect(set.value(row, 'exact_modality')).toBe(deal.modality);
      const { upfront_usd_m: upfront, total_usd_m: total } = deal;
      expect(set.value(row, 'upfront_share')).toBe(
        upfront !== undefined && total !== undefined && total > 0 ? upfront / total : undefined,
      );
    }
  });

  test('numbers come as values with a bit for what is disclosed', () => {
    const { values, present } = set.number('upfront_usd_m');
    for (let row = 0; row < set.size; row++) {
      const upfront = set.row(row).upfront_usd_m;
      expect(values[row]).toBe(upfront ?? NaN);
      expect(((present[row >> 3] ?? 0) >> (row & 7)) & 1).toBe(upfront === undefined ? 0 : 1);
    }
  });

  test('every field is a column as long as the set', () => {
    for (const { name } of FIELDS) expect(set.column(name as FieldName).codes).toHaveLength(set.size);
  });

  test('an id is found whatever its case, and no other', () => {
    expect(set.value(set.rowOf(' KELUN-Merck-2022-12 ') ?? -1, 'total_usd_m')).toBe(9475);
    for (const id of ['', 'kelun', 'zzz', 'kelun-merck-2022-122']) expect(set.rowOf(id)).toBeUndefined();
  });
});

test('a day and a month are told apart', () => {
  const set = setOf('', 'x,2024-05-01,Option,A,B', 'y,2024-05,Option,A,B', 'w,2024-05,Option,A,B');
  expect([0, 1, 2].map((row) => [set.value(row, 'deal_id'), set.datePrecision(row, 'announced')])).toEqual([
    ['w', 'month'],
    ['x', 'day'],
    ['y', 'month'],
  ]);
  expect(set.datePrecision(0, 'licensor')).toBeUndefined();
  expect(set.datePrecision(0, 'status_date')).toBeUndefined();
});

test('text and numbers are not mistaken for each other', () => {
  expect(() => bundledSet.number('licensor')).toThrow('licensor holds text, not numbers');
  expect(() => bundledSet.text('total_usd_m')).toThrow('total_usd_m holds numbers, not text');
  expect(() => bundledSet.row(bundledSet.size)).toThrow(RangeError);
});

test('an empty set is a set', () => {
  const set = setOf('');
  expect(set.size).toBe(0);
  expect(set.rowOf('x')).toBeUndefined();
  expect(decodeDealSet(encodeDealSet(set)).size).toBe(0);
});

describe('an asset that cannot be read says so', () => {
  const asset = encodeDealSet(bundledSet);
  test.each([
    [{ ...asset, format: 2 }, 'format 2 cannot be read'],
    [{ ...asset, body: asset.body.slice(0, 400) }, 'cut short in column'],
  ])('%#', (broken, reason) => expect(() => decodeDealSet(broken as unknown as DealAsset)).toThrow(reason));

  test('the body may also come as bytes', () => {
    const bytes = Uint8Array.from(atob(asset.body), (char) => char.charCodeAt(0));
    expect(decodeDealSet({ ...asset, body: bytes }).row(7)).toEqual(bundledSet.row(7));
  });
});
