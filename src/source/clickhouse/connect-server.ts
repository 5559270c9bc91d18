import * as v from 'valibot';
import { ALIAS_KINDS } from '../../deals/aliases';
import { parseDate } from '../../deals/date';
import { InputError } from '../../deals/input-error';
import { countSchema } from './figures';
import type { Pace } from './under-way';
import { remoteDeals } from './remote-deals';
import type { RemoteDeals, ServerVersion } from './remote-deals';
import type { Server } from './server';
import { faultOf } from './server-fault';
import { sql, wholeValue } from './sql';
import { UnexpectedAnswer, readRows } from './statement';

const MOST_ALIASES = 50_000;

const day = v.pipe(
  v.string(),
  v.transform((text) => parseDate(text)?.serial),
  v.number('is no day'),
);
const versionSchema = v.strictTuple([v.pipe(v.string(), v.nonEmpty()), day, day, v.string()]);
const countedSchema = v.strictTuple([countSchema, v.number(), v.number()]);
const aliasSchema = v.strictTuple([
  v.pipe(v.string(), v.nonEmpty()),
  v.pipe(v.string(), v.nonEmpty()),
  v.picklist(ALIAS_KINDS),
]);

const VERSION = sql`SELECT name, toString(covered_from), toString(covered_through), source FROM deal_version ORDER BY loaded DESC, name DESC LIMIT 1`;

/**
 * The name of the data version that the server has now.
 * @throws InputError (#N/A) in plain words
 */
export async function versionOn(server: Server) {
  try {
    const rows = readRows(await server.ask({ sql: VERSION, format: 'JSONCompact' }), versionSchema);
    const [version] = rows;
    if (!version)
      throw new InputError(
        'notAvailable',
        'The organisation’s data server names no data version: its table deal_version is empty.',
      );
    const [name, from, through, source] = version;
    return { name, from, through, source };
  } catch (reason) {
    throw faultOf(reason);
  }
}

/**
 * Learns what the server has: its version, how many deals of which days, and the other names of companies.
 * @throws InputError (#N/A) in plain words
 */
export async function connectServer(server: Server, pace?: Pace): Promise<RemoteDeals> {
  const version = await versionOn(server);
  try {
    const counted = await server.ask({
      sql: sql`SELECT count(), min(announced_serial), max(announced_serial) FROM deals`,
      format: 'JSONCompact',
    });
    const [row] = readRows(counted, countedSchema);
    if (!row) throw new UnexpectedAnswer('no row');
    const [deals, first, last] = row;
    const aliases = await server.ask({
      sql: sql`SELECT company, alias, kind FROM deal_aliases ORDER BY company, alias LIMIT ${wholeValue(MOST_ALIASES)}`,
      format: 'JSONCompact',
    });
    const facts: ServerVersion = {
      version,
      deals,
      announced: deals > 0 ? { first, last } : undefined,
      aliases: readRows(aliases, aliasSchema).map(([company, alias, kind]) => ({ company, alias, kind })),
    };
    return remoteDeals(facts, server.send, pace);
  } catch (reason) {
    throw faultOf(reason);
  }
}
