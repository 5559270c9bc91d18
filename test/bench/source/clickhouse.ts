/** 10,000 cells over ten million deals on a server, beside the same work as one statement that a person would write. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRequire } from 'node:module';
import { connectServer } from '../../../src/source/clickhouse/connect-server';
import { SCHEMA_STATEMENTS, STORED_COLUMNS } from '../../../src/source/clickhouse/schema-sql';
import { Server, USUAL_PARTS } from '../../../src/source/clickhouse/server';
import { useDeals } from '../../../src/source/in-force';
import { dealMedianifs, dealSumifs } from '../../../src/functions/totals';
import { bundledRows, bundledSet, version } from '../../deals/bundled';
import {
  FRONT_AUTHORIZATION,
  FRONT_USER,
  engineOf,
  literalOf,
  openFront,
} from '../../oracle/clickhouse-front';
import { fill } from '../../oracle/organisation';
import { measureIrregular } from './irregular';
import type { Database } from '../../oracle/organisation';

const SEED = 20261123;
const CHUNK = 500_000;
/** Cells that have nothing in common: each is worked out for every deal. */
const IRREGULAR_CELLS = 200;
/** Companies that each bundled licensor becomes: a data set of this size has thousands. */
const COMPANIES = 20;

export interface ClickHouseResult {
  readonly engine: string;
  readonly deals: number;
  readonly cells: number;
  readonly loadSeconds: number;
  readonly rows: readonly {
    readonly what: string;
    readonly requests: number;
    readonly cellsSeconds: number;
    readonly handWrittenSeconds: number;
    readonly differences: number;
    readonly answerBytes: number;
  }[];
  readonly irregular: Awaited<ReturnType<typeof measureIrregular>>;
}

/** Opens a database on disk, as ten million deals don't fit into memory beside their making. */
function openOnDisk(folder: string): Database {
  const { Session } = createRequire(join(__dirname, '../../oracle/package.json'))('chdb') as {
    Session: new (path: string) => { query(sql: string, format?: string): string; close(): void };
  };
  const session = new Session(folder);
  return { query: (sql, format) => session.query(sql, format), close: () => session.close() };
}

/** Draws deals from the bundled ones by statements alone: other days, amounts and licensors, the same for a seed. */
function multiply({ query }: Database, deals: number): void {
  query('CREATE DATABASE bench');
  query('USE bench');
  for (const statement of SCHEMA_STATEMENTS) query(statement);
  query(`INSERT INTO deal_version SELECT * FROM default.deal_version`);
  query(
    'CREATE TABLE numbered ENGINE = Memory AS SELECT rowNumberInAllBlocks() AS place, * FROM default.deals',
  );
  const drawn = (salt: number) => `cityHash64(number, ${SEED + salt})`;
  const columns = STORED_COLUMNS.map(({ name, type }) => {
    if (name === 'deal_id') return `concat(deal_id, '-r', toString(number))`;
    if (name === 'licensor')
      return `concat(splitByString('; ', toString(licensor))[1], ' unit ', toString(${drawn(1)} % ${COMPANIES}))`;
    if (name === 'announced') return `toString(toDate('2020-01-01') + toUInt16(${drawn(2)} % 2250))`;
    if (type.includes('Decimal') && name.endsWith('_usd_m'))
      return `toDecimal64(round(toFloat64(${name}) * (0.5 + (${drawn(3)} % 1000) / 1000), 1), 6)`;
    // Long texts are no part of what is measured.
    return name === 'notes' || name.startsWith('source_url') ? `''` : name;
  });
  const names = STORED_COLUMNS.map(({ name }) => name).join(', ');
  for (let begin = 0; begin < deals; begin += CHUNK) {
    const count = Math.min(CHUNK, deals - begin);
    query(
      `INSERT INTO deals (${names}) SELECT ${columns.join(', ')} FROM (SELECT number, ${drawn(0)} % ${bundledRows.length} AS place FROM numbers(${begin}, ${count})) AS draw INNER JOIN numbered USING (place)`,
    );
  }
}

/** @param deals on the server @param cells of one recalculation @param rounds the best of which counts */
export async function measureClickHouse(
  deals: number,
  cells: number,
  rounds: number,
): Promise<ClickHouseResult> {
  const folder = mkdtempSync(join(tmpdir(), 'dealsheet-bench-'));
  const database = openOnDisk(folder);
  try {
    const begun = performance.now();
    fill(database, bundledRows, version, bundledSet.aliases.rows);
    multiply(database, deals);
    const loadSeconds = (performance.now() - begun) / 1e3;
    const licensors = valuesOf(database, 'licensor', Math.ceil(cells / 20));
    const quarters = valuesOf(database, 'quarter', 20);
    const asked = Array.from({ length: cells }, (_, place) => ({
      licensor: licensors[place % licensors.length] ?? '',
      quarter: quarters[Math.floor(place / licensors.length) % quarters.length] ?? '',
    }));
    const rows = [];
    for (const [what, call, aggregate] of WORKS) {
      rows.push(await measured(database, asked, { what, call, aggregate, rounds, licensors, quarters }));
    }
    const irregular = await measureIrregular(database, IRREGULAR_CELLS);
    return {
      engine: `ClickHouse ${database.query('SELECT version()', 'TSV').trim()}`,
      deals,
      cells,
      loadSeconds,
      rows,
      irregular,
    };
  } finally {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Cell = { readonly licensor: string; readonly quarter: string };
const pairs = ({ licensor, quarter }: Cell) => [[['licensor']], [[licensor]], [['period']], [[quarter]]];

const WORKS = [
  ['sums by licensor and quarter', (cell: Cell) => dealSumifs('total', pairs(cell)), 'sum(total_usd_m)'],
  [
    'medians by licensor and quarter',
    (cell: Cell) => dealMedianifs('upfront', pairs(cell)),
    'quantileExactInclusive(0.5)(toFloat64(upfront_usd_m))',
  ],
] as const;

function valuesOf({ query }: Database, field: string, most: number): string[] {
  const told = query(
    `SELECT ${field} FROM deals GROUP BY ${field} ORDER BY count() DESC, ${field} LIMIT ${most}`,
    'TSV',
  );
  return told.trim().split('\n');
}

interface Work {
  readonly what: string;
  readonly call: (cell: Cell) => unknown;
  readonly aggregate: string;
  readonly rounds: number;
  readonly licensors: readonly string[];
  readonly quarters: readonly string[];
}

async function measured(database: Database, asked: readonly Cell[], work: Work) {
  const { what, call, aggregate, rounds, licensors, quarters } = work;
  const list = (texts: readonly string[]) => texts.map(literalOf).join(', ');
  const handWritten = `SELECT licensor, quarter, ${aggregate} FROM deals WHERE licensor IN (${list(licensors)}) AND quarter IN (${list(quarters)}) GROUP BY licensor, quarter`;
  const engine = engineOf((sql) => database.query(sql));
  let answerBytes = 0;
  const front = await openFront(async (request) => {
    const told = await engine(request);
    answerBytes += told.length;
    return told;
  });
  let [cellsSeconds, handWrittenSeconds, requests, differences] = [Infinity, Infinity, 0, 0];
  for (let round = 0; round < rounds; round++) {
    // The hand-written statement goes the same way: over HTTP, through the front, as JSON.
    const begun = performance.now();
    const response = await fetch(front.address, {
      method: 'POST',
      headers: { authorization: FRONT_AUTHORIZATION },
      body: `${handWritten} FORMAT JSONCompact`,
    });
    const { data } = (await response.json()) as { data: [string, string, number | null][] };
    handWrittenSeconds = Math.min(handWrittenSeconds, (performance.now() - begun) / 1e3);
    const expected = new Map(data.map(([licensor, quarter, value]) => [`${licensor}|${quarter}`, value]));

    const server = new Server({ ...FRONT_USER, address: front.address }, { ...USUAL_PARTS, request: fetch });
    useDeals((await connectServer(server)).set);
    const before = server.sent;
    answerBytes = 0;
    const start = performance.now();
    const answers = await Promise.all(
      asked.map(async (cell) => call(cell)).map((each) => each.catch(() => null)),
    );
    cellsSeconds = Math.min(cellsSeconds, (performance.now() - start) / 1e3);
    requests = server.sent - before;
    differences = asked.filter(({ licensor, quarter }, place) => {
      const theirs = Number(expected.get(`${licensor}|${quarter}`) ?? 0);
      return Math.abs(Number(answers[place] ?? 0) - theirs) > 1e-9 * Math.max(1, Math.abs(theirs));
    }).length;
  }
  await front.close();
  return { what, requests, cellsSeconds, handWrittenSeconds, differences, answerBytes };
}
