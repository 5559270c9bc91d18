/**
 * An organisation's server for the tests: the tables of the product's own schema, filled from the canonical CSV, and the
 * product's own client before them. ClickHouse answers live, or as it was recorded.
 */
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AliasRow } from '../../src/deals/aliases';
import { canonicalCsv } from '../../src/deals/canonical-csv';
import type { DataVersion, DealSet } from '../../src/deals/dataset';
import { isoDate } from '../../src/deals/date';
import type { DealRow } from '../../src/deals/row';
import { connectServer } from '../../src/source/clickhouse/connect-server';
import type { RemoteDeals } from '../../src/source/clickhouse/remote-deals';
import { SCHEMA_STATEMENTS } from '../../src/source/clickhouse/schema-sql';
import { Server, USUAL_PARTS } from '../../src/source/clickhouse/server';
import { FRONT_USER, engineOf, literalOf, openFront } from './clickhouse-front';
import type { Front, FrontEngine, FrontRequest } from './clickhouse-front';

/** ClickHouse in process. One a process at a time. */
export interface Database {
  readonly query: (sql: string, format?: string) => string;
  readonly close: () => void;
}

export function openDatabase(): Database {
  const { Session } = createRequire(join(__dirname, 'package.json'))('chdb') as {
    Session: new () => { query(sql: string, format?: string): string; close(): void };
  };
  const session = new Session();
  return { query: (sql, format) => session.query(sql, format), close: () => session.close() };
}

/** Makes the tables as the manual has an organisation make them, and loads deals as its loader command does. */
export function fill(
  { query }: Pick<Database, 'query'>,
  rows: Iterable<DealRow>,
  { name, from, through, source }: DataVersion,
  aliases: readonly AliasRow[],
): void {
  for (const statement of SCHEMA_STATEMENTS) query(statement);
  query(`INSERT INTO deals FORMAT CSVWithNames ${canonicalCsv(rows)}`);
  const names = aliases.map(({ company, alias, kind }) => JSON.stringify([company, alias, kind]));
  query(`INSERT INTO deal_aliases FORMAT JSONCompactEachRow ${names.join('\n')}`);
  const day = (serial: number) => literalOf(isoDate({ serial, precision: 'day' }));
  query(
    `INSERT INTO deal_version (name, covered_from, covered_through, source) VALUES (${literalOf(name)}, ${day(from)}, ${day(through)}, ${literalOf(source)})`,
  );
}

/** A request and its answer, as they are kept. */
export type Exchange = readonly [asked: string, told: string];

const hashOfRequest = ({ query, parameters }: FrontRequest): string =>
  createHash('sha256')
    .update(JSON.stringify([query, parameters]))
    .digest('hex')
    .slice(0, 16);

/** ClickHouse in process as an engine. */
export const engineOfDatabase = ({ query }: Database): FrontEngine => engineOf((sql) => query(sql));

/** An engine with its answers noted down. */
export function noting(engine: FrontEngine, exchanges: Map<string, string>): FrontEngine {
  return async (request) => {
    const told = withoutWords(await engine(request));
    exchanges.set(hashOfRequest(request), told);
    return told;
  };
}

/** What ClickHouse tells of columns and of its own work differs from run to run, and nobody reads it. */
const withoutWords = (told: string): string => {
  if (!told.startsWith('{')) return told;
  const { data } = JSON.parse(told) as { data: unknown[] };
  return JSON.stringify({ data });
};

/** The answers that were noted down. */
export function replaying(exchanges: readonly Exchange[]): FrontEngine {
  const answers = new Map(exchanges);
  return (request) => {
    const told = answers.get(hashOfRequest(request));
    if (told !== undefined) return told;
    throw new Error(
      'Code: 0. DB::Exception: this was never asked: run `npm run oracle -- organisation` and commit the result',
    );
  };
}

export interface Organisation {
  readonly front: Front;
  readonly server: Server;
  readonly deals: DealSet;
  readonly remote: RemoteDeals;
}

/** The product's client, connected to an engine over HTTP. Waves of questions are the same in every run. */
export async function connected(engine: FrontEngine): Promise<Organisation> {
  const front = await openFront(engine);
  const server = new Server(
    { ...FRONT_USER, address: front.address },
    { ...USUAL_PARTS, request: fetch, timeoutMilliseconds: 900_000 },
  );
  const remote = await connectServer(server, {
    togetherMilliseconds: 20,
    waitMilliseconds: Infinity,
  });
  return { front, server, deals: remote.set, remote };
}
