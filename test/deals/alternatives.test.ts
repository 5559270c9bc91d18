import fc from 'fast-check';
import { alternativesOf, anyOf, listOf, listedIn } from '../../src/deals/alternatives';
import { InputError } from '../../src/deals/input-error';
import { selectDeals } from '../../src/deals/query';
import type { DealQuery } from '../../src/deals/query';
import { bundledRows, bundledSet, where } from './bundled';

const ids = (query: DealQuery) =>
  Array.from(selectDeals(bundledSet, query).rows, (row) => bundledSet.value(row, 'deal_id')).sort();
const idsWhere = (test: (row: (typeof bundledRows)[number]) => boolean) =>
  bundledRows
    .filter(test)
    .map((row) => row.deal_id)
    .sort();

test.each<[string, string, (row: (typeof bundledRows)[number]) => boolean]>([
  ['stage', 'phase 1|Phase 2', (row) => row.stage === 'Phase 1' || row.stage === 'Phase 2'],
  ['stage', '<>Phase 1|Phase 2', (row) => row.stage !== 'Phase 1' && row.stage !== 'Phase 2'],
  ['stage', 'Approved|=', (row) => row.stage === 'Approved' || row.stage === undefined],
  ['total', '<10|>=1000', ({ total_usd_m: total }) => total !== undefined && (total < 10 || total >= 1000)],
  ['total', '<10 | >=1000', ({ total_usd_m: total }) => total !== undefined && (total < 10 || total >= 1000)],
  [
    'total',
    '<><10|>=1000',
    ({ total_usd_m: total }) => !(total !== undefined && (total < 10 || total >= 1000)),
  ],
  ['licensee country', 'Jap* | Korea*', (row) => /^(Jap|Korea)/.test(row.licensee_country ?? '')],
  ['modality', 'ADC|Peptide', (row) => ['ADC', 'Bispecific ADC', 'Peptide'].includes(row.modality ?? '')],
  [
    'licensee',
    'BMS|默沙东',
    (row) => row.licensee.split('; ').some((name) => ['Bristol Myers Squibb', 'Merck & Co.'].includes(name)),
  ],
  ['licensee country', 'Japan|Korea*', (row) => /^(Japan$|Korea)/.test(row.licensee_country ?? '')],
  [
    'period',
    '2021|2024H1',
    ({ announced: { serial } }) => (serial >= 44197 && serial < 44562) || (serial >= 45292 && serial < 45474),
  ],
  ['asset', 'nobody has ~| this|SHR-1701', (row) => row.asset?.toLowerCase() === 'shr-1701'],
])('%s %p takes any of them', (field, test, expected) => {
  expect(ids(where(field, test))).toEqual(idsWhere(expected));
});

test.each(['A|', '|', '|A', 'A||B', 'A|<>B', 'A | <>B', '<>A|<>B'])(
  '%p is refused with what would be right',
  (test) => {
    expect(() => ids(where('stage', test))).toThrow(InputError);
  },
);

test('a bar that is a letter is one', () => {
  expect(alternativesOf('A~|B', 'criterion')).toEqual({ excluded: false, tests: ['A|B'] });
  expect(alternativesOf('A*~*', 'criterion')).toBeUndefined();
  expect(alternativesOf(5, 'criterion')).toBeUndefined();
});

test('entries come back from their list, whatever letters they have', () => {
  const entries = fc.array(fc.string({ unit: fc.constantFrom('a', '|', '~', '*', '?', ' '), minLength: 1 }));
  fc.assert(fc.property(entries, (list) => expect(listedIn(listOf(list))).toEqual(list)));
});

test('any of some values is what each of them gives, and none of them is the rest', () => {
  const values = bundledSet.text('licensor_country').dictionary.slice(1);
  fc.assert(
    fc.property(fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 5 }), (some) => {
      const each = some.flatMap((value) => ids(where('licensor_country', anyOf([value]))));
      expect(ids(where('licensor_country', anyOf(some)))).toEqual(each.sort());
      const rest = ids(where('licensor_country', anyOf(some, true)));
      expect([...rest, ...each].sort()).toEqual(idsWhere(() => true));
    }),
    { numRuns: 30 },
  );
});
