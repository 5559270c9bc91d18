import { anyOfMany, either, nameOfMany } from './many';
import type { OneOfMany } from './many';
import type { Sql } from './sql';
import { sql } from './sql';

/** By what deals can be told apart on the server, so that one statement answers many cells at once. */
export interface Key {
  readonly id: string;
  /** The value of a deal, by which the server groups. */
  readonly column: Sql;
  /** The condition that one of the values is the deal's. */
  readonly among: (values: readonly string[]) => Sql;
  /** The same, or a condition that is quicker and lets more through, where what came is looked at anyway. */
  readonly candidates?: (values: readonly string[]) => Sql;
  /** Which values a group stands for, as the server tells its column: a joint deal stands for both of its parties. */
  readonly valuesOf: (told: string) => readonly string[];
  /** Where a deal may have several values: how they are told apart. */
  readonly several?: {
    /** Each of the values as a row of its own. */
    readonly exploded: Sql;
    /** The condition that such a row is one of the values. */
    readonly isOneOf: (row: Sql, values: readonly string[]) => Sql;
  };
}

/** What a criterion means to the server: always 1 or 0, never NULL. */
export type Test =
  | { readonly kind: 'all' }
  | { readonly kind: 'none' }
  /** The deal has one of the values. */
  | { readonly kind: 'among'; readonly key: Key; readonly values: readonly string[] }
  | {
      readonly kind: 'where';
      readonly sql: Sql;
      /** Where many alternatives may have the form of the condition. */
      readonly many?: OneOfMany;
    };

export const ALL: Test = { kind: 'all' };
export const NONE: Test = { kind: 'none' };
export const where = (condition: Sql): Test => ({ kind: 'where', sql: condition });
/** A condition of which there may be many. */
export const oneOf = (many: OneOfMany, condition = anyOfMany([many])): Test => ({
  kind: 'where',
  sql: condition,
  many,
});

/** The deal has one of the values; none of them is no deal. */
export const among = (key: Key, values: readonly string[]): Test =>
  values.length === 0 ? NONE : { kind: 'among', key, values: [...new Set(values)].sort() };

/** So many conditions of one form are said one by one. */
const FEW = 4;

/** At least one of the tests holds. Values of one key are one list, and so are many conditions of one form. */
export function anyOf(tests: readonly Test[]): Test {
  if (tests.some(({ kind }) => kind === 'all')) return ALL;
  const lists = new Map<string, Extract<Test, { kind: 'among' }>[]>();
  const forms = new Map<string, Extract<Test, { kind: 'where' }>[]>();
  for (const test of tests) {
    if (test.kind === 'among') noted(lists, test.key.id, test);
    else if (test.kind === 'where') noted(forms, test.many ? nameOfMany(test.many) : test.sql.key, test);
  }
  const [first, ...rest] = [
    ...[...lists.values()].flatMap(oneList),
    ...[...forms.values()].flatMap((form) => {
      const many = form.flatMap((test) => test.many ?? []);
      return many.length > FEW ? [where(anyOfMany(many))] : form;
    }),
  ];
  if (!first) return NONE;
  if (rest.length === 0) return first;
  return where(either([first, ...rest].map(conditionOf)));
}

function noted<Each>(all: Map<string, Each[]>, name: string, each: Each): void {
  const others = all.get(name);
  if (others) others.push(each);
  else all.set(name, [each]);
}

/** The values of all lists of one key as one list. */
const oneList = (lists: readonly Extract<Test, { kind: 'among' }>[]): Test[] =>
  lists.slice(0, 1).map(({ key }) =>
    among(
      key,
      lists.flatMap(({ values }) => values),
    ),
  );

/** Thousands of cells may have one test, and its list may be long. */
const conditions = new WeakMap<Test, Sql>();

/** A test as a condition. */
export function conditionOf(test: Test): Sql {
  const known = conditions.get(test);
  if (known) return known;
  const made = saidOf(test);
  conditions.set(test, made);
  return made;
}

function saidOf(test: Test): Sql {
  switch (test.kind) {
    case 'all':
      return sql`1`;
    case 'none':
      return sql`0`;
    case 'among':
      return test.key.among(test.values);
    case 'where':
      return test.sql;
  }
}

/** What a test refuses. */
export function negated(test: Test): Test {
  if (test.kind === 'all') return NONE;
  if (test.kind === 'none') return ALL;
  return where(sql`NOT (${conditionOf(test)})`);
}
