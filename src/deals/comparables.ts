import type { DealSet } from './dataset';
import { InputError } from './input-error';
import { findName, nearestNames } from './names';
import { FEATURES, LIKENESS } from './similarity';
import type { DealProfile, Feature } from './similarity';

export type FeatureWeights = Readonly<Record<Feature, number>>;

/** How much each feature counts by default (house): what is sold before where, when and by whom. */
export const DEFAULT_WEIGHTS: FeatureWeights = {
  modality: 25,
  target: 20,
  area: 20,
  stage: 15,
  territory: 8,
  date: 7,
  'party type': 5,
};

/** A deal of the data that is like another one. */
export interface Comparable {
  readonly index: number;
  /** 0 to 1: the weighted mean of the likenesses of all features that the wanted deal discloses. */
  readonly similarity: number;
  /** Why, the features that count most first. */
  readonly reason: string;
}

/**
 * The deals most like a profile. Every deal of the data is a candidate, whatever its type or status, except `except`.
 * Features that the profile does not disclose are left out and the others weigh the more.
 * @returns most similar first; equals by announcement, newest first; deals that share nothing are left out
 * @throws InputError (#N/A) where the profile discloses no feature that has a weight
 */
export function comparables(
  set: DealSet,
  profile: DealProfile,
  { count, weights = DEFAULT_WEIGHTS, except }: { count: number; weights?: FeatureWeights; except?: number },
): Comparable[] {
  const used = FEATURES.filter(
    (feature) => weights[feature] > 0 && LIKENESS[feature](profile, {}) !== undefined,
  );
  if (used.length === 0) {
    throw new InputError(
      'notAvailable',
      `deal: nothing is disclosed by which it could be compared; give one of ${FEATURES.join(', ')}.`,
    );
  }
  const whole = used.reduce((sum, feature) => sum + weights[feature], 0);
  const found: Comparable[] = [];
  for (let index = 0; index < set.size; index++) {
    if (index === except) continue;
    const other = profileOf(set, index);
    const parts = used.flatMap((feature) => {
      const likeness = LIKENESS[feature](profile, other);
      return likeness && likeness.similarity > 0
        ? [{ worth: (weights[feature] * likeness.similarity) / whole, reason: likeness.reason }]
        : [];
    });
    if (parts.length === 0) continue;
    parts.sort((a, b) => b.worth - a.worth);
    found.push({
      index,
      similarity: parts.reduce((sum, part) => sum + part.worth, 0),
      reason: parts.map((part) => part.reason).join('; '),
    });
  }
  return found.sort((a, b) => b.similarity - a.similarity || b.index - a.index).slice(0, count);
}

/** The profile of a deal in the data. */
export function profileOf(set: DealSet, index: number): DealProfile {
  const serial = set.value(index, 'announced');
  const text = (field: Exclude<keyof DealProfile, 'announced'>) => set.value(index, field);
  // Vocabulary columns hold entries of their vocabulary: the schema has seen to it.
  return {
    modality: text('modality'),
    target: text('target'),
    therapeutic_area: text('therapeutic_area'),
    stage: text('stage'),
    territory_class: text('territory_class'),
    licensor_type: text('licensor_type'),
    licensee_type: text('licensee_type'),
    announced: typeof serial === 'number' ? { serial, precision: 'day' } : undefined,
  } as DealProfile;
}

/**
 * Weights as a user gives them by name; features not named keep their default.
 * @throws InputError (#VALUE!) for an unknown feature; (#NUM!) for a negative weight or where all are zero
 */
export function readWeights(given: readonly (readonly [name: string, weight: number])[]): FeatureWeights {
  const weights: Record<Feature, number> = { ...DEFAULT_WEIGHTS };
  for (const [name, weight] of given) {
    const feature = findName(name, FEATURES);
    if (feature === undefined) {
      const near = nearestNames(name, FEATURES);
      throw new InputError(
        'value',
        `weights: there is no feature "${name.slice(0, 60)}"; give ${(near.length ? near : FEATURES).join(', ')}.`,
      );
    }
    if (weight < 0)
      throw new InputError('number', `weights: the weight of ${feature} is ${weight}, below 0.`);
    weights[feature] = weight;
  }
  if (FEATURES.every((feature) => weights[feature] === 0)) {
    throw new InputError('number', 'weights: all weights are 0, so nothing can be compared.');
  }
  return weights;
}
