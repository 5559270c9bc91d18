import { conditionOf } from './condition';
import type { Test } from './condition';
import type { Sql } from './sql';

type Among = Extract<Test, { kind: 'among' }>;

/**
 * The form of a query: what its values are compared with, and what holds for all queries of the form. Cells that were
 * filled down differ in values alone, so one statement grouped by the keys answers them all.
 */
export interface Shape {
  readonly key: string;
  readonly keyed: readonly Among[];
  readonly fixed: readonly Sql[];
}

/** @param tests none of which is `none` or `all` */
export function shapeOf(tests: readonly Test[]): Shape {
  const keyed: Among[] = [];
  const fixed: Sql[] = [];
  for (const test of tests) {
    if (test.kind === 'among' && !keyed.some(({ key }) => key.id === test.key.id)) keyed.push(test);
    else fixed.push(conditionOf(test));
  }
  keyed.sort((a, b) => (a.key.id < b.key.id ? -1 : 1));
  const conditions = fixed.map(({ key }) => key).sort();
  return { key: JSON.stringify([keyed.map(({ key }) => key.id), conditions]), keyed, fixed };
}

/** Numbers of combinations that a shape's values make. */
export const combinations = ({ keyed }: Shape): number =>
  keyed.reduce((product, { values }) => product * values.length, 1);

/** All combinations of one value of each list, as keys. */
export function tuples(lists: readonly (readonly string[])[]): string[] {
  return lists.reduce<string[]>(
    (begun, values) => begun.flatMap((each) => values.map((value) => `${each}\u0001${value}`)),
    [''],
  );
}
