/** 2,000 random queries of every aggregate and form of criterion, against ClickHouse, over two sets of deals. */
import { breakdown } from '../../src/deals/breakdown';
import { buildDealSet } from '../../src/deals/dataset';
import type { DealSet } from '../../src/deals/dataset';
import type { FieldName } from '../../src/deals/fields';
import { percentileOf, selectDeals, summarise } from '../../src/deals/query';
import { bundledRows, bundledSet, version } from '../deals/bundled';
import { ClickHouse, hasClickHouse } from './clickhouse';
import { differsFrom } from './near';
import { askClickHouse, oracleQueries, oracleSets, queriesQuestion } from './queries';
import type { Figures, OracleQuery, QueryAnswer } from './queries';
import { recorded } from './record';

const live = process.env['CI'] !== undefined && hasClickHouse();
const queries = oracleQueries();
const sets = oracleSets(bundledRows);
let database: ClickHouse | undefined;
beforeAll(() => {
  if (live) database = new ClickHouse();
});
afterAll(() => database?.close());

function answersOver(name: string): readonly QueryAnswer[] {
  const rows = sets.get(name) ?? [];
  if (!database) return recorded<QueryAnswer>(`queries-${name}`, queriesQuestion(rows, queries)).answers;
  database.load(rows);
  return askClickHouse(database, queries);
}

function figuresOf(set: DealSet, { criteria, k, ...query }: OracleQuery): Figures {
  const measure = query.measure as FieldName;
  const { deals, disclosed, sumUsdM } = summarise(set, { criteria }, measure);
  return [
    deals,
    disclosed,
    // ClickHouse's sum of nothing is NULL, Excel's is 0.
    disclosed > 0 ? sumUsdM : null,
    disclosed > 0 ? sumUsdM / disclosed : null,
    percentileOf(set, { criteria }, measure, 0.5) ?? null,
    percentileOf(set, { criteria }, measure, k) ?? null,
  ];
}

/** As ClickHouse orders and names the groups. */
function groupsOf(set: DealSet, { criteria, measure, by }: OracleQuery): unknown[][] {
  const rows = breakdown(selectDeals(set, { criteria }), by as FieldName, measure as FieldName);
  return rows
    .map(({ category, deals, disclosed, sumUsdM, medianUsdM }) => [
      category === undefined ? '' : String(category),
      deals,
      disclosed,
      sumUsdM,
      medianUsdM ?? null,
    ])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
}

const differ = (theirs: readonly unknown[], ours: readonly unknown[]): boolean =>
  theirs.length !== ours.length ||
  theirs.some((value, place) => {
    const other = ours[place];
    if (Array.isArray(value) && Array.isArray(other)) return differ(value, other);
    return typeof value === 'number' && typeof other === 'number'
      ? differsFrom(value, other)
      : value !== other;
  });

describe.each([...sets.keys()])(
  `ClickHouse (${live ? 'asked now' : 'as recorded'}) over the %s deals`,
  (name) => {
    let set: DealSet;
    let answers: readonly QueryAnswer[];
    beforeAll(() => {
      set = buildDealSet(sets.get(name) ?? [], version, bundledSet.aliases.rows);
      answers = answersOver(name);
    }, 300_000);

    test(`answers ${queries.length} queries with the same figures to 1e-9`, () => {
      const different = queries.flatMap((query, index) => {
        const [theirs, ours] = [answers[index]?.figures ?? [], figuresOf(set, query)];
        return differ(theirs, ours) ? [{ query, theirs, ours }] : [];
      });
      expect(different.slice(0, 5)).toEqual([]);
    });

    test('breaks down the same', () => {
      const asked = queries.flatMap((query, index) =>
        query.by ? [{ query, theirs: answers[index]?.groups ?? [] }] : [],
      );
      expect(asked.length).toBeGreaterThan(50);
      const different = asked
        .map(({ query, theirs }) => ({ query, theirs, ours: groupsOf(set, query) }))
        .filter(({ theirs, ours }) => differ(theirs, ours));
      expect(different.slice(0, 5)).toEqual([]);
    });

    test('was asked something: most queries find deals, and half of them not all', () => {
      const counts = answers.map(({ figures }) => figures[0]);
      expect(counts).toHaveLength(queries.length);
      expect(counts.filter((deals) => deals > 0).length).toBeGreaterThan(queries.length * 0.6);
      expect(counts.filter((deals) => deals > 0 && deals < set.size).length).toBeGreaterThan(
        queries.length * 0.5,
      );
    });
  },
);
