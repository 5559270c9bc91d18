import { InputError } from '../../deals/input-error';
import { parsePeriod } from '../../deals/period';
import type { DealQuery, FieldCriterion } from '../../deals/query';

/** What a person chose in the Deals place. '' and undefined mean: no restriction. */
export interface DealFilters {
  /** Free words, as typed. */
  readonly search: string;
  /** As typed: 2024, 2024H1, 2024Q3, 2024-05, 2023:2025. */
  readonly period: string;
  readonly modality_group: string;
  readonly exact_modality: string;
  readonly therapeutic_area: string;
  readonly stage: string;
  readonly deal_type: string;
  readonly territory_class: string;
  readonly licensor: string;
  readonly licensee: string;
  readonly licensor_country: string;
  readonly licensee_country: string;
  readonly status: string;
  /** Public or own deals, where a firm added some. */
  readonly origin: string;
  /** Headline in US$ million, inclusive. */
  readonly totalFrom?: number | undefined;
  readonly totalThrough?: number | undefined;
  /** What was typed in the search box and no control here can show, such as an upfront above 50. Never stored. */
  readonly typed?: readonly FieldCriterion[] | undefined;
}

export type FilterName = Exclude<keyof DealFilters, 'typed'>;

export const NO_FILTERS: DealFilters = {
  search: '',
  period: '',
  modality_group: '',
  exact_modality: '',
  therapeutic_area: '',
  stage: '',
  deal_type: '',
  territory_class: '',
  licensor: '',
  licensee: '',
  licensor_country: '',
  licensee_country: '',
  status: '',
  origin: '',
  totalFrom: undefined,
  totalThrough: undefined,
};

/** Filters that hold one entry of a field, whose name they bear. */
export const ENTRY_FILTERS = [
  'modality_group',
  'exact_modality',
  'therapeutic_area',
  'stage',
  'deal_type',
  'territory_class',
  'licensor',
  'licensee',
  'licensor_country',
  'licensee_country',
  'status',
  'origin',
] as const satisfies readonly FilterName[];
export type EntryFilter = (typeof ENTRY_FILTERS)[number];

/** What an entry filter holds to find the deals that don't disclose its field. */
export const NOT_DISCLOSED = '=';
/** What the filter of the deal's type holds to find licences of whatever type: neither prices of companies nor rights to China. */
export const LICENCES = 'licences';

/** Licences only, as publishers count them: acquisitions and China rights are left out. */
export const LICENCES_ONLY = [
  { field: 'deal_type', test: '<>Acquisition' },
  { field: 'deal_type', test: '<>Domestic-rights' },
] as const satisfies readonly FieldCriterion[];

function criteriaOf(field: EntryFilter, entry: string): readonly FieldCriterion[] {
  if (entry === '') return [];
  if (field === 'deal_type' && entry === LICENCES) return LICENCES_ONLY;
  return [{ field, test: entry === NOT_DISCLOSED ? entry : literally(entry) }];
}

/** The ways to order the list; `announced` and money run from the newest and the largest. */
export const SORTS = ['announced', 'total_usd_m', 'upfront_usd_m', 'licensor', 'licensee'] as const;
export type Sort = (typeof SORTS)[number];

const TEXT_SORTS: ReadonlySet<Sort> = new Set(['licensor', 'licensee']);

/**
 * The query that the filters mean: what the list shows, the sums cover and a linked table remembers. A period that
 * can't be read yet (half typed) restricts nothing; `periodProblem` tells why.
 */
export function queryOf(filters: DealFilters, sort: Sort = 'announced'): DealQuery {
  const criteria: FieldCriterion[] = [];
  if (filters.period.trim() !== '' && periodProblem(filters.period) === undefined) {
    criteria.push({ field: 'period', test: filters.period.trim() });
  }
  for (const name of ENTRY_FILTERS) {
    criteria.push(...criteriaOf(name, filters[name]));
  }
  if (filters.totalFrom !== undefined)
    criteria.push({ field: 'total_usd_m', test: `>=${filters.totalFrom}` });
  if (filters.totalThrough !== undefined) {
    criteria.push({ field: 'total_usd_m', test: `<=${filters.totalThrough}` });
  }
  criteria.push(...(filters.typed ?? []));
  const search = filters.search.trim();
  return {
    ...(search === '' ? {} : { search }),
    criteria,
    sort: [{ field: sort, descending: !TEXT_SORTS.has(sort) }],
  };
}

/** Why a typed period can't be read; undefined where it can, and where none is typed. */
export function periodProblem(period: string): string | undefined {
  if (period.trim() === '') return undefined;
  try {
    parsePeriod(period.trim());
    return undefined;
  } catch (problem) {
    if (problem instanceof InputError) return problem.message;
    throw problem;
  }
}

/** A criterion that means exactly this text: `*`, `?`, `~` and leading operators lose their meaning. */
export function literally(text: string): string {
  const escaped = text.replace(/[*?~]/g, '~$&');
  return /^[<>=]/.test(escaped) ? `=${escaped}` : escaped;
}

/** How many filters restrict the list, the words in the search box not counted. */
export function filterCount(filters: DealFilters): number {
  const { typed = [], ...chosen } = filters;
  const set = Object.entries(chosen).filter(
    ([name, value]) => name !== 'search' && value !== '' && value !== undefined,
  );
  return set.length + typed.length;
}
