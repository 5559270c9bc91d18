import type { AliasRow } from './aliases';
import { addCode, codeSet, spansOf, unionOf } from './code-set';
import type { CodeSet } from './code-set';
import { foldText } from './column';
import type { TextColumn } from './column';
import type { DealSet } from './dataset';
import type { FieldName } from './fields';
import { visitCodesHolding, visitCodesSpelled } from './dictionary-text';
import { normaliseName } from './names';
import { codesByName } from './party-index';
import { formsOf } from './word-forms';
import type { Spelling, WordForms } from './word-forms';

/** Keeps the rows that pass. */
export type RowFilter = (rows: Uint32Array) => Uint32Array;

const SEARCHED: readonly FieldName[] = [
  'licensor',
  'licensee',
  'asset',
  'target',
  'indication',
  'modality',
  'therapeutic_area',
];

/** The fields in which a word is found in other spellings too. */
const SPELLED: ReadonlySet<FieldName> = new Set<FieldName>(['asset', 'target', 'indication']);

/** The free words of a search, folded as texts are compared. A sign alone is no word; "PD-1/VEGF" is two. */
export const searchWords = (search: string): string[] =>
  foldText(search.normalize('NFKC'))
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .flatMap((word) => (BOTH.test(word) ? word.split('/') : [word]));

/** Names on both sides of a stroke, neither of them a number: a deal that holds the whole holds each. */
const BOTH = /^(?![-–—−])(?=[^/]*[a-z][^/]*\/)[^/]{3,}(?:\/(?=[^/]*[a-z])[^/]{3,})+$/;

/** Whether a field is looked through for a spelling of a word, besides the letters themselves. */
export const isSpelledIn = (field: FieldName, { isShort }: WordForms): boolean =>
  isShort || SPELLED.has(field);

/** The word that a deal must not hold, for one with a hyphen before it: "-kras" -> "kras". */
export const wordLeftOut = (word: string): string | undefined => /^[-–—−]+([^-–—−].*)$/.exec(word)?.[1];

/** The fields in which a word is looked for. */
export const fieldsSearchedFor = (word: string): readonly FieldName[] =>
  word.includes('-') ? [...SEARCHED, 'deal_id'] : SEARCHED;

/**
 * Free words: a deal passes if every word is somewhere in its parties (their other names too), asset, target,
 * indication, modality or area: short words at the beginning of a word, targets in all their spellings (`formsOf`). A
 * word with a hyphen is looked for in the deal id as well; one that begins with a hyphen must be nowhere there. Case does
 * not matter.
 * @returns undefined where there is nothing to search for
 */
export function searchFilter(set: DealSet, search: string): RowFilter | undefined {
  const words = searchWords(search);
  if (words.length === 0) return undefined;
  return (rows) =>
    words.reduce((left, word) => {
      const leftOut = wordLeftOut(word);
      return rowsWithWord(set, leftOut ?? word, left, leftOut === undefined);
    }, rows);
}

/**
 * Rows that hold a word, or those that don't. Field by field, the one that finds most first, so that few are left to be
 * looked at again: `rows.filter` with the fields inside takes five times as long, which is felt while typing.
 */
function rowsWithWord(set: DealSet, word: string, rows: Uint32Array, wanted: boolean): Uint32Array {
  const places = placesOf(set, word).filter(({ deals }) => deals > 0);
  const hits = new Uint8Array(rows.length);
  // Places in `rows` that no field has hit yet.
  let left: Uint32Array | undefined;
  for (const { column, flags } of [...places].sort((a, b) => b.deals - a.deals)) {
    const { codes } = column;
    const looked: number = left?.length ?? rows.length;
    const missed = new Uint32Array(looked);
    let size = 0;
    for (let index = 0; index < looked; index++) {
      const place: number = left ? (left[index] ?? 0) : index;
      const hit = flags[codes[rows[place] ?? 0] ?? 0] ?? 0;
      hits[place] = hit;
      missed[size] = place;
      size += 1 - hit;
    }
    left = missed.subarray(0, size);
    if (size === 0) break;
  }
  const passing = new Uint32Array(rows.length);
  const want = wanted ? 1 : 0;
  let size = 0;
  for (let place = 0; place < rows.length; place++) {
    passing[size] = rows[place] ?? 0;
    size += hits[place] === want ? 1 : 0;
  }
  return passing.subarray(0, size);
}

/** Where a word stands, by data set; the list, its sums and the counts of the filters ask for the same words. */
const placesBySet = new WeakMap<DealSet, Map<string, readonly CodeSet[]>>();
const MOST_WORDS_KEPT = 50;

function placesOf(set: DealSet, word: string): readonly CodeSet[] {
  let kept = placesBySet.get(set);
  if (!kept) placesBySet.set(set, (kept = new Map()));
  let places = kept.get(word);
  if (!places) {
    places = fieldsSearchedFor(word).map((field) => codesWithWord(set, field, word));
    if (kept.size >= MOST_WORDS_KEPT) kept.clear();
    kept.set(word, places);
  }
  return places;
}

function codesWithWord(set: DealSet, field: FieldName, word: string): CodeSet {
  const column = set.text(field);
  const forms = formsOf(word);
  const found = forms.inside.map((letters) => {
    const spans: number[] = [];
    visitCodesHolding(column, letters, (code) => {
      if (code > 0) addCode(spans, code);
    });
    return spans;
  });
  if (isSpelledIn(field, forms))
    found.push(...forms.spellings.map((spelling) => spansSpelled(column, spelling)));
  if (field === 'licensor' || field === 'licensee') {
    const byName = codesByName(column);
    const codes = companiesCalled(set.aliases.rows, word).flatMap((name) => byName.get(name) ?? []);
    if (codes.length > 0) found.push(spansOf(codes));
  }
  const [only = [], ...others] = found;
  return codeSet(column, others.length === 0 ? only : unionOf(found));
}

function spansSpelled(column: TextColumn, { letters, isParted, pattern }: Spelling): number[] {
  const spans: number[] = [];
  const expression = new RegExp(pattern);
  const visit = isParted ? visitCodesSpelled : visitCodesHolding;
  visit(column, letters, (code) => {
    if (code > 0 && expression.test(column.dictionary[code] ?? '')) addCode(spans, code);
  });
  return spans;
}

/** Companies of which another name holds the word, in the form in which names are compared. */
export function companiesCalled(aliases: readonly AliasRow[], word: string): string[] {
  const { inside, spellings, isShort } = formsOf(word);
  const patterns = isShort ? spellings.map(({ pattern }) => new RegExp(pattern)) : [];
  const holds = (alias: string): boolean => {
    const folded = foldText(alias);
    return inside.some((letters) => folded.includes(letters)) || patterns.some((each) => each.test(alias));
  };
  return [
    ...new Set(aliases.filter(({ alias }) => holds(alias)).map(({ company }) => normaliseName(company))),
  ].sort();
}
