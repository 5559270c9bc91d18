/** The rows of tables in pages from ClickHouse 26.7 over HTTP: those of the deals in memory, every field, in their order. */
import { selectDeals } from '../../src/deals/query';
import { bundledSet } from '../deals/bundled';
import { hasClickHouse } from './clickhouse';
import { replaying } from './organisation';
import type { Exchange } from './organisation';
import { organisationQuestion } from './organisation-record';
import { openEngine, openTables, tableQueries } from './organisation-tables';
import { recorded } from './record';

const live = process.env['CI'] !== undefined && hasClickHouse();

test(`a table's rows are those of the deals in memory (${live ? 'asked now' : 'as recorded'})`, async () => {
  const database = live ? openEngine() : undefined;
  const replay = () => replaying(recorded<Exchange>('organisation-tables', organisationQuestion()).answers);
  const { deals, close } = await openTables(database?.engine ?? replay());
  for (const query of tableQueries()) {
    const ours = selectDeals(bundledSet, query);
    const { set: theirs, contents } = await deals.fetch(query, { most: 1_000 });
    const rows = selectDeals(theirs, { criteria: [], ...(query.sort ? { sort: query.sort } : {}) }).rows;
    expect(Array.from(rows, (row) => theirs.row(row))).toEqual(
      Array.from(ours.rows, (row) => bundledSet.row(row)),
    );
    expect(await deals.count(query)).toMatchObject({ deals: ours.count });
    expect(await deals.contents(query)).toEqual(contents);
  }
  await close();
  database?.close();
}, 60_000);
