import { InputError } from '../../deals/input-error';
import { bundledTables } from '../../source/bundled-tables';
import type { Assumptions } from '../../valuation/assumptions';
import { assumptionsInForce } from '../../valuation/in-force';
import { assumptionsWith } from '../../valuation/scenario-rows';
import { rangeChanges } from '../../valuation/scenarios';
import type { DealTerms } from '../../valuation/terms';
import type { OwnScenario } from '../../workbook/scenario-setting';

/** An assumption that a scenario changes, as the pane shows it. */
export interface ShownChange {
  readonly name: string;
  readonly base: string | number | boolean;
  readonly value: string | number | boolean;
  readonly unit: string;
  readonly basis: 'cited' | 'house' | 'given';
  readonly source: string | undefined;
  readonly sourceUrl: string | undefined;
}

/** A scenario of the pane: base, low, high, or one of the user's by its name. */
export interface PaneScenario {
  readonly key: string;
  readonly kind: 'base' | 'low' | 'high' | 'own';
  /** The user's name for it. */
  readonly name: string | undefined;
  readonly changes: readonly ShownChange[];
  /** Undefined where they can't be read or contradict the deal; `problem` says why. */
  readonly assumptions: Assumptions | undefined;
  readonly problem: string | undefined;
}

/** All scenarios of a deal, the base first. */
export function scenarioList(
  terms: DealTerms,
  base: Assumptions,
  own: readonly OwnScenario[],
): readonly PaneScenario[] {
  const tables = bundledTables();
  const units = new Map(
    orNothing(() => assumptionsInForce(base, tables, terms))?.map((row) => [row.name, row]) ?? [],
  );
  const made = (
    kind: PaneScenario['kind'],
    name: string | undefined,
    changesOf: () => readonly Omit<ShownChange, 'unit'>[],
  ): PaneScenario => {
    const key = kind === 'own' ? `own ${name ?? ''}` : kind;
    try {
      const changes = changesOf();
      const assumptions = kind === 'base' ? base : assumptionsWith(base, changes);
      const shown = changes.map((change) => ({ ...change, unit: units.get(change.name)?.unit ?? 'text' }));
      return { key, kind, name, changes: shown, assumptions, problem: undefined };
    } catch (problem) {
      if (!(problem instanceof InputError)) throw problem;
      return { key, kind, name, changes: [], assumptions: undefined, problem: problem.message };
    }
  };
  return [
    made('base', undefined, () => []),
    made('low', undefined, () => rangeChanges('low', terms, base, tables)),
    made('high', undefined, () => rangeChanges('high', terms, base, tables)),
    ...own.map(({ name, assumptions }) =>
      made('own', name, () =>
        assumptions.map(([assumption, value]) => ({
          name: assumption,
          base: units.get(assumption)?.value ?? '',
          value,
          basis: 'given' as const,
          source: undefined,
          sourceUrl: undefined,
        })),
      ),
    ),
  ];
}

function orNothing<T>(compute: () => T): T | undefined {
  try {
    return compute();
  } catch (problem) {
    if (problem instanceof InputError) return undefined;
    throw problem;
  }
}
