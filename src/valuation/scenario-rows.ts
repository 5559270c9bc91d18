import { normaliseName } from '../deals/names';
import { ASSUMPTIONS } from './assumption-list';
import { cellOf } from './assumption-values';
import { readAssumptions } from './assumptions';
import type { Assumptions } from './assumptions';
import type { NameAndValue } from './cells';

/** The rows that give these assumptions again: what was given, nothing of the defaults. */
export function givenRows(assumptions: Assumptions): readonly NameAndValue[] {
  const listed = ASSUMPTIONS.flatMap(({ name, kind }): NameAndValue[] =>
    assumptions.given.has(name) ? [[name, cellOf(kind, assumptions.values[name])]] : [],
  );
  const years = [...assumptions.netSalesUsdM].sort(([a], [b]) => a - b);
  return [...listed, ...years.map(([year, value]) => [`net_sales ${year}`, value] as const)];
}

/** The rows of a scenario: the base's, with what the scenario changes in the place of what the base gives. */
export function scenarioRows(
  base: Assumptions,
  changes: readonly { readonly name: string; readonly value: unknown }[],
): readonly NameAndValue[] {
  const key = (name: unknown) => normaliseName(String(name));
  const changed = new Set(changes.map(({ name }) => key(name)));
  return [
    ...givenRows(base).filter(([name]) => !changed.has(key(name))),
    ...changes.map(({ name, value }) => [name, value] as const),
  ];
}

/** The base with changes. @throws InputError for a change that can't be read, with the nearest names */
export function assumptionsWith(
  base: Assumptions,
  changes: readonly { readonly name: string; readonly value: unknown }[],
): Assumptions {
  return readAssumptions(scenarioRows(base, changes));
}
