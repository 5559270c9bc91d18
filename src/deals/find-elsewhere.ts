import type { DealSet } from './dataset';
import type { Elsewhere, WordPoints } from './elsewhere';
import { fieldNamed } from './fields';
import { PLACES, POINTS, bestOf, namesOf, pointsOf } from './find-places';
import type { FoundDeal } from './find-places';
import { fitterOf } from './word-fit';

/** What the text of a field has where its different texts are too many to judge each: as if the word stood inside it. */
const INSIDE = 0.75;

type TextsOf = Parameters<Parameters<Elsewhere['fitting']>[1]>[0];

/**
 * The same for deals on a server. How well each different text of a field fits a word is judged here, by the same rules
 * as for deals in memory; the server adds up and tells the best.
 */
export function findElsewhere(
  set: DealSet,
  elsewhere: Elsewhere,
  words: readonly string[],
  limit: number,
): FoundDeal[] {
  const tooMany = new Set<string>();
  const rows = elsewhere.fitting(
    words,
    (textsOf) => words.map((word) => pointsFor(set, word, textsOf)),
    limit,
  );
  // Told with each deal: who misses one must know why.
  for (const { field } of PLACES) {
    if (field === 'year' || rows.length === 0 || elsewhere.texts(field) !== undefined) continue;
    tooMany.add(fieldNamed(field).label.toLowerCase());
  }
  const note = tooMany.size > 0 ? [`${[...tooMany].join(', ')} only as written, without typing errors`] : [];
  return Array.from(rows, (index, place) => ({ place, ...judgedDeal(set, words, index) }))
    .sort((a, b) => b.points - a.points || b.place - a.place)
    .map(({ index, points, labels }) => ({
      index,
      fit: points / POINTS / words.length,
      reason: [...new Set([...labels, ...note])].join('; '),
    }));
}

function pointsFor(set: DealSet, word: string, textsOf: TextsOf): WordPoints {
  const fitOf = fitterOf(word);
  return PLACES.flatMap(({ field, weight }): WordPoints => {
    if (field === 'year') {
      const year = Number(word);
      return Number.isInteger(year) && year >= 1900 && year < 3000
        ? [{ kind: 'year', year, points: pointsOf(weight, 1) }]
        : [];
    }
    const texts = textsOf(field);
    if (!texts) return [{ kind: 'inside', field, word, points: pointsOf(weight, INSIDE) }];
    const byPoints = new Map<number, string[]>();
    for (const text of texts) {
      const points = pointsOf(weight, bestOf(namesOf(set.aliases, field, text), fitOf).fit);
      if (points === 0) continue;
      const others = byPoints.get(points);
      if (others) others.push(text);
      else byPoints.set(points, [text]);
    }
    return byPoints.size === 0 ? [] : [{ kind: 'texts', field, byPoints }];
  });
}

/** What a deal that the server found has of each word. */
function judgedDeal(set: DealSet, words: readonly string[], index: number) {
  let points = 0;
  const labels = words.map((word) => {
    let [most, label] = [0, ''];
    for (const { field, weight } of PLACES) {
      const value = set.value(index, field);
      const { fit, shown } =
        typeof value === 'number'
          ? { fit: value === Number(word) ? 1 : 0, shown: word }
          : bestOf(namesOf(set.aliases, field, value ?? ''), fitterOf(word));
      const here = pointsOf(weight, fit);
      if (here > most) [most, label] = [here, `${fieldNamed(field).label.toLowerCase()} ${shown}`];
    }
    points += most;
    return label;
  });
  return { index, points, labels: labels.filter(Boolean) };
}
