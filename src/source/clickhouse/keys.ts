import type { FieldName } from '../../deals/fields';
import { PARTING, SAME_NAMES } from '../../deals/target-spelling';
import type { Key } from './condition';
import { isOneOf, ofTexts } from './long-lists';
import { columnNamed, numberValues, sql, textValue, textValues } from './sql';
import type { Sql } from './sql';

export type PartyField = 'licensor' | 'licensee';

/**
 * The names of a party field in the form in which names are compared, with a control character between them: one name,
 * except of a joint deal, which has that of the whole entry and one of each party.
 */
const PARTY_NAMES = { licensor: sql`licensor_key`, licensee: sql`licensee_key` } as const;
/** Written as the server reads it in a literal, and as it is. */
const BETWEEN = sql`'\\x01'`;
const BETWEEN_NAMES = '\u0001';

/** The condition that a party has one of the names. Most are decided once for each different entry. */
export function hasName(field: PartyField, names: readonly string[]): Sql {
  const column = PARTY_NAMES[field];
  const hasAny = ofTexts(
    names,
    (part) => sql`hasAny(splitByChar(${BETWEEN}, ${column}), ${textValues(part)})`,
  );
  return sql`(${isOneOf(column, names)} OR (position(${column}, ${BETWEEN}) > 0 AND ${hasAny}))`;
}

/** The column of a field: most have one of their own name. */
export function serverColumn(field: FieldName): Sql {
  if (field === 'exact_modality') return sql`modality`;
  if (field === 'period') return sql`month`;
  // Own deals are laid over data on this machine alone.
  if (field === 'origin') return sql`materialize('Public')`;
  return columnNamed(field);
}

/** A column whose values are few and known: of a vocabulary, or labels of periods. */
export function entryKey(field: FieldName): Key {
  const column = serverColumn(field);
  return {
    id: field,
    column,
    among: (values) => isOneOf(column, values),
    valuesOf: (told) => [told],
  };
}

const year = sql`year`;
/** The year of the announcement. */
export const YEAR_KEY: Key = {
  id: 'year',
  column: year,
  among: (values) => sql`year IN ${numberValues(values.map(Number))}`,
  valuesOf: (told) => [told],
};

/** Text whose case does not matter. */
export function foldedKey(field: FieldName): Key {
  const column = sql`lowerUTF8(${columnNamed(field)})`;
  return {
    id: `folded ${field}`,
    column,
    among: (values) => isOneOf(column, values),
    valuesOf: (told) => [told],
  };
}

const targetColumn = SAME_NAMES.reduce(
  (text, [pattern, name]) => sql`replaceRegexpAll(${text}, ${textValue(pattern)}, ${textValue(name)})`,
  sql`replaceRegexpAll(lowerUTF8(target), ${textValue(`[${PARTING}]+`)}, '')`,
);

/** Targets in the form in which they are compared: src/deals/target-spelling.ts. */
export const TARGET_KEY: Key = {
  id: 'targets',
  column: targetColumn,
  among: (values) => isOneOf(targetColumn, values),
  valuesOf: (told) => [told],
};

/** Companies: values are names as names are compared, and a joint deal has those of both parties. */
export function partyKey(field: PartyField): Key {
  const column = PARTY_NAMES[field];
  return {
    id: `names ${field}`,
    column,
    among: (values) => hasName(field, values),
    // All joint deals come along: which of them are asked for is seen here.
    candidates: (values) => sql`(${isOneOf(column, values)} OR position(${column}, ${BETWEEN}) > 0)`,
    valuesOf: (told) => told.split(BETWEEN_NAMES),
    several: {
      exploded: sql`arrayJoin(splitByChar(${BETWEEN}, ${column}))`,
      isOneOf,
    },
  };
}
