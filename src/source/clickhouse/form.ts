import * as v from 'valibot';
import type { Key } from './condition';
import type { Asked } from './question';
import { shapeOf } from './shape';
import type { Shape } from './shape';
import { joined, sql } from './sql';
import type { Sql } from './sql';

/** A question with its form. */
export interface Shaped<Kind extends 'summary' | 'percentile'> {
  readonly key: string;
  readonly question: Asked<Kind>['question'];
  readonly shape: Shape;
}

export const shaped = <Each extends Asked<'summary'> | Asked<'percentile'>>({
  key,
  question,
}: Each): { key: string; question: Each['question']; shape: Shape } => ({
  key,
  question,
  shape: shapeOf(question.tests),
});

/** What one statement for questions of one form is made of. */
export interface Form {
  /** What the questions compare. */
  readonly keys: readonly Key[];
  /** Of each key the values that any of the questions asks for, sorted. */
  readonly values: readonly (readonly string[])[];
  /** The columns of the keys. */
  readonly columns: Sql;
  /** Which deals any of the questions is about. */
  readonly where: Sql;
}

/** @param asked at least one question, all of one form */
export function formOf(asked: readonly { readonly shape: Shape }[]): Form {
  const [first] = asked;
  if (!first) throw new TypeError('nothing was asked');
  const keys = first.shape.keyed.map(({ key }) => key);
  const values = keys.map((_, place) => valuesAsked(asked, place));
  const among = keys.map((key, place) => (key.candidates ?? key.among)(values[place] ?? []));
  return {
    keys,
    values,
    columns: joined(
      keys.map(({ column }) => column),
      ', ',
    ),
    where: joined(
      [...first.shape.fixed, ...among].map((condition) => sql`(${condition})`),
      ' AND ',
    ),
  };
}

/** The values of one key that any of the questions asks for, sorted. */
export function valuesAsked(asked: readonly { readonly shape: Shape }[], place: number): string[] {
  const values = new Set<string>();
  for (const { shape } of asked) for (const value of shape.keyed[place]?.values ?? []) values.add(value);
  return [...values].sort();
}

/** The value of a key, whatever the server makes of it. */
export const keyValueSchema = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform((value) => String(value)),
);
