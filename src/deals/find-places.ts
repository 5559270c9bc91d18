import type { AliasIndex } from './alias-index';
import { partiesOf } from './alias-index';
import { fieldNamed } from './fields';
import type { FieldName } from './fields';
import { otherNamesOf } from './target-names';
import { wordsOf } from './word-fit';

/** A deal that a text may mean. */
export interface FoundDeal {
  readonly index: number;
  /** How well it fits, 0 to 1: 1 is the id itself or every word found exactly. */
  readonly fit: number;
  /** What was found where: `licensee Merck & Co. (MSD)`. */
  readonly reason: string;
}

/** Where words are looked for, and how much a hit there counts. */
export const PLACES: readonly { readonly field: FieldName; readonly weight: number }[] = [
  { field: 'licensor', weight: 1 },
  { field: 'licensee', weight: 1 },
  { field: 'asset', weight: 0.95 },
  { field: 'target', weight: 0.9 },
  { field: 'year', weight: 0.9 },
  { field: 'modality', weight: 0.7 },
  { field: 'therapeutic_area', weight: 0.7 },
  { field: 'indication', weight: 0.7 },
];

/** A word that fits wholly has so many points: whole numbers, so that sums are the same in any order and on any server. */
export const POINTS = 10_000;

export const pointsOf = (weight: number, fit: number): number => Math.round(weight * fit * POINTS);

/** What a value is called. */
export interface Name {
  readonly words: readonly string[];
  readonly shown: string;
}

/** What a value of a field is called, its own name first, then other names of its parties. */
export function namesOf(aliases: AliasIndex, field: FieldName, value: string): readonly Name[] {
  if (value === '') return [];
  if (field === 'target')
    return [value, ...otherNamesOf(value)].map((name) => ({ words: wordsOf(name), shown: value }));
  const parties = fieldNamed(field).kind === 'party' ? partiesOf(value) : [];
  const others = parties.flatMap((party) =>
    aliases.namesOf(party).map((alias) => ({ words: wordsOf(alias), shown: `${party} (${alias})` })),
  );
  return [{ words: wordsOf(value), shown: value }, ...others];
}

/** How well a word fits the best of the names, and which that is. */
export function bestOf(
  names: readonly Name[],
  fitOf: (words: readonly string[]) => number,
): { readonly fit: number; readonly shown: string } {
  let best = { fit: 0, shown: '' };
  for (const { words, shown } of names) {
    const fit = fitOf(words);
    // Another name is told only where it fits clearly better: "Kelun Biotech" adds nothing to "Kelun-Biotech".
    if (fit > best.fit + (best.fit > 0 ? 0.1 : 0)) best = { fit, shown };
  }
  return best;
}
