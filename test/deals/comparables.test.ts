import fc from 'fast-check';
import { DEFAULT_WEIGHTS, comparables, profileOf, readWeights } from '../../src/deals/comparables';
import { FEATURES, LIKENESS } from '../../src/deals/similarity';
import type { DealProfile, Feature } from '../../src/deals/similarity';
import { bundledDeals } from '../../src/source/bundled';

const set = bundledDeals();
const day = (serial: number) => ({ serial, precision: 'day' }) as const;

test.each<[Feature, DealProfile, DealProfile, number | undefined, RegExp]>([
  ['modality', { modality: 'ADC' }, { modality: 'ADC' }, 1, /same modality \(ADC\)/],
  [
    'modality',
    { modality: 'ADC' },
    { modality: 'Bispecific ADC' },
    0.5,
    /same modality group \(ADC: Bispecific ADC\)/,
  ],
  ['modality', { modality: 'ADC' }, { modality: 'Peptide' }, 0, /^$/],
  ['modality', {}, { modality: 'ADC' }, undefined, /^$/],
  ['modality', { modality: 'ADC' }, {}, 0, /^$/],
  ['target', { target: 'HER2' }, { target: 'HER2' }, 1, /same target \(HER2\)/],
  ['target', { target: 'PD-1xVEGF' }, { target: 'PD-1' }, 0.5, /shared target \(PD-1\)/],
  ['target', { target: 'GLP-1R/GIPR; GLP-1R' }, { target: 'GLP-1R' }, 0.5, /shared target \(GLP-1R\)/],
  ['target', { target: 'Claudin 18.2' }, { target: 'CLDN18.2' }, 1, /same target/],
  ['target', { target: 'undisclosed' }, { target: 'undisclosed' }, undefined, /^$/],
  ['area', { therapeutic_area: 'Oncology' }, { therapeutic_area: 'Oncology' }, 1, /same area \(Oncology\)/],
  ['area', { therapeutic_area: 'Oncology' }, { therapeutic_area: 'Multiple' }, 0, /^$/],
  ['stage', { stage: 'Phase 2' }, { stage: 'Phase 2' }, 1, /same stage \(Phase 2\)/],
  ['stage', { stage: 'Phase 2' }, { stage: 'Phase 1' }, 2 / 3, /near stage \(Phase 1\)/],
  ['stage', { stage: 'Preclinical' }, { stage: 'Phase 3' }, 0, /^$/],
  [
    'territory',
    { territory_class: 'Global' },
    { territory_class: 'Ex-China' },
    0.8,
    /near territory \(Ex-China\)/,
  ],
  ['territory', { territory_class: 'China' }, { territory_class: 'Ex-China' }, 0, /^$/],
  ['date', { announced: day(45000) }, { announced: day(45000 + 3 * 365.25) }, 0.5, /3\.0 years apart/],
  ['date', { announced: day(45000) }, { announced: day(45003) }, 1, /same time/],
  [
    'party type',
    { licensee_type: 'MNC', licensor_type: 'Biotech' },
    { licensee_type: 'MNC' },
    0.5,
    /licensee MNC/,
  ],
])('likeness in %s of %j and %j is %s', (feature, wanted, other, similarity, reason) => {
  const likeness = LIKENESS[feature](wanted, other);
  if (typeof similarity === 'number') expect(likeness?.similarity).toBeCloseTo(similarity, 2);
  else expect(likeness).toBeUndefined();
  expect(likeness?.reason ?? '').toMatch(reason);
});

test('a deal is most like itself, and never its own comparable', () => {
  for (let index = 0; index < set.size; index += 7) {
    const profile = profileOf(set, index);
    const [best] = comparables(set, profile, { count: 1 });
    expect(best?.similarity).toBeCloseTo(1, 12);
    const others = comparables(set, profile, { count: 50, except: index });
    expect(others.map((each) => each.index)).not.toContain(index);
  }
});

const weights = fc.record(
  Object.fromEntries(FEATURES.map((feature) => [feature, fc.integer({ min: 0, max: 50 })])) as Record<
    Feature,
    fc.Arbitrary<number>
  >,
);

test('similarity is from 0 to 1, descends, and is the same whatever the scale of the weights', () => {
  fc.assert(
    fc.property(fc.nat(set.size - 1), weights, (index, given) => {
      fc.pre(given.modality + given.date > 0);
      const profile = profileOf(set, index);
      fc.pre(profile.modality !== undefined);
      const found = comparables(set, profile, { count: 30, weights: given, except: index });
      const values = found.map(({ similarity }) => similarity);
      expect(values.every((value) => value > 0 && value <= 1 + 1e-12)).toBe(true);
      expect(values).toEqual([...values].sort((a, b) => b - a));
      const scaled = Object.fromEntries(
        FEATURES.map((feature) => [feature, given[feature] * 4]),
      ) as typeof given;
      expect(comparables(set, profile, { count: 30, weights: scaled, except: index })).toEqual(found);
    }),
    { seed: 11, numRuns: 60 },
  );
});

test('weights that are not named keep their default', () =>
  expect(
    readWeights([
      ['Party type', 0],
      ['target', 50],
    ]),
  ).toEqual({ ...DEFAULT_WEIGHTS, 'party type': 0, target: 50 }));
