/** How many requests the cells of a recalculation become. */
import { aliasIndex } from '../../src/deals/alias-index';
import { batched } from '../../src/source/clickhouse/batch';
import { compileQuery } from '../../src/source/clickhouse/compile-query';
import type { Asked } from '../../src/source/clickhouse/question';
import { rendered } from '../../src/source/clickhouse/sql';
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

test.each([
  ['10,000 cells filled down', filled, 1],
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
