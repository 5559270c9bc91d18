import type { AliasIndex } from '../alias-index';
import { partiesOf } from '../alias-index';
import type { DealSet } from '../dataset';
import type { DealRow } from '../row';

/** What the ids of own deals begin with; a feed that has such ids, too, is made of somebody's own deals. */
export const OWN_PREFIX = 'own-';

/**
 * The id of an own deal that has one in its file: its letters and digits behind the prefix. Where letters have no Latin
 * form, or signs stand between them, a number that is made of the whole tells 交易-1 and 合同-1, D/1 and D-1 apart.
 */
export function ownIdOf(given: string): string | undefined {
  const written = given
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
    .replace(/[\s_-]+/g, '-');
  if (written === '') return undefined;
  const kept = slug(given, 90);
  const id = kept === written ? kept : [slug(given, 80), hash(written)].filter(Boolean).join('-');
  return id.startsWith(OWN_PREFIX) ? id : OWN_PREFIX + id;
}

/** The id of an own deal without one: licensor-licensee-month, the same whenever the file is imported. */
export function madeId(licensor: string, licensee: string, month: string, aliases: AliasIndex): string {
  return [OWN_PREFIX.slice(0, -1), nameIn(licensor, aliases), nameIn(licensee, aliases), month].join('-');
}

/** How many deals of a data version have ids of own deals, and how many of these the user's own deals hide. */
export function ownIdsIn(
  set: DealSet,
  own: readonly Pick<DealRow, 'deal_id'>[],
): { readonly offered: number; readonly hidden: number } {
  const offered = new Set(
    set
      .text('deal_id')
      .dictionary.map((id) => id.toLowerCase())
      .filter((id) => id.startsWith(OWN_PREFIX) && set.rowOf(id) !== undefined),
  );
  return {
    offered: offered.size,
    hidden: own.filter(({ deal_id }) => offered.has(deal_id.toLowerCase())).length,
  };
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
