import { nearestDealIds } from '../../src/deals/deal-ids';
import { findDeals } from '../../src/deals/find';
import { bundledDeals } from '../../src/source/bundled';

const set = bundledDeals();
const idsOf = (text: string, limit = 10) =>
  findDeals(set, text, limit).map(({ index }) => set.value(index, 'deal_id'));

test.each([
  ['an id', 'kelun-merck-2022-12', 'kelun-merck-2022-12'],
  ['an id in capitals', 'KELUN-MERCK-2022-12', 'kelun-merck-2022-12'],
  ['both parties', 'hansoh gsk', 'hansoh-gsk-2023-12'],
  ['neighbours swapped', 'hansho gsk', 'hansoh-gsk-2023-12'],
  ['a wrong letter', 'hengrui kailero', 'hengrui-kailera-2024-05'],
  ['a missing letter', 'hansoh regeneon', 'hansoh-regeneron-2025-06'],
  ['a party and a target', 'hengrui glp-1', 'hengrui-kailera-2024-05'],
  ['a target without its hyphen', 'akeso pd1 vegf', 'akeso-summit-2022-12'],
  ['a year', 'kelun merck 2024', 'kelun-merck-2024-08'],
  ['an abbreviation', 'systimmune BMS', 'systimmune-bms-2023-12'],
  ['a Chinese name', '科伦 默沙东', 'kelun-merck-2022-12'],
])('%s: "%s" finds %s', (_, text, id) => {
  expect(set.rowOf(id)).toBeDefined();
  expect(idsOf(text)).toContain(id);
});

test('says what was found where, the other name included', () => {
  const [found] = findDeals(set, '默沙东 科伦 2024', 1);
  expect(found?.reason).toMatch(/licensee Merck & Co\. \(默沙东\)/);
  expect(found?.reason).toMatch(/year 2024/);
});

test.each([['zzzzzz'], ['kelun zzzzzz'], [''], ['   '], ['...'], ['__proto__']])(
  '"%s" finds nothing',
  (text) => expect(idsOf(text)).toEqual([]),
);

test('numbers are never taken for typing errors of each other', () =>
  expect(idsOf('kelun merck 2023')).toEqual([]));

test('best first, at most as many as asked for', () => {
  const found = findDeals(set, 'adc', 5);
  expect(found).toHaveLength(5);
  expect(found.map(({ fit }) => fit)).toEqual(found.map(({ fit }) => fit).sort((a, b) => b - a));
});

test('the nearest ids for a message', () => {
  expect(nearestDealIds(set, 'kelun-merk-2022-12')[0]).toBe('kelun-merck-2022-12');
  expect(nearestDealIds(set, 'x'.repeat(100_000))).toEqual([]);
});
