import type { Phase } from '../market/phases';
import type { AssumptionName } from './assumption-list';

type PhaseNames<Prefix extends string> = Readonly<Record<Phase, AssumptionName & `${Prefix}_${string}`>>;

/** The assumption that overrides a phase's success probability. */
export const SUCCESS_NAMES = {
  Discovery: 'p_discovery',
  Preclinical: 'p_preclinical',
  'Phase 1': 'p_phase_1',
  'Phase 2': 'p_phase_2',
  'Phase 3': 'p_phase_3',
  Filed: 'p_filed',
} as const satisfies PhaseNames<'p'>;

/** The assumption that overrides a phase's duration. */
export const DURATION_NAMES = {
  Discovery: 'd_discovery',
  Preclinical: 'd_preclinical',
  'Phase 1': 'd_phase_1',
  'Phase 2': 'd_phase_2',
  'Phase 3': 'd_phase_3',
  Filed: 'd_filed',
} as const satisfies PhaseNames<'d'>;

/** The assumption that overrides a phase's R&D cost. */
export const COST_NAMES = {
  Discovery: 'cost_discovery',
  Preclinical: 'cost_preclinical',
  'Phase 1': 'cost_phase_1',
  'Phase 2': 'cost_phase_2',
  'Phase 3': 'cost_phase_3',
  Filed: 'cost_filed',
} as const satisfies PhaseNames<'cost'>;
