import { aliasIndex } from './alias-index';
import type { AliasIndex } from './alias-index';
import type { AliasRow } from './aliases';
import { compareTexts, foldText, foldedTexts } from './column';
import type { Column, NumberColumn, TextColumn } from './column';
import { DateColumnBuilder, NumberColumnBuilder, TextColumnBuilder } from './column-builder';
import { derivedColumn } from './derived';
import type { Elsewhere } from './elsewhere';
import { STORED_FIELDS } from './fields';
import type { FieldName } from './fields';
import { postingLists } from './posting-list';
import type { DealRow, DealValue, StoredFieldName } from './row';

/** Which data these are: a name, what they cover, and where they came from. */
export interface DataVersion {
  readonly name: string;
  /** First and last day that the data cover completely, Excel serials; deals outside stay usable. */
  readonly from: number;
  readonly through: number;
  /** Where the data come from, in words. */
  readonly source: string;
  /** SHA-256 of the CSV, hexadecimal, where known. */
  readonly sha256?: string;
}

/**
 * An immutable set of deals, column by column, ordered by announcement and then by id: a period is a range of rows.
 * Every field of fields.ts is a column, derived ones included.
 */
export interface DealSet {
  readonly size: number;
  readonly version: DataVersion;
  readonly aliases: AliasIndex;
  /** Where the deals are on a server: who answers there. Such a set has no columns. */
  readonly elsewhere?: Elsewhere;
  readonly column: (field: FieldName) => Column;
  /** @throws TypeError if the field does not hold text */
  readonly text: (field: FieldName) => TextColumn;
  /** @throws TypeError if the field does not hold numbers or dates */
  readonly number: (field: FieldName) => NumberColumn;
  /** Index of the deal with this id, whatever its case; undefined if there is none. */
  rowOf(dealId: string): number | undefined;
  /** One deal as plain values. @throws RangeError for an index outside the set */
  row(index: number): DealRow;
  /** Value of any field: text, number (dates as serials, shares as fractions), undefined where undisclosed. */
  value(index: number, field: FieldName): string | number | undefined;
  /** How far a date of the deal is known; undefined where the field is no date or undisclosed. */
  datePrecision(index: number, field: FieldName): 'day' | 'month' | undefined;
}

/** Makes a set of columns: what buildDealSet and decodeDealSet end in. Rows must be in the order of the set. */
export function dealSetOf(
  stored: ReadonlyMap<string, Column>,
  version: DataVersion,
  aliases: readonly AliasRow[],
): DealSet {
  const derived = new Map<FieldName, Column>();
  const storedColumn = (field: FieldName): Column => {
    const column = stored.get(field);
    if (!column) throw new TypeError(`the data set has no column ${field}`);
    return column;
  };
  const column = (field: FieldName): Column => {
    const known = stored.get(field) ?? derived.get(field);
    if (known) return known;
    const made = derivedColumn(field, storedColumn) ?? storedColumn(field);
    derived.set(field, made);
    return made;
  };
  const text = (field: FieldName): TextColumn => {
    const found = column(field);
    if (found.kind !== 'text') throw new TypeError(`${field} holds numbers, not text`);
    return found;
  };
  const number = (field: FieldName): NumberColumn => {
    const found = column(field);
    if (found.kind !== 'number') throw new TypeError(`${field} holds text, not numbers`);
    return found;
  };
  const size = storedColumn('deal_id').codes.length;
  const value = (index: number, field: FieldName): string | number | undefined => {
    const found = column(field);
    const code = found.codes[index];
    return code ? found.dictionary[code] : undefined;
  };
  const datePrecision = (index: number, field: FieldName): 'day' | 'month' | undefined => {
    const found = column(field);
    const code = found.codes[index];
    if (found.kind !== 'number' || !found.monthOnly || !code) return undefined;
    return found.monthOnly[code] === 1 ? 'month' : 'day';
  };
  const dealValue = (index: number, field: StoredFieldName): DealValue => {
    const precision = datePrecision(index, field);
    const plain = value(index, field);
    return (precision && typeof plain === 'number' ? { serial: plain, precision } : plain) as DealValue;
  };
  return {
    size,
    version,
    aliases: aliasIndex(aliases),
    column,
    text,
    number,
    value,
    datePrecision,
    rowOf: (dealId) => rowWithId(text('deal_id'), dealId),
    row: (index) => {
      if (!(index >= 0 && index < size)) throw new RangeError(`there is no deal at ${index}`);
      const entries = STORED_FIELDS.map(({ name }) => [name, dealValue(index, name as StoredFieldName)]);
      return Object.fromEntries(entries) as DealRow;
    },
  };
}

/** Ids are in alphabetical order without regard to case: a binary search, where a map would hold a million keys. */
function rowWithId(ids: TextColumn, dealId: string): number | undefined {
  const wanted = foldText(dealId.trim());
  const folded = foldedTexts(ids);
  let [low, high] = [1, folded.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((folded[middle] ?? '') < wanted) low = middle + 1;
    else high = middle;
  }
  if (folded[low] !== wanted) return undefined;
  const lists = postingLists(ids);
  return lists.rows[lists.starts[low] ?? 0];
}

const builderFor = (field: (typeof STORED_FIELDS)[number]) => {
  if (field.kind === 'date') return new DateColumnBuilder();
  if (field.kind === 'money' || field.kind === 'percent' || field.kind === 'count')
    return new NumberColumnBuilder();
  return new TextColumnBuilder(field.vocabulary);
};

/** Builds a set from rows that a schema has parsed, in any order. Rows are read once and not kept. */
export function buildDealSet(
  rows: Iterable<DealRow>,
  version: DataVersion,
  aliases: readonly AliasRow[],
): DealSet {
  const builders = STORED_FIELDS.map((field) => ({
    name: field.name as StoredFieldName,
    builder: builderFor(field),
  }));
  const keys: { announced: number; id: string }[] = [];
  for (const row of rows) {
    // A field's builder takes what that field holds; the list of fields ties the two together.
    for (const { name, builder } of builders)
      (builder.add as (value: DealValue) => void).call(builder, row[name]);
    keys.push({ announced: row.announced.serial, id: row.deal_id });
  }
  const order = Uint32Array.from(keys, (_, index) => index).sort((a, b) => compareKeys(keys[a], keys[b]));
  return dealSetOf(
    new Map(builders.map(({ name, builder }) => [name, builder.finish(order)])),
    version,
    aliases,
  );
}

type Key = { announced: number; id: string } | undefined;
const compareKeys = (a: Key, b: Key) => (a && b ? a.announced - b.announced || compareTexts(a.id, b.id) : 0);
