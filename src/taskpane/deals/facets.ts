import type { DealSet } from '../../deals/dataset';
import { facetCounts } from '../../deals/query';
import { MODALITY_GROUPS, MODALITY_GROUP_NAMES } from '../../deals/vocabulary';
import { NOT_DISCLOSED, queryOf } from './filters';
import type { DealFilters, EntryFilter } from './filters';

/** An entry that a filter offers, with the deals that it would leave. */
export interface FacetEntry {
  readonly name: string;
  readonly deals: number;
}

/**
 * The entries of a field that still have deals under all other filters, its own left aside; a joint deal counts for
 * each of its parties. Vocabularies keep their order.
 */
export function facetEntries(set: DealSet, filters: DealFilters, field: EntryFilter): readonly FacetEntry[] {
  return facetCounts(set, queryOf({ ...filters, [field]: '' }), field).filter(({ name }) => name !== '');
}

/** The same with the deals that don't disclose the field, last. */
export function facetEntriesOrNone(
  set: DealSet,
  filters: DealFilters,
  field: EntryFilter,
): readonly FacetEntry[] {
  const counts = facetCounts(set, queryOf({ ...filters, [field]: '' }), field);
  const none = counts.filter(({ name }) => name === '').map((each) => ({ ...each, name: NOT_DISCLOSED }));
  return [...counts.filter(({ name }) => name !== ''), ...none];
}

/** A modality group with its exact modalities, where it has more than one that counts. */
export interface ModalityFacet extends FacetEntry {
  readonly exact: readonly FacetEntry[];
}

/** Modality groups and what is in them, under all other filters. */
export function modalityFacets(set: DealSet, filters: DealFilters): readonly ModalityFacet[] {
  const others = { ...filters, modality_group: '', exact_modality: '' };
  const counts = new Map(facetEntries(set, others, 'exact_modality').map(({ name, deals }) => [name, deals]));
  return MODALITY_GROUP_NAMES.map((group) => {
    const members: readonly string[] = MODALITY_GROUPS[group];
    const exact = members
      .map((name) => ({ name, deals: counts.get(name) ?? 0 }))
      .filter(({ deals }) => deals > 0);
    const deals = exact.reduce((sum, member) => sum + member.deals, 0);
    return { name: group, deals, exact: members.length > 1 ? exact : [] };
  }).filter(({ deals }) => deals > 0);
}

/** Deals of a year under all filters but the period. */
export interface YearCount {
  readonly year: number;
  readonly deals: number;
}

/** The `most` years up to the newest in the data, those without a deal included, oldest first. */
export function yearCounts(set: DealSet, filters: DealFilters, most: number): readonly YearCount[] {
  const counts = new Map(
    facetCounts(set, queryOf({ ...filters, period: '' }), 'year').map(({ name, deals }) => [
      Number(name),
      deals,
    ]),
  );
  const years = set.number('year').dictionary;
  const newest = years[years.length - 1] ?? 0;
  const oldest = Math.max(years[1] ?? newest, newest - most + 1);
  return Array.from({ length: newest - oldest + 1 }, (_, index) => {
    const year = oldest + index;
    return { year, deals: counts.get(year) ?? 0 };
  });
}

/** The whole years that a typed period spans; undefined where it is no year and no span of years. */
export function yearsOf(period: string): { from: number; through: number } | undefined {
  const match = /^\s*(\d{4})(?:\s*:\s*(\d{4}))?\s*$/.exec(period);
  if (!match) return undefined;
  const from = Number(match[1]);
  const through = Number(match[2] ?? match[1]);
  return from <= through ? { from, through } : undefined;
}

/**
 * The period after a click on a year: a year alone, then a span up to a second year; the only year chosen, clicked
 * again, takes the restriction off.
 */
export function periodAfterYear(period: string, year: number): string {
  const chosen = yearsOf(period);
  if (!chosen || chosen.from !== chosen.through) return String(year);
  if (chosen.from === year) return '';
  return `${Math.min(chosen.from, year)}:${Math.max(chosen.from, year)}`;
}
