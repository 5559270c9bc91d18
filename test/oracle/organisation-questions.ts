/** What is asked of a set of deals, in memory or on a server: random queries, and the worksheet functions themselves. */
import { breakdown } from '../../src/deals/breakdown';
import type { DealSet } from '../../src/deals/dataset';
import type { FieldName } from '../../src/deals/fields';
import { percentileOf, selectDeals, summarise } from '../../src/deals/query';
import { literally } from '../../src/deals/alternatives';
import type { FieldCriterion } from '../../src/deals/query';
import { bundledRows } from '../deals/bundled';
import { oracleQueries } from './queries';
import type { OracleQuery } from './queries';
import { Random } from './random';

/** What is asked: criteria of every form, and words that a deal must hold or must not. */
export interface OrganisationQuery extends Omit<OracleQuery, 'criteria'> {
  readonly criteria: readonly FieldCriterion[];
  readonly search?: string;
}

const MORE = 200;
const random = new Random(20_261_124);

const drawn = oracleQueries();
const all = drawn.flatMap(({ criteria }) => criteria);

/** Criteria of one field as the alternatives of one, or with <> none of them. */
function alternatives(): FieldCriterion {
  const { field } = random.pick(all);
  const tests = all
    .filter((each) => each.field === field && typeof each.test === 'string' && each.test !== '')
    .map(({ test }) => String(test).replaceAll('|', '~|'))
    .filter((test) => !test.startsWith('<>'));
  const picked = Array.from({ length: 2 + random.below(2) }, () => random.pick(tests)).filter(Boolean);
  return { field, test: random.pick(['', '<>']) + picked.join('|') };
}

/** Words of a deal, and one that it must not hold: of another deal or a word that many hold. */
function search(): string {
  const { licensor, licensee, asset, target } = random.pick(bundledRows);
  const words = [licensor, licensee, asset, target].flatMap((text) =>
    text ? text.split(/\s+/).slice(0, 1) : [],
  );
  const other = random.pick(bundledRows).licensee.split(/\s+/)[0] ?? '';
  return random.pick([
    `${random.pick(words)} -${other}`,
    `-${random.pick(words)}`,
    `-${random.pick(['ADC', 'PD-1', 'oncology', 'BMS', '默沙东', '2024'])} ${random.pick(['biotech', 'china', 'a'])}`,
  ]);
}

/** More alternatives than a server takes parameters: patterns, names, numbers, bounds, spans. */
const LONG: readonly FieldCriterion[] = [
  {
    field: 'asset',
    test: bundledRows.map(({ asset = 'x' }) => `${literally(asset.slice(0, 4))}*`).join('|'),
  },
  {
    field: 'asset',
    test: `<>${bundledRows.map(({ asset = 'x' }) => `*${literally(asset.slice(-3))}`).join('|')}`,
  },
  {
    field: 'licensee',
    test: bundledRows.map(({ licensee }) => `?${literally(licensee.slice(1, 3))}*`).join('|'),
  },
  { field: 'licensor', test: bundledRows.map(({ licensor }) => literally(licensor)).join('|') },
  {
    field: 'total_usd_m',
    test: bundledRows
      .slice(0, 200)
      .map(({ total_usd_m }) => `${total_usd_m ?? 1}`)
      .join('|'),
  },
  {
    field: 'upfront_usd_m',
    test: `<>${Array.from({ length: 9 }, (_, place) => `<${place}|>=${900 + place}`).join('|')}`,
  },
  {
    field: 'period',
    test: Array.from(
      { length: 12 },
      (_, place) => `${2013 + place}-01:${2013 + place}-03|<${2009 - place}`,
    ).join('|'),
  },
];

/** Alternatives, exclusions, and the two together. */
const more = Array.from({ length: MORE }, (_, place): OrganisationQuery => {
  const criteria = place % 2 ? [alternatives()] : place % 4 ? [] : [alternatives()];
  return {
    criteria: place < 4 ? [alternatives(), ...criteria] : criteria,
    ...(place % 2 ? {} : { search: search() }),
    measure: random.pick(['total_usd_m', 'upfront_usd_m']),
    k: random.below(101) / 100,
  };
});

/** The queries of every server. */
export const organisationQueries = (): OrganisationQuery[] => [...drawn, ...more];

/** Those that only a server takes which can look for many patterns at once (18.16 can't). */
export const longQueries: readonly OrganisationQuery[] = LONG.map((criterion) => ({
  criteria: [criterion],
  measure: 'total_usd_m',
  k: 0.25,
}));

/** Figures of a query as the functions ask for them. */
function figuresOf(set: DealSet, { criteria, search = '', k, by, ...query }: OrganisationQuery): unknown[] {
  const measure = query.measure as FieldName;
  const asked = { criteria, search };
  const { deals, disclosed, sumUsdM } = summarise(set, asked, measure);
  return [
    deals,
    disclosed,
    sumUsdM,
    percentileOf(set, asked, measure, 0.5) ?? null,
    percentileOf(set, asked, measure, k) ?? null,
    ...(by === undefined ? [] : [breakdown(selectDeals(set, asked), by as FieldName, measure)]),
  ];
}

/** All queries as the cells of one recalculation. */
export function answersOf(set: DealSet, queries: readonly OrganisationQuery[]): Promise<unknown[][]> {
  const { elsewhere } = set;
  return Promise.all(
    queries.map(async (query) =>
      elsewhere ? elsewhere.answering(() => figuresOf(set, query)) : figuresOf(set, query),
    ),
  );
}
