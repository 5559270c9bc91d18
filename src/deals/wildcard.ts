/** A pattern with Excel's wildcards: letters, ? (any one character) and * (any number of them). */
export interface Wildcard {
  /** The letters that every match begins with, in lower case. */
  readonly prefix: string;
  /** The longest letters that every match holds somewhere, in lower case; '' where it has wildcards only. */
  readonly held: string;
  /** Whether the pattern is plain text: no wildcard in it. */
  readonly isPlain: boolean;
  matches(text: string): boolean;
  /** The same for a text in lower case. */
  matchesFolded(folded: string): boolean;
}

/** What stands between two *: its letters, with NUL where any one character may be. */
interface Piece {
  readonly letters: string;
  readonly hasAnyOne: boolean;
}

const ANY_ONE = '\u0000';

/**
 * Reads * ? and ~ as Excel does: ~ takes the meaning from the wildcard or tilde after it; case does not matter. Matching
 * takes at most (length of text × length of pattern) steps, whatever the pattern.
 */
export function wildcard(pattern: string): Wildcard {
  const pieces = readPieces(pattern.toLowerCase());
  const [first = { letters: '', hasAnyOne: false }] = pieces;
  const prefix = first.letters.split(ANY_ONE)[0] ?? '';
  const isPlain = pieces.length === 1 && !first.hasAnyOne;
  const matchesFolded = (folded: string) => (isPlain ? folded === prefix : matchesPieces(folded, pieces));
  return {
    prefix,
    held: longestOf(pieces.flatMap(({ letters }) => letters.split(ANY_ONE))),
    isPlain,
    matches: (text) => matchesFolded(text.toLowerCase()),
    matchesFolded,
  };
}

const longestOf = (texts: readonly string[]): string =>
  texts.reduce((longest, text) => (text.length > longest.length ? text : longest), '');

function readPieces(pattern: string): Piece[] {
  const pieces = [{ letters: '', hasAnyOne: false }];
  for (let index = 0; index < pattern.length; index++) {
    const char = pattern.charAt(index);
    const next = pattern.charAt(index + 1);
    const piece = pieces.at(-1);
    if (char === '*' || !piece) pieces.push({ letters: '', hasAnyOne: false });
    else if (char === '?') {
      piece.letters += ANY_ONE;
      piece.hasAnyOne = true;
    } else if (char === '~' && next !== '' && '*?~'.includes(next)) {
      piece.letters += next;
      index++;
    } else piece.letters += char;
  }
  return pieces;
}

/** The first piece stands at the beginning, the last at the end, each other one as early as it can. */
function matchesPieces(text: string, pieces: readonly Piece[]): boolean {
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (!first || !last || !standsAt(text, first, 0)) return false;
  if (pieces.length === 1) return text.length === first.letters.length;
  let at = first.letters.length;
  for (let index = 1; index < pieces.length - 1; index++) {
    const piece = pieces[index];
    if (!piece) continue;
    const found = find(text, piece, at);
    if (found < 0) return false;
    at = found + piece.letters.length;
  }
  const end = text.length - last.letters.length;
  return end >= at && standsAt(text, last, end);
}

function find(text: string, piece: Piece, from: number): number {
  if (!piece.hasAnyOne) return text.indexOf(piece.letters, from);
  for (let at = from; at + piece.letters.length <= text.length; at++) {
    if (standsAt(text, piece, at)) return at;
  }
  return -1;
}

function standsAt(text: string, { letters, hasAnyOne }: Piece, at: number): boolean {
  if (!hasAnyOne) return text.startsWith(letters, at);
  if (at + letters.length > text.length) return false;
  for (let index = 0; index < letters.length; index++) {
    const letter = letters.charAt(index);
    if (letter !== ANY_ONE && letter !== text.charAt(at + index)) return false;
  }
  return true;
}
