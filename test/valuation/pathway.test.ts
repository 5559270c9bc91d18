import { pathwayOf } from '../../src/valuation/pathway';
import { valuationDate } from '../../src/valuation/valuation-date';
import { assume, refusal, tables, terms } from './deals';
import type { Pairs } from './deals';

const pathway = (deal: string | Pairs, assumptions: Pairs = {}) => {
  const [product, market] = [terms(deal), assume(assumptions)];
  return pathwayOf(product, market, tables, valuationDate(product, market));
};
const phases = (deal: string | Pairs, assumptions: Pairs = {}) =>
  pathway(deal, assumptions).phases.map(({ phase }) => phase);

describe('stage means stage in the licensed territory', () => {
  test.each<[string, Pairs, string]>([
    ['discovery platforms', { stage: 'Platform' }, 'Discovery'],
    ['IND is the start of Phase 1', { stage: 'IND' }, 'Phase 1'],
    ['Phase 1/2 is Phase 1', { stage: 'Phase 1/2' }, 'Phase 1'],
    ['Phase 2/3 is Phase 2', { stage: 'Phase 2/3' }, 'Phase 2'],
    ['undisclosed is Preclinical', { upfront: 1 }, 'Preclinical'],
    ['approved, licensed ex China', { stage: 'Approved', territory_class: 'Ex-China' }, 'Phase 3'],
    ['approved, licensed globally', { stage: 'Approved', territory_class: 'Global' }, 'Phase 3'],
    [
      'approved, licensed to US, EU or Japan',
      { stage: 'Approved', territory_class: 'US/EU/Japan' },
      'Phase 3',
    ],
    ['approved, territory undisclosed', { stage: 'Approved' }, 'Phase 3'],
    ['approved, other regions', { stage: 'Approved', territory_class: 'Other regions' }, 'Filed'],
    [
      'an approved biosimilar',
      { stage: 'Approved', territory_class: 'US/EU/Japan', modality: 'Biosimilar' },
      'Filed',
    ],
    ['filed stays filed', { stage: 'Filed', territory_class: 'Ex-China' }, 'Filed'],
  ])('%s', (_, deal, first) => {
    expect(phases(deal)[0]).toBe(first);
  });

  test.each<[string, Pairs, Pairs]>([
    ['approved in China, licensed for China', { stage: 'Approved', territory_class: 'China' }, {}],
    ['an acquired company keeps its stage', { stage: 'Approved', type: 'Acquisition' }, {}],
    ['the stage given', { stage: 'Approved', territory_class: 'Ex-China' }, { stage: 'Approved' }],
  ])('no development risk: %s', (_, deal, assumptions) => {
    expect(pathway(deal, assumptions)).toMatchObject({
      phases: [],
      likelihoodOfApproval: 1,
      approvalYears: 0,
    });
  });

  test('the basis says how it was read', () => {
    expect(pathway({ upfront: 1 }).stageBasis).toBe('stage not disclosed: read as Preclinical');
    expect(pathway('beigene-novartis-2021-01').stageBasis).toBe(
      'approved elsewhere at signing: read as Phase 3 for US/EU/Japan (house)',
    );
    expect(pathway('kelun-merck-2022-12', { stage: 'Phase 1' }).stageBasis).toBe('stage given: Phase 1');
  });
});

describe('probabilities and times', () => {
  test('of a preclinical oncology deal', () => {
    const { phases: all, likelihoodOfApproval, approvalYears } = pathway('kelun-merck-2022-12');
    expect(all.map(({ probability }) => probability)).toEqual([0.69, 0.488, 0.246, 0.477, 0.92]);
    expect(all.map(({ endYears }) => Number(endYears.toFixed(9)))).toEqual([1, 3.7, 7.4, 10.5, 11.3]);
    expect(likelihoodOfApproval).toBeCloseTo(0.69 * 0.488 * 0.246 * 0.477 * 0.92, 14);
    expect(approvalYears).toBeCloseTo(11.3, 12);
  });

  test('a given number takes the place of a published one and says so', () => {
    const { phases: all } = pathway('kelun-merck-2022-12', { p_phase_2: 0.5, d_phase_2: 0 });
    expect(all[2]).toMatchObject({
      probability: 0.5,
      durationYears: 0,
    });
    expect([all[2]?.probabilityBasis(), all[2]?.durationBasis()]).toEqual(['given', 'given: 0 or blank']);
    expect(all[1]?.probabilityBasis()).toBe('cited (BIO/QLS/Informa 2011-2020, Oncology)');
  });

  test('by modality and by another study', () => {
    expect(pathway('kelun-merck-2022-12', { pos_by: 'modality' }).phases[1]?.probability).toBe(0.417);
    expect(pathway('kelun-merck-2022-12', { pos_source: 'Wong' }).likelihoodOfApproval).toBeCloseTo(
      0.69 * 0.034,
      12,
    );
  });
});

describe('the valuation date', () => {
  const deal = { announced: '2024-01-01', stage: 'Phase 1', area: 'Oncology', upfront: 1 };

  test('elapsed time shortens the current phase, a year of 365.25 days', () => {
    const [first, second] = pathway(deal, { valuation_date: '2025-01-01' }).phases;
    expect(first?.durationYears).toBeCloseTo(2.7 - 366 / 365.25, 12);
    expect(second?.durationYears).toBe(3.7);
  });

  test('not below 0', () => {
    const [first] = pathway(deal, { valuation_date: '2034-01-01' }).phases;
    expect(first).toMatchObject({ durationYears: 0, endYears: 0, remainingShare: 0 });
  });

  test('a given stage is the stage at the valuation date: nothing of it has elapsed', () => {
    const [first] = pathway(deal, { valuation_date: '2025-01-01', stage: 'Phase 2' }).phases;
    expect(first).toMatchObject({ phase: 'Phase 2', durationYears: 3.7 });
  });

  test('an asset approved before signing has been approved for the time elapsed', () => {
    const approved = { announced: '2024-01-01', stage: 'Approved', territory_class: 'China' };
    expect(pathway(approved, { valuation_date: '2025-01-01' }).approvalYears).toBeCloseTo(-366 / 365.25, 12);
  });

  test('a month counts as its 15th, and inside it nothing has elapsed', () => {
    const monthly = { ...deal, announced: '2024-01' };
    const market = (date: string) =>
      valuationDate(terms(monthly), assume({ valuation_date: date })).elapsedYears;
    expect(market('2024-01-02')).toBe(0);
    expect(market('2024-01-15')).toBe(0);
    expect(market('2024-01-25')).toBeCloseTo(10 / 365.25, 14);
    expect(market('2024-02')).toBeCloseTo(31 / 365.25, 14);
  });

  test('before the announcement is refused', () => {
    expect(refusal(() => pathway(deal, { valuation_date: '2023-12-31' }))).toEqual({
      kind: 'number',
      message: 'valuation_date: lies before the announcement (2024-01-01).',
    });
  });

  test('of a deal without an announcement is the date of its signing', () => {
    expect(
      pathway({ upfront: 1, stage: 'Phase 1' }, { valuation_date: '2030-01-01' }).phases[0]?.durationYears,
    ).toBe(2.3);
  });
});
