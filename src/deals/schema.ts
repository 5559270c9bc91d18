import * as v from 'valibot';
import { MOST_PROBLEMS, readCsv } from './csv';
import type { CsvRecord, DataProblem } from './csv';
import { parseDate } from './date';
import { STORED_FIELDS, findField } from './fields';
import type { Field } from './fields';
import { findName, nearestNames } from './names';
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

const number = (reason: string, low: number, high: number) =>
  v.pipe(
    v.string(),
    v.regex(/^[+-]?(\d+\.?\d*|\.\d+)$/, (issue) => `"${issue.input}" is not ${reason}`),
    v.transform(Number),
    v.check(
      (value) => value >= low && value <= high,
      (issue) => `${issue.input} is not ${reason}`,
    ),
  );

const oneOf = (vocabulary: readonly string[]) =>
  v.pipe(
    v.string(),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const entry = findName(dataset.value, vocabulary);
      if (entry !== undefined) return entry;
      const near = nearestNames(dataset.value, vocabulary);
      const allowed = near.length ? `did you mean ${near.join(', ')}?` : `it takes ${vocabulary.join(', ')}`;
      addIssue({ message: `"${dataset.value}" is not in the vocabulary: ${allowed}` });
      return NEVER;
    }),
  );

const date = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const parsed = parseDate(dataset.value);
    if (parsed) return parsed;
    addIssue({
      message: `"${dataset.value}" is not a date: write 2024-05-01, or 2024-05 where only the month is known`,
    });
    return NEVER;
  }),
);

const url = v.pipe(
  v.string(),
  v.regex(/^https?:\/\/[^\s]+$/, (issue) => `"${issue.input}" is not a web address`),
);

function cellSchema(field: Field) {
  if (field.vocabulary) return oneOf(field.vocabulary);
  switch (field.kind) {
    case 'date':
      return date;
    case 'money':
      return number('an amount in US$ million, 0 or more', 0, 1e9);
    case 'percent':
      return number('a percentage from 0 to 100', 0, 100);
    case 'count':
      return v.pipe(
        number('a whole number', 0, 1e9),
        v.check(
          (value) => Number.isInteger(value),
          (issue) => `${issue.input} is not a whole number`,
        ),
      );
    case 'url':
      return url;
    default:
      return v.string();
  }
}

/** One schema a column, for cells that are not empty. */
const schemas = new Map(STORED_FIELDS.map((field) => [field.name, cellSchema(field)] as const));

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
  const problems: DataProblem[] = [...table.problems];
  const fields = table.header.map((name) => columnField(name, file, problems));
  for (const name of required) {
    if (table.header.length > 0 && !fields.some((field) => field?.name === name)) {
      problems.push({ file, line: 1, column: name, reason: 'the column is missing' });
    }
  }
  const placed: { row: DealRow; line: number }[] = [];
  if (problems.some((problem) => problem.line === 1)) return { rows: [], problems, warnings: [] };
  for (const record of table.records) {
    const row = readRow(record, fields, required, (problem) => problems.push({ file, ...problem }));
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

function columnField(name: string, file: string, problems: DataProblem[]): Field | undefined {
  const field = findField(name);
  if (field && schemas.has(field.name)) return field;
  const near = nearestNames(
    name,
    STORED_FIELDS.map((each) => each.name),
  );
  const reason = `there is no such column${near.length ? `; did you mean ${near.join(', ')}?` : ''}`;
  problems.push({ file, line: 1, column: name, reason });
  return undefined;
}

function readRow(
  { line, cells }: CsvRecord,
  fields: readonly (Field | undefined)[],
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
    const schema = field && schemas.get(field.name);
    if (!schema) return;
    const text = (cells[index] ?? '').trim();
    if (text === '') {
      if (required.includes(field.name)) refuse(field.name, 'must not be empty');
      return;
    }
    const result = v.safeParse(schema, text);
    if (result.success) row[field.name] = result.output;
    else refuse(field.name, result.issues[0].message);
  });
  // Every column has passed the schema that its field names, which is what DealRow is derived from.
  return whole ? (row as unknown as DealRow) : undefined;
}
