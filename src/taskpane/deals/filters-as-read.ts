import { listOf } from '../../deals/alternatives';
import { NO_FILTERS } from './filters';
import type { DealFilters, FilterName } from './filters';
import { freeWords, withoutParts } from './search-parts';
import type { SearchPart } from './search-parts';

/** How the words of a search are read. */
export type ReadSearch = (text: string) => readonly SearchPart[];

/**
 * The filters with what was typed in the search box read into them: what the list, the sums, the facets and a linked
 * table go by. The free words stay the search.
 */
export function filtersAsRead(filters: DealFilters, parts: readonly SearchPart[]): DealFilters {
  const typed = parts.filter(({ criteria }) => criteria.length > 0);
  const values = typed.flatMap(({ named = [] }) => named);
  const entries = [...new Set(values.map(({ field }) => field))].map((field) => {
    const all = values.filter((each) => each.field === field).map(({ value }) => value);
    return [field, listOf([...new Set(all)])] as const;
  });
  return {
    ...filters,
    ...emptied(typed),
    ...Object.fromEntries(entries),
    search: freeWords(parts),
    typed: typed.flatMap(({ named, criteria }) => (named ? [] : criteria)),
  };
}

/** The filters that were chosen by hand, without what the words of the search restrict. */
export function chosenFilters(filters: DealFilters, parts: readonly SearchPart[]): DealFilters {
  return { ...filters, ...emptied(parts), search: '', typed: undefined };
}

/**
 * The filters after a person changed some. One of the two says what holds: a choice takes off the words that restrict
 * the same, and typed words take off the choice.
 */
export function filtersAfter(
  filters: DealFilters,
  change: Partial<DealFilters>,
  read: ReadSearch,
): DealFilters {
  const text = change.search ?? filters.search;
  const parts = read(text);
  const outdated = parts.filter((part) => filtersOf(part).some((name) => name in change));
  const search = outdated.length > 0 ? withoutParts(text, outdated) : text;
  const typed = change.search === undefined ? [] : parts.filter((part) => !outdated.includes(part));
  return { ...filters, ...emptied(typed), ...boundsOfSpans(outdated), ...change, search };
}

/**
 * A search without the words that restrict anything. What is left can read as a restriction only because of the words
 * before it that are gone ("2024 2025"); it goes as well.
 */
export function withoutRestrictions(text: string, read: ReadSearch): string {
  const typed = read(text).filter(({ criteria }) => criteria.length > 0);
  return typed.length === 0 ? text : withoutRestrictions(withoutParts(text, typed), read);
}

/** Both bounds of the sizes that were typed as "500-1000": who changes one of them keeps the other. */
function boundsOfSpans(parts: readonly SearchPart[]): Partial<DealFilters> {
  const bounds = parts
    .filter(({ criteria }) => criteria.length === 2)
    .flatMap(({ criteria }) => criteria)
    .flatMap(({ field, test }) => {
      const [, sign, size] = /^([<>])=(.+)$/.exec(String(test)) ?? [];
      if (field !== 'total_usd_m' || size === undefined) return [];
      return [[sign === '>' ? 'totalFrom' : 'totalThrough', Number(size)] as const];
    });
  return Object.fromEntries(bounds);
}

/** The filters that parts of a search stand in for, set to nothing. */
function emptied(parts: readonly SearchPart[]): Partial<DealFilters> {
  return Object.fromEntries(parts.flatMap(filtersOf).map((name) => [name, NO_FILTERS[name]]));
}

function filtersOf({ named, criteria }: SearchPart): FilterName[] {
  if (named)
    return named.flatMap(({ field }): FilterName[] =>
      field === 'modality_group' || field === 'exact_modality'
        ? ['modality_group', 'exact_modality']
        : [field],
    );
  return criteria
    .filter(({ field }) => field === 'total_usd_m' || field === 'period')
    .flatMap(({ field, test }): FilterName[] => {
      if (field === 'period') return String(test).startsWith('<>') ? [] : ['period'];
      if (String(test).startsWith('>')) return ['totalFrom'];
      return String(test).startsWith('<') ? ['totalThrough'] : ['totalFrom', 'totalThrough'];
    });
}
