/** Asks everything that the tests ask of an organisation's server, with ClickHouse behind it. */
import { useDeals } from '../../src/source/in-force';
import { bundledRows, bundledSet, version } from '../deals/bundled';
import { connected, fill, noting, openDatabase } from './organisation';
import type { Exchange } from './organisation';
import { FORMULAS, outcomeOf } from './organisation-formulas';
import { answersOf } from './organisation-questions';
import { oracleQueries } from './queries';

/** What decides the answers besides the requests themselves. */
export const organisationQuestion = (): unknown => ({ rows: bundledRows, aliases: bundledSet.aliases.rows });

/** Every request of the tests with ClickHouse's answer, and the version of the engine. */
export async function askOrganisation(): Promise<{ engine: string; exchanges: Exchange[] }> {
  const database = openDatabase();
  fill(database, bundledRows, version, bundledSet.aliases.rows);
  const engine = `ClickHouse ${database.query('SELECT version()', 'TSV').trim()}`;
  const noted = new Map<string, string>();
  const { front, deals } = await connected(noting(database, noted));
  await answersOf(deals, oracleQueries());
  const again = await connected(noting(database, noted));
  useDeals(again.deals);
  await Promise.all(FORMULAS.map(([, call]) => outcomeOf(call)));
  await Promise.all([front.close(), again.front.close()]);
  database.close();
  return { engine, exchanges: [...noted].sort(([a], [b]) => (a < b ? -1 : 1)) };
}
