import { distance } from 'fastest-levenshtein';
import { partiesOf } from './alias-index';
import { foldText } from './column';
import type { TextColumn } from './column';
import type { DealSet } from './dataset';
import { fieldNamed } from './fields';
import type { FieldName } from './fields';
import { nearestNames } from './names';

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

interface Hit {
  readonly fit: number;
  readonly label: string;
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
  const hits = words.map((word) => PLACES.map(({ field, weight }) => hitsIn(set, field, weight, word)));
  const found: FoundDeal[] = [];
  for (let index = 0; index < set.size; index++) {
    const best = hits.map((places) => bestHit(set, index, places));
    if (best.some((hit) => hit === undefined)) continue;
    const fit = best.reduce((sum, hit) => sum + (hit?.fit ?? 0), 0) / best.length;
    found.push({ index, fit, reason: [...new Set(best.map((hit) => hit?.label ?? ''))].join('; ') });
  }
  return found.sort((a, b) => b.fit - a.fit || b.index - a.index).slice(0, limit);
}

function bestHit(set: DealSet, index: number, places: readonly ReadonlyMap<number, Hit>[]): Hit | undefined {
  let best: Hit | undefined;
  places.forEach((hits, place) => {
    const column = set.column(PLACES[place]?.field ?? 'licensor');
    const hit = hits.get(column.codes[index] ?? 0);
    if (hit && (!best || hit.fit > best.fit)) best = hit;
  });
  return best;
}

/** For each distinct value of a field how well one word fits it: decided once a value, not once a deal. */
function hitsIn(set: DealSet, field: FieldName, weight: number, word: string): Map<number, Hit> {
  const column = set.column(field);
  const label = fieldNamed(field).label.toLowerCase();
  const hits = new Map<number, Hit>();
  if (column.kind === 'number') {
    const code = column.dictionary.indexOf(Number(word));
    if (code > 0) hits.set(code, { fit: weight, label: `${label} ${word}` });
    return hits;
  }
  namesIn(set, field, column).forEach((names, code) => {
    let best = { fit: 0, shown: '' };
    for (const { words, shown } of names) {
      const fit = fitOf(word, words);
      // Another name is told only where it fits clearly better: "Kelun Biotech" adds nothing to "Kelun-Biotech".
      if (fit > best.fit + (best.fit > 0 ? 0.1 : 0)) best = { fit, shown };
    }
    if (best.fit > 0) hits.set(code, { fit: weight * best.fit, label: `${label} ${best.shown}` });
  });
  return hits;
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

/** How well a word fits a name: 1 a whole word, less for its beginning, its inside, a typing error; 0 not at all. */
function fitOf(word: string, words: readonly string[]): number {
  let best = 0;
  for (const part of words) {
    if (part === word) return 1;
    if (word.length >= 2 && part.startsWith(word)) best = Math.max(best, 0.9);
    else if (word.length >= 2 && part.includes(word)) best = Math.max(best, 0.75);
    else if (best < 0.6 && isTypingError(word, part)) best = 0.6;
  }
  return best;
}

/**
 * One wrong, missing or superfluous letter in words of 4 to 7, two in longer ones, or two neighbours swapped; none in
 * numbers, where every digit counts.
 */
function isTypingError(word: string, part: string): boolean {
  const allowed = word.length < 4 || /\d/.test(word) ? 0 : word.length < 8 ? 1 : 2;
  if (allowed === 0 || Math.abs(part.length - word.length) > allowed) return false;
  return distance(word, part) <= allowed || areNeighboursSwapped(word, part);
}

function areNeighboursSwapped(word: string, part: string): boolean {
  const at = [...word].findIndex((letter, place) => letter !== part[place]);
  if (at < 0 || word.length !== part.length) return false;
  const swapped = word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2);
  return swapped === part;
}

/**
 * Words in the form in which they are compared: without hyphens, so that PD-1, PD1 and "PD-1xVEGF" meet. Chinese has no
 * blanks: a run of it is one word.
 */
function wordsOf(text: string): string[] {
  return foldText(text.slice(0, 300).normalize('NFKC'))
    .split(/[\s;,()/+|:]+/)
    .map((word) => word.replace(/[^\p{L}\p{N}]+/gu, ''))
    .filter((word) => word !== '');
}

/** So many ids are compared one by one; beyond, only those that stand near in the alphabet. */
const MOST_COMPARED = 5_000;

/** Ids that `text` may have been meant to be, for a message. */
export function nearestDealIds(set: DealSet, text: string, limit = 3): string[] {
  const ids = set.text('deal_id').dictionary;
  if (ids.length <= MOST_COMPARED) return nearestNames(text, ids.slice(1), limit);
  const wanted = foldText(text);
  let [low, high] = [1, ids.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (foldText(ids[middle] ?? '') < wanted) low = middle + 1;
    else high = middle;
  }
  return nearestNames(text, ids.slice(Math.max(1, low - 100), low + 100), limit);
}
