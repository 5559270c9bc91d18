import type { Codes, TextColumn } from './column';
import type { DealSet } from './dataset';
import { fieldNamed } from './fields';
import type { FieldName } from './fields';
import { findElsewhere } from './find-elsewhere';
import { PLACES, POINTS, bestOf, namesOf, pointsOf } from './find-places';
import type { FoundDeal, Name } from './find-places';
import { fitterOf, wordsOf } from './word-fit';

/** How many points one word has for each distinct value of a field. */
interface Hits {
  readonly codes: Codes;
  readonly fits: Float64Array;
  readonly found: boolean;
  labelOf(code: number): string;
}

/**
 * The deals that `text` most likely means: an id, or words about parties (other names such as "BMS" or "默沙东" count,
 * and so do typing errors), asset, target, modality, area, indication and year. Every word must be found.
 * @param limit the most deals to return
 * @returns best first; equals by announcement, newest first
 */
export function findDeals(set: DealSet, text: string, limit: number): FoundDeal[] {
  const exact = set.rowOf(text);
  if (exact !== undefined) return [{ index: exact, fit: 1, reason: 'id' }];
  const words = wordsOf(text).slice(0, 12);
  if (words.length === 0) return [];
  if (set.elsewhere) return findElsewhere(set, set.elsewhere, words, limit);
  const hits = words.map((word) => {
    const fitOf = fitterOf(word);
    return PLACES.map(({ field, weight }) => hitsIn(set, field, weight, word, fitOf));
  });
  if (hits.some((places) => places.every(({ found }) => !found))) return [];
  const rows = new Float64Array(set.size).fill(1);
  for (const places of hits) {
    for (let row = 0; row < rows.length; row++) {
      if (rows[row] === 0) continue;
      let best = 0;
      for (const { codes, fits } of places) best = Math.max(best, fits[codes[row] ?? 0] ?? 0);
      // Every word must be found: the sum of fits is kept above its 1 until one is not.
      rows[row] = best === 0 ? 0 : (rows[row] ?? 0) + best;
    }
  }
  const found: FoundDeal[] = [];
  rows.forEach((sum, index) => {
    if (sum === 0) return;
    const labels = hits.map((places) => labelAt(places, index));
    found.push({ index, fit: (sum - 1) / POINTS / words.length, reason: [...new Set(labels)].join('; ') });
  });
  return found.sort((a, b) => b.fit - a.fit || b.index - a.index).slice(0, limit);
}

/** Where a word was found best in a deal. */
function labelAt(places: readonly Hits[], row: number): string {
  let [best, label] = [0, ''];
  for (const { codes, fits, labelOf } of places) {
    const code = codes[row] ?? 0;
    const fit = fits[code] ?? 0;
    if (fit > best) [best, label] = [fit, labelOf(code)];
  }
  return label;
}

/** Looks for one word among the distinct values of a field: decided once a value, not once a deal. */
function hitsIn(
  set: DealSet,
  field: FieldName,
  weight: number,
  word: string,
  fitOf: (words: readonly string[]) => number,
): Hits {
  const column = set.column(field);
  const { codes } = column;
  const label = fieldNamed(field).label.toLowerCase();
  const fits = new Float64Array(column.dictionary.length);
  if (column.kind === 'number') {
    const code = column.dictionary.indexOf(Number(word));
    if (code > 0) fits[code] = pointsOf(weight, 1);
    return { codes, fits, found: code > 0, labelOf: () => `${label} ${word}` };
  }
  const shownAs = new Map<number, string>();
  namesIn(set, field, column).forEach((names, code) => {
    const best = bestOf(names, fitOf);
    if (best.fit === 0) return;
    fits[code] = pointsOf(weight, best.fit);
    shownAs.set(code, best.shown);
  });
  return { codes, fits, found: shownAs.size > 0, labelOf: (code) => `${label} ${shownAs.get(code) ?? ''}` };
}

const namesByColumn = new WeakMap<TextColumn, readonly (readonly Name[])[]>();

/** What each distinct value of a column is called, its own name first, then other names of its parties. */
function namesIn(set: DealSet, field: FieldName, column: TextColumn): readonly (readonly Name[])[] {
  const known = namesByColumn.get(column);
  if (known) return known;
  const made = column.dictionary.map((value) => namesOf(set.aliases, field, value));
  namesByColumn.set(column, made);
  return made;
}
