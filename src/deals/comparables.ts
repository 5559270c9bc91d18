import type { DealSet } from './dataset';
import { InputError } from './input-error';
import { findName, nearestNames } from './names';
import { FEATURES, FIELDS_OF, LIKENESS } from './similarity';
import type { DealProfile, Feature, Likeness, Wanted } from './similarity';

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
  const parts = used.map((feature) => ({ feature, worth: weights[feature] / whole }));
  const rows = candidates(set, { profile, parts }, count, except);
  const judges = parts.map(({ feature, worth }) => ({
    worth,
    likenessAt: likenessByRow(set, profile, feature),
  }));
  const similarities = new Float64Array(rows?.length ?? set.size);
  const indexAt = (place: number): number => (rows ? (rows[place] ?? -1) : place);
  for (const { worth, likenessAt } of judges) {
    for (let place = 0; place < similarities.length; place++) {
      similarities[place] = (similarities[place] ?? 0) + worth * likenessAt(indexAt(place)).similarity;
    }
  }
  if (except !== undefined && !rows) similarities[except] = 0;
  return mostSimilar(similarities, count).map((place) => {
    const index = indexAt(place);
    const reasons = judges
      .map(({ worth, likenessAt }) => ({ likeness: likenessAt(index), worth }))
      .filter(({ likeness }) => likeness.similarity > 0)
      .sort((a, b) => b.worth * b.likeness.similarity - a.worth * a.likeness.similarity);
    return {
      index,
      similarity: similarities[place] ?? 0,
      reason: reasons.map(({ likeness }) => likeness.reason).join('; '),
    };
  });
}

/** The deals among which are the most similar ones, in the order of the set; undefined for all that are in memory. */
function candidates(
  set: DealSet,
  wanted: Wanted,
  count: number,
  except: number | undefined,
): Uint32Array | undefined {
  const id = except === undefined ? undefined : String(set.value(except, 'deal_id') ?? '');
  return set.elsewhere?.alike(wanted, count, id);
}

/** The rows that are most similar, most similar first; equals by announcement, newest first. */
function mostSimilar(similarities: Float64Array, count: number): number[] {
  // Sorting the plain numbers first leaves few rows to be put in order, however many deals there are.
  const least = similarities.slice().sort().at(-Math.min(count, similarities.length)) ?? 0;
  const rows: number[] = [];
  similarities.forEach((similarity, row) => {
    if (similarity > 0 && similarity >= least) rows.push(row);
  });
  return rows.sort((a, b) => (similarities[b] ?? 0) - (similarities[a] ?? 0) || b - a).slice(0, count);
}

/** How alike the deal at a row is: decided once for each combination of values, not once a deal. */
function likenessByRow(set: DealSet, profile: DealProfile, feature: Feature): (row: number) => Likeness {
  const likeness = (row: number): Likeness =>
    LIKENESS[feature](profile, profileOf(set, row)) ?? { similarity: 0, reason: '' };
  // Fetched from a server are few.
  if (set.elsewhere) return likeness;
  const columns = FIELDS_OF[feature].map((field) => set.column(field));
  const byCodes = new Map<number, Likeness>();
  return (row) => {
    const key = columns.reduce(
      (whole, column) => whole * column.dictionary.length + (column.codes[row] ?? 0),
      0,
    );
    const known = byCodes.get(key);
    if (known) return known;
    const made = likeness(row);
    byCodes.set(key, made);
    return made;
  };
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
