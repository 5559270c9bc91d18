import type { WordPoints } from '../../deals/elsewhere';
import { isOneOf } from './long-lists';
import type { Asked } from './question';
import { dealsIn, stored } from './rows';
import { columnNamed, joined, sql, textValue, wholeValue } from './sql';
import type { Sql } from './sql';
import type { Statement } from './statement';

type AsWritten = Extract<WordPoints[number], { kind: 'as written' }>;

const NOTHING = sql`toInt64(0)`;

/** The words of a text in the form in which they are compared: src/deals/word-fit.ts. */
const wordsIn = (text: Sql): Sql =>
  sql`arrayMap(each -> replaceRegexpAll(each, '[^\\\\p{L}\\\\p{N}]+', ''), splitByRegexp('[\\\\s;,()/+|:]+', lowerUTF8(normalizeUTF8NFKC(substringUTF8(${text}, 1, 300)))))`;

/** The points of the best place that a word has among those of a text. */
function asWritten({ field, word, points }: AsWritten): Sql {
  const [words, said] = [wordsIn(columnNamed(field)), textValue(word)];
  const whole = sql`has(${words}, ${said}), ${wholeValue(points.whole)}`;
  const beginning = sql`arrayExists(each -> startsWith(each, ${said}), ${words}), ${wholeValue(points.beginning)}`;
  const inside = sql`arrayExists(each -> position(each, ${said}) > 0, ${words}), ${wholeValue(points.inside)}`;
  return sql`multiIf(${whole}, ${beginning}, ${inside}, 0)`;
}

/** The most points that a word has in a deal, as the server works it out. */
export function pointsIn(word: WordPoints): Sql {
  const places = word.map((place) => {
    switch (place.kind) {
      case 'year':
        return sql`${wholeValue(place.points)} * (year = ${wholeValue(place.year)})`;
      case 'as written':
        return asWritten(place);
      case 'texts':
        return joined(
          [...place.byPoints].map(
            ([points, texts]) => sql`${wholeValue(points)} * (${isOneOf(columnNamed(place.field), texts)})`,
          ),
          ' + ',
        );
    }
  });
  // Of two at a time: what older servers have.
  return places.reduce((most, place) => sql`greatest(${most}, toInt64(${place}))`, NOTHING);
}

/** The deals that have points for every word: those with most, and of those with equally many the newest. */
export function fittingStatement({ key, question: { words, most } }: Asked<'fitting'>): Statement {
  const each = words.map((word) => sql`(${word})`);
  const has = each.map((word) => sql`${word} > 0`);
  const order = sql`ORDER BY ${joined(each, ' + ')} DESC, `;
  const newest = joined([sql`announced_serial DESC`, sql`lowerUTF8(deal_id) DESC`, sql`deal_id DESC`], ', ');
  return {
    sql: sql`SELECT ${stored} FROM deals WHERE ${joined(has, ' AND ')} ${order}${newest} LIMIT ${wholeValue(most)}`,
    format: 'CSV',
    keys: [key],
    read: (told) => ({ answers: new Map([[key, dealsIn(told)]]) }),
  };
}
