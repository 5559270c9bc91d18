import type { AliasKind, AliasRow } from './aliases';
import { numberColumn, textColumn } from './column';
import type { Codes, Column } from './column';
import { isoDate, parseDate } from './date';
import { dealSetOf } from './dataset';
import type { DataVersion, DealSet } from './dataset';
import { STORED_FIELDS } from './fields';
import type { FieldName } from './fields';

/** One column of the asset: its distinct values in order, as plain text or numbers, without the undisclosed one. */
interface AssetColumn {
  readonly name: string;
  /** Numbers as numbers, dates as '2024-05-01' or '2024-05', everything else as text. */
  readonly values: readonly (string | number)[];
  /** Bytes a code, 1, 2 or 4. */
  readonly width: number;
  /** Where the codes begin in the body, in bytes. */
  readonly offset: number;
}

/**
 * A data set as it is shipped: a header of plain values, which compresses well, and the codes of all columns as one
 * block, base64 inside JSON (little-endian, as every machine that runs Excel or a browser stores them).
 */
export interface DealAsset {
  readonly format: 1;
  readonly version: DataVersion;
  readonly rows: number;
  readonly columns: readonly AssetColumn[];
  /** Company -> kind of name -> names. */
  readonly aliases: Readonly<Record<string, Partial<Record<AliasKind, readonly string[]>>>>;
  readonly body: string | Uint8Array;
}

const isDate = (name: string) => STORED_FIELDS.find((field) => field.name === name)?.kind === 'date';

/** The shipped form of a set; derived columns are left out. */
export function encodeDealSet(set: DealSet): DealAsset & { readonly body: string } {
  const stored = STORED_FIELDS.map(({ name }) => ({ name, column: set.column(name as FieldName) }));
  // Widest codes first: every block then begins at a multiple of its width.
  stored.sort((a, b) => b.column.codes.BYTES_PER_ELEMENT - a.column.codes.BYTES_PER_ELEMENT);
  const length = stored.reduce((sum, { column }) => sum + column.codes.byteLength, 0);
  const body = new Uint8Array(length);
  let offset = 0;
  const columns = stored.map(({ name, column }): AssetColumn => {
    const { codes } = column;
    body.set(new Uint8Array(codes.buffer, codes.byteOffset, codes.byteLength), offset);
    const placed = { name, values: plainValues(column), width: codes.BYTES_PER_ELEMENT, offset };
    offset += codes.byteLength;
    return placed;
  });
  const aliases = packAliases(set.aliases.rows);
  return { format: 1, version: set.version, rows: set.size, columns, aliases, body: toBase64(body) };
}

/**
 * The set that an asset holds.
 * @throws Error in plain language if the asset is of another format or cut short
 */
export function decodeDealSet(asset: DealAsset): DealSet {
  if (asset.format !== 1)
    throw new Error(`deal data of format ${String(asset.format)} cannot be read, only 1`);
  const body = typeof asset.body === 'string' ? fromBase64(asset.body) : asset.body;
  const columns = new Map<string, Column>();
  for (const { name, values, width, offset } of asset.columns) {
    if (offset + width * asset.rows > body.byteLength)
      throw new Error(`deal data are cut short in column ${name}`);
    const codes = codesAt(body, offset, width, asset.rows);
    columns.set(name, isDate(name) ? dateColumn(values, codes) : plainColumn(name, values, codes));
  }
  return dealSetOf(columns, asset.version, unpackAliases(asset.aliases));
}

function plainValues(column: Column): (string | number)[] {
  if (column.kind === 'text') return column.dictionary.slice(1);
  const { monthOnly } = column;
  return Array.from(column.dictionary.subarray(1), (value, index) => {
    if (!monthOnly) return value;
    return isoDate({ serial: value, precision: monthOnly[index + 1] === 1 ? 'month' : 'day' });
  });
}

function plainColumn(name: string, values: readonly (string | number)[], codes: Codes): Column {
  const kind = STORED_FIELDS.find((field) => field.name === name)?.kind;
  if (kind === 'money' || kind === 'percent' || kind === 'count') {
    return numberColumn(Float64Array.from([NaN, ...values.map(Number)]), codes);
  }
  return textColumn(['', ...(values as readonly string[])], codes);
}

function dateColumn(values: readonly (string | number)[], codes: Codes): Column {
  const dates = values.map((value) => parseDate(String(value)));
  return numberColumn(
    Float64Array.from([NaN, ...dates.map((date) => date?.serial ?? NaN)]),
    codes,
    Uint8Array.from([0, ...dates.map((date) => (date?.precision === 'month' ? 1 : 0))]),
  );
}

function codesAt(body: Uint8Array, offset: number, width: number, rows: number): Codes {
  const begin = body.byteOffset + offset;
  if (width === 1) return new Uint8Array(body.buffer, begin, rows);
  return width === 2 ? new Uint16Array(body.buffer, begin, rows) : new Uint32Array(body.buffer, begin, rows);
}

function packAliases(rows: readonly AliasRow[]): DealAsset['aliases'] {
  const packed: Record<string, Partial<Record<AliasKind, string[]>>> = {};
  for (const { company, alias, kind } of rows) ((packed[company] ??= {})[kind] ??= []).push(alias);
  return packed;
}

function unpackAliases(packed: DealAsset['aliases']): AliasRow[] {
  return Object.entries(packed).flatMap(([company, kinds]) =>
    Object.entries(kinds).flatMap(([kind, names]) =>
      names.map((alias) => ({ company, alias, kind: kind as AliasKind })),
    ),
  );
}

const CHUNK = 0x8000;

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let begin = 0; begin < bytes.length; begin += CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(begin, begin + CHUNK));
  }
  return btoa(binary);
}

function fromBase64(text: string): Uint8Array {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index);
  return bytes;
}
