import type { PaneScenario } from './scenario-list';
import type { ValueTexts } from './value-texts';

/** What a scenario is called. */
export function scenarioName({ kind, name }: PaneScenario, { scenarios }: ValueTexts): string {
  return kind === 'own' ? (name ?? '') : scenarios[kind];
}
