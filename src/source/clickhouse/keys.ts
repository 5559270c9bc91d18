import { partiesOf } from '../../deals/alias-index';
import type { FieldName } from '../../deals/fields';
import { normaliseName } from '../../deals/names';
import type { Key } from './condition';
import { columnNamed, numberValues, sql, textValues } from './sql';
import type { Sql } from './sql';

/** Party fields have their names beside them: in the form in which names are compared, one each. */
export const PARTY_NAMES = {
  licensor: sql`licensor_names`,
  licensee: sql`licensee_names`,
} as const;
export type PartyField = keyof typeof PARTY_NAMES;

/** The whole entry in that form: the only name of all but joint deals, and looked up once for each different entry. */
const PARTY_KEYS = { licensor: sql`licensor_key`, licensee: sql`licensee_key` } as const;

/** The condition that a party has one of the names. */
export function hasName(field: PartyField, names: readonly string[]): Sql {
  const values = textValues(names);
  return sql`(${PARTY_KEYS[field]} IN ${values} OR (position(${columnNamed(field)}, ';') > 0 AND hasAny(${PARTY_NAMES[field]}, ${values})))`;
}

/** A column whose values are few and known: of a vocabulary, or labels of periods. */
export function entryKey(field: FieldName): Key {
  const column = field === 'exact_modality' ? sql`modality` : columnNamed(field);
  return {
    id: field,
    column,
    among: (values) => sql`${column} IN ${textValues(values)}`,
    valuesOf: (told) => [told],
    exploded: column,
  };
}

const year = sql`year`;
/** The year of the announcement. */
export const YEAR_KEY: Key = {
  id: 'year',
  column: year,
  among: (values) => sql`year IN ${numberValues(values.map(Number))}`,
  valuesOf: (told) => [told],
  exploded: year,
};

/** Text whose case does not matter. */
export function foldedKey(field: FieldName): Key {
  const column = sql`lowerUTF8(${columnNamed(field)})`;
  return {
    id: `folded ${field}`,
    column,
    among: (values) => sql`${column} IN ${textValues(values)}`,
    valuesOf: (told) => [told],
    exploded: column,
  };
}

/** Companies: values are names as names are compared, and a joint deal has those of both parties. */
export function partyKey(field: PartyField): Key {
  const names = PARTY_NAMES[field];
  return {
    id: `names ${field}`,
    column: columnNamed(field),
    among: (values) => hasName(field, values),
    valuesOf: namesIn,
    exploded: sql`arrayJoin(${names})`,
  };
}

/** The names of an entry, as the server keeps them: of each party, and of a joint entry as a whole. */
export function namesIn(entry: string): string[] {
  const parties = partiesOf(entry);
  return [...new Set((parties.length > 1 ? [entry, ...parties] : parties).map(normaliseName))];
}
