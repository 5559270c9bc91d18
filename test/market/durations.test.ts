import { phaseDurations } from '../../src/market/durations';
import { phaseCost } from '../../src/market/costs';
import { PHASES } from '../../src/market/phases';
import type { AssetProfile } from '../../src/market/segments';
import { tables } from './tables';

describe('phase durations', () => {
  // Phase 1, 2, 3, regulatory review in years, as in durations.csv
  test.each<[string, AssetProfile, number[]]>([
    ['oncology', { area: 'Oncology' }, [2.7, 3.7, 3.1, 0.8]],
    ['immunology lends its review from Non-oncology', { area: 'Immunology' }, [2.1, 3.6, 3.2, 1.4]],
    [
      'cardiovascular: own Phase 3, review of Non-oncology, else All indications',
      { area: 'Cardiovascular' },
      [2.3, 3.6, 4.2, 1.4],
    ],
    ['metabolic', { area: 'Metabolic', indication: 'MASH' }, [2.0, 3.2, 3.1, 1.2]],
    ['diabetes is Endocrine', { area: 'Metabolic', indication: 'Type 2 diabetes' }, [1.8, 3.4, 3.7, 1.8]],
    ['haematology, a myeloma too', { area: 'Haematology', indication: 'myeloma' }, [2.2, 3.4, 3.6, 1.5]],
    ['neurology has no duration segment', { area: 'Neurology' }, [2.3, 3.6, 3.3, 1.3]],
    ['dermatology is Others', { area: 'Dermatology' }, [1.9, 3.5, 3.2, 1.8]],
    ['undisclosed', {}, [2.3, 3.6, 3.3, 1.3]],
  ])('%s', (_, profile, expected) => {
    const durations = phaseDurations(tables, profile);
    expect([
      durations['Phase 1'].value,
      durations['Phase 2'].value,
      durations['Phase 3'].value,
      durations.Filed.value,
    ]).toEqual(expected);
    expect(durations.Discovery.value).toBe(4.5);
    expect(durations.Preclinical.value).toBe(1);
  });

  test('say where they come from', () => {
    const {
      'Phase 1': phase1,
      'Phase 3': phase3,
      Filed,
    } = phaseDurations(tables, { area: 'Cardiovascular' });
    expect(phase1.citation).toMatchObject({
      segment: 'All indications',
      fallback: 'no duration for Cardiovascular',
    });
    expect(phase3.citation.fallback).toBeUndefined();
    expect(Filed.citation).toMatchObject({
      segment: 'Non-oncology, all',
      fallback: 'no duration for Cardiovascular',
    });
  });
});

test('R&D costs are those of Paul 2010, discovery summed over its three steps', () => {
  expect(PHASES.map((phase) => phaseCost(tables, phase).value)).toEqual([13.5, 5, 15, 40, 150, 40]);
});
