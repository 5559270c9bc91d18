import { partiesOf } from './alias-index';
import { spansWhere, codeSet } from './code-set';
import type { CodeSet } from './code-set';
import { foldText } from './column';
import type { DealSet } from './dataset';
import type { FieldName } from './fields';
import { normaliseName } from './names';

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

/** The free words of a search, folded as texts are compared. */
export const searchWords = (search: string): string[] =>
  foldText(search.normalize('NFKC')).split(/\s+/).filter(Boolean);

/** The word that a deal must not hold, for one with a hyphen before it: "-kras" -> "kras". */
export const wordLeftOut = (word: string): string | undefined => /^[-–—−]+(.+)$/.exec(word)?.[1];

/** The fields in which a word is looked for. */
export const fieldsSearchedFor = (word: string): readonly FieldName[] =>
  word.includes('-') ? [...SEARCHED, 'deal_id'] : SEARCHED;

/**
 * Free words: a deal passes if every word is somewhere in its parties (their other names too), asset, target,
 * indication, modality or area. A word with a hyphen is looked for in the deal id as well; one that begins
 * with a hyphen must be nowhere there. Case does not matter.
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

/** Rows that hold a word, or those that don't. */
function rowsWithWord(set: DealSet, word: string, rows: Uint32Array, wanted: boolean): Uint32Array {
  const places = fieldsSearchedFor(word)
    .map((field) => codesWithWord(set, field, word))
    .filter(({ deals }) => deals > 0);
  const holds = (row: number) => places.some(({ column, flags }) => flags[column.codes[row] ?? 0] === 1);
  return rows.filter((row) => holds(row) === wanted);
}

function codesWithWord(set: DealSet, field: FieldName, word: string): CodeSet {
  const column = set.text(field);
  const { dictionary } = column;
  const known = field === 'licensor' || field === 'licensee' ? companiesCalled(set, word) : undefined;
  const passes = (code: number) => {
    const entry = dictionary[code] ?? '';
    if (foldText(entry).includes(word)) return true;
    return known !== undefined && partiesOf(entry).some((party) => known.has(normaliseName(party)));
  };
  return codeSet(column, spansWhere(1, dictionary.length, passes));
}

/** Companies of which another name holds the word. */
function companiesCalled(set: DealSet, word: string): ReadonlySet<string> {
  return new Set(
    set.aliases.rows
      .filter(({ alias }) => foldText(alias).includes(word))
      .map(({ company }) => normaliseName(company)),
  );
}
