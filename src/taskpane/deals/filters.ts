import { anyOf, listedIn } from '../../deals/alternatives';
import { InputError } from '../../deals/input-error';
import { parsePeriod } from '../../deals/period';
import type { DealQuery, FieldCriterion } from '../../deals/query';
import { MODALITY_GROUPS, MODALITY_GROUP_NAMES } from '../../deals/vocabulary';

/**
 * What a person chose in the Deals place. '' and undefined mean: no restriction; entries of a field are a list
 * (`listOf`), any of which will do.
 */
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

/** Filters that hold entries of a field, whose name they bear. */
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

/** Any of the entries, one of which may be that none is disclosed. */
function anyEntry(entries: readonly string[]): string {
  const named = entries.filter((entry) => entry !== NOT_DISCLOSED);
  if (named.length === 0) return NOT_DISCLOSED;
  return anyOf(named) + (named.length < entries.length ? `|${NOT_DISCLOSED}` : '');
}

function criteriaOf(field: EntryFilter, entries: readonly string[]): readonly FieldCriterion[] {
  if (entries.length === 0) return [];
  if (field === 'deal_type' && entries.includes(LICENCES)) return LICENCES_ONLY;
  return [{ field, test: anyEntry(entries) }];
}

/** What the list can be ordered by; dates, stages and figures run from the newest, latest and largest. */
export const SORTS = [
  'announced',
  'total_usd_m',
  'upfront_usd_m',
  'upfront_share',
  'stage',
  'licensor',
  'licensee',
] as const;
export type SortField = (typeof SORTS)[number];
/** With a hyphen before it the other way round. */
export type Sort = SortField | `-${SortField}`;
export const SORT_ORDERS: readonly Sort[] = SORTS.flatMap((field) => [field, `-${field}`] as const);

const TEXT_SORTS: ReadonlySet<SortField> = new Set(['licensor', 'licensee']);

/** By what an order sorts, and whether the other way round than usual. */
export const sortFieldOf = (sort: Sort): SortField => sort.replace('-', '') as SortField;
export const isTurned = (sort: Sort): boolean => sort.startsWith('-');

/**
 * The query that the filters mean: what the list shows, the sums cover and a linked table remembers. A period that
 * can't be read yet (half typed) restricts nothing; `periodsUnread` tells them.
 */
export function queryOf(filters: DealFilters, sort: Sort = 'announced'): DealQuery {
  const criteria: FieldCriterion[] = [];
  const periods = periodsRead(filters.period);
  if (periods.length > 0) criteria.push({ field: 'period', test: periods.join('|') });
  criteria.push(...entryCriteria((name) => listedIn(filters[name])));
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
    sort: sortKeys(sortFieldOf(sort), isTurned(sort)),
  };
}

/** Many deals share a stage: of those the newest first. */
function sortKeys(field: SortField, turned: boolean) {
  const key = { field, descending: TEXT_SORTS.has(field) === turned };
  return field === 'stage' ? [key, { field: 'announced', descending: true }] : [key];
}

/**
 * What entries mean as criteria: any of those of a field. A modality group and an exact modality are one field to a
 * person; where a name is both, the group is told by what is in it.
 */
export function entryCriteria(entriesOf: (field: EntryFilter) => readonly string[]): FieldCriterion[] {
  const [groups, exact] = [entriesOf('modality_group'), entriesOf('exact_modality')];
  const isMixed = groups.length > 0 && exact.length > 0;
  const criteria: FieldCriterion[] = isMixed ? [eitherModality(groups, exact)] : [];
  for (const field of ENTRY_FILTERS) {
    if (isMixed && (field === 'modality_group' || field === 'exact_modality')) continue;
    criteria.push(...criteriaOf(field, entriesOf(field)));
  }
  return criteria;
}

function eitherModality(groups: readonly string[], exact: readonly string[]): FieldCriterion {
  const names: readonly string[] = MODALITY_GROUP_NAMES;
  if (!exact.some((each) => names.includes(each)))
    return { field: 'modality', test: anyEntry([...groups, ...exact]) };
  const members = MODALITY_GROUP_NAMES.filter((group) => groups.includes(group)).flatMap(
    (group): readonly string[] => MODALITY_GROUPS[group],
  );
  const undisclosed = groups.filter((group) => group === NOT_DISCLOSED);
  return { field: 'exact_modality', test: anyEntry([...new Set([...members, ...exact, ...undisclosed])]) };
}

/** Periods as typed, one or several. */
const periodsIn = (period: string): readonly string[] =>
  period
    .split(/[|,;、，]/)
    .map((each) => each.trim())
    .filter((each) => each !== '');

/** Whether one period is none; other problems than a person's are thrown. */
function isUnread(period: string): boolean {
  try {
    parsePeriod(period);
    return false;
  } catch (problem) {
    if (problem instanceof InputError) return true;
    throw problem;
  }
}

/** The typed periods that can be read. */
export const periodsRead = (period: string): readonly string[] =>
  periodsIn(period).filter((each) => !isUnread(each));

/** The typed periods that can't be read: they restrict nothing, and nothing is inserted while one stands there. */
export const periodsUnread = (period: string): readonly string[] => periodsIn(period).filter(isUnread);

/** How many filters restrict the list, the words in the search box not counted. */
export function filterCount(filters: DealFilters): number {
  const { typed = [], ...chosen } = filters;
  const set = Object.entries(chosen).filter(([name, value]) =>
    name === 'period'
      ? periodsRead(chosen.period).length > 0
      : name !== 'search' && value !== '' && value !== undefined,
  );
  return set.length + typed.length;
}
