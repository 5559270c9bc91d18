/** What a query becomes in SQL: no text of a user's ever stands in it, and every value travels as a parameter. */
import fc from 'fast-check';
import { aliasIndex } from '../../src/deals/alias-index';
import { FIELDS } from '../../src/deals/fields';
import { InputError } from '../../src/deals/input-error';
import { compileQuery, conditionOfAll } from '../../src/source/clickhouse/compile-query';
import type { ServerFacts } from '../../src/source/clickhouse/server-facts';
import { columnNamed, rendered } from '../../src/source/clickhouse/sql';
import { matchPattern } from '../../src/source/clickhouse/text-pattern';
import { wildcard } from '../../src/deals/wildcard';
import type { ParameterValue } from '../../src/source/clickhouse/sql';
import { oracleQueries } from '../oracle/queries';
import { bundledSet } from '../deals/bundled';

const MARK = 'zqjxv';
const facts: ServerFacts = {
  aliases: bundledSet.aliases,
  announced: { first: 43831, last: 46000 },
  distinct: () => ['Apple', 'banana 7', '7', `${MARK} on the server`],
};

const hostile = fc.constantFrom(
  "' OR 1=1 --",
  "'; DROP TABLE deals; --",
  '{p0:String}',
  '\\',
  "\\'",
  '/*',
  '`',
  '"',
  ') UNION ALL SELECT',
  '%',
  '_',
  '*',
  '?',
  '~',
  ';',
  '|',
  '\u0000',
  '\r\n--boundary',
  '默沙东',
);
const text = fc
  .array(fc.oneof(hostile, fc.string({ unit: 'grapheme', maxLength: 8 })), { maxLength: 4 })
  .map((parts) => `${parts.join('')}${MARK}${parts.join('')}`.slice(0, 250));
const operator = fc.constantFrom('', '=', '<>', '<', '<=', '>', '>=');
const criterion = fc.record({
  field: fc.constantFrom(...FIELDS.map(({ name }) => name)),
  test: fc.oneof(
    fc.tuple(operator, text).map(([sign, value]) => sign + value),
    fc
      .tuple(operator, fc.constantFrom('5', '', '2024', '2024H1', '*', 'ADC', 'TRUE', '1e3'))
      .map((parts) => parts.join('')),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
  ),
});

/** Statement and parameters of a query; undefined where it is refused. */
function compiled(query: Parameters<typeof compileQuery>[1]) {
  try {
    return rendered(conditionOfAll(compileQuery(facts, query)));
  } catch (reason) {
    if (reason instanceof InputError) return undefined;
    throw reason;
  }
}

const placeholders = (sql: string) => [...sql.matchAll(/\{(p\d+):[A-Za-z0-9()]+\}/g)].map(([, name]) => name);
const isValue = (value: ParameterValue) =>
  typeof value === 'string' || Number.isFinite(value) || Array.isArray(value);

test('no text of a user’s is ever part of a statement', () => {
  fc.assert(
    fc.property(fc.array(criterion, { maxLength: 4 }), fc.option(text, { nil: '' }), (criteria, search) => {
      const made = compiled({ criteria, search });
      if (!made) return;
      expect(made.sql.toLowerCase()).not.toContain(MARK);
      // Our own letters, names of columns, and placeholders; nothing else.
      expect(made.sql).toMatch(/^[A-Za-z0-9_ (){}:,.;=<>!|^$+'\\\->]*$/);
      expect([...new Set(placeholders(made.sql))].sort()).toEqual(Object.keys(made.parameters).sort());
      expect(Object.values(made.parameters).every(isValue)).toBe(true);
    }),
    { numRuns: 3_000, seed: 20261123 },
  );
});

test('the statement of a form is the same whatever the values are', () => {
  const forms = ['asset', 'licensor', 'licensee_country', 'deal_id', 'upfront_usd_m'] as const;
  for (const field of forms) {
    const tests = field === 'upfront_usd_m' ? ['>5', '>0.1', '>1e9'] : ['a', "it's", '\\', '{p0:String}'];
    const made = tests.map((test) => compiled({ criteria: [{ field, test }] })?.sql);
    expect(new Set(made).size).toBe(1);
  }
});

test('values of the oracle’s 2,000 queries all travel as parameters', () => {
  for (const { criteria } of oracleQueries()) {
    const made = compiled({ criteria });
    expect(made?.sql).toMatch(/^[A-Za-z0-9_ (){}:,.;=<>!|^$+'\\\->]*$/);
  }
});

test.each([
  [[{ field: 'modality', test: 'antibody' }], `(modality_group IN {p0:Array(String)})`, [['Antibody']]],
  [[{ field: 'exact modality', test: 'adc' }], `(modality IN {p0:Array(String)})`, [['ADC']]],
  [[{ field: 'stage', test: '<>phase_2' }], `(NOT (stage IN {p0:Array(String)}))`, [['Phase 2']]],
  [[{ field: 'stage', test: 'Phase 9' }], `(0)`, []],
  [[{ field: 'period', test: '2024H1' }], `(half IN {p0:Array(String)})`, [['2024H1']]],
  [[{ field: 'period', test: 2024 }], `(year IN {p0:Array(Float64)})`, [[2024]]],
  [
    [{ field: 'period', test: '2023:2024' }],
    `((announced_serial >= {p0:Int64} AND announced_serial <= {p1:Int64}))`,
    [44927, 45657],
  ],
  [[{ field: 'upfront', test: '>=100' }], `(ifNull(toFloat64(upfront_usd_m) >= {p0:Float64}, 0))`, [100]],
  [[{ field: 'upfront', test: null }], `(ifNull(toFloat64(upfront_usd_m) = {p0:Float64}, 0))`, [0]],
  [[{ field: 'upfront', test: '=' }], `(isNull(toFloat64(upfront_usd_m)))`, []],
  [
    [{ field: 'asset', test: 'a_%~*b*' }],
    `((asset != '' AND lowerUTF8(asset) LIKE {p0:String}))`,
    ['a\\_\\%*b%'],
  ],
  [
    [{ field: 'licensor', test: 'Nobody & Sons' }],
    `((licensor_key IN {p0:Array(String)} OR (position(licensor_key, '\\x01') > 0 AND hasAny(splitByChar('\\x01', licensor_key), {p0:Array(String)}))))`,
    [['nobodyandsons']],
  ],
  [[], '1', []],
] as const)('%j is %s', (criteria, sql, values) => {
  const made = rendered(conditionOfAll(compileQuery({ ...facts, aliases: aliasIndex([]) }, { criteria })));
  expect(made.sql).toBe(sql);
  expect(Object.values(made.parameters)).toEqual(values);
});

test('names of columns come from the list of fields alone', () => {
  expect(() => columnNamed('deal_id; DROP TABLE deals')).toThrow(TypeError);
  expect(() => columnNamed('DEAL_ID')).toThrow(TypeError);
});

test.each([
  ['stage', 'Phase 1|Phase 2', ['Phase 1', 'Phase 2']],
  ['licensee', 'BMS|Pfizer', ['bristolmyerssquibb', 'pfizer']],
  ['deal_id', 'a-1|b-2', ['a-1', 'b-2']],
])('alternatives of one field are one list: %s', (field, test, values) => {
  const [only, ...others] = compileQuery(facts, { criteria: [{ field, test }] });
  expect(others).toEqual([]);
  expect(only).toMatchObject({ kind: 'among', values: expect.arrayContaining(values) as string[] });
});

test('a pattern as a regular expression matches what the pattern does', () => {
  const letters = fc.constantFrom(...'ab*?~.\\^$|+()[]{}-%_ \n默'.split(''));
  const texts = fc.array(letters, { maxLength: 7 }).map((all) => all.join(''));
  const matches = (pattern: string) =>
    new RegExp(matchPattern(pattern).replace('(?s)', '').replace(/\\z$/, '$'), 's');
  fc.assert(
    fc.property(texts, texts, (pattern, text) => {
      expect(matches(pattern).test(text)).toBe(wildcard(pattern).matches(text));
      expect(matches(pattern).test(pattern)).toBe(wildcard(pattern).matches(pattern));
    }),
    { seed: 6, numRuns: 2_000 },
  );
});
