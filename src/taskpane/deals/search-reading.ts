import type { FieldCriterion } from '../../deals/query';
import type { EntryFilter } from './filters';
import { literally } from './filters';
import { readSize, readTypedPeriod } from './search-amounts';
import type { SearchNames } from './search-names';

/** Words of a search that belong together, and how they are read. */
export interface SearchPart {
  /** Where they stand in the text: from, and the place after the last character. */
  readonly from: number;
  readonly through: number;
  readonly text: string;
  /** What they restrict; empty for free words, which are looked for everywhere. */
  readonly criteria: readonly FieldCriterion[];
  /** The entry that they name, where the criteria are about one. */
  readonly named?: { readonly field: EntryFilter | 'period'; readonly value: string } | undefined;
}

/** No name or size in use has more words. */
const MOST_WORDS = 6;

/**
 * How a search is read: `ADC 2024 >500 hengrui` is a modality group, a year, a smallest headline and a licensor. The
 * longest run of words that names one thing wins; what names nothing, or several things (a company that is licensor in
 * some deals and licensee in others), or what was restricted by words before it, stays a free word. Words in quotes are
 * free. Every word is in exactly one part, in order.
 */
export function readSearch(text: string, names: SearchNames): readonly SearchPart[] {
  const words = wordsOf(text);
  const parts: SearchPart[] = [];
  const taken = new Set<string>();
  for (let place = 0; place < words.length;) {
    const part = longestPart(text, words, place, names, taken);
    part.criteria.forEach((criterion) => taken.add(slotOf(criterion)));
    parts.push(part);
    place += words.filter(({ from }) => from >= part.from && from < part.through).length;
  }
  return parts;
}

interface Word {
  readonly from: number;
  readonly through: number;
}

/** Words are what stands between blanks. */
function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(/\S+/g), ({ index, 0: word }) => ({
    from: index,
    through: index + word.length,
  }));
}

function longestPart(
  text: string,
  words: readonly Word[],
  place: number,
  names: SearchNames,
  taken: ReadonlySet<string>,
): SearchPart {
  const from = words[place]?.from ?? 0;
  const alone = words[place]?.through ?? text.length;
  const spanned = (through: number) => ({ from, through, text: text.slice(from, through) });
  const quoted = /^["“][^"”]*["”](?=\s|$)/.exec(text.slice(from));
  if (quoted) return { ...spanned(from + quoted[0].length), criteria: [] };
  for (let last = Math.min(place + MOST_WORDS, words.length) - 1; last >= place; last--) {
    const span = spanned(words[last]?.through ?? alone);
    const read = meaningOf(span.text, names);
    if (read && !read.criteria.some((criterion) => taken.has(slotOf(criterion)))) return { ...span, ...read };
  }
  return { ...spanned(alone), criteria: [] };
}

function meaningOf(typed: string, names: SearchNames): Pick<SearchPart, 'criteria' | 'named'> | undefined {
  // Full-width characters are how an input method writes; a comma after a word is punctuation.
  const phrase = typed.normalize('NFKC').trim();
  const bare = phrase.replace(/[,;、]+$/, '');
  const period = readTypedPeriod(bare);
  if (period !== undefined) {
    return { criteria: [{ field: 'period', test: period }], named: { field: 'period', value: period } };
  }
  const size = readSize(bare);
  if (size) return { criteria: size };
  const entry = names.entryNamed(phrase) ?? names.entryNamed(bare);
  if (!entry) return undefined;
  return {
    criteria: [{ field: entry.field, test: literally(entry.entry) }],
    named: { field: entry.field, value: entry.entry },
  };
}

/** What may be restricted once: a field, or one side of a figure. A modality is a group or an exact one. */
function slotOf({ field, test }: FieldCriterion): string {
  const operator = /^[<>]/.exec(String(test))?.[0] ?? '';
  return field === 'exact_modality' ? 'modality_group' : `${field}${operator}`;
}

/** The text without a part: what a person types who deletes those words. */
export function withoutParts(text: string, parts: readonly SearchPart[]): string {
  return [...parts]
    .sort((a, b) => b.from - a.from)
    .reduce((left, { from, through }) => {
      const before = left.slice(0, from).trimEnd();
      const after = left.slice(through).trimStart();
      return before && after ? `${before} ${after}` : before + after;
    }, text);
}

/** The free words of a search, without the quotes around them. */
export function freeWords(parts: readonly SearchPart[]): string {
  return parts
    .filter(({ criteria }) => criteria.length === 0)
    .map(({ text }) => text.replace(/^["“]|["”]$/g, '').trim())
    .filter((words) => words !== '')
    .join(' ');
}
