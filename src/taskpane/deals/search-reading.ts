import { meaningOf } from './search-meaning';
import type { SearchNames } from './search-names';
import type { SearchPart } from './search-parts';

/** No name or size in use has more words. */
const MOST_WORDS = 8;

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
    slotsOf(part).forEach((slot) => taken.add(slot));
    parts.push(part);
    place += words.filter(({ from }) => from >= part.from && from < part.through).length;
  }
  return parts;
}

interface Word {
  readonly from: number;
  readonly through: number;
}

/** Words are what stands between blanks; an arrow is one of its own. */
function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(/->|[→⇒]|(?:(?!->)[^\s→⇒])+/g), ({ index, 0: word }) => ({
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
  const quoted = /^[-–—−]?["“][^"”]*["”](?=\s|$)/.exec(text.slice(from));
  if (quoted) {
    const isLeftOut = !/^["“]/.test(quoted[0]);
    return { ...spanned(from + quoted[0].length), criteria: [], ...(isLeftOut ? { role: 'leftOut' } : {}) };
  }
  for (let last = Math.min(place + MOST_WORDS, words.length) - 1; last >= place; last--) {
    const span = spanned(words[last]?.through ?? alone);
    const read = meaningOf(span.text, names);
    if (!read) continue;
    const part: SearchPart = { ...span, ...read };
    const before = slotsOf(part).filter((slot) => taken.has(slot));
    if (before.length === 0) return part;
    // One more year or stage: either will do. One more modality or company is a word that the deal must hold as well.
    if (part.named?.every(({ field }) => WIDENED.has(field))) return { ...part, role: 'widens' };
  }
  const word = text.slice(from, alone);
  if (JOINING.test(word)) return { ...spanned(alone), criteria: [], role: 'ignored' };
  const spellings = names.spellingsOf(word.normalize('NFKC'));
  return { ...spanned(alone), criteria: [], ...(spellings.length > 0 ? { spellings } : {}) };
}

/** Fields of which a deal has one value: nobody who types two of them wants deals with both. */
const WIDENED: ReadonlySet<string> = new Set([
  'period',
  'therapeutic_area',
  'stage',
  'deal_type',
  'territory_class',
  'status',
  'licensor_country',
  'licensee_country',
]);

/** Words that join others, and signs without a meaning: nobody looks for them. */
const JOINING =
  /^(?:and|or|not|with|the|in|of|for|from|to|by|deals?|x|×|或|和|及|的|交易|[^\p{L}\p{N}<>=]+)$/iu;

/** What may be restricted once: the field of an entry. A modality is a group or an exact one. */
function slotsOf({ named = [] }: SearchPart): readonly string[] {
  return named.map(({ field }) => (field === 'exact_modality' ? 'modality_group' : field));
}
