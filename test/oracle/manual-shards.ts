/**
 * The manual's commands for sharded tables, on two of Debian's servers (18.16): they have no EXCHANGE and read no headers,
 * and the table of the schema is beyond them, so a small one stands for it.
 */
import { bundledRows } from '../deals/bundled';
import { isoDate } from '../../src/deals/date';
import { commandsOf } from './manual';
import type { Command, Outcome } from './manual';
import { openServers } from './shards';

/** Without columns that the server works out: 18.16 inserts no rows beside them through a `Distributed` table. */
const HERE = `CREATE TABLE deals_here (deal_id String, announced String, licensor String) ENGINE = MergeTree ORDER BY deal_id`;
const VERSION =
  'CREATE TABLE deal_version (name String, covered_from Date, covered_through Date, source String, loaded DateTime DEFAULT now()) ENGINE = MergeTree ORDER BY loaded';
const OLD = 300;
const csvOf = (rows: typeof bundledRows) =>
  `deal_id,announced,licensor\n${rows
    .map((row) => `${row.deal_id},${isoDate(row.announced)},${JSON.stringify(row.licensor ?? '')}\n`)
    .join('')}`;

const SHARDED = 'More than one server';
export const shardsQuestion = (): unknown => [commandsOf(SHARDED), HERE, csvOf(bundledRows)];

/** What the servers have instead. */
const older = (sql: string): string =>
  sql
    .replace('Distributed(cluster,', 'Distributed(shards,')
    .replace(/^EXCHANGE TABLES (\w+) AND (\w+)$/, 'RENAME TABLE $1 TO between, $2 TO $1, between TO $2');

/** Loads a version and then the next, as the manual says. */
export async function loadShardsAsTheManualSays(): Promise<{ engine: string; outcomes: Outcome[] }> {
  const { version, send, close } = await openServers();
  const outcomes: Outcome[] = [];
  const live = async (place: number) =>
    (await send(place, 'SELECT count() FROM deals', { database: 'deals' })).trim().replace('\t', ' ');
  const run = async ({ where, database = '', settings, statements, file }: Command, csv: string) => {
    for (const place of where === 'each shard' ? [0, 1] : [0]) {
      for (const sql of statements) {
        const told = await send(place, file ? `${older(sql)}\n${csv}` : older(sql), {
          database,
          ...settings,
        });
        outcomes.push([`${where}: ${sql.slice(0, 60)}`, told.trim() || 'done']);
      }
    }
    outcomes.push(['live deals', await live(0)]);
  };
  try {
    for (const place of [0, 1]) {
      await send(place, 'CREATE DATABASE deals');
      await send(place, HERE, { database: 'deals' });
    }
    await send(0, VERSION, { database: 'deals' });
    const [make, load, ...renew] = commandsOf(SHARDED);
    if (!make || !load) throw new Error('the manual makes no sharded table');
    await run(make, '');
    await run(load, csvOf(bundledRows.slice(0, OLD)));
    for (const command of renew) await run(command, csvOf(bundledRows));
    const each = await Promise.all(
      [0, 1].map((place) => send(place, 'SELECT count() > 100 FROM deals_here', { database: 'deals' })),
    );
    outcomes.push(['deals on both shards', each.map((told) => told.trim()).join(' ')]);
    return { engine: `ClickHouse ${version}, two shards`, outcomes };
  } finally {
    await close();
  }
}
