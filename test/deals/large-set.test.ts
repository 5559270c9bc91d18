/** The short cuts that only large sets take, against the definition, deal by deal. */
import { parseCriterion, passes } from '../../src/deals/criterion';
import { buildDealSet } from '../../src/deals/dataset';
import type { FieldName } from '../../src/deals/fields';
import { parsePeriod } from '../../src/deals/period';
import { percentileInc, percentileOf, selectDeals, summarise } from '../../src/deals/query';
import type { FieldCriterion } from '../../src/deals/query';
import { Random } from '../oracle/random';
import { resampledRows } from '../oracle/resample';
import { bundledRows, bundledSet, version } from './bundled';

const SIZE = 9_000;
const set = buildDealSet(resampledRows(bundledRows, SIZE, 7), version, bundledSet.aliases.rows);

/** Criteria that mean what Excel says, field by field: every way through the columns is among them. */
const FORMS: readonly ((random: Random) => FieldCriterion)[] = [
  (random) => ({
    field: 'total_usd_m',
    test: `${random.pick(['>=', '<', '<>', '='])}${random.below(3_000)}`,
  }),
  (random) => ({ field: 'upfront_usd_m', test: `${random.pick(['>', '<=', '<>'])}${random.below(100)}` }),
  (random) => ({ field: 'upfront_usd_m', test: random.pick(['=', '<>']) }),
  (random) => ({ field: 'asset', test: `*${String.fromCharCode(97 + random.below(26))}*` }),
  (random) => ({ field: 'deal_id', test: `*${random.below(100)}` }),
  (random) => ({ field: 'deal_id', test: `${random.pick(['akeso', 'hengrui', 'kelun', 'x'])}*` }),
  (random) => ({
    field: 'licensee_country',
    test: random.pick(['United States', '<>United States', 'Japan', '>=g']),
  }),
  (random) => ({ field: 'status_date', test: random.pick(['=', '<>', '>=2024-01-01', '<>2025-03-01']) }),
];
const PERIODS = [2019, '2021H1', '2015:2025', '2020Q3:2024-05', '2025-03', '>=2023', '<2012', '<>2024'];

function byDefinition(criteria: readonly FieldCriterion[]): number[] {
  const parsed = criteria.map(({ field, test }) => {
    if (field !== 'period') {
      const criterion = parseCriterion(test);
      return (row: number) => passes(criterion, set.value(row, field as FieldName));
    }
    const [, operator = '', text = ''] = /^(<>|>=|<)?(.*)$/.exec(String(test)) ?? [];
    const { from, through } = parsePeriod(text);
    return (row: number) => {
      const day = Number(set.value(row, 'announced'));
      if (operator === '>=') return day >= from;
      if (operator === '<') return day < from;
      return (day >= from && day <= through) === (operator === '');
    };
  });
  return Array.from({ length: set.size }, (_, row) => row).filter((row) => parsed.every((test) => test(row)));
}

test('250 random questions over 9,000 deals', () => {
  const random = new Random(20261125);
  for (let question = 0; question < 250; question++) {
    const criteria = Array.from({ length: random.pick([1, 1, 1, 2, 2, 3]) }, () =>
      random.pick(FORMS)(random),
    );
    if (random.below(2) === 0) criteria.push({ field: 'period', test: random.pick(PERIODS) });
    const measure: FieldName = random.pick(['total_usd_m', 'upfront_usd_m', 'upfront_share']);
    const rows = byDefinition(criteria);
    const values = rows.map((row) => set.value(row, measure)).filter((value) => typeof value === 'number');
    const { deals, disclosed, sumUsdM } = summarise(set, { criteria }, measure);
    expect({ criteria, deals, disclosed }).toEqual({
      criteria,
      deals: rows.length,
      disclosed: values.length,
    });
    expect(sumUsdM).toBeCloseTo(
      values.reduce((sum, value) => sum + value, 0),
      4,
    );
    expect([...selectDeals(set, { criteria }).rows]).toEqual(rows);
    expect(percentileOf(set, { criteria }, measure, 0.3)).toBe(percentileInc(values, 0.3));
  }
});
