/** ClickHouse in process (npm chdb), as an independent engine. It is installed by `npm run oracle` and `npm run bench`. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { DealRow } from '../../src/deals/row';
import { STORED_FIELDS } from '../../src/deals/fields';
import { GROUPS, readRecords } from './sheet';

interface ChdbSession {
  query(sql: string, format?: string): string;
  close(): void;
}

/** Whether the package stands beside the oracles. */
export function hasClickHouse(): boolean {
  return existsSync(join(__dirname, 'node_modules', 'chdb', 'package.json'));
}

/** A database in memory. One a process at a time. */
export class ClickHouse {
  readonly #session: ChdbSession;

  constructor() {
    const { Session } = createRequire(join(__dirname, 'package.json'))('chdb') as {
      Session: new () => ChdbSession;
    };
    this.#session = new Session();
  }

  /** Rows of a query, each an array of values. */
  rows(sql: string): unknown[][] {
    const text = this.#session.query(sql, 'JSONCompactEachRow').trim();
    return text === '' ? [] : text.split('\n').map((line) => JSON.parse(line) as unknown[]);
  }

  get version(): string {
    return `ClickHouse ${String(this.rows('SELECT version()')[0]?.[0])}`;
  }

  /** Fills the table `stored`, and `deals` with the fields that are computed from it. */
  load(rows: Iterable<DealRow>): void {
    const columns = STORED_FIELDS.map(({ name, kind }) => `${name} Nullable(${sqlType(kind)})`).join(', ');
    this.#session.query('DROP TABLE IF EXISTS deals');
    this.#session.query('DROP TABLE IF EXISTS stored');
    this.#session.query(`CREATE TABLE stored (${columns}) ENGINE = Memory`);
    let lines: string[] = [];
    const insert = () =>
      this.#session.query(`INSERT INTO stored FORMAT JSONCompactEachRow ${lines.join('\n')}`);
    for (const row of rows) {
      lines.push(JSON.stringify(STORED_FIELDS.map(({ name }) => cell(row[name as keyof DealRow]))));
      if (lines.length < 5_000) continue;
      insert();
      lines = [];
    }
    if (lines.length > 0) insert();
    this.#session.query(`CREATE TABLE deals ENGINE = Memory AS ${WITH_DERIVED}`);
    this.#loadNames();
  }

  /** Names under which a pattern finds a company: no tickers, no subsidiaries. */
  #loadNames(): void {
    this.#session.query('DROP TABLE IF EXISTS spoken');
    this.#session.query('CREATE TABLE spoken (company String, name String) ENGINE = Memory');
    const names = readRecords('aliases.csv')
      .filter(({ kind }) => kind !== 'ticker' && kind !== 'subsidiary')
      .map(({ company, alias }) => JSON.stringify([company, alias]));
    this.#session.query(`INSERT INTO spoken FORMAT JSONCompactEachRow ${names.join('\n')}`);
  }

  close(): void {
    this.#session.close();
  }
}

const sqlType = (kind: string) =>
  kind === 'date'
    ? 'Int32'
    : kind === 'money' || kind === 'percent' || kind === 'count'
      ? 'Float64'
      : 'String';

const cell = (value: DealRow[keyof DealRow]) =>
  value === undefined ? null : typeof value === 'object' ? value.serial : value;

const GROUP_CASES = Object.entries(GROUPS)
  .map(([modality, group]) => `modality = '${modality}', '${group}'`)
  .join(', ');

const DAY = `(toDate('1970-01-01') + (assumeNotNull(announced) - 25569))`;
const WITH_DERIVED = `SELECT *,
  multiIf(${GROUP_CASES}, modality) AS modality_group,
  toYear(${DAY}) AS year,
  concat(toString(toYear(${DAY})), 'H', if(toMonth(${DAY}) < 7, '1', '2')) AS half,
  concat(toString(toYear(${DAY})), 'Q', toString(toQuarter(${DAY}))) AS quarter,
  formatDateTime(${DAY}, '%Y-%m') AS month,
  if(total_usd_m > 0, upfront_usd_m / total_usd_m, NULL) AS upfront_share
  FROM stored`;
