import type { FieldCriterion } from '../../deals/query';
import type { EntryFilter } from './filters';

/** An entry or period that words of a search name: what a filter would hold. */
export interface NamedValue {
  readonly field: EntryFilter | 'period';
  readonly value: string;
}

/** Words of a search that belong together, and how they are read. */
export interface SearchPart {
  /** Where they stand in the text: from, and the place after the last character. */
  readonly from: number;
  readonly through: number;
  readonly text: string;
  /** What they restrict; empty for free words, which are looked for everywhere. */
  readonly criteria: readonly FieldCriterion[];
  /** The entries that they name, any of which will do. */
  readonly named?: readonly NamedValue[] | undefined;
  /**
   * What else may be said of them: the deals that hold these free words are `left out`; they add an entry to those
   * before (`widens`); they are a word such as "and" that is not looked for (`ignored`).
   */
  readonly role?: 'leftOut' | 'widens' | 'ignored' | undefined;
  /** How else the data write what these free words are found in. */
  readonly spellings?: readonly string[] | undefined;
}

/** Whether a part is an "or" between what can't be alternatives; at the end more is to come. */
export const isLostOr = (part: SearchPart, parts: readonly SearchPart[]): boolean =>
  part.role === 'ignored' && /^(?:or|或)$/i.test(part.text) && part !== parts.at(-1);

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

/** The words of a free part as they are looked for, without quotes and signs around them. */
export function wordsLookedFor({ text, role }: SearchPart): string {
  const typed = text.normalize('NFKC');
  const bare = role === 'leftOut' ? typed.replace(LEFT_OUT, '') : typed;
  return bare
    .replace(/^["“]|["”]$/g, '')
    .replace(/(?<!\S)[-–—−]+(?=\S)/g, '')
    .trim();
}

/** What stands before words that a deal must not hold; a dash between blanks only parts words ("Kelun – Merck"). */
export const LEFT_OUT = /^(?:[-–—−]+(?=\S)|(?:not|without|excluding|excl\.?)\s+|不含|不包括|排除)/i;

/** The free words of a search, those with a hyphen before them that no deal must hold. */
export function freeWords(parts: readonly SearchPart[]): string {
  return parts
    .filter(({ criteria, role }) => criteria.length === 0 && role !== 'ignored')
    .flatMap((part) => {
      const words = wordsLookedFor(part).split(/\s+/).filter(Boolean);
      return part.role === 'leftOut' ? words.map((word) => `-${word}`) : words;
    })
    .join(' ');
}
