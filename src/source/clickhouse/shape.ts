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

/** A longer list stands for itself: cells that share it are a form of their own, and none is taken apart by its values. */
const LONG_LIST = 100;

/** @param tests none of which is `none` or `all` */
export function shapeOf(tests: readonly Test[]): Shape {
  const keyed: Among[] = [];
  const fixed: Sql[] = [];
  for (const test of tests) {
    const isFirst = test.kind === 'among' && !keyed.some(({ key }) => key.id === test.key.id);
    if (isFirst && test.values.length <= LONG_LIST) keyed.push(test);
    else fixed.push(conditionOf(test));
  }
  keyed.sort((a, b) => (a.key.id < b.key.id ? -1 : 1));
  // Thousands of cells: put together without JSON. Neither ids nor conditions have control characters.
  let key = '';
  for (const among of keyed) key += `${among.key.id}\u0001`;
  for (const condition of fixed.map((each) => each.key).sort()) key += `\u0002${condition}`;
  return { key, keyed, fixed };
}

/** Numbers of combinations that a shape's values make. */
export const combinations = ({ keyed }: Shape): number =>
  keyed.reduce((product, { values }) => product * values.length, 1);

/** All combinations of one value of each list, as keys. */
export function tuples(lists: readonly (readonly string[])[]): readonly string[] {
  if (lists.every(({ length }) => length === 1)) return [tupleOf(lists.map(([value = '']) => value))];
  return lists.reduce<string[]>(
    (begun, values) => begun.flatMap((each) => values.map((value) => `${each}\u0001${value}`)),
    [''],
  );
}

/** One combination of values as a key. */
export function tupleOf(values: readonly string[]): string {
  let tuple = '';
  for (const value of values) tuple += `\u0001${value}`;
  return tuple;
}
