/** Tables from an organisation's server: which queries the oracle is asked for, and in which pages. */
import { selectDeals } from '../../src/deals/query';
import type { DealQuery } from '../../src/deals/query';
import { organisationDeals } from '../../src/source/clickhouse/organisation-deals';
import type { OrganisationDeals } from '../../src/source/organisation-deals';
import { bundledRows, bundledSet, version } from '../deals/bundled';
import type { FrontEngine } from './clickhouse-front';
import { connected, engineOfDatabase, fill, noting, openDatabase } from './organisation';
import type { Exchange } from './organisation';
import { oracleQueries } from './queries';

/** Small, so that pages end between deals of one day, and of one month. */
const PAGE = 37;
/** Kept small: the rows are recorded as they came. */
const QUERIES = 2;

/** Every deal, and random queries that find a page and more. */
export const tableQueries = (): DealQuery[] => [
  { criteria: [] },
  ...oracleQueries()
    .filter((query) => {
      const { count } = selectDeals(bundledSet, query);
      return count > PAGE && count < 3 * PAGE;
    })
    .slice(0, QUERIES),
];

/** The product's own way to the rows of a table. */
export async function openTables(
  engine: FrontEngine,
): Promise<{ readonly deals: OrganisationDeals; readonly close: () => Promise<void> }> {
  const { front, server, remote } = await connected(engine);
  return { deals: organisationDeals(server, remote, PAGE), close: () => front.close() };
}

/** ClickHouse with the bundled deals. */
export function openEngine() {
  const database = openDatabase();
  fill(database, bundledRows, version, bundledSet.aliases.rows);
  const name = `ClickHouse ${database.query('SELECT version()', 'TSV').trim()}`;
  return { name, engine: engineOfDatabase(database), close: () => database.close() };
}

/** Every request of the test with ClickHouse's answer. */
export async function askForTables(): Promise<{ engine: string; exchanges: Exchange[] }> {
  const { name, engine, close } = openEngine();
  const noted = new Map<string, string>();
  const tables = await openTables(noting(engine, noted));
  for (const query of tableQueries()) await tables.deals.fetch(query, { most: 1_000 });
  await tables.close();
  close();
  return { engine: name, exchanges: [...noted].sort(([a], [b]) => (a < b ? -1 : 1)) };
}
