import type { WordPoints } from '../../deals/elsewhere';
import { isOneOf } from './long-lists';
import type { Asked } from './question';
import { dealsIn, stored } from './rows';
import { columnNamed, joined, sql, textValue, wholeValue } from './sql';
import type { Sql } from './sql';
import type { Statement } from './statement';

const NOTHING = sql`toInt64(0)`;

/** The most points that a word has in a deal, as the server works it out. */
export function pointsIn(word: WordPoints): Sql {
  const places = word.map((place) => {
    switch (place.kind) {
      case 'year':
        return sql`${wholeValue(place.points)} * (year = ${wholeValue(place.year)})`;
      case 'inside':
        return sql`${wholeValue(place.points)} * (position(replaceRegexpAll(lowerUTF8(${columnNamed(place.field)}), '[^\\\\p{L}\\\\p{N}\\\\s]+', ''), ${textValue(place.word)}) > 0)`;
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
