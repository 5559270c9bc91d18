import type { AliasRow } from './aliases';
import { columnOfCodes } from './coded-column';
import type { CodedField } from './coded-column';
import type { Column } from './column';
import { dealSetOf } from './dataset';
import type { DataVersion, DealSet } from './dataset';
import type { DealDate } from './date';
import { STORED_FIELDS, fieldNamed } from './fields';
import type { StoredFieldName } from './row';

/** The deals of a file, field by field; a field that is missing is undisclosed in all. */
export interface CodedDeals {
  readonly size: number;
  readonly fields: ReadonlyMap<StoredFieldName, CodedField>;
}

/** Builds the set that buildDealSet builds from the same deals as rows, without making them. */
export function buildCodedDealSet(
  { size, fields }: CodedDeals,
  version: DataVersion,
  aliases: readonly AliasRow[],
): DealSet {
  const none: CodedField = { values: [undefined], codes: new Uint32Array(size) };
  const fieldOf = (name: string) => fields.get(name as StoredFieldName) ?? none;
  const ids = columnOfCodes(fieldNamed('deal_id'), fieldOf('deal_id'), undefined);
  const order = orderOf(ids, fieldOf('announced'));
  const columns = STORED_FIELDS.map((field): [string, Column] => [
    field.name,
    field.name === 'deal_id' && !order ? ids : columnOfCodes(field, fieldOf(field.name), order),
  ]);
  return dealSetOf(new Map(columns), version, aliases);
}

/** The deals by announcement and id; undefined where they stand so already, as those of a canonical file do. */
function orderOf(ids: Column, { values, codes }: CodedField): Uint32Array | undefined {
  const serials = Float64Array.from(values, (value) => (value as DealDate | undefined)?.serial ?? 0);
  const days = new Float64Array(codes.length);
  for (let row = 0; row < days.length; row++) days[row] = serials[codes[row] ?? 0] ?? 0;
  // Codes of ids are in the order of the ids.
  const places = ids.codes;
  const difference = (a: number, b: number) =>
    (days[a] ?? 0) - (days[b] ?? 0) || (places[a] ?? 0) - (places[b] ?? 0);
  for (let row = 1; row < days.length; row++) {
    if (difference(row - 1, row) > 0) return Uint32Array.from(days, (_, each) => each).sort(difference);
  }
  return undefined;
}
