import type { FieldName } from '../../deals/fields';
import { STORED_FIELDS } from '../../deals/fields';
import type { DealRow } from '../../deals/row';
import { parseDeals } from '../../deals/schema';
import { conditionOfAll } from './compile-query';
import type { Asked } from './question';
import { columnNamed, joined, sql, textValue, textValues, wholeValue } from './sql';
import type { Sql } from './sql';
import { UnexpectedAnswer, readRows } from './statement';
import type { Statement } from './statement';
import { versionAfter } from './versioned';
import * as v from 'valibot';

/** Rows a request: what a server and a browser take without notice. */
export const PAGE = 5_000;
/** The most different texts of a field that are looked at one by one. */
export const MOST_DISTINCT = 100_000;

const HEADER = `${STORED_FIELDS.map(({ name }) => name).join(',')}\n`;

/** The columns of the data file, as text. */
export const stored = joined(
  STORED_FIELDS.map(({ name, kind }) => {
    const column = columnNamed(name);
    return kind === 'money' || kind === 'percent' || kind === 'count'
      ? sql`ifNull(toString(${column}), '')`
      : column;
  }),
  ', ',
);

/** The order of pages: nobody else's than the order of deals in memory. */
export const ORDER = sql`ORDER BY announced_serial, lowerUTF8(deal_id), deal_id`;
export const NEWEST_FIRST = sql`ORDER BY announced_serial DESC, lowerUTF8(deal_id) DESC, deal_id DESC`;

/** Deals, checked as an imported file is. @throws UnexpectedAnswer that names the first row that is no deal */
export function dealsIn(told: unknown): DealRow[] {
  if (typeof told !== 'string') throw new UnexpectedAnswer('no text');
  const { rows, problems } = parseDeals(HEADER + told, 'the server');
  // A page may hold a deal without the earlier one that it exercises.
  const problem = problems.find(({ column }) => column !== 'parent_deal_id');
  if (problem) throw new UnexpectedAnswer(`row ${problem.line - 1}, ${problem.column}: ${problem.reason}`);
  return rows;
}

/** Single deals by their ids, all in one request. */
export function dealsStatement(asked: readonly Asked<'deal'>[]): Statement {
  const ids = [...new Set(asked.map(({ question }) => question.id))];
  return {
    sql: sql`SELECT ${stored} FROM deals WHERE lowerUTF8(deal_id) IN ${textValues(ids)} ${ORDER} LIMIT ${wholeValue(ids.length)}`,
    format: 'CSV',
    keys: asked.map(({ key }) => key),
    read: (told) => {
      // All of them to each: a deal is looked up among those that came with it.
      const rows = dealsIn(told);
      return { answers: new Map(asked.map(({ key }) => [key, rows])) };
    },
  };
}

/** The deals of a query, page by page. Pages may be of two versions: where there were several, it is asked which one is there now. */
export function rowsStatement(asked: Asked<'rows'>, before: readonly DealRow[] = []): Statement {
  const { tests, most } = asked.question;
  const size = Math.min(PAGE, most - before.length);
  return {
    sql: sql`SELECT ${stored} FROM deals WHERE ${conditionOfAll(tests)}${after(before.at(-1))} ${ORDER} LIMIT ${wholeValue(size)}`,
    format: 'CSV',
    keys: [asked.key],
    read: (told) => {
      const page = dealsIn(told);
      const rows = [...before, ...page];
      const isWhole = page.length < size || rows.length >= most;
      if (isWhole && before.length === 0) return { answers: new Map([[asked.key, rows]]) };
      return {
        answers: new Map(),
        next: isWhole ? versionAfter(asked.key, rows) : rowsStatement(asked, rows),
      };
    },
  };
}

/** What comes after a deal in the order of the pages. */
export function after(row: DealRow | undefined): Sql {
  if (!row) return sql``;
  const serial = wholeValue(row.announced.serial);
  const [folded, id] = [textValue(row.deal_id.toLowerCase()), textValue(row.deal_id)];
  return sql` AND (announced_serial > ${serial} OR (announced_serial = ${serial} AND (lowerUTF8(deal_id) > ${folded} OR (lowerUTF8(deal_id) = ${folded} AND deal_id > ${id}))))`;
}

/** The different texts of a field; undefined where they are too many. */
export function distinctStatement({ key, question }: Asked<'distinct'>): Statement {
  const column: Sql = columnNamed(question.field satisfies FieldName);
  const digits =
    question.which === 'all' ? sql`` : sql` AND match(${column}, '[0-9]') AND lengthUTF8(${column}) <= 80`;
  return {
    sql: sql`SELECT DISTINCT ${column} FROM deals WHERE ${column} != ''${digits} LIMIT ${wholeValue(MOST_DISTINCT + 1)}`,
    format: 'JSONCompact',
    keys: [key],
    read: (told) => {
      const texts = readRows(told, v.strictTuple([v.string()])).map(([text]) => text);
      return { answers: new Map([[key, texts.length > MOST_DISTINCT ? undefined : texts]]) };
    },
  };
}
