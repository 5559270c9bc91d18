import type { DealSet } from '../deals/dataset';
import { fieldNamed } from '../deals/fields';
import type { FieldName } from '../deals/fields';
import { isOwnDeal } from '../deals/own/layer';
import { dateCell, orUndisclosed, shareCell } from './result';
import type { ResultCell } from './result';

/** The value of a field as a cell: dates and shares with their format, undisclosed as empty text. */
export function dealCell(set: DealSet, index: number, field: FieldName): ResultCell {
  const value = set.value(index, field);
  const { kind } = fieldNamed(field);
  if (typeof value !== 'number') return orUndisclosed(value);
  if (kind === 'date') return dateCell(value, set.datePrecision(index, field));
  return kind === 'share' ? shareCell(value) : value;
}

/** One row of a table of deals. */
export const dealRow = (set: DealSet, index: number, fields: readonly FieldName[]): ResultCell[] =>
  fields.map((field) => dealCell(set, index, field));

/** The column, asked for by nobody, that tells own deals apart: where any of the rows of a table is one. */
export function markOf(set: DealSet, rows: Iterable<number>): readonly FieldName[] {
  for (const row of rows) if (isOwnDeal(set, row)) return ['origin'];
  return [];
}

/** Headers of a table of deals: what an analyst calls the fields, with their units. */
export const headersOf = (fields: readonly FieldName[]): string[] =>
  fields.map((field) => fieldNamed(field).label);
