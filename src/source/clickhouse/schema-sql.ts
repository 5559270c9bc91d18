import { STORED_FIELDS } from '../../deals/fields';
import type { Field } from '../../deals/fields';
import { MODALITIES, modalityGroupOf } from '../../deals/vocabulary';

/**
 * The tables that an organisation makes in its ClickHouse: the columns of the data file, and beside them what DealSheet
 * compares, worked out by the server when a row comes in. `docs/clickhouse.md` shows them; the tests use them.
 */

/** How the server keeps a field of the data file: '' and NULL are undisclosed. */
function storedType({ name, kind }: Field): string {
  if (kind === 'money' || kind === 'percent') return 'Nullable(Decimal(18, 6))';
  if (kind === 'count') return 'Nullable(UInt32)';
  const isRepeated =
    kind === 'vocabulary' ||
    kind === 'party' ||
    kind === 'date' ||
    name.endsWith('_country') ||
    name === 'territory';
  return isRepeated ? 'LowCardinality(String)' : 'String';
}

const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;

/** Excel's serial of a day, or of the first day of a month. */
const serial = (date: string): string =>
  `toInt32(toDate32(if(length(${date}) = 7, concat(${date}, '-01'), ${date}))) + 25569`;
const serialOrNull = (date: string): string =>
  `if(${date} = '', NULL, ${serial(`if(${date} = '', '1970-01', ${date})`)})`;

/** The form in which names are compared: src/deals/names.ts. */
const comparable = (text: string): string =>
  `replaceAll(replaceRegexpAll(lowerUTF8(normalizeUTF8NFKC(${text})), '[\\\\s\\\\x{00A0}\\\\x{1680}\\\\x{2000}-\\\\x{200A}\\\\x{2028}\\\\x{2029}\\\\x{202F}\\\\x{205F}\\\\x{3000}\\\\x{FEFF}_\\\\-–—]+', ''), '&', 'and')`;

/** The names of a party field, a control character between them: of a joint entry "A; B" as a whole, and of each party. */
const namesOf = (party: string): string => {
  const parties = `arrayFilter(party -> party != '', arrayMap(party -> replaceRegexpAll(party, '^\\\\s+|\\\\s+$', ''), splitByChar(';', toString(${party}))))`;
  return `arrayStringConcat(arrayDistinct(arrayMap(name -> ${comparable('name')}, if(length(${parties}) > 1, arrayConcat([toString(${party})], ${parties}), ${parties}))), '\\x01')`;
};

const groupNames = MODALITIES.map((modality) => quoted(modalityGroupOf(modality))).join(', ');

/** What is worked out from the stored columns. */
export const DERIVED_COLUMNS: readonly {
  readonly name: string;
  readonly type: string;
  readonly from: string;
}[] = [
  { name: 'announced_serial', type: 'Int32', from: serial('announced') },
  { name: 'status_date_serial', type: 'Nullable(Int32)', from: serialOrNull('status_date') },
  { name: 'source_date_serial', type: 'Nullable(Int32)', from: serialOrNull('source_date') },
  { name: 'year', type: 'UInt16', from: 'toUInt16(substring(announced, 1, 4))' },
  {
    name: 'half',
    type: 'LowCardinality(String)',
    from: `concat(substring(announced, 1, 4), 'H', if(toUInt8(substring(announced, 6, 2)) < 7, '1', '2'))`,
  },
  {
    name: 'quarter',
    type: 'LowCardinality(String)',
    from: `concat(substring(announced, 1, 4), 'Q', toString(intDiv(toUInt8(substring(announced, 6, 2)) + 2, 3)))`,
  },
  { name: 'month', type: 'LowCardinality(String)', from: 'substring(announced, 1, 7)' },
  {
    name: 'modality_group',
    type: 'LowCardinality(String)',
    from: `transform(toString(modality), [${MODALITIES.map(quoted).join(', ')}], [${groupNames}], '')`,
  },
  {
    name: 'upfront_share',
    type: 'Nullable(Float64)',
    from: 'if(total_usd_m > 0, toFloat64(upfront_usd_m) / toFloat64(total_usd_m), NULL)',
  },
  { name: 'licensor_key', type: 'LowCardinality(String)', from: namesOf('licensor') },
  { name: 'licensee_key', type: 'LowCardinality(String)', from: namesOf('licensee') },
];

/** Columns of the data file with their types. */
export const STORED_COLUMNS = STORED_FIELDS.map((field) => ({ name: field.name, type: storedType(field) }));

const columns = [
  ...STORED_COLUMNS.map(({ name, type }) => `  ${name} ${type}`),
  ...DERIVED_COLUMNS.map(({ name, type, from }) => `  ${name} ${type} MATERIALIZED ${from}`),
  '  INDEX deal_ids lowerUTF8(deal_id) TYPE bloom_filter GRANULARITY 4',
].join(',\n');

/** The statements that make the tables, in order. */
export const SCHEMA_STATEMENTS: readonly string[] = [
  `CREATE TABLE deals (\n${columns}\n) ENGINE = MergeTree ORDER BY (announced_serial, deal_id)`,
  `CREATE TABLE deal_aliases (\n  company String,\n  alias String,\n  kind LowCardinality(String)\n) ENGINE = MergeTree ORDER BY (company, alias)`,
  `CREATE TABLE deal_version (\n  name String,\n  covered_from Date32,\n  covered_through Date32,\n  source String,\n  loaded DateTime DEFAULT now()\n) ENGINE = MergeTree ORDER BY loaded`,
];
