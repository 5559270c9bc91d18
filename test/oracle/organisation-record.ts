/** Asks everything that the tests ask of an organisation's server, with ClickHouse behind it. */
import type { DealSet } from '../../src/deals/dataset';
import { useDeals } from '../../src/source/in-force';
import { bundledRows, bundledSet, version } from '../deals/bundled';
import type { FrontEngine } from './clickhouse-front';
import { connected, engineOfDatabase, fill, noting, openDatabase } from './organisation';
import type { Exchange } from './organisation';
import { FORMULAS, outcomeOf } from './organisation-formulas';
import { comparedWith } from './organisation-comps';
import { countedIn, foundIn } from './organisation-find';
import { answersOf } from './organisation-questions';
import { oracleQueries } from './queries';
import { engineOfShards, openShards } from './shards';

/** What decides the answers besides the requests themselves. */
export const organisationQuestion = (): unknown => ({ rows: bundledRows, aliases: bundledSet.aliases.rows });

/** Every request of the tests with the answer of one server, and of two that share the deals. */
export async function askOrganisation() {
  const database = openDatabase();
  fill(database, bundledRows, version, bundledSet.aliases.rows);
  const one = {
    engine: `ClickHouse ${database.query('SELECT version()', 'TSV').trim()}`,
    exchanges: await exchangesWith(engineOfDatabase(database), async (deals) => {
      await foundIn(deals);
      await countedIn(deals);
    }),
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

async function exchangesWith(
  engine: FrontEngine,
  also?: (deals: DealSet) => Promise<unknown>,
): Promise<Exchange[]> {
  const noted = new Map<string, string>();
  const { front, deals } = await connected(noting(engine, noted));
  await answersOf(deals, oracleQueries());
  await comparedWith(deals);
  if (also) {
    const apart = await connected(noting(engine, noted));
    await also(apart.deals);
    await apart.front.close();
  }
  const again = await connected(noting(engine, noted));
  useDeals(again.deals);
  await Promise.all(FORMULAS.map(([, call]) => outcomeOf(call)));
  await Promise.all([front.close(), again.front.close()]);
  return [...noted].sort(([a], [b]) => (a < b ? -1 : 1));
}
