import * as v from 'valibot';
import type { BreakdownGroup } from '../../deals/deal-query';
import { parseDate } from '../../deals/date';
import { fieldNamed } from '../../deals/fields';
import type { FieldName } from '../../deals/fields';
import { conditionOfAll } from './compile-query';
import { Adding, countSchema, figureSchema, figuresOf, sumSchema } from './figures';
import { serverColumn } from './keys';
import type { Asked } from './question';
import { columnNamed, joined, numberValue, sql, wholeValue } from './sql';
import { UnexpectedAnswer, readRows } from './statement';
import type { Statement } from './statement';

/** A split into more groups is no table that anybody reads. */
export const MOST_GROUPS = 50_000;

const rowSchema = v.strictTuple([countSchema, v.string(), countSchema, countSchema, sumSchema, figureSchema]);

/** Tables by the values of a field, several in one request. */
export function groupsStatement(asked: readonly Asked<'groups'>[]): Statement {
  const parts = asked.map(({ question: { tests, by, measure } }, place) => {
    // Dates by the text in which the data write them, as precise as they are known.
    const column = serverColumn(by);
    const median = sql`quantileExactInclusive(0.5)(toFloat64(${columnNamed(measure)}))`;
    return sql`SELECT ${numberValue(place)}, ifNull(toString(${column}), ''), count(), ${joined(figuresOf(measure), ', ')}, ${median} FROM deals WHERE ${conditionOfAll(tests)} GROUP BY ${column} LIMIT ${wholeValue(MOST_GROUPS + 1)}`;
  });
  return {
    sql: joined(parts, ' UNION ALL '),
    format: 'JSONCompact',
    ofFigures: true,
    keys: asked.map(({ key }) => key),
    read: (told) => {
      const groups = asked.map((): BreakdownGroup[] => []);
      for (const [place, text, deals, disclosed, sum, median] of readRows(told, rowSchema)) {
        const by = asked[place]?.question.by;
        if (by === undefined) throw new UnexpectedAnswer('a table that nobody asked for');
        const added = new Adding();
        added.add(deals, disclosed, sum);
        groups[place]?.push({ ...categoryOf(by, text), ...added.summary, medianUsdM: median });
      }
      return { answers: new Map(asked.map(({ key }, place) => [key, groups[place]])) };
    },
  };
}

function categoryOf(by: FieldName, text: string): Pick<BreakdownGroup, 'category' | 'precision'> {
  if (text === '') return { category: undefined, precision: undefined };
  const { kind } = fieldNamed(by);
  if (kind === 'date') {
    const date = parseDate(text);
    if (!date) throw new UnexpectedAnswer(`${by}: "${text.slice(0, 30)}" is no date`);
    return { category: date.serial, precision: date.precision };
  }
  const isNumber = kind === 'money' || kind === 'percent' || kind === 'count' || kind === 'share';
  return { category: isNumber ? Number(text) : text, precision: undefined };
}
