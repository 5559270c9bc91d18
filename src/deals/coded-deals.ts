import type { AliasRow } from './aliases';
import type { Column } from './column';
import { builderFor, dealSetOf } from './dataset';
import type { DataVersion, DealSet } from './dataset';
import type { DealDate } from './date';
import { STORED_FIELDS, fieldNamed } from './fields';
import type { Field } from './fields';
import type { DealValue, StoredFieldName } from './row';

/** What many deals have in one field: the different values, [0] = undefined for undisclosed, and one code a deal. */
export interface CodedField {
  readonly values: readonly DealValue[];
  readonly codes: Uint32Array;
}

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
  const finished = (field: Field, order: Uint32Array): Column => {
    const { values, codes } = fields.get(field.name as StoredFieldName) ?? none;
    const builder = builderFor(field);
    // A field's builder takes what that field holds; the list of fields ties the two together.
    (builder.addCoded as (values: readonly DealValue[], codes: Uint32Array) => void).call(
      builder,
      values,
      codes,
    );
    return builder.finish(order);
  };
  const asRead = Uint32Array.from({ length: size }, (_, row) => row);
  const ids = finished(fieldNamed('deal_id'), asRead);
  const { values, codes } = fields.get('announced') ?? none;
  const days = Float64Array.from(values, (value) => (value as DealDate | undefined)?.serial ?? 0);
  // Codes of ids are in the order of the ids.
  const difference = (a: number, b: number) =>
    (days[codes[a] ?? 0] ?? 0) - (days[codes[b] ?? 0] ?? 0) || (ids.codes[a] ?? 0) - (ids.codes[b] ?? 0);
  const isOrdered = asRead.every((row) => row === 0 || difference(row - 1, row) <= 0);
  const order = isOrdered ? asRead : asRead.slice().sort(difference);
  const columns = STORED_FIELDS.map((field): [string, Column] => [
    field.name,
    isOrdered && field.name === 'deal_id' ? ids : finished(field, order),
  ]);
  return dealSetOf(new Map(columns), version, aliases);
}
