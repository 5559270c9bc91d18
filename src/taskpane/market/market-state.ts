import type { FieldName } from '../../deals/fields';
import type { FieldCriterion } from '../../deals/query';
import { LICENCES, NO_FILTERS, queryOf } from '../deals/filters';
import type { DealFilters } from '../deals/filters';

/** What the Market place shows. */
export const MARKET_VIEWS = [
  'trend',
  'mix',
  'upfrontShare',
  'attrition',
  'benchmarks',
  'published',
  'selection',
] as const;
export type MarketView = (typeof MARKET_VIEWS)[number];

export const UNITS = ['year', 'half', 'quarter'] as const;
export type Unit = (typeof UNITS)[number];

/** What the deals are split by: what is sold, how far it is, where to, who buys, who sells. */
export const SPLITS = [
  'modality_group',
  'therapeutic_area',
  'stage',
  'territory_class',
  'licensee_country',
  'licensee',
  'licensor',
] as const satisfies readonly FieldName[];
export type Split = (typeof SPLITS)[number];

/** What the deals that ended are told apart by: the year in which they were announced, what is sold, how far it was. */
export const COHORTS = ['year', 'stage', 'modality_group'] as const;
export type Cohort = (typeof COHORTS)[number];

/** Figures that a picture is of. */
export const PICTURED = ['total_usd_m', 'upfront_usd_m', 'deals'] as const;
export type Pictured = (typeof PICTURED)[number];

/** The deals that the market is looked at in; '' is no restriction. */
export const SCOPE_FIELDS = ['period', 'modality_group', 'therapeutic_area', 'stage', 'deal_type'] as const;
export type MarketScope = Readonly<Record<(typeof SCOPE_FIELDS)[number], string>>;

/** Where the user was in the Market place. */
export interface MarketState {
  readonly view: MarketView;
  readonly unit: Unit;
  readonly split: Split;
  readonly pictured: Pictured;
  readonly cohort: Cohort;
  readonly scope: MarketScope;
  /** Type of the deals whose amounts are compared: an acquisition's price stands where others have an upfront. */
  readonly amountsType: string;
}

export const FIRST_MARKET: MarketState = {
  view: 'trend',
  unit: 'year',
  split: 'modality_group',
  pictured: 'total_usd_m',
  cohort: 'year',
  scope: { period: '', modality_group: '', therapeutic_area: '', stage: '', deal_type: '' },
  amountsType: LICENCES,
};

/** Views that compare what single deals pay. */
export const COMPARES_AMOUNTS: ReadonlySet<MarketView> = new Set(['upfrontShare', 'benchmarks']);

/** The deals that the view shown looks at. */
export const scopeOf = ({ view, scope, amountsType }: MarketState): MarketScope =>
  COMPARES_AMOUNTS.has(view) ? { ...scope, deal_type: amountsType } : scope;

/** What changes when a person chooses other deals in a view. */
export function scopeChanged(state: MarketState, change: Partial<MarketScope>): Partial<MarketState> {
  const { deal_type, ...others } = { ...scopeOf(state), ...change };
  const ofAmounts = COMPARES_AMOUNTS.has(state.view);
  return {
    scope: { ...others, deal_type: ofAmounts ? state.scope.deal_type : deal_type },
    amountsType: ofAmounts ? deal_type : state.amountsType,
  };
}

/** The filters of the Deals place that show a scope's deals. */
export const filtersOfScope = (scope: MarketScope): DealFilters => ({ ...NO_FILTERS, ...scope });

/** The criteria of a scope, as a formula and a query take them; a period that can't be read restricts nothing. */
export const scopeCriteria = (scope: MarketScope): readonly FieldCriterion[] =>
  queryOf(filtersOfScope(scope)).criteria;

/** The money beside a picture: a picture of deals shows the headlines. */
export const measureOf = (pictured: Pictured): 'total_usd_m' | 'upfront_usd_m' =>
  pictured === 'upfront_usd_m' ? 'upfront_usd_m' : 'total_usd_m';
