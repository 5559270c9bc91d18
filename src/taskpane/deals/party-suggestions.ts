import type { AliasIndex } from '../../deals/alias-index';
import { normaliseName } from '../../deals/names';
import type { FacetEntry } from './facets';

/** A company that a type-ahead offers. */
export interface PartySuggestion {
  readonly name: string;
  readonly deals: number;
  /** The other name by which it was found; undefined where its own name matched. */
  readonly alias: string | undefined;
}

/**
 * The companies whose name, or another name of theirs, holds what was typed: names that begin with it first, then
 * those with more deals.
 */
export function suggestParties(
  entries: readonly FacetEntry[],
  aliases: AliasIndex,
  typed: string,
  limit = 8,
): readonly PartySuggestion[] {
  const wanted = normaliseName(typed);
  const found: { suggestion: PartySuggestion; rank: number }[] = [];
  for (const { name, deals } of entries) {
    const own = normaliseName(name).indexOf(wanted);
    const alias =
      own >= 0 ? undefined : aliases.namesOf(name).find((each) => normaliseName(each).includes(wanted));
    if (own < 0 && alias === undefined) continue;
    found.push({ suggestion: { name, deals, alias }, rank: own === 0 ? 0 : own > 0 ? 1 : 2 });
  }
  return found
    .sort((a, b) => a.rank - b.rank || b.suggestion.deals - a.suggestion.deals)
    .slice(0, limit)
    .map(({ suggestion }) => suggestion);
}
