import * as v from 'valibot';
import { InputError } from '../../deals/input-error';
import type { DealRow } from '../../deals/row';
import { OtherVersion } from '../organisation';
import type { Counted } from '../organisation';
import { conditionOfAll } from './compile-query';
import type { Test } from './condition';
import { countSchema } from './figures';
import { ORDER, PAGE, after, dealsIn, stored } from './rows';
import type { Server } from './server';
import { sql, textValue, wholeValue } from './sql';
import type { Sql } from './sql';
import { UnexpectedAnswer, readRows } from './statement';
import { VERSION_NOW } from './versioned';

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
 * @param counted how many there are, and of which version
 * @throws OtherVersion where the server's deals changed meanwhile
 */
export async function dealsOn(
  server: Server,
  tests: readonly Test[],
  counted: Counted,
  { signal, onPage, pageSize = PAGE }: Paging,
): Promise<DealRow[]> {
  const rows: DealRow[] = [];
  const ids = new Set<string>();
  for (;;) {
    const told = await server.ask(
      { sql: pageOf(tests, counted.version, rows.at(-1), pageSize), format: 'CSV' },
      signal,
    );
    const page = dealsIn(told);
    for (const row of page) {
      const id = row.deal_id.toLowerCase();
      if (ids.has(id)) throw twice(row.deal_id);
      ids.add(id);
      rows.push(row);
    }
    onPage?.(Math.min(rows.length, counted.deals));
    if (page.length < pageSize || rows.length > counted.deals) break;
  }
  const now = await countedOn(server, tests, signal);
  if (now.version !== counted.version || now.deals !== counted.deals) throw new OtherVersion();
  if (rows.length !== counted.deals)
    throw new UnexpectedAnswer(`${counted.deals} deals counted, ${rows.length} sent`);
  return rows;
}

const twice = (id: string): InputError =>
  new InputError(
    'notAvailable',
    `The organisation’s data server has the deal ${id.slice(0, 80)} twice, so its rows can’t be told apart. ` +
      'Whoever looks after the server must load the deals anew.',
  );
