import * as v from 'valibot';

/** An assumption by name, with its value as a cell has it. */
export type NamedValue = readonly [name: string, value: string | number | boolean];

/** A scenario of the user's own: what it changes in the base. */
export interface OwnScenario {
  readonly name: string;
  readonly assumptions: readonly NamedValue[];
}

/** What the workbook remembers for the valuation of a deal. */
export interface Scenarios {
  /** What the user gives for every scenario, such as peak sales. */
  readonly base: readonly NamedValue[];
  readonly own: readonly OwnScenario[];
}

export const NO_SCENARIOS: Scenarios = { base: [], own: [] };

/** More scenarios than this do not fit beside each other. */
export const MOST_SCENARIOS = 8;
export const LONGEST_NAME = 40;

export const SETTING_PREFIX = 'DealSheet.scenarios.';
/** Raised when a later version needs what an earlier one would destroy. */
const FORMAT = 1;

const namedValue = v.tuple([
  v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(60)),
  v.union([v.pipe(v.string(), v.maxLength(1000)), v.pipe(v.number(), v.finite()), v.boolean()]),
]);
const namedValues = v.pipe(v.array(namedValue), v.maxLength(200));

const schema = v.object({
  format: v.literal(FORMAT),
  base: namedValues,
  own: v.pipe(
    v.array(
      v.object({
        name: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(LONGEST_NAME)),
        assumptions: namedValues,
      }),
    ),
    v.maxLength(MOST_SCENARIOS),
    v.check((own) => new Set(own.map(({ name }) => name.toLowerCase())).size === own.length),
  ),
});

const newerSchema = v.object({ format: v.pipe(v.number(), v.minValue(FORMAT + 1)) });

/** Scenarios as they were read: ours, those of a later version (to be left alone), or what nobody can read. */
export type ReadScenarios =
  | { readonly kind: 'scenarios'; readonly scenarios: Scenarios }
  | { readonly kind: 'newer' }
  | { readonly kind: 'damaged' };

/** Reads the value of a setting, whoever wrote it. */
export function readScenarioSetting(value: unknown): ReadScenarios {
  const json = parsed(value);
  const read = v.safeParse(schema, json);
  if (read.success) {
    const { base, own } = read.output;
    return { kind: 'scenarios', scenarios: { base, own } };
  }
  return { kind: v.safeParse(newerSchema, json).success ? 'newer' : 'damaged' };
}

function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return undefined;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return undefined;
  }
}

/** The value of the setting: text, which every host gives back as it was. @throws ValiError for scenarios that could not be read back */
export const scenarioSettingOf = ({ base, own }: Scenarios): string =>
  JSON.stringify(v.parse(schema, { format: FORMAT, base, own }));
