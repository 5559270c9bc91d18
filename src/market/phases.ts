import type { Stage } from '../deals/vocabulary';

/** The phases that can still fail, in order; an asset that has passed the last one is approved. */
export const PHASES = ['Discovery', 'Preclinical', 'Phase 1', 'Phase 2', 'Phase 3', 'Filed'] as const;
export type Phase = (typeof PHASES)[number];

const PHASE_OF_STAGE: Readonly<Record<Stage, Phase | 'Approved'>> = {
  Platform: 'Discovery',
  Discovery: 'Discovery',
  Preclinical: 'Preclinical',
  IND: 'Phase 1',
  'Phase 1': 'Phase 1',
  'Phase 1/2': 'Phase 1',
  'Phase 2': 'Phase 2',
  'Phase 2/3': 'Phase 2',
  'Phase 3': 'Phase 3',
  Filed: 'Filed',
  Approved: 'Approved',
};

/** The phase that an asset at `stage` is in: IND is the start of Phase 1, a combined phase is its first. */
export function phaseOfStage(stage: Stage): Phase | 'Approved' {
  return PHASE_OF_STAGE[stage];
}

/** The phases that an asset at `stage` still has to pass, its own first; none once it is approved. */
export function remainingPhases(stage: Stage): readonly Phase[] {
  const phase = phaseOfStage(stage);
  return phase === 'Approved' ? [] : PHASES.slice(PHASES.indexOf(phase));
}
