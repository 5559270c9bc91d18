import type { AliasIndex } from './alias-index';
import type { DealSet } from './dataset';
import type { Elsewhere, PlaceInWords, WordPoints } from './elsewhere';
import { fieldNamed } from './fields';
import type { FieldName } from './fields';
import { PLACES, POINTS, bestOf, namesOf, pointsOf } from './find-places';
import type { FoundDeal, Name } from './find-places';
import { FITS, SHORTEST_PART, fitterOf } from './word-fit';

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
  const rows = elsewhere.fitting(
    words,
    (textsOf) => words.map((word) => pointsFor(set, word, textsOf)),
    limit,
  );
  // Told with each deal: who misses one must know why.
  const asWritten = rows.length === 0 ? '' : foundAsWritten(elsewhere);
  const note = asWritten === '' ? [] : [asWritten];
  return Array.from(rows, (index, place) => ({ place, ...judgedDeal(set, words, index) }))
    .sort((a, b) => b.points - a.points || b.place - a.place)
    .map(({ index, points, labels }) => ({
      index,
      fit: points / POINTS / words.length,
      reason: [...new Set([...labels, ...note])].join('; '),
    }));
}

/** Which fields have too many different texts to judge each, and what of them is therefore not found; '' where none. */
export function foundAsWritten(elsewhere: Elsewhere): string {
  const fields = PLACES.filter(({ field }) => field !== 'year' && elsewhere.texts(field) === undefined);
  if (fields.length === 0) return '';
  const labels = fields.map(({ field }) => fieldNamed(field).label.toLowerCase()).join(', ');
  return `${labels} only as written, without typing errors or other names`;
}

interface NamesOfTexts {
  readonly aliases: AliasIndex;
  readonly field: FieldName;
  readonly names: readonly (readonly Name[])[];
}
const namesByTexts = new WeakMap<readonly string[], NamesOfTexts>();

/** What each of the texts that a server answered is called: worked out once for all words and cells. */
function namesOfAll(aliases: AliasIndex, field: FieldName, texts: readonly string[]): NamesOfTexts['names'] {
  const known = namesByTexts.get(texts);
  if (known?.aliases === aliases && known.field === field) return known.names;
  const names = texts.map((text) => namesOf(aliases, field, text));
  namesByTexts.set(texts, { aliases, field, names });
  return names;
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
    if (!texts) return [{ kind: 'as written', field, word, points: pointsAsWritten(word, weight) }];
    const byPoints = new Map<number, string[]>();
    const names = namesOfAll(set.aliases, field, texts);
    for (const [place, text] of texts.entries()) {
      const points = pointsOf(weight, bestOf(names[place] ?? [], fitOf).fit);
      if (points === 0) continue;
      const others = byPoints.get(points);
      if (others) others.push(text);
      else byPoints.set(points, [text]);
    }
    return byPoints.size === 0 ? [] : [{ kind: 'texts', field, byPoints }];
  });
}

/** What a word has in a field whose different texts are too many to judge each. */
function pointsAsWritten(word: string, weight: number): Record<PlaceInWords, number> {
  const ofPart = word.length < SHORTEST_PART ? 0 : weight;
  return {
    whole: pointsOf(weight, FITS.whole),
    beginning: pointsOf(ofPart, FITS.beginning),
    inside: pointsOf(ofPart, FITS.inside),
  };
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
