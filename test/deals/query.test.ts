import fc from 'fast-check';
import { parseCriterion, passes } from '../../src/deals/criterion';
import { FIELDS } from '../../src/deals/fields';
import type { FieldName } from '../../src/deals/fields';
import {
  countDeals,
  disclosedValues,
  facetCounts,
  median,
  percentileInc,
  percentileOf,
  selectDeals,
  summarise,
} from '../../src/deals/query';
import type { DealQuery, FieldCriterion } from '../../src/deals/query';
import { bundledRows, bundledSet, setOf, where } from './bundled';

/** Fields on which a criterion is Excel's and nothing more, with values that occur. */
const PLAIN: FieldName[] = [
  'asset',
  'territory',
  'indication',
  'licensor_country',
  'licensee_country',
  'royalty_text',
];
const NUMBERS: FieldName[] = [
  'upfront_usd_m',
  'total_usd_m',
  'milestones_usd_m',
  'n_sources',
  'upfront_share',
];

const textValue = (field: FieldName) =>
  fc.constantFrom(
    ...bundledSet
      .text(field)
      .dictionary.slice(1)
      .filter((text) => text.length < 200),
  );

const textCriterion = fc.constantFrom(...PLAIN).chain((field) =>
  fc
    .tuple(
      textValue(field),
      fc.constantFrom('', '=', '<>', '>', '<=', 'prefix', 'inside', '<>inside', 'empty', 'any'),
    )
    .map(([value, form]): FieldCriterion => {
      const escaped = value.replace(/[*?~]/g, '~$&');
      const inside = `*${value.slice(2, 5).replace(/[*?~]/g, '~$&')}*`;
      const forms: { readonly [form: string]: string } = {
        prefix: `${value.slice(0, 3).replace(/[*?~]/g, '~$&')}*`,
        inside,
        '<>inside': `<>${inside}`,
        empty: '=',
        any: '<>',
        '>': `>${value}`,
        '<=': `<=${value}`,
      };
      return { field, test: forms[form] ?? form + escaped };
    }),
);

const numberCriterion = fc
  .tuple(
    fc.constantFrom(...NUMBERS),
    fc.constantFrom('', '=', '<>', '<', '<=', '>', '>='),
    fc.oneof(fc.constantFrom(0, 0.05, 1, 2, 40, 100, 200, 1000, 9475), fc.integer({ min: -5, max: 20000 })),
  )
  .map(([field, operator, value]): FieldCriterion => ({
    field,
    test: operator === '' ? value : operator + value,
  }));

const criterion = fc.oneof(textCriterion, numberCriterion);
const criteria = fc.array(criterion, { maxLength: 4 });

/** The definition, deal by deal: what the columns, lists and running sums must agree with. */
function rowsByDefinition(query: DealQuery): number[] {
  const parsed = query.criteria.map(({ field, test }) => ({
    field: field as FieldName,
    test: parseCriterion(test),
  }));
  return Array.from({ length: bundledSet.size }, (_, row) => row).filter((row) =>
    parsed.every(({ field, test }) => passes(test, bundledSet.value(row, field))),
  );
}

describe('any criteria', () => {
  test('select the deals that each criterion lets through, in order', () => {
    fc.assert(
      fc.property(criteria, (each) => {
        expect([...selectDeals(bundledSet, { criteria: each }).rows]).toEqual(
          rowsByDefinition({ criteria: each }),
        );
      }),
      { numRuns: 400 },
    );
  });

  test('give the count, the disclosed and the sum of those deals', () => {
    fc.assert(
      fc.property(criteria, fc.constantFrom<FieldName>('total_usd_m', 'upfront_usd_m'), (each, measure) => {
        const values = rowsByDefinition({ criteria: each })
          .map((row) => bundledSet.value(row, measure))
          .filter((value) => typeof value === 'number');
        const summary = summarise(bundledSet, { criteria: each }, measure);
        expect(summary.deals).toBe(rowsByDefinition({ criteria: each }).length);
        expect(summary.disclosed).toBe(values.length);
        expect(summary.sumUsdM).toBeCloseTo(
          values.reduce((sum, value) => sum + value, 0),
          6,
        );
        expect([...disclosedValues(selectDeals(bundledSet, { criteria: each }), measure)]).toEqual(values);
      }),
      { numRuns: 400 },
    );
  });

  test('with a period give the deals of both', () => {
    const period = fc.constantFrom<string | number>(
      2019,
      2024,
      '2024H1',
      '2025Q3',
      '2021:2023',
      '2024-05',
      '>=2025',
    );
    fc.assert(
      fc.property(criteria, period, (each, test) => {
        const both = [...each, { field: 'period', test }];
        const inPeriod = new Set(selectDeals(bundledSet, { criteria: [{ field: 'period', test }] }).rows);
        const rows = rowsByDefinition({ criteria: each }).filter((row) => inPeriod.has(row));
        expect([...selectDeals(bundledSet, { criteria: both }).rows]).toEqual(rows);
        expect(countDeals(bundledSet, { criteria: both })).toBe(rows.length);
        const sum = rows.reduce((total, row) => total + Number(bundledSet.value(row, 'total_usd_m') ?? 0), 0);
        expect(summarise(bundledSet, { criteria: both }, 'total_usd_m').sumUsdM).toBeCloseTo(sum, 6);
      }),
      { numRuns: 400 },
    );
  });

  test('one more never adds a deal, and their order does not matter', () => {
    fc.assert(
      fc.property(criteria, criterion, (each, more) => {
        const count = countDeals(bundledSet, { criteria: each });
        expect(countDeals(bundledSet, { criteria: [...each, more] })).toBeLessThanOrEqual(count);
        expect(summarise(bundledSet, { criteria: [more, ...each].reverse() }, 'total_usd_m')).toEqual(
          summarise(bundledSet, { criteria: [more, ...each] }, 'total_usd_m'),
        );
      }),
    );
  });

  test('percentiles are those of the values', () => {
    fc.assert(
      fc.property(criteria, fc.double({ min: 0, max: 1, noNaN: true }), (each, k) => {
        const values = disclosedValues(selectDeals(bundledSet, { criteria: each }), 'upfront_usd_m');
        expect(percentileOf(bundledSet, { criteria: each }, 'upfront_usd_m', k)).toBe(
          percentileInc(values, k),
        );
      }),
    );
  });

  test('facets add up to the selection', () => {
    fc.assert(
      fc.property(
        criteria,
        fc.constantFrom('stage', 'modality_group', 'year', 'licensee_country'),
        (each, field) => {
          const sum = facetCounts(bundledSet, { criteria: each }, field).reduce(
            (total, { deals }) => total + deals,
            0,
          );
          expect(sum).toBe(countDeals(bundledSet, { criteria: each }));
        },
      ),
    );
  });
});

test('no criterion is every deal', () => {
  expect(selectDeals(bundledSet, where()).count).toBe(bundledRows.length);
});

test('asking again gives the same answer, and a new set its own', () => {
  const small = setOf('total_usd_m', 'a,2024-05-01,Option,A,B,0.1', 'b,2024-05-02,Option,A,B,0.2');
  const query = where('deal type', 'Option');
  const first = summarise(bundledSet, query, 'total_usd_m');
  expect(summarise(bundledSet, query, 'total_usd_m')).toEqual(first);
  expect(summarise(small, query, 'total_usd_m')).toEqual({ deals: 2, disclosed: 2, sumUsdM: 0.3 });
});

test('figures with many decimals are added as they are', () => {
  const set = setOf('total_usd_m', 'a,2024-05,Option,A,B,0.123456789', 'b,2024-06,Option,A,B,1000000');
  expect(summarise(set, where(), 'total_usd_m').sumUsdM).toBe(1000000.123456789);
  expect(summarise(set, where('period', '2024-05'), 'total_usd_m').sumUsdM).toBe(0.123456789);
});

describe('order', () => {
  const order = (...sort: { field: string; descending?: boolean }[]) =>
    Array.from(selectDeals(bundledSet, { criteria: [], sort }).rows);

  test('by any field, undisclosed last either way, equals as they were', () => {
    for (const { name } of FIELDS) {
      const field = name as FieldName;
      const { codes } = bundledSet.column(field);
      for (const descending of [false, true]) {
        const rank = (row: number) => (codes[row] ? (descending ? -1 : 1) * (codes[row] ?? 0) : Infinity);
        const rows = order({ field, descending });
        rows.slice(1).forEach((row, index) => {
          const before = rows[index] ?? 0;
          expect(rank(before) < rank(row) || (rank(before) === rank(row) && before < row)).toBe(true);
        });
      }
    }
  });

  test('stages stand in the order of development', () => {
    const stages = order({ field: 'stage' }).map((row) => bundledSet.value(row, 'stage'));
    expect(stages[0]).toBe('Platform');
    expect(stages.lastIndexOf('Phase 1')).toBeLessThan(stages.indexOf('Phase 2'));
    expect(stages.at(-1)).toBeUndefined();
  });

  test('by several fields', () => {
    const rows = order({ field: 'year', descending: true }, { field: 'total', descending: true });
    expect(rows.slice(0, 2).map((row) => bundledSet.value(row, 'deal_id'))).toEqual([
      'cspc-astrazeneca-2026-01',
      'hengrui-bms-2026-05',
    ]);
  });

  test('an unknown field is refused', () => {
    expect(() => order({ field: 'totl' })).toThrow('sort 1: there is no field "totl". Did you mean total');
  });
});

describe('facets', () => {
  test('a joint deal counts for each party', () => {
    const facets = new Map(
      facetCounts(bundledSet, where('deal id', 'keymed-astrazeneca-2023-02'), 'licensor').map((facet) => [
        facet.name,
        facet.deals,
      ]),
    );
    expect(facets).toEqual(
      new Map([
        ['Keymed Biosciences', 1],
        ['Lepu Biopharma', 1],
      ]),
    );
  });
  test('values stand in the order of the field, undisclosed under the empty name', () => {
    const names = facetCounts(bundledSet, where(), 'stage').map(({ name }) => name);
    expect(names).toEqual(
      [
        '',
        'Platform',
        'Discovery',
        'Preclinical',
        'IND',
        'Phase 1',
        'Phase 1/2',
        'Phase 2',
        'Phase 2/3',
        'Phase 3',
        'Filed',
        'Approved',
      ].filter((name) => names.includes(name)),
    );
    expect(names).toContain('Phase 1');
  });
});

describe('percentiles are those of PERCENTILE.INC', () => {
  test.each([
    [[1, 2, 3, 4], 0.3, 1.9],
    [[1, 3, 2, 4], 0.75, 3.25],
    [[7], 0.1, 7],
    [[1, 2], 0, 1],
    [[1, 2], 1, 2],
  ])('%p at %p is %p', (values, k, expected) => expect(percentileInc(values, k)).toBeCloseTo(expected, 12));
  test('nothing disclosed has none', () => {
    expect(percentileInc([], 0.5)).toBeUndefined();
    expect(median(new Float64Array())).toBeUndefined();
    expect(percentileOf(bundledSet, where('stage', 'nowhere'), 'total_usd_m', 0.5)).toBeUndefined();
  });
  test.each([-0.1, 1.1, NaN])('k = %p is out of range', (k) => {
    expect(() => percentileInc([1], k)).toThrow('is not between 0 and 1');
  });
});
