import { distance } from 'fastest-levenshtein';
import { foldText } from './column';

/** How well a word fits a name: 1 a whole word, less for its beginning, its inside, a typing error; 0 not at all. */
export function fitOf(word: string, words: readonly string[]): number {
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
export function wordsOf(text: string): string[] {
  return foldText(text.slice(0, 300).normalize('NFKC'))
    .split(/[\s;,()/+|:]+/)
    .map((word) => word.replace(/[^\p{L}\p{N}]+/gu, ''))
    .filter((word) => word !== '');
}
