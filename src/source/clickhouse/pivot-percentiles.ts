import * as v from 'valibot';
import { countSchema, figureSchema } from './figures';
import { formOf, keyValueSchema } from './form';
import type { Form, Shaped } from './form';
import type { PercentileAnswer, Question } from './question';
import { tupleOf } from './shape';
import { columnNamed, joined, keyName, numberValue, numbered, sql, stateName } from './sql';
import type { Sql } from './sql';
import { readRows } from './statement';
import type { Statement } from './statement';

type Asked = Shaped<'percentile'>;
type Figure = Pick<Extract<Question, { kind: 'percentile' }>, 'measure' | 'k'>;

/** Whether a percentile is that of one group: percentiles of parts make none of the whole. */
export const isOneGroup = ({ shape }: Asked): boolean =>
  shape.keyed.every(({ values }) => values.length === 1);

/** One statement for percentiles of one form, each of one group, with the number of its deals. */
export function pivotOfPercentiles(asked: readonly Asked[]): Statement {
  const form = formOf(asked);
  const { keys } = form;
  const figures = figuresAsked(asked);
  return {
    sql: keys.some(({ several }) => several) ? ofSeveral(form, figures) : ofOne(form, figures),
    format: 'JSONCompact',
    ofFigures: true,
    keys: asked.map(({ key }) => key),
    read: (told) => {
      const row = v.strictTuple([
        ...keys.map(() => keyValueSchema),
        countSchema,
        ...figures.map(() => figureSchema),
      ]);
      const byTuple = new Map<string, readonly unknown[]>();
      for (const group of readRows(told, row))
        byTuple.set(tupleOf(group.slice(0, keys.length).map(String)), group.slice(keys.length));
      const answers = new Map<string, PercentileAnswer>();
      for (const { key, question, shape } of asked) {
        const group = byTuple.get(tupleOf(shape.keyed.map(({ values: [value = ''] }) => value)));
        const value = group?.[1 + figures.findIndex((figure) => isSame(figure, question))];
        answers.set(key, {
          deals: Number(group?.[0] ?? 0),
          value: typeof value === 'number' ? value : undefined,
        });
      }
      return { answers };
    },
  };
}

const isSame = (a: Figure, b: Figure): boolean => a.k === b.k && a.measure === b.measure;

function figuresAsked(asked: readonly Asked[]): Figure[] {
  const figures: Figure[] = [];
  for (const { question } of asked)
    if (!figures.some((figure) => isSame(figure, question))) figures.push(question);
  return figures.sort((a, b) => (a.measure === b.measure ? a.k - b.k : a.measure < b.measure ? -1 : 1));
}

const valueOf = ({ measure }: Figure): Sql => sql`toFloat64(${columnNamed(measure)})`;

/** Where a deal has one value of each key. */
function ofOne({ columns, where }: Form, figures: readonly Figure[]): Sql {
  const told = numbered([
    sql`count()`,
    ...figures.map((figure) => sql`quantileExactInclusive(${numberValue(figure.k)})(${valueOf(figure)})`),
  ]);
  return sql`SELECT ${columns}, ${told} FROM deals WHERE ${where} GROUP BY ${columns}`;
}

/**
 * Where it may have several: in one pass over the deals groups of those with the same values, then each group goes to
 * every one of its values. Groups that nobody asks for come along until then, and no further.
 */
function ofSeveral({ keys, values, columns: grouped, where }: Form, figures: readonly Figure[]): Sql {
  const parts = [
    ...keys.map(({ column, several }, place) => sql`${several?.exploded ?? column} AS ${keyName(place)}`),
    sql`count() AS deals_of_group`,
    ...figures.map(
      (figure, place) =>
        sql`quantileExactInclusiveState(${numberValue(figure.k)})(${valueOf(figure)}) AS ${stateName(place)}`,
    ),
  ];
  const columns = joined(
    keys.map((_, place) => keyName(place)),
    ', ',
  );
  const told = numbered([
    sql`sum(deals_of_group)`,
    ...figures.map(
      ({ k }, place) => sql`quantileExactInclusiveMerge(${numberValue(k)})(${stateName(place)})`,
    ),
  ]);
  const asked = joined(
    keys.flatMap(({ several }, place) => several?.isOneOf(keyName(place), values[place] ?? []) ?? []),
    ' AND ',
  );
  return sql`SELECT ${columns}, ${told} FROM (SELECT ${joined(parts, ', ')} FROM deals WHERE ${where} GROUP BY ${grouped}) WHERE ${asked} GROUP BY ${columns}`;
}
