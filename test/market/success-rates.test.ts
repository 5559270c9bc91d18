import { InputError } from '../../src/deals/input-error';
import { citationText } from '../../src/market/citation';
import { likelihoodOfApproval, phaseSuccessRates, studyNamed } from '../../src/market/success-rates';
import { STUDIES } from '../../src/market/studies';
import type { AssetProfile, SegmentChoice } from '../../src/market/segments';
import type { Stage } from '../../src/deals/vocabulary';
import { tables } from './tables';

const rates = (stage: Stage, profile: AssetProfile, by: SegmentChoice = 'area', study?: string) =>
  phaseSuccessRates(tables, stage, profile, {
    by,
    study: study === undefined ? undefined : studyNamed(study),
  });
const values = (...args: Parameters<typeof rates>) => rates(...args).map((rate) => rate.value);

const never = (): never => {
  throw new Error('missing');
};

describe('success rates of BIO/QLS/Informa 2011-2020', () => {
  // Phase 1, 2, 3, Filed as printed in the report; a cell on fewer than 30 cases shows the All indications rate.
  test.each<[string, AssetProfile, SegmentChoice, number[]]>([
    ['oncology', { area: 'Oncology' }, 'area', [0.488, 0.246, 0.477, 0.92]],
    ['immunology is Autoimmune', { area: 'Immunology' }, 'area', [0.552, 0.314, 0.653, 0.941]],
    ['metabolic', { area: 'Metabolic', indication: 'NASH' }, 'area', [0.618, 0.45, 0.636, 0.875]],
    [
      'diabetes is Endocrine',
      { area: 'Metabolic', indication: 'Type 2 diabetes' },
      'area',
      [0.433, 0.266, 0.662, 0.863],
    ],
    [
      'obesity is Endocrine',
      { area: 'Metabolic', indication: 'MASH, obesity' },
      'area',
      [0.433, 0.266, 0.662, 0.863],
    ],
    [
      'haematology',
      { area: 'Haematology', indication: 'Haemophilia B' },
      'area',
      [0.696, 0.481, 0.768, 0.931],
    ],
    [
      'a leukaemia is hematologic oncology',
      { area: 'Haematology', indication: 'chronic myeloid leukaemia' },
      'area',
      [0.501, 0.278, 0.6, 0.9],
    ],
    [
      'myelofibrosis is hematologic oncology',
      { area: 'Haematology', indication: 'Myelofibrosis, chronic GVHD' },
      'area',
      [0.501, 0.278, 0.6, 0.9],
    ],
    ['rare disease', { area: 'Rare disease' }, 'area', [0.674, 0.446, 0.604, 0.936]],
    ['dermatology is Others', { area: 'Dermatology' }, 'area', [0.636, 0.386, 0.6, 0.884]],
    ['several areas', { area: 'Multiple' }, 'area', [0.52, 0.289, 0.578, 0.906]],
    ['area undisclosed', {}, 'area', [0.52, 0.289, 0.578, 0.906]],
    [
      'ADC by modality: late phases on few cases',
      { area: 'Oncology', modality: 'Bispecific ADC' },
      'modality',
      [0.417, 0.415, 0.578, 0.906],
    ],
    [
      'cell therapy by modality: all but Phase 1 on few cases',
      { modality: 'Cell therapy' },
      'modality',
      [0.442, 0.289, 0.578, 0.906],
    ],
    ['siRNA', { modality: 'Oligonucleotide', asset: 'SRSD107' }, 'modality', [0.7, 0.289, 0.578, 0.906]],
    [
      'antisense where the asset is one',
      { modality: 'Oligonucleotide', asset: 'an antisense oligonucleotide' },
      'modality',
      [0.609, 0.2, 0.578, 0.906],
    ],
    [
      'radiopharmaceutical is NME',
      { modality: 'Radiopharmaceutical' },
      'modality',
      [0.506, 0.256, 0.506, 0.861],
    ],
    ['all', { area: 'Oncology', modality: 'ADC' }, 'all', [0.52, 0.289, 0.578, 0.906]],
    [
      'a biosimilar has its own segment whatever the area',
      { area: 'Oncology', modality: 'Biosimilar' },
      'area',
      [0.8, 0.289, 0.864, 0.932],
    ],
    ['a biosimilar even under "all"', { modality: 'Biosimilar' }, 'all', [0.8, 0.289, 0.864, 0.932]],
  ])('%s', (_, profile, by, expected) => {
    expect(values('Phase 1', profile, by)).toEqual(expected);
  });

  test('published likelihoods of approval come out to the printed digit', () => {
    const loa = (profile: AssetProfile) => (100 * likelihoodOfApproval(rates('Phase 1', profile))).toFixed(1);
    expect(loa({ area: 'Multiple' })).toBe('7.9');
    expect(loa({ area: 'Haematology' })).toBe('23.9');
    expect(loa({ area: 'Oncology' })).toBe('5.3');
    expect(loa({ area: 'Rare disease' })).toBe('17.0');
  });

  test('earlier phases come from Paul 2010: 0.69 and 0.80 × 0.75 × 0.85', () => {
    const [discovery, preclinical, phase1] = rates('Discovery', { area: 'Oncology' });
    expect(discovery?.value).toBeCloseTo(0.51, 12);
    expect(preclinical?.value).toBe(0.69);
    expect(preclinical?.citation.study).toBe('Paul 2010');
    expect(phase1?.value).toBe(0.488);
  });

  test.each<[Stage, number]>([
    ['Platform', 6],
    ['Discovery', 6],
    ['Preclinical', 5],
    ['IND', 4],
    ['Phase 1/2', 4],
    ['Phase 2/3', 3],
    ['Phase 3', 2],
    ['Filed', 1],
    ['Approved', 0],
  ])('an asset at %s has %i phases to pass', (stage, count) => {
    expect(rates(stage, {})).toHaveLength(count);
  });

  test('a citation says segment, cases, page and why another segment was taken', () => {
    const adc = rates('Phase 1', { modality: 'ADC' }, 'modality');
    expect(adc[0]?.citation).toMatchObject({ segment: 'ADCs', n: 103, sourceId: 'BIO2021-F10b' });
    expect(adc[0]?.citation.fallback).toBeUndefined();
    expect(adc[2]?.citation.fallback).toBe('ADCs rests on 16 cases');
    expect(adc[2]?.citation.sourceUrl).toMatch(/^https:/);
    expect(citationText(adc[3]?.citation ?? never())).toMatch(
      /^BIO\/QLS\/Informa 2011-2020, All indications: ADCs rests on 12 cases, n = 1453, https:/,
    );
  });
});

describe('other studies', () => {
  test.each(STUDIES.map((study) => [study.name] as const))('%s holds a chain for all medicines', (name) => {
    const chain = rates('Phase 1', {}, 'all', name);
    expect(chain.map((rate) => rate.phase)).toEqual(['Phase 1', 'Phase 2', 'Phase 3', 'Filed']);
    for (const { value, citation } of chain) {
      expect(value).toBeGreaterThan(0);
      expect(value).toBeLessThanOrEqual(1);
      expect(citation.study).toBe(name);
    }
  });

  test('Wong, Siah and Lo: likelihoods are divided, never path-by-path rates multiplied', () => {
    const chain = rates('Phase 1', {}, 'all', 'Wong');
    expect(likelihoodOfApproval(chain)).toBeCloseTo(0.138, 12);
    expect(chain.map((rate) => rate.value)).toEqual([0.138 / 0.21, 0.21 / 0.59, 0.59, 1]);
    expect(likelihoodOfApproval(rates('Phase 1', { area: 'Neurology' }, 'area', 'Wong'))).toBeCloseTo(
      0.15,
      12,
    );
    expect(likelihoodOfApproval(rates('Phase 2', { area: 'Immunology' }, 'area', 'Wong'))).toBeCloseTo(
      0.212,
      12,
    );
  });

  test('a segment that a study lacks takes its overall rate and says so', () => {
    const [first] = rates('Phase 1', { area: 'Respiratory' }, 'area', 'Wong');
    expect(first?.citation).toMatchObject({
      segment: 'Overall',
      fallback: 'Wong Siah Lo 2019 has no Respiratory',
    });
  });

  test('a filed asset under a study without a review rate takes that of BIO and says so', () => {
    const [review] = rates('Filed', {}, 'all', 'Wong');
    expect(review?.value).toBe(0.906);
    expect(review?.citation.fallback).toBe('Wong Siah Lo 2019 has no rate for the review');
  });

  test('BIO 2006-2015 by area', () => {
    expect(values('Phase 1', { area: 'Oncology' }, 'area', 'BIO 2016')).toEqual([0.628, 0.246, 0.401, 0.824]);
  });

  test('an unknown study is refused with names that would be right', () => {
    expect(() => studyNamed('Wang')).toThrow(InputError);
    expect(() => studyNamed('Wang')).toThrow(/pos_source: no study "Wang".*Wong/);
  });
});
