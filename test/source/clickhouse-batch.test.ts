/** How many requests the cells of a recalculation become, and that none is larger than a server takes. */
import { aliasIndex } from '../../src/deals/alias-index';
import { batched } from '../../src/source/clickhouse/batch';
import { compileQuery } from '../../src/source/clickhouse/compile-query';
import type { Asked } from '../../src/source/clickhouse/question';
import { Server, USUAL_PARTS } from '../../src/source/clickhouse/server';
import { rendered } from '../../src/source/clickhouse/sql';
import { FRONT_USER, openFront } from '../oracle/clickhouse-front';
import { oracleQueries } from '../oracle/queries';

const facts = {
  aliases: aliasIndex([]),
  announced: { first: 43831, last: 46000 },
  distinct: () => [],
};
const asked = (question: Asked['question'], place: number) => ({ key: `${place}`, question }) as Asked;
const summary = (criteria: Parameters<typeof compileQuery>[1]['criteria'], place: number) =>
  asked({ kind: 'summary', tests: compileQuery(facts, { criteria }), measure: 'total_usd_m' }, place);

/** Cells that were filled down and across: companies by quarters. */
const filled = Array.from({ length: 10_000 }, (_, place) =>
  summary(
    [
      { field: 'licensor', test: `Company ${place % 400}` },
      {
        field: 'period',
        test: `${2020 + (Math.floor(place / 400) % 6)}Q${1 + (Math.floor(place / 2_400) % 4)}`,
      },
    ],
    place,
  ),
);
const percentile = (criteria: Parameters<typeof compileQuery>[1]['criteria'], place: number, k = 0.5) =>
  asked({ kind: 'percentile', tests: compileQuery(facts, { criteria }), measure: 'upfront_usd_m', k }, place);

/** Cells each of which has bounds of its own: nothing is the same in two of them. */
const boundsOf = (place: number) => [
  { field: 'total_usd_m', test: `>=${place}` },
  { field: 'total_usd_m', test: `<${place + 5_000.5}` },
  { field: 'announced', test: `>=${43_831 + place / 7}` },
  { field: 'milestones_usd_m', test: `>=${place / 3}` },
];
const medians = Array.from({ length: 10_000 }, (_, place) => percentile(boundsOf(place), place));
const sums = Array.from({ length: 10_000 }, (_, place) => summary(boundsOf(place), place));
const patterns = Array.from({ length: 100 }, (_, place) =>
  percentile(
    Array.from({ length: 12 }, (__, at) => ({ field: 'asset', test: `<>*${place} ${at}*` })),
    place,
  ),
);
/** Bounds that all cells share need not be said for each. */
const shared = Array.from({ length: 10_000 }, (_, place) =>
  percentile(
    Array.from({ length: 6 }, (__, at) => ({ field: 'total_usd_m', test: `>=${(place % 50) * 10 + at}` })),
    place,
  ),
);
const ranks = Array.from({ length: 3_000 }, (_, place) =>
  percentile([{ field: 'year', test: 2020 + (place % 6) }], place, place / 3_000),
);

const random = oracleQueries(10_000).map(({ criteria, measure, k }, place) =>
  place % 2
    ? summary(criteria, place)
    : asked(
        {
          kind: 'percentile',
          tests: compileQuery(facts, { criteria }),
          measure: measure as 'total_usd_m',
          k,
        },
        place,
      ),
);
const deals = Array.from({ length: 10_000 }, (_, place) =>
  asked({ kind: 'deal', id: `deal-${place}` }, place),
);
const groups = Array.from({ length: 100 }, (_, place) =>
  asked({ kind: 'groups', tests: [], by: 'stage', measure: 'total_usd_m' }, place),
);

/** As long as a cell takes, in letters of three bytes. */
const longName = (place: number, letters: number) => `${place} ${'药'.repeat(letters)}`;
const texts = Array.from({ length: 50_000 }, (_, place) => `Text, it's ${place} 2026 药业`);
const manyTexts = [0, 1, 2, 3].map((place) =>
  asked(
    {
      kind: 'summary',
      tests: compileQuery(
        { ...facts, distinct: () => texts },
        { criteria: [{ field: 'asset', test: '>a' }] },
      ),
      measure: 'total_usd_m',
    },
    place,
  ),
);
const longNames = Array.from({ length: 1_000 }, (_, place) =>
  summary([{ field: place % 2 ? 'licensor' : 'target', test: longName(place, 240) }], place),
);
const longIds = Array.from({ length: 1_000 }, (_, place) =>
  asked({ kind: 'deal', id: longName(place, 240) }, place),
);
const shortTables = Array.from({ length: 20 }, (_, place) =>
  asked(
    {
      kind: 'groups',
      tests: compileQuery(facts, {
        criteria: Array.from({ length: 60 }, (__, at) => ({ field: 'total_usd_m', test: `>${place}.${at}` })),
      }),
      by: 'stage',
      measure: 'total_usd_m',
    },
    place,
  ),
);
const longTables = Array.from({ length: 20 }, (_, place) =>
  asked(
    {
      kind: 'groups',
      tests: compileQuery(facts, {
        criteria: Array.from({ length: 60 }, (__, at) => ({ field: 'licensor', test: `*${place} ${at}*` })),
      }),
      by: 'stage',
      measure: 'total_usd_m',
    },
    place,
  ),
);

/** Lists that were picked: the same for all cells, another for each, patterns, numbers, spans. */
const listOf = (length: number, value: (place: number) => string) =>
  Array.from({ length }, (_, place) => value(place)).join('|');
const picked = listOf(1_000, (place) => `deal-${place}`);
const [ofPicked] = compileQuery(facts, { criteria: [{ field: 'deal_id', test: picked }] });
const sharedList = Array.from({ length: 10_000 }, (_, place) => {
  const [ofCompany] = compileQuery(facts, { criteria: [{ field: 'licensor', test: `Company ${place}` }] });
  const tests = [ofPicked, ofCompany].filter((test) => test !== undefined);
  return asked({ kind: 'summary', tests, measure: 'total_usd_m' }, place);
});
const ownLists = Array.from({ length: 200 }, (_, place) =>
  summary([{ field: 'deal_id', test: listOf(1_000, (at) => `deal-${place}-${at}`) }], place),
);
const twoLists = Array.from({ length: 1_000 }, (_, place) =>
  summary(
    ['licensor', 'target'].map((field) => ({
      field,
      test: listOf(30, (at) => `${field} ${place % 50} ${at}`),
    })),
    place,
  ),
);
const manyPatterns = [
  summary(
    [
      { field: 'asset', test: listOf(2_000, (at) => `a${at}*b`) },
      { field: 'licensee', test: `<>${listOf(2_000, (at) => `*${at}?`)}` },
      { field: 'total_usd_m', test: listOf(1_000, (at) => `${at}.5`) },
      { field: 'upfront_usd_m', test: listOf(1_000, (at) => `>=${at}`) },
      { field: 'period', test: listOf(100, (at) => `${1900 + at}-01:${1900 + at}-03`) },
    ],
    0,
  ),
];

test.each([
  ['10,000 cells filled down', filled, 1],
  ['10,000 cells with one list of 1,000 deals', sharedList, 10],
  ['10,000 cells, hardly two of one form', random, 50],
  ['10,000 single deals', deals, 5],
  ['100 tables', groups, 5],
  ['one cell', filled.slice(0, 1), 1],
  ['nothing', [], 0],
])('%s', (_, questions, most) => {
  const statements = batched(questions);
  expect(statements.length).toBeLessThanOrEqual(most);
  // Every question is answered by one statement, and none is longer than a server takes as it comes.
  expect(statements.flatMap(({ keys }) => keys).sort()).toEqual(questions.map(({ key }) => key).sort());
  for (const { sql } of statements) expect(rendered(sql).sql.length).toBeLessThan(262_144);
  // The order in which cells asked decides nothing.
  const turned = batched([...questions].reverse());
  expect(turned.map(({ sql }) => rendered(sql).sql)).toEqual(statements.map(({ sql }) => rendered(sql).sql));
});

test.each([
  ['10,000 cells, hardly two of one form', random, 50],
  ['cells on 50,000 texts that are looked at one by one', manyTexts, 1],
  ['long names', longNames, 2],
  ['long ids', longIds, 12],
  ['tables of many patterns', longTables, 20],
  ['tables of many numbers', shortTables, 2],
  ['10,000 medians, each within four bounds of its own', medians, 50],
  ['10,000 sums, each within four bounds of its own', sums, 50],
  ['100 medians, each of twelve patterns', patterns, 2],
  ['10,000 medians of few different bounds', shared, 50],
  ['3,000 percentiles of 3,000 ranks', ranks, 10],
  ['200 cells, each with a list of its own', ownLists, 5],
  ['1,000 cells with two lists of thirty', twoLists, 10],
  ['thousands of patterns, numbers, bounds and spans in one cell', manyPatterns, 1],
])('%s: no part of a request is larger than a server takes', async (_, questions, most) => {
  const front = await openFront(() => '{"data":[]}');
  try {
    const server = new Server({ ...FRONT_USER, address: front.address }, { ...USUAL_PARTS, request: fetch });
    const told = await Promise.all(batched(questions).map((statement) => server.ask(statement)));
    expect(told.length).toBeGreaterThan(0);
    expect(server.sent).toBeLessThanOrEqual(most);
  } finally {
    await front.close();
  }
});
