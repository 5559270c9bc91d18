import { partiesOf } from './alias-index';
import type { TextColumn } from './column';
import type { DealSet } from './dataset';
import { normaliseName } from './names';

const indexByColumn = new WeakMap<TextColumn, ReadonlyMap<string, readonly number[]>>();

/**
 * Dictionary entries of a column by the names of their parties: a joint deal "A; B" stands under both, and under the
 * whole. For a column of
 * single names this finds an entry whatever its case, blanks and hyphens.
 */
export function codesByName(column: TextColumn): ReadonlyMap<string, readonly number[]> {
  const known = indexByColumn.get(column);
  if (known) return known;
  const made = new Map<string, number[]>();
  column.dictionary.forEach((entry, code) => {
    const parties = partiesOf(entry);
    for (const each of parties.length > 1 ? [entry, ...parties] : parties) {
      const name = normaliseName(each);
      const codes = made.get(name);
      if (codes) codes.push(code);
      else made.set(name, [code]);
    }
  });
  indexByColumn.set(column, made);
  return made;
}

const namesByColumn = new WeakMap<TextColumn, readonly (readonly string[])[]>();

/** All names under which a pattern finds each dictionary entry of a party column: itself, its parties, their names. */
export function namesByCode(set: DealSet, column: TextColumn): readonly (readonly string[])[] {
  const known = namesByColumn.get(column);
  if (known) return known;
  const made = column.dictionary.map((entry) => {
    const parties = partiesOf(entry);
    return [
      ...new Set([...(entry ? [entry] : []), ...parties, ...parties.flatMap(set.aliases.spokenNamesOf)]),
    ];
  });
  namesByColumn.set(column, made);
  return made;
}
