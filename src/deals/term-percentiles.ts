import type { DealSet } from './dataset';
import { disclosedValues, selectDeals } from './query';
import type { FieldCriterion } from './query';

/** The terms by which a deal is compared with others. */
const COMPARED_TERMS = [
  'upfront_usd_m',
  'total_usd_m',
  'upfront_share',
  'royalty_low_pct',
  'royalty_high_pct',
] as const;
export type ComparedTerm = (typeof COMPARED_TERMS)[number];

/** Fewer others than this that disclose a term say little about it: the next wider set is taken (house). */
export const FEWEST_COMPARABLES = 10;

/** Figures that differ by less than this part of them are equal: no more can be told of one that is written as text. */
export const EQUAL_WITHIN = 1e-12;

/** What a deal is compared in: its stage and modality group, as far as they are disclosed. */
export interface ComparedDeal {
  /** Left out of the comparison; undefined for a deal that is not in the data. */
  readonly dealId?: string | undefined;
  readonly stage?: string | undefined;
  readonly modalityGroup?: string | undefined;
  readonly terms: Readonly<Partial<Record<ComparedTerm, number | undefined>>>;
}

/** Which deals a term is compared with, from the nearest to all. */
export type ComparisonScope = 'both' | 'stage' | 'modality' | 'all';

export interface TermPercentile {
  readonly term: ComparedTerm;
  /** The deal's own; undefined where it is not disclosed. */
  readonly value: number | undefined;
  /** Share of the others with a lower figure, equal ones counted half; undefined without a value or others. */
  readonly percentile: number | undefined;
  /** How many others disclose it. */
  readonly others: number;
  readonly scope: ComparisonScope;
  /** The others of the scope, whether they disclose the term or not. */
  readonly criteria: readonly FieldCriterion[];
}

/**
 * Where each term of a deal lies among comparable deals: those of its stage and modality group; where fewer than
 * {@link FEWEST_COMPARABLES} others disclose the term, those of its stage, then all deals. No other deal is left out.
 */
export function termPercentiles(set: DealSet, deal: ComparedDeal): readonly TermPercentile[] {
  return COMPARED_TERMS.map((term) => {
    const scopes = scopesOf(deal).map(({ scope, criteria }) => ({
      scope,
      criteria,
      values: disclosedValues(selectDeals(set, { criteria }), term),
    }));
    const chosen = scopes.find(({ values }) => values.length >= FEWEST_COMPARABLES) ?? scopes.at(-1);
    const value = deal.terms[term];
    const { scope = 'all', criteria = [], values = new Float64Array() } = chosen ?? {};
    return {
      term,
      value,
      percentile: value === undefined ? undefined : percentileRank(values, value),
      others: values.length,
      scope,
      criteria,
    };
  });
}

/** Share of values below one, equal ones counted half; undefined among none. */
export function percentileRank(values: Float64Array | readonly number[], value: number): number | undefined {
  if (values.length === 0) return undefined;
  const margin = Math.abs(value) * EQUAL_WITHIN;
  let below = 0;
  for (const each of values) below += each < value - margin ? 1 : each <= value + margin ? 0.5 : 0;
  return below / values.length;
}

function scopesOf({ dealId, stage, modalityGroup }: ComparedDeal): readonly {
  scope: ComparisonScope;
  criteria: readonly FieldCriterion[];
}[] {
  const others: FieldCriterion[] = dealId === undefined ? [] : [{ field: 'deal_id', test: `<>${dealId}` }];
  const ofStage: FieldCriterion[] = stage === undefined ? [] : [{ field: 'stage', test: stage }];
  const ofModality: FieldCriterion[] =
    modalityGroup === undefined ? [] : [{ field: 'modality_group', test: modalityGroup }];
  return [
    ...(ofStage.length > 0 && ofModality.length > 0
      ? [{ scope: 'both' as const, criteria: [...ofStage, ...ofModality, ...others] }]
      : []),
    ...(ofStage.length > 0 ? [{ scope: 'stage' as const, criteria: [...ofStage, ...others] }] : []),
    ...(ofStage.length === 0 && ofModality.length > 0
      ? [{ scope: 'modality' as const, criteria: [...ofModality, ...others] }]
      : []),
    { scope: 'all' as const, criteria: others },
  ];
}
