import * as v from 'valibot';
import { InputError } from '../../deals/input-error';
import type { DealRow } from '../../deals/row';
import { OtherVersion } from '../organisation-deals';
import type { Contents, Counted } from '../organisation-deals';
import { conditionOfAll } from './compile-query';
import type { Test } from './condition';
import { countSchema } from './figures';
import { ORDER, PAGE, after, dealsIn, stored } from './rows';
import type { Server } from './server';
import { sql, textValue, wholeValue } from './sql';
import type { Sql } from './sql';
import { UnexpectedAnswer, readRows } from './statement';
import { VERSION_NOW } from './versioned';

const contentsSchema = v.strictTuple([
  countSchema,
  v.pipe(v.string(), v.nonEmpty()),
  v.pipe(v.string(), v.digits()),
]);
const countedSchema = v.strictTuple([countSchema, v.pipe(v.string(), v.nonEmpty())]);

/** How many deals pass all tests, and of which version they are: one answer of one moment. */
export async function countedOn(
  server: Server,
  tests: readonly Test[],
  signal?: AbortSignal,
): Promise<Counted> {
  const told = await server.ask(
    {
      sql: sql`SELECT count(), ${VERSION_NOW} FROM deals WHERE ${conditionOfAll(tests)}`,
      format: 'JSONCompact',
    },
    signal,
  );
  const [row] = readRows(told, countedSchema);
  if (!row) throw new UnexpectedAnswer('no row');
  const [deals, version] = row;
  return { deals, version };
}

/**
 * The same with a checksum of all that is stored of the deals, whatever their order and wherever they are: sums of
 * shards add up, and begin anew at 2^64.
 */
export async function contentsOn(
  server: Server,
  tests: readonly Test[],
  signal?: AbortSignal,
): Promise<Contents> {
  const told = await server.ask(
    {
      sql: sql`SELECT count(), ${VERSION_NOW}, toString(sum(cityHash64(${stored}))) FROM deals WHERE ${conditionOfAll(tests)}`,
      format: 'JSONCompact',
    },
    signal,
  );
  const [row] = readRows(told, contentsSchema);
  if (!row) throw new UnexpectedAnswer('no row');
  const [deals, version, checksum] = row;
  return { deals, version, checksum };
}

/** Whether a server said the same twice. */
const sameContents = (a: Contents, b: Contents): boolean =>
  a.version === b.version && a.deals === b.deals && a.checksum === b.checksum;

/** A page of the deals: none of them where the server has another version by now. */
function pageOf(tests: readonly Test[], version: string, last: DealRow | undefined, size: number): Sql {
  return sql`SELECT ${stored} FROM deals WHERE ${conditionOfAll(tests)} AND ${VERSION_NOW} = ${textValue(version)}${after(last)} ${ORDER} LIMIT ${wholeValue(size)}`;
}

export interface Paging {
  readonly signal?: AbortSignal | undefined;
  /** Hears how many have come. */
  readonly onPage?: ((deals: number) => void) | undefined;
  /** Rows a request. */
  readonly pageSize?: number | undefined;
}

/**
 * All deals that pass the tests, page by page, each beginning after the last deal of the one before, all of one version.
 * @param before what they are
 * @throws OtherVersion where the server's deals changed meanwhile
 */
export async function dealsOn(
  server: Server,
  tests: readonly Test[],
  before: Contents,
  { signal, onPage, pageSize = PAGE }: Paging,
): Promise<DealRow[]> {
  const rows: DealRow[] = [];
  const ids = new Set<string>();
  let repeated: string | undefined;
  for (;;) {
    const told = await server.ask(
      { sql: pageOf(tests, before.version, rows.at(-1), pageSize), format: 'CSV' },
      signal,
    );
    const page = dealsIn(told);
    for (const row of page) {
      const id = row.deal_id.toLowerCase();
      if (ids.has(id)) repeated ??= row.deal_id;
      ids.add(id);
      rows.push(row);
    }
    onPage?.(Math.min(rows.length, before.deals));
    if (page.length < pageSize || rows.length > before.deals || repeated !== undefined) break;
  }
  // Asked first: pages of deals that were being loaded may hold a deal twice, or too few.
  if (!sameContents(before, await contentsOn(server, tests, signal))) throw new OtherVersion();
  if (repeated !== undefined) throw twice(repeated);
  if (rows.length !== before.deals)
    throw new UnexpectedAnswer(`${before.deals} deals counted, ${rows.length} sent`);
  return rows;
}

const twice = (id: string): InputError =>
  new InputError(
    'notAvailable',
    `The organisation’s data server has the deal ${id.slice(0, 80)} twice, so its rows can’t be told apart. ` +
      'Whoever looks after the server must load the deals anew.',
  );
