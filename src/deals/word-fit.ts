import { distance } from 'fastest-levenshtein';
import { foldText } from './column';
import type { PlaceInWords } from './elsewhere';

/**
 * Judges how well a word fits names, given as words: 1 a whole word, less for its beginning, its inside, a typing error;
 * 0 not at all. Names share most of their words, so each is judged once.
 */
export function fitterOf(word: string): (words: readonly string[]) => number {
  const fitByPart = new Map<string, number>();
  return (words) => {
    let best = 0;
    for (const part of words) {
      let fit = fitByPart.get(part);
      if (fit === undefined) fitByPart.set(part, (fit = fitOf(word, part)));
      if (fit > best) best = fit;
    }
    return best;
  };
}

/** The fits of a word that is written as it is looked for. */
export const FITS: Readonly<Record<PlaceInWords, number>> = { whole: 1, beginning: 0.9, inside: 0.75 };
/** Shorter ones are looked for as whole words only. */
export const SHORTEST_PART = 2;

function fitOf(word: string, part: string): number {
  if (part === word) return FITS.whole;
  if (word.length >= SHORTEST_PART && part.startsWith(word)) return FITS.beginning;
  if (word.length >= SHORTEST_PART && part.includes(word)) return FITS.inside;
  return isTypingError(word, part) ? 0.6 : 0;
}

/**
 * One wrong, missing or superfluous letter in words of 4 to 7, two in longer ones, or two neighbours swapped; none in
 * numbers, where every digit counts.
 */
function isTypingError(word: string, part: string): boolean {
  const allowed = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
  if (allowed === 0 || Math.abs(part.length - word.length) > allowed || /\d/.test(word)) return false;
  return areNeighboursSwapped(word, part) || distance(word, part) <= allowed;
}

function areNeighboursSwapped(word: string, part: string): boolean {
  if (word.length !== part.length) return false;
  let at = 0;
  while (at < word.length && word[at] === part[at]) at++;
  return word[at] === part[at + 1] && word[at + 1] === part[at] && word.slice(at + 2) === part.slice(at + 2);
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
