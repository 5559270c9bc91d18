/** Asks everything that the tests ask of an organisation's server, with ClickHouse behind it. */
import { useDeals } from '../../src/source/in-force';
import { bundledRows, bundledSet, version } from '../deals/bundled';
import type { FrontEngine } from './clickhouse-front';
import { connected, engineOfDatabase, fill, noting, openDatabase } from './organisation';
import type { Exchange } from './organisation';
import { FORMULAS, outcomeOf } from './organisation-formulas';
import { comparedWith } from './organisation-comps';
import { countedIn, crowded, foundIn, writtenSearches } from './organisation-find';
import { answersOf, longQueries, organisationQueries } from './organisation-questions';
import { engineOfShards, openShards } from './shards';

/** What decides the answers besides the requests themselves. */
export const organisationQuestion = (): unknown => ({ rows: bundledRows, aliases: bundledSet.aliases.rows });

/** Every request of the tests with the answer of one server, and of two that share the deals. */
export async function askOrganisation() {
  const database = openDatabase();
  fill(database, bundledRows, version, bundledSet.aliases.rows);
  const one = {
    engine: `ClickHouse ${database.query('SELECT version()', 'TSV').trim()}`,
    exchanges: await exchangesWith(engineOfDatabase(database), true),
  };
  const shards = await openShards(database);
  try {
    const engine = `ClickHouse ${shards.version}, two shards`;
    return { one, two: { engine, exchanges: await exchangesWith(engineOfShards(shards)) } };
  } finally {
    await shards.close();
    database.close();
  }
}

/** @param isCurrent whether the server knows what only current ones do */
async function exchangesWith(engine: FrontEngine, isCurrent = false): Promise<Exchange[]> {
  const noted = new Map<string, string>();
  const { front, deals } = await connected(noting(engine, noted));
  await answersOf(deals, organisationQueries());
  await comparedWith(deals);
  const apart = await connected(noting(engine, noted));
  await foundIn(apart.deals);
  if (isCurrent) {
    await countedIn(apart.deals);
    await answersOf(deals, longQueries);
    const full = await connected(crowded(noting(engine, noted)));
    await foundIn(full.deals, writtenSearches);
    await full.front.close();
  }
  const again = await connected(noting(engine, noted));
  useDeals(again.deals);
  await Promise.all(FORMULAS.map(([, call]) => outcomeOf(call)));
  await Promise.all([front.close(), apart.front.close(), again.front.close()]);
  return [...noted].sort(([a], [b]) => (a < b ? -1 : 1));
}
