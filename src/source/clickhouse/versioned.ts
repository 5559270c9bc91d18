import * as v from 'valibot';
import { Sql, sql } from './sql';
import type { Statement } from './statement';
import { UnexpectedAnswer, readRows } from './statement';

/** Name of the version that the server has at the moment of a statement, in that statement. */
export const VERSION_NOW = sql`(SELECT name FROM deal_version ORDER BY loaded DESC, name DESC LIMIT 1)`;

const nameSchema = v.strictTuple([v.string()]);

/** The last request of an answer that took several: which version the server has by then. They may be of two versions. */
export const versionAfter = (key: string, answer: unknown): Statement => ({
  sql: sql`SELECT ${VERSION_NOW}`,
  format: 'JSONCompact',
  keys: [key],
  read: (told) => {
    const [now] = readRows(told, nameSchema);
    return { answers: new Map([[key, answer]]), version: now?.[0] };
  },
});

const BEGIN = 'SELECT ';

/**
 * A statement that also tells which version its figures are of: no request more, and answers of two versions don't stand
 * side by side for long. Statements that ask for deals row by row tell none,
 * or with a request of their own (versionAfter).
 * @param heard is given the version
 */
export function versioned(statement: Statement, heard: (version: string) => void): Statement {
  const next = (told: ReturnType<Statement['read']>): ReturnType<Statement['read']> =>
    told.next ? { ...told, next: versioned(told.next, heard) } : told;
  if (!statement.ofFigures)
    return {
      ...statement,
      read: (told) => {
        const read = next(statement.read(told));
        if (read.version !== undefined) heard(read.version);
        return read;
      },
    };
  return {
    ...statement,
    sql: withVersion(statement.sql),
    read: (told) => {
      const { rows, version } = withoutVersion(told);
      const read = next(statement.read(rows));
      if (version !== undefined) heard(version);
      return read;
    },
  };
}

/** The version as the first column of a statement, or of each of those that UNION ALL puts together. */
function withVersion({ parts }: Sql): Sql {
  let depth = 0;
  let begins = true;
  const said = parts.flatMap((part) => {
    if (typeof part !== 'string') return [part];
    const isFirst = begins && depth === 0;
    begins = part === ' UNION ALL ';
    depth += part.split('(').length - part.split(')').length;
    return isFirst ? [BEGIN, ...VERSION_NOW.parts, `, ${part.slice(BEGIN.length)}`] : [part];
  });
  return new Sql(said);
}

function withoutVersion(told: unknown): { rows: unknown; version: string | undefined } {
  if (!Array.isArray(told)) return { rows: told, version: undefined };
  let version: string | undefined;
  const rows = told.map((row: unknown) => {
    if (!Array.isArray(row)) return row;
    const name: unknown = row[0];
    if (typeof name !== 'string' || name === '') throw new UnexpectedAnswer('no data version');
    version ??= name;
    return row.slice(1);
  });
  return { rows, version };
}
