import { partiesOf } from './alias-index';
import type { Codes, TextColumn } from './column';
import type { DealSet } from './dataset';
import type { Elsewhere } from './elsewhere';
import { fieldNamed } from './fields';
import type { FieldName } from './fields';
import { fitterOf, wordsOf } from './word-fit';

/** A deal that a text may mean. */
export interface FoundDeal {
  readonly index: number;
  /** How well it fits, 0 to 1: 1 is the id itself or every word found exactly. */
  readonly fit: number;
  /** What was found where: `licensee Merck & Co. (MSD)`. */
  readonly reason: string;
}

/** Where words are looked for, and how much a hit there counts. */
const PLACES: readonly { readonly field: FieldName; readonly weight: number }[] = [
  { field: 'licensor', weight: 1 },
  { field: 'licensee', weight: 1 },
  { field: 'asset', weight: 0.95 },
  { field: 'target', weight: 0.9 },
  { field: 'year', weight: 0.9 },
  { field: 'modality', weight: 0.7 },
  { field: 'therapeutic_area', weight: 0.7 },
  { field: 'indication', weight: 0.7 },
];

/** How well one word fits each distinct value of a field. */
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
  if (set.elsewhere) return findElsewhere(set, set.elsewhere, text, limit);
  const exact = set.rowOf(text);
  if (exact !== undefined) return [{ index: exact, fit: 1, reason: 'id' }];
  const words = wordsOf(text).slice(0, 12);
  if (words.length === 0) return [];
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
    found.push({ index, fit: (sum - 1) / words.length, reason: [...new Set(labels)].join('; ') });
  });
  return found.sort((a, b) => b.fit - a.fit || b.index - a.index).slice(0, limit);
}

/** Deals on a server: those that hold every word as it is written, newest first. Typing errors find nothing there. */
function findElsewhere(set: DealSet, elsewhere: Elsewhere, text: string, limit: number): FoundDeal[] {
  const exact = set.rowOf(text);
  if (exact !== undefined) return [{ index: exact, fit: 1, reason: 'id' }];
  const words = text.split(/\s+/).filter(Boolean);
  const isYear = (word: string) => /^(19|20)\d\d$/.test(word);
  const query = {
    search: words.filter((word) => !isYear(word)).join(' '),
    criteria: words.filter(isYear).map((year) => ({ field: 'year', test: Number(year) })),
  };
  return Array.from(elsewhere.newest(query, limit), (index) => ({ index, fit: 1, reason: 'all words' }));
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
    if (code > 0) fits[code] = weight;
    return { codes, fits, found: code > 0, labelOf: () => `${label} ${word}` };
  }
  const shownAs = new Map<number, string>();
  namesIn(set, field, column).forEach((names, code) => {
    let best = { fit: 0, shown: '' };
    for (const { words, shown } of names) {
      const fit = fitOf(words);
      // Another name is told only where it fits clearly better: "Kelun Biotech" adds nothing to "Kelun-Biotech".
      if (fit > best.fit + (best.fit > 0 ? 0.1 : 0)) best = { fit, shown };
    }
    if (best.fit === 0) return;
    fits[code] = weight * best.fit;
    shownAs.set(code, best.shown);
  });
  return { codes, fits, found: shownAs.size > 0, labelOf: (code) => `${label} ${shownAs.get(code) ?? ''}` };
}

interface Name {
  readonly words: readonly string[];
  readonly shown: string;
}

const namesByColumn = new WeakMap<TextColumn, readonly (readonly Name[])[]>();

/** What each distinct value of a column is called, its own name first, then other names of its parties. */
function namesIn(set: DealSet, field: FieldName, column: TextColumn): readonly (readonly Name[])[] {
  const known = namesByColumn.get(column);
  if (known) return known;
  const isParty = fieldNamed(field).kind === 'party';
  const made = column.dictionary.map((value): Name[] => {
    if (value === '') return [];
    const others = (isParty ? partiesOf(value) : []).flatMap((party) =>
      set.aliases.namesOf(party).map((alias) => ({ words: wordsOf(alias), shown: `${party} (${alias})` })),
    );
    return [{ words: wordsOf(value), shown: value }, ...others];
  });
  namesByColumn.set(column, made);
  return made;
}
