import type { PathwayPhase } from '../pathway';
import { numberText } from '../wording';

/** "Phase 1 0.488 × Phase 2 0.246 cited (…)": consecutive phases with the same origin share it. */
function grouped(
  phases: readonly PathwayPhase[],
  sign: string,
  show: (phase: PathwayPhase) => string,
  origin: (phase: PathwayPhase) => string,
): string {
  return phases
    .map((phase, index) => {
      const next = phases[index + 1];
      const same = next !== undefined && origin(next) === origin(phase);
      return same ? show(phase) : `${show(phase)} ${origin(phase)}`;
    })
    .join(` ${sign} `);
}

/** Where the probability of having passed these phases came from. */
export function successText(phases: readonly PathwayPhase[]): string {
  if (phases.length === 0) return 'no development risk';
  return `probability ${grouped(
    phases,
    '×',
    ({ phase, probability }) => `${phase} ${numberText(probability)}`,
    ({ probabilityBasis }) => probabilityBasis(),
  )}`;
}

/** Where the time to the end of these phases came from. */
export function timeText(phases: readonly PathwayPhase[]): string {
  if (phases.length === 0) return 'time 0';
  return `time ${grouped(
    phases,
    '+',
    ({ durationYears }) => `${numberText(durationYears)}`,
    ({ durationBasis }) => `years ${durationBasis()}`,
  )}`;
}
