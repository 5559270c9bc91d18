import { rememberingReader } from './cell-schema';
import { MOST_PROBLEMS, readCsv } from './csv';
import type { CsvRecord, DataProblem } from './csv';
import { STORED_FIELDS, findField } from './fields';
import type { Field } from './fields';
import { nearestNames } from './names';
import { REQUIRED_FIELDS } from './row';
import type { DealRow, StoredFieldName } from './row';
import { checkReferences } from './schema-references';

export type { DataProblem } from './csv';

/** Rows that hold, and what is wrong with the others. Warnings ask a person to look; the row stands. */
export interface ParsedDeals {
  readonly rows: DealRow[];
  readonly problems: DataProblem[];
  readonly warnings: DataProblem[];
}

/**
 * Reads a file of deals. Names of columns and vocabulary entries ignore case, blanks and underscores; columns may come
 * in any order, and those that are not required may be missing. Text is text, whatever it begins with.
 * @param alsoRequired fields that must not be empty here, besides those without which a row is no deal
 * @param mostRows where given, reading ends with the first row beyond, or with too many problems
 */
export function parseDeals(
  csv: string,
  file: string,
  alsoRequired: readonly StoredFieldName[] = [],
  mostRows = Infinity,
): ParsedDeals {
  const required: readonly string[] = [...REQUIRED_FIELDS, ...alsoRequired];
  const table = readCsv(csv, file, mostRows);
  const { fields, problems: misnamed } = fieldsOfHeader(table.header, file, required);
  const problems: DataProblem[] = [...misnamed, ...table.problems];
  const readers = fields.map((field) => field && rememberingReader(field));
  const placed: { row: DealRow; line: number }[] = [];
  if (problems.some((problem) => problem.line === 1)) return { rows: [], problems, warnings: [] };
  for (const record of table.records) {
    const row = readRow(record, fields, readers, required, (problem) => problems.push({ file, ...problem }));
    if (row) placed.push({ row, line: record.line });
    if (mostRows < Infinity && problems.length > MOST_PROBLEMS) break;
  }
  const references = checkReferences(placed, file);
  return {
    rows: placed.map(({ row }) => row),
    problems: [...problems, ...references.problems].sort((a, b) => a.line - b.line),
    warnings: references.warnings,
  };
}

/**
 * The fields that the columns of a file hold, by the names in its header.
 * @param required fields that there must be
 */
export function fieldsOfHeader(
  header: readonly string[],
  file: string,
  required: readonly string[] = REQUIRED_FIELDS,
): { fields: readonly (Field | undefined)[]; problems: readonly DataProblem[] } {
  const problems: DataProblem[] = [];
  const report = (column: string, reason: string) => problems.push({ file, line: 1, column, reason });
  const fields = header.map((name) => {
    const field = findField(name);
    if (field && STORED.has(field.name)) return field;
    // Nobody reads suggestions for the thousands of columns that a hostile file may have.
    const near = problems.length < MOST_PROBLEMS ? nearestNames(name, [...STORED]) : [];
    report(name, `there is no such column${near.length ? `; did you mean ${near.join(', ')}?` : ''}`);
    return undefined;
  });
  for (const name of header.length > 0 ? required : []) {
    if (!fields.some((field) => field?.name === name)) report(name, 'the column is missing');
  }
  return { fields, problems };
}

const STORED: ReadonlySet<string> = new Set(STORED_FIELDS.map(({ name }) => name));

function readRow(
  { line, cells }: CsvRecord,
  fields: readonly (Field | undefined)[],
  readers: readonly (ReturnType<typeof rememberingReader> | undefined)[],
  required: readonly string[],
  report: (problem: Omit<DataProblem, 'file'>) => void,
): DealRow | undefined {
  const row: Record<string, unknown> = Object.fromEntries(STORED_FIELDS.map(({ name }) => [name, undefined]));
  let whole = true;
  const refuse = (column: string, reason: string) => {
    whole = false;
    report({ line, column, reason });
  };
  fields.forEach((field, index) => {
    const read = readers[index];
    if (!field || !read) return;
    const text = (cells[index] ?? '').trim();
    if (text === '') {
      if (required.includes(field.name)) refuse(field.name, 'must not be empty');
      return;
    }
    const reading = read(text);
    if (reading.problem === undefined) row[field.name] = reading.value;
    else refuse(field.name, reading.problem);
  });
  // Every column has passed the schema that its field names, which is what DealRow is derived from.
  return whole ? (row as unknown as DealRow) : undefined;
}
