import * as v from 'valibot';
import type { FieldName } from '../../deals/fields';
import type { Summary } from '../../deals/query';
import type { Key } from './condition';
import { Adding, countSchema, figureSchema, figuresOf, sumSchema } from './figures';
import type { Asked } from './question';
import { shapeOf, tuples } from './shape';
import type { Shape } from './shape';
import { columnNamed, joined, keyName, numberValue, numbered, sql } from './sql';
import type { Sql } from './sql';
import { readRows } from './statement';
import type { Statement } from './statement';

/** A question with its form. */
export type Shaped<Kind extends 'summary' | 'percentile'> = Asked<Kind> & { readonly shape: Shape };

export const shaped = <Each extends Asked<'summary'> | Asked<'percentile'>>(
  asked: Each,
): Each & { readonly shape: Shape } => ({ ...asked, shape: shapeOf(asked.question.tests) });

const toldValue = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform((value) => String(value)),
);

/** The values of one key that any of the questions asks for. */
const valuesAsked = (asked: readonly { readonly shape: Shape }[], place: number): string[] => [
  ...new Set(asked.flatMap(({ shape }) => shape.keyed[place]?.values ?? [])),
];

const conditions = (shape: Shape, among: readonly Sql[]): Sql =>
  joined(
    [...shape.fixed, ...among].map((condition) => sql`(${condition})`),
    ' AND ',
  );

/**
 * One statement for questions of one form: the server groups by what they compare, and each question takes the groups
 * that are its own.
 */
export function pivotOfSummaries(asked: readonly Shaped<'summary'>[]): Statement {
  const [first] = asked;
  if (!first) throw new TypeError('nothing was asked');
  const keys = first.shape.keyed.map(({ key }) => key);
  const measures = [...new Set(asked.map(({ question }) => question.measure))];
  const columns = joined(
    keys.map(({ column }) => column),
    ', ',
  );
  const figures = numbered([sql`count()`, ...measures.flatMap(figuresOf)]);
  const among = keys.map((key, place) => (key.candidates ?? key.among)(valuesAsked(asked, place)));
  return {
    sql: sql`SELECT ${columns}, ${figures} FROM deals WHERE ${conditions(first.shape, among)} GROUP BY ${columns}`,
    format: 'JSONCompact',
    ofFigures: true,
    keys: asked.map(({ key }) => key),
    read: (told) => {
      const row = v.strictTuple([
        ...keys.map(() => toldValue),
        countSchema,
        ...measures.flatMap(() => [countSchema, sumSchema]),
      ]);
      const cells = new Cells(asked, measures);
      for (const values of readRows(told, row)) {
        const names = keys.map((key, place) => key.valuesOf(String(values[place])));
        cells.add(names, values.slice(keys.length));
      }
      return { answers: cells.answers };
    },
  };
}

/** The cells of a statement, found by the values that they compare with. */
class Cells {
  readonly #byTuple = new Map<string, { sum: Adding; figure: number; row: number }[]>();
  readonly #sums = new Map<string, Adding>();
  #row = 0;

  constructor(asked: readonly Shaped<'summary'>[], measures: readonly FieldName[]) {
    for (const { key, question, shape } of asked) {
      const cell = { sum: new Adding(), figure: 1 + 2 * measures.indexOf(question.measure), row: 0 };
      this.#sums.set(key, cell.sum);
      for (const tuple of tuples(shape.keyed.map(({ values }) => values))) {
        const others = this.#byTuple.get(tuple);
        if (others) others.push(cell);
        else this.#byTuple.set(tuple, [cell]);
      }
    }
  }

  /** @param figures number of deals, then of each measure how many disclose it and their sum */
  add(names: readonly (readonly string[])[], figures: readonly unknown[]): void {
    this.#row += 1;
    for (const tuple of tuples(names)) {
      for (const cell of this.#byTuple.get(tuple) ?? []) {
        // A group that a cell asks for under two names counts once.
        if (cell.row === this.#row) continue;
        cell.row = this.#row;
        const sum = figures[cell.figure + 1];
        cell.sum.add(Number(figures[0]), Number(figures[cell.figure]), typeof sum === 'string' ? sum : null);
      }
    }
  }

  get answers(): Map<string, Summary> {
    return new Map([...this.#sums].map(([key, sum]) => [key, sum.summary]));
  }
}

/** Whether a percentile is that of one group: percentiles of parts make none of the whole. */
export const isOneGroup = ({ shape }: Shaped<'percentile'>): boolean =>
  shape.keyed.every(({ values }) => values.length === 1);

const namesOfKeys = (keys: readonly Key[]): Sql =>
  joined(
    keys.map((_, place) => keyName(place)),
    ', ',
  );

interface Part {
  readonly columns: readonly Sql[];
  readonly conditions: readonly Sql[];
}

/**
 * Deals with one value of each key, and those with several, which are rows for each: few, and all that takes long. Each
 * part gives the keys under the same names.
 */
function splitByNumber(keys: readonly Key[]): Part[] {
  return keys.reduce<Part[]>(
    (parts, { column, several }, place) => {
      const named = (value: Sql) => sql`${value} AS ${keyName(place)}`;
      return parts.flatMap((part) => {
        if (!several) return [{ ...part, columns: [...part.columns, named(column)] }];
        const { isOne, exploded } = several;
        return [
          { columns: [...part.columns, named(column)], conditions: [...part.conditions, isOne] },
          {
            columns: [...part.columns, named(exploded)],
            conditions: [...part.conditions, sql`NOT (${isOne})`],
          },
        ];
      });
    },
    [{ columns: [], conditions: [] }],
  );
}

/** The same for percentiles, each of one group. */
export function pivotOfPercentiles(asked: readonly Shaped<'percentile'>[]): Statement {
  const [first] = asked;
  if (!first) throw new TypeError('nothing was asked');
  const keys = first.shape.keyed.map(({ key }) => key);
  const figureOf = ({ question: { measure, k } }: Asked<'percentile'>) => `${k} ${measure}`;
  const figures = new Map(asked.map((each) => [figureOf(each), each.question]));
  const percentiles = numbered(
    [...figures.values()].map(
      ({ measure, k }) => sql`quantileExactInclusive(${numberValue(k)})(toFloat64(${columnNamed(measure)}))`,
    ),
  );
  const among = keys.map((key, place) => key.among(valuesAsked(asked, place)));
  const columns = namesOfKeys(keys);
  const measures = [...new Set(asked.map(({ question }) => question.measure))].map(columnNamed);
  const from = joined(
    splitByNumber(keys).map(({ columns: chosen, conditions: also }) => {
      const condition = conditions(first.shape, [...among, ...also]);
      return sql`SELECT ${joined([...chosen, ...measures], ', ')} FROM deals WHERE ${condition}`;
    }),
    ' UNION ALL ',
  );
  return {
    sql: sql`SELECT ${columns}, ${percentiles} FROM (${from}) GROUP BY ${columns}`,
    format: 'JSONCompact',
    ofFigures: true,
    keys: asked.map(({ key }) => key),
    read: (told) => {
      const row = v.strictTuple([...keys.map(() => toldValue), ...[...figures].map(() => figureSchema)]);
      const byTuple = new Map(
        readRows(told, row).map((values) => [
          tuples(values.slice(0, keys.length).map((value) => [String(value)])).join(''),
          values.slice(keys.length),
        ]),
      );
      const names = [...figures.keys()];
      const answers = asked.map((each) => {
        const tuple = tuples(each.shape.keyed.map(({ values }) => values)).join('');
        return [each.key, byTuple.get(tuple)?.[names.indexOf(figureOf(each))]] as const;
      });
      return { answers: new Map(answers) };
    },
  };
}
