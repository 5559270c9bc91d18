import * as v from 'valibot';
import { conditionOfAll } from './compile-query';
import { Adding, countSchema, figureSchema, figuresWhere, sumSchema } from './figures';
import type { Asked, PercentileAnswer } from './question';
import { columnNamed, numberValue, numbered, sql } from './sql';
import type { Sql } from './sql';
import { UnexpectedAnswer, readRows } from './statement';
import type { Statement } from './statement';

type One = Asked<'summary'> | Asked<'percentile'>;

const isSummary = (asked: One): asked is Asked<'summary'> => asked.question.kind === 'summary';

/** What one question adds to a statement that answers many of any form in one pass over the deals. */
export function columnsOf(asked: One, place = 0): Sql[] {
  const condition = conditionOfAll(asked.question.tests);
  if (isSummary(asked)) return figuresWhere(asked.question.measure, condition, place);
  const { measure, k } = asked.question as Asked<'percentile'>['question'];
  return [sql`quantileExactInclusiveIf(${numberValue(k)})(toFloat64(${columnNamed(measure)}), ${condition})`];
}

/** One pass over the deals for questions that have nothing in common. */
export function wideStatement(asked: readonly One[]): Statement {
  return {
    sql: sql`SELECT ${numbered(asked.flatMap((each, place) => columnsOf(each, place)))} FROM deals`,
    format: 'JSONCompact',
    ofFigures: true,
    keys: asked.map(({ key }) => key),
    read: (told) => {
      const row = v.strictTuple(
        asked.flatMap((each): v.GenericSchema[] =>
          isSummary(each) ? [countSchema, countSchema, sumSchema] : [figureSchema],
        ),
      );
      const [figures] = readRows(told, row);
      if (!figures) throw new UnexpectedAnswer('no row');
      const answers = new Map<string, unknown>();
      let place = 0;
      for (const each of asked) {
        if (!isSummary(each)) {
          const value = figures[place++];
          const answer: PercentileAnswer = {
            value: typeof value === 'number' ? value : undefined,
            // Few are of nothing; who needs to know of how many deals asks.
            deals: undefined,
          };
          answers.set(each.key, answer);
        } else {
          const sum = new Adding();
          const [deals, disclosed, total] = figures.slice(place, (place += 3));
          sum.add(Number(deals), Number(disclosed), typeof total === 'string' ? total : null);
          answers.set(each.key, sum.summary);
        }
      }
      return { answers };
    },
  };
}
