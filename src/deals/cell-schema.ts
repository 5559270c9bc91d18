import * as v from 'valibot';
import { parseDate } from './date';
import { STORED_FIELDS } from './fields';
import type { Field } from './fields';
import { findName, nearestNames } from './names';
import type { DealValue, StoredFieldName } from './row';

/** What a cell says: the value that the deal has there, or why it can't be one. */
export type CellReading =
  { readonly value: DealValue; readonly problem?: undefined } | { readonly problem: string };

const anyText = v.string();

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
      return anyText;
  }
}

/** One schema a column, for cells that are not empty. */
const schemas = new Map(STORED_FIELDS.map((field) => [field.name, cellSchema(field)] as const));

/** Reads the cells of one column that are not empty. */
export function cellReader(field: Field): (text: string) => CellReading {
  const schema = schemas.get(field.name);
  if (!schema || schema === anyText) return (value) => ({ value });
  return (text) => {
    const result = v.safeParse(schema, text);
    // Each column has the schema that its field names, which is what DealValue is derived from.
    if (result.success) return { value: result.output as DealValue };
    return { problem: result.issues[0].message };
  };
}

/** The same for a column whose texts come again and again: the schema looks at each of them once. */
export function rememberingReader(field: Field): (text: string) => CellReading {
  const read = cellReader(field);
  // Any text will do, and hardly one comes twice.
  if (schemas.get(field.name) === anyText) return read;
  const known = new Map<string, CellReading>();
  return (text) => {
    const before = known.get(text);
    if (before) return before;
    const reading = read(text);
    known.set(text, reading);
    return reading;
  };
}

const readers = new Map(STORED_FIELDS.map((field) => [field.name, cellReader(field)] as const));

/** A cell that is not empty as a value of a stored field, or why it is none. */
export function readFieldText(
  name: StoredFieldName,
  text: string,
): { readonly value: Exclude<DealValue, undefined> } | { readonly reason: string } {
  const reading = readers.get(name)?.(text);
  if (!reading) throw new TypeError(`${name} is no stored field`);
  if (reading.problem !== undefined) return { reason: reading.problem };
  // Text that is not empty gives a value.
  return { value: reading.value as Exclude<DealValue, undefined> };
}
