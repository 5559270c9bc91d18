/** Random questions for comparables: some of what a deal is about, and weights of all kinds. */
import { comparables, profileOf } from '../../src/deals/comparables';
import type { DealSet } from '../../src/deals/dataset';
import { FEATURES } from '../../src/deals/similarity';
import type { DealProfile, Feature } from '../../src/deals/similarity';
import { bundledSet } from '../deals/bundled';
import { Random } from './random';

interface CompsQuestion {
  readonly dealId: string;
  readonly profile: DealProfile;
  readonly weights: Readonly<Record<Feature, number>>;
  readonly count: number;
  /** Whether the deal itself is left out. */
  readonly isKnown: boolean;
}

const QUESTIONS = 24;

function questions(): CompsQuestion[] {
  const random = new Random(20_261_123);
  return Array.from({ length: QUESTIONS }, () => {
    const { deal_id: dealId } = bundledSet.row(random.below(bundledSet.size));
    const whole = profileOf(bundledSet, bundledSet.rowOf(dealId) ?? 0);
    const profile = Object.fromEntries(
      Object.entries(whole).filter(() => random.next() < 0.7),
    ) as DealProfile;
    const weights = Object.fromEntries(
      FEATURES.map((feature) => [feature, random.next() < 0.3 ? 0 : 1 + random.below(50)]),
    ) as CompsQuestion['weights'];
    return { dealId, profile, weights, count: random.pick([1, 2, 5, 8]), isKnown: random.next() < 0.5 };
  });
}

/** What a set of deals, in memory or on a server, finds: ids with likeness and reason; nothing where nothing counts. */
export function comparedWith(set: DealSet): Promise<readonly (readonly unknown[])[][]> {
  const found = ({ dealId, profile, weights, count, isKnown }: CompsQuestion): unknown[][] => {
    const except = isKnown ? set.rowOf(dealId) : undefined;
    // Not known yet: asked again.
    if (isKnown && except === undefined) return [];
    const options = { count, weights, ...(except === undefined ? {} : { except }) };
    return comparables(set, profile, options).map(({ index, similarity, reason }) => [
      set.value(index, 'deal_id'),
      similarity,
      reason,
    ]);
  };
  const { elsewhere } = set;
  return Promise.all(
    questions().map(async (question) => {
      const ask = () => {
        try {
          return found(question);
        } catch (refusal) {
          return [[refusal instanceof Error ? refusal.message : String(refusal)]];
        }
      };
      return elsewhere ? elsewhere.answering(ask) : ask();
    }),
  );
}
