/**
 * Two of Debian's ClickHouse servers (18.16) with a `Distributed` table over both. They know no query parameters, no
 * LowCardinality and no inclusive percentile: the tests alone translate a statement into their words, with values as strictly
 * encoded literals. The product always sends parameters.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DERIVED_COLUMNS, STORED_COLUMNS } from '../../src/source/clickhouse/schema-sql';
import { literalOf } from './clickhouse-front';
import type { FrontRequest } from './clickhouse-front';
import type { Database } from './organisation';

const PROGRAM = '/usr/sbin/clickhouse-server';
/** Whether Debian's server is installed: `apt-get install clickhouse-server`. */
export const hasShards = (): boolean => existsSync(PROGRAM);

const PORTS = [
  { http: 18_123, tcp: 19_000, interserver: 19_009 },
  { http: 18_124, tcp: 19_001, interserver: 19_010 },
] as const;

const configOf = (folder: string, { http, tcp, interserver }: (typeof PORTS)[number]) => `<yandex>
<logger><level>warning</level><log>${folder}/log</log><errorlog>${folder}/err</errorlog></logger>
<http_port>${http}</http_port><tcp_port>${tcp}</tcp_port><interserver_http_port>${interserver}</interserver_http_port>
<listen_host>127.0.0.1</listen_host><path>${folder}/data/</path><tmp_path>${folder}/tmp/</tmp_path>
<users_config>users.xml</users_config><default_profile>default</default_profile><default_database>default</default_database>
<mark_cache_size>100000000</mark_cache_size><timezone>UTC</timezone>
<remote_servers><shards>${PORTS.map((each) => `<shard><replica><host>127.0.0.1</host><port>${each.tcp}</port></replica></shard>`).join('')}</shards></remote_servers>
</yandex>`;
const USERS = `<yandex><profiles><default><max_query_size>20000000</max_query_size><max_ast_elements>5000000</max_ast_elements><max_expanded_ast_elements>5000000</max_expanded_ast_elements></default></profiles>
<users><default><password></password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></default></users>
<quotas><default></default></quotas></yandex>`;

export interface Shards {
  readonly version: string;
  /** Answers as the server that was asked first, over both. */
  readonly ask: (sql: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** Two servers that know each other as the cluster `shards`. */
export interface Servers {
  readonly version: string;
  /** Sends a statement to one of them, with settings as its address has them. */
  readonly send: (place: number, sql: string, settings?: Readonly<Record<string, string>>) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** Starts both servers, empty. */
export async function openServers(): Promise<Servers> {
  const folder = mkdtempSync(join(tmpdir(), 'dealsheet-shards-'));
  const servers = PORTS.map((ports, place) => start(join(folder, String(place)), ports));
  const close = async () => {
    await Promise.all(servers.map(stopped));
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const send: Servers['send'] = async (place, sql, settings = {}) => {
      const address = `http://127.0.0.1:${PORTS[place]?.http}/?${String(new URLSearchParams(settings))}`;
      const response = await fetch(address, { method: 'POST', body: sql });
      const text = await response.text();
      if (!response.ok) throw new Error(text);
      return text;
    };
    await Promise.all(PORTS.map((_, place) => answering(() => send(place, 'SELECT 1'))));
    return { version: (await send(0, 'SELECT version()')).trim(), send, close };
  } catch (reason) {
    await close();
    throw reason;
  }
}

/** Starts both servers and fills them with the deals that a database in process has, half on each. */
export async function openShards(from: Database): Promise<Shards> {
  const { version, send, close } = await openServers();
  try {
    await fillShards(from, send);
    return { version, ask: (sql) => send(0, sql), close };
  } catch (reason) {
    await close();
    throw reason;
  }
}

function start(folder: string, ports: (typeof PORTS)[number]): ChildProcess {
  for (const each of ['data', 'tmp']) mkdirSync(join(folder, each), { recursive: true });
  writeFileSync(join(folder, 'config.xml'), configOf(folder, ports));
  writeFileSync(join(folder, 'users.xml'), USERS);
  return spawn(PROGRAM, ['--config-file', join(folder, 'config.xml')], { cwd: folder, stdio: 'ignore' });
}

const stopped = (server: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (server.exitCode !== null) return resolve();
    server.once('exit', () => resolve());
    server.kill('SIGKILL');
  });

async function answering(ask: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await ask();
      return;
    } catch (reason) {
      if (tries > 100) throw reason;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

/** Types that 18.16 has. */
const older = (type: string) => type.replace(/LowCardinality\((\w+)\)/g, '$1').replace('Date32', 'Date');

async function fillShards(
  { query }: Database,
  send: (place: number, sql: string) => Promise<string>,
): Promise<void> {
  const columns = [...STORED_COLUMNS, ...DERIVED_COLUMNS];
  const made = columns.map(({ name, type }) => `${name} ${older(type)}`).join(', ');
  const names = columns.map(({ name }) => name).join(', ');
  for (const place of [0, 1]) {
    await send(
      place,
      `CREATE TABLE deals_here (${made}) ENGINE = MergeTree ORDER BY (announced_serial, deal_id)`,
    );
    const half = query(`SELECT ${names} FROM deals WHERE cityHash64(deal_id) % 2 = ${place}`, 'TSV');
    await send(place, `INSERT INTO deals_here FORMAT TSV\n${half}`);
    await send(
      place,
      'CREATE TABLE deals AS deals_here ENGINE = Distributed(shards, default, deals_here, cityHash64(deal_id))',
    );
  }
  await send(0, 'CREATE TABLE deal_aliases (company String, alias String, kind String) ENGINE = Memory');
  await send(0, `INSERT INTO deal_aliases FORMAT TSV\n${query('SELECT * FROM deal_aliases', 'TSV')}`);
  await send(
    0,
    'CREATE TABLE deal_version (name String, covered_from Date, covered_through Date, source String, loaded DateTime) ENGINE = Memory',
  );
  await send(0, `INSERT INTO deal_version FORMAT TSV\n${query('SELECT * FROM deal_version', 'TSV')}`);
}

/** A value of the protocol as a literal: texts are unescaped as the protocol escapes them, and escaped as SQL does. */
function literal(type: string, value: string): string {
  if (type === 'String')
    return literalOf(value.replace(/\\(.)/g, (_, letter: string) => ESCAPED[letter] ?? letter));
  if (type === 'Float64' || type === 'Int64') return String(Number(value));
  if (!/^\[.*\]$/s.test(value)) throw new Error(`${value} is no array`);
  return value;
}
const ESCAPED: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r' };

/** A statement of the product in the words of 18.16. */
export function translated({ query, parameters }: FrontRequest): string {
  const valued = query.replace(
    /( IN )?\{(p\d+):([A-Za-z0-9()]+)\}/g,
    (_, isList: string | undefined, name: string, type: string) => {
      const text = literal(type, parameters[name] ?? '');
      return isList ? ` IN (${text.slice(1, -1)})` : text;
    },
  );
  return percentilesTranslated(valued);
}

const PERCENTILE = /quantileExactInclusive(If|State|Merge)?\(([^)]*)\)\(/;

/** PERCENTILE.INC out of the sorted figures: 18.16 has no aggregate for it. */
function percentilesTranslated(statement: string, place = 0): string {
  const match = PERCENTILE.exec(statement);
  if (!match) return statement;
  const [all, combinator, k = '0'] = match;
  const begin = match.index + all.length;
  const parts = argumentsFrom(statement, begin);
  const [figure = '', condition = '1'] = parts.texts;
  const inItsPlace = (value: string) =>
    `${statement.slice(0, match.index)}${value}${percentilesTranslated(statement.slice(parts.end), place + 1)}`;
  const disclosed = `assumeNotNull(${figure}), isNotNull(${figure}) AND (${combinator === 'If' ? condition : '1'})`;
  if (combinator === 'State') return inItsPlace(`groupArrayIfState(${disclosed})`);
  // Said once, and then by its name.
  const figures = `f${place}`;
  const said = `(arraySort(${combinator === 'Merge' ? `groupArrayIfMerge(${figure})` : `groupArrayIf(${disclosed})`}) AS ${figures})`;
  const rank = `((length(${figures}) - 1) * ${k})`;
  const low = `${figures}[toUInt32(floor(${rank})) + 1]`;
  const high = `${figures}[least(toUInt32(floor(${rank})) + 2, length(${figures}))]`;
  const value = `if(length(${said}) = 0, NULL, ${low} + (${rank} - floor(${rank})) * (${high} - ${low}))`;
  return inItsPlace(value);
}

/** The arguments of a call, up to its closing parenthesis; texts in quotes are passed over. */
function argumentsFrom(statement: string, begin: number): { texts: string[]; end: number } {
  const texts: string[] = [];
  let [depth, from, isText] = [0, begin, false];
  for (let place = begin; place < statement.length; place++) {
    const letter = statement.charAt(place);
    if (isText) {
      if (letter === '\\') place++;
      else if (letter === "'") isText = false;
    } else if (letter === "'") isText = true;
    else if (letter === '(' || letter === '[') depth++;
    else if ((letter === ')' || letter === ']') && depth > 0) depth--;
    else if (letter === ',' && depth === 0) {
      texts.push(statement.slice(from, place));
      from = place + 1;
    } else if (letter === ')') return { texts: [...texts, statement.slice(from, place)], end: place + 1 };
  }
  throw new Error('a call that does not end');
}

/** Columns that 18.16 reads at a time: it takes minutes for a statement of hundreds. */
const COLUMNS = 8;
/** What every statement of figures tells first. */
const VERSION = '(SELECT name FROM deal_version ORDER BY loaded DESC, name DESC LIMIT 1)';
const WIDE = /^SELECT ([^]*) FROM deals\s+FORMAT JSONCompact$/;

/** A statement of one row and many columns as several of few; a condition stays with what uses its name. */
function inParts(statement: string): string[] {
  const list = WIDE.exec(statement.trim())?.[1];
  if (list === undefined || list.replace(VERSION, '').includes(' FROM ')) return [statement];
  const { texts } = argumentsFrom(`${list})`, 0);
  if (texts.length <= COLUMNS) return [statement];
  const parts: string[][] = [];
  for (const text of texts) {
    const last = parts.at(-1);
    const isOwn = !/^\s*(countIf\(c\d|toString\(sumIf)/.test(text);
    if (!last || (last.length >= COLUMNS && isOwn)) parts.push([text]);
    else last.push(text);
  }
  return parts.map((part) => `SELECT ${part.join(',')} FROM deals FORMAT JSONCompact`);
}

/** The servers as an engine behind the front. */
export const engineOfShards = ({ ask }: Shards): ((request: FrontRequest) => Promise<string>) => {
  return async (request) => {
    const parts = inParts(request.query).map((query) => translated({ ...request, query }));
    const [only] = parts;
    if (parts.length === 1 && only !== undefined) return ask(only);
    const row: unknown[] = [];
    for (const part of parts) {
      const { data } = JSON.parse(await ask(part)) as { data: unknown[][] };
      row.push(...(data[0] ?? []));
    }
    return JSON.stringify({ data: [row] });
  };
};
