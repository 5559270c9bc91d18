import type { AliasIndex } from '../alias-index';
import { partiesOf } from '../alias-index';

/** What the ids of own deals begin with: no public id of a later version can be the same. */
export const OWN_PREFIX = 'own-';

/** The id of an own deal that has one in its file: its letters and digits behind the prefix. */
export function ownIdOf(given: string): string | undefined {
  const id = slug(given, 90);
  if (id === '') return undefined;
  return id.startsWith(OWN_PREFIX) ? id : OWN_PREFIX + id;
}

/** The id of an own deal without one: licensor-licensee-month, the same whenever the file is imported. */
export function madeId(licensor: string, licensee: string, month: string, aliases: AliasIndex): string {
  return [OWN_PREFIX.slice(0, -1), nameIn(licensor, aliases), nameIn(licensee, aliases), month].join('-');
}

/** `id`, or with the first number from 2 on that nobody has. */
export function numbered(id: string, isTaken: (id: string) => boolean): string {
  if (!isTaken(id)) return id;
  let count = 2;
  while (isTaken(`${id}-${String(count)}`)) count += 1;
  return `${id}-${String(count)}`;
}

/** The first party in Latin letters: under its English name where only a Chinese one is given. */
function nameIn(cell: string, aliases: AliasIndex): string {
  const [first = cell] = partiesOf(cell);
  const known = aliases.companiesNamed(first)[0] ?? first;
  return slug(known, 30) || slug(first, 30) || hash(first);
}

function slug(text: string, most: number): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, most)
    .replace(/^-+|-+$/g, '');
}

/** FNV-1a, for names that have no Latin letters: stable, and nothing that a person must read. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (const char of text) value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return (value >>> 0).toString(36);
}
