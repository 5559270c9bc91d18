import * as v from 'valibot';
import type { FieldName } from '../../deals/fields';
import type { Summary } from '../../deals/query';
import { Adding, countSchema, figuresOf, sumSchema } from './figures';
import { formOf, keyValueSchema } from './form';
import type { Shaped } from './form';
import { tuples } from './shape';
import { numbered, sql } from './sql';
import { readRows } from './statement';
import type { Statement } from './statement';

/**
 * One statement for questions of one form: the server groups by what they compare, and each question takes the groups
 * that are its own.
 */
export function pivotOfSummaries(asked: readonly Shaped<'summary'>[]): Statement {
  const { keys, columns, where } = formOf(asked);
  const measures = [...new Set(asked.map(({ question }) => question.measure))].sort();
  const figures = numbered([sql`count()`, ...measures.flatMap(figuresOf)]);
  return {
    sql: sql`SELECT ${columns}, ${figures} FROM deals WHERE ${where} GROUP BY ${columns}`,
    format: 'JSONCompact',
    ofFigures: true,
    keys: asked.map(({ key }) => key),
    read: (told) => {
      const row = v.strictTuple([
        ...keys.map(() => keyValueSchema),
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

/** What a cell adds up. */
interface Cell {
  readonly sum: Adding;
  /** Place of its measure among the figures of a group. */
  readonly figure: number;
  /** The last group that it added. */
  group: number;
}

/** The cells of a statement, found by the values that they compare with. */
class Cells {
  readonly #byTuple = new Map<string, Cell[]>();
  readonly #sums = new Map<string, Adding>();
  #group = 0;

  constructor(asked: readonly Shaped<'summary'>[], measures: readonly FieldName[]) {
    for (const { key, question, shape } of asked) {
      const cell = { sum: new Adding(), figure: 1 + 2 * measures.indexOf(question.measure), group: 0 };
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
    this.#group += 1;
    for (const tuple of tuples(names)) {
      for (const cell of this.#byTuple.get(tuple) ?? []) {
        // A group that a cell asks for under two names counts once.
        if (cell.group === this.#group) continue;
        cell.group = this.#group;
        const sum = figures[cell.figure + 1];
        cell.sum.add(Number(figures[0]), Number(figures[cell.figure]), typeof sum === 'string' ? sum : null);
      }
    }
  }

  get answers(): Map<string, Summary> {
    const answers = new Map<string, Summary>();
    for (const [key, sum] of this.#sums) answers.set(key, sum.summary);
    return answers;
  }
}
