import type { AliasRow } from './aliases';
import { columnOfCodes } from './coded-column';
import type { CodedField } from './coded-column';
import type { Column } from './column';
import { dealSetOf } from './dataset';
import type { DataVersion, DealSet } from './dataset';
import type { DealDate } from './date';
import { STORED_FIELDS, fieldNamed } from './fields';
import { mergedColumn, rowSources } from './merged-column';
import type { RowSources } from './merged-column';
import type { StoredFieldName } from './row';

/** The deals of a file, field by field; a field that is missing is undisclosed in all. */
export interface CodedDeals {
  readonly size: number;
  readonly fields: ReadonlyMap<StoredFieldName, CodedField>;
}

/** Work in steps: whoever does it may do something else in between. */
export type Steps<Result> = Generator<undefined, Result, undefined>;

/** A set, and whether its deals stood in its order. */
export interface BuiltSet {
  readonly set: DealSet;
  readonly wasInOrder: boolean;
}

const fieldOf = ({ size, fields }: CodedDeals, name: string): CodedField =>
  fields.get(name as StoredFieldName) ?? { values: [undefined], codes: new Uint32Array(size) };

/** Builds the set that buildDealSet builds from the same deals as rows, without making them. */
export function* buildCodedDealSet(
  deals: CodedDeals,
  version: DataVersion,
  aliases: readonly AliasRow[],
): Steps<BuiltSet> {
  const ids = columnOfCodes(fieldNamed('deal_id'), fieldOf(deals, 'deal_id'), undefined);
  const order = orderOf(ids, fieldOf(deals, 'announced'));
  yield;
  const columns = new Map<string, Column>();
  for (const field of STORED_FIELDS) {
    const isMade = field.name === 'deal_id' && !order;
    columns.set(field.name, isMade ? ids : columnOfCodes(field, fieldOf(deals, field.name), order));
    yield;
  }
  return { set: dealSetOf(columns, version, aliases), wasInOrder: !order };
}

/**
 * The same for deals of which most are known.
 * @param fresh the others, one after the other
 */
export function* mergeCodedDeals(
  known: DealSet,
  fresh: CodedDeals,
  { from, likely }: Pick<RowSources, 'from' | 'likely'>,
  version: DataVersion,
): Steps<BuiltSet> {
  const sources = rowSources(from, likely, known.size);
  const columns = new Map<string, Column>();
  for (const field of STORED_FIELDS) {
    const added = columnOfCodes(field, fieldOf(fresh, field.name), undefined);
    columns.set(field.name, mergedColumn(field, known.column(field.name as StoredFieldName), added, sources));
    yield;
  }
  const set = dealSetOf(columns, version, known.aliases.rows);
  return { set, wasInOrder: isInOrder(set) };
}

function isInOrder(set: DealSet): boolean {
  const [{ dictionary: days, codes: announced }, { codes: ids }] = [
    set.number('announced'),
    set.text('deal_id'),
  ];
  for (let row = 1; row < set.size; row++) {
    const later = (days[announced[row] ?? 0] ?? 0) - (days[announced[row - 1] ?? 0] ?? 0);
    if (later < 0 || (later === 0 && (ids[row] ?? 0) < (ids[row - 1] ?? 0))) return false;
  }
  return true;
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
