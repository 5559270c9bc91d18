import * as v from 'valibot';
import { readCsv } from '../deals/csv';
import type { DataProblem } from '../deals/csv';
import { TABLES } from './tables';
import type { MarketTables, TableName, TableRow } from './tables';

const TABLE_NAMES = Object.keys(TABLES) as TableName[];

const columnsOf = (name: TableName): string[] => Object.keys(TABLES[name].entries);

/** One table: its rows, or what is wrong with it. */
function readTable<T extends TableName>(
  name: T,
  header: readonly string[],
  records: readonly { readonly line: number; readonly cells: readonly string[] }[],
  file: string,
): { rows: TableRow<T>[]; problems: DataProblem[] } {
  const problems: DataProblem[] = columnsOf(name)
    .filter((column) => !header.includes(column))
    .map((column) => ({ file, line: 1, column, reason: 'the column is missing' }));
  const rows: TableRow<T>[] = [];
  if (problems.length > 0) return { rows, problems };
  for (const { line, cells } of records) {
    const raw = Object.fromEntries(header.map((column, index) => [column, cells[index] ?? '']));
    const result = v.safeParse(TABLES[name], raw);
    // TypeScript cannot tell that the schema picked by name gives the row of that name.
    if (result.success) rows.push(result.output as unknown as TableRow<T>);
    else {
      for (const issue of result.issues) {
        problems.push({ file, line, column: String(v.getDotPath(issue) ?? ''), reason: issue.message });
      }
    }
  }
  return { rows, problems };
}

const collect = (read: <T extends TableName>(name: T) => TableRow<T>[]): MarketTables => ({
  market: read('market'),
  pos: read('pos'),
  durations: read('durations'),
  costs: read('costs'),
  terms: read('terms'),
  segments: read('segments'),
  approvals: read('approvals'),
});

/**
 * Reads the files of published figures.
 * @param files text of each file by its name, such as 'pos.csv'
 * @returns the rows that hold, and every problem with file, line, column and reason; a missing file is a problem
 */
export function parseMarketTables(files: Readonly<Record<string, string>>): {
  tables: MarketTables;
  problems: DataProblem[];
} {
  const problems: DataProblem[] = [];
  const tables = collect((name) => {
    const file = `${name}.csv`;
    const csv = files[file];
    if (csv === undefined) {
      problems.push({ file, line: 0, column: '', reason: 'the file is missing' });
      return [];
    }
    const table = readCsv(csv, file);
    const read = readTable(name, table.header, table.records, file);
    problems.push(...table.problems, ...read.problems);
    return read.rows;
  });
  return { tables, problems };
}

/** The form in which the bundle carries the tables: a header and rows of cells as written, '' for an empty cell. */
export type MarketTablesJson = { readonly [T in TableName]?: readonly (readonly string[])[] };

/** Turns parsed tables into the bundled form, which {@link marketTablesFromJson} reads back. */
export function marketTablesToJson(tables: MarketTables): MarketTablesJson {
  const written = TABLE_NAMES.map((name) => {
    const columns = columnsOf(name);
    const rows: readonly Readonly<Record<string, unknown>>[] = tables[name];
    const cells = rows.map((row) => columns.map((column) => String(row[column] ?? '')));
    return [name, [columns, ...cells]] as const;
  });
  return Object.fromEntries(written) as MarketTablesJson;
}

const bundled = v.array(v.array(v.string()));

/**
 * Reads the bundled form back, through the same schemas, each table when first asked for: a cell that asks for one
 * figure waits for its table and not for all.
 * @throws Error where it is not what {@link marketTablesToJson} wrote: a broken build, not a user's mistake
 */
export function marketTablesFromJson(json: unknown): MarketTables {
  const written = v.parse(v.record(v.string(), v.unknown()), json);
  const tables: { [T in TableName]?: TableRow<T>[] } = {};
  const read = <T extends TableName>(name: T): TableRow<T>[] => {
    const known: TableRow<T>[] | undefined = tables[name];
    if (known) return known;
    const [header = [], ...body] = v.parse(bundled, written[name] ?? []);
    const records = body.map((cells, index) => ({ line: index + 2, cells }));
    const { rows, problems } = readTable(name, header, records, `${name}.csv`);
    const [first] = problems;
    if (first) throw new Error(`bundled ${first.file}, line ${first.line}, ${first.column}: ${first.reason}`);
    Object.assign(tables, { [name]: rows });
    return rows;
  };
  return {
    get market() {
      return read('market');
    },
    get pos() {
      return read('pos');
    },
    get durations() {
      return read('durations');
    },
    get costs() {
      return read('costs');
    },
    get terms() {
      return read('terms');
    },
    get segments() {
      return read('segments');
    },
    get approvals() {
      return read('approvals');
    },
  };
}
