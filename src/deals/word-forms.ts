import { PARTING, TARGET_NAMES, withoutPartings } from './target-spelling';

/** How a free word is looked for in a text. */
export interface WordForms {
  /** Letters that stand anywhere in the text, in lower case. */
  readonly inside: readonly string[];
  /** What may stand in the text as well, or instead. */
  readonly spellings: readonly Spelling[];
  /** Whether the word is so short that it is looked for at the beginning of words alone, in every field. */
  readonly isShort: boolean;
}

/** One spelling of a word. */
export interface Spelling {
  /** Letters and digits without what may part them, in lower case: whoever holds the pattern holds these without partings. */
  readonly letters: string;
  /** Whether anything may part them; else whoever holds the pattern holds the letters as they are. */
  readonly isParted: boolean;
  /** A regular expression on the text as published, which JavaScript and RE2 read alike. */
  readonly pattern: string;
}

/** Letters of which a word has at most so many are found in the middle of too many others: "MET" in "metabolic". */
const SHORT = /^[a-z]{1,4}$/;
/** A name of so few letters is found as a whole word, where it is one of a target. */
const SHORTEST = 3;

const formsByWord = new Map<string, WordForms>();
const MOST_KEPT = 200;

/**
 * How a word is looked for: anywhere in a text; one of up to four letters at the beginning of a word ("pd-1xMET", "mRNA"
 * begin one inside). One with a digit, or a name that a target has besides another, is found in its other spellings too.
 * @param word folded, as `searchWords` gives it
 */
export function formsOf(word: string): WordForms {
  let forms = formsByWord.get(word);
  if (!forms) {
    if (formsByWord.size >= MOST_KEPT) formsByWord.clear();
    formsByWord.set(word, (forms = readForms(word)));
  }
  return forms;
}

function readForms(word: string): WordForms {
  const others = otherNames(word);
  if (SHORT.test(word)) {
    const isName = others.length > 0 && word.length <= SHORTEST;
    return { inside: [], spellings: [spelling(word, isName), ...others], isShort: true };
  }
  const bare = withoutPartings(word);
  const isSpelled = /^[a-z\d]{2,40}$/.test(bare) && /\d/.test(bare) && /[a-z]/.test(bare);
  return {
    inside: isSpelled && bare !== word ? [word, bare] : [word],
    spellings: isSpelled ? [spelling(bare), ...others] : others,
    isShort: false,
  };
}

/** The other names of the target that a word is, or begins with before a number: "claudin18.2" is "cldn18.2". */
function otherNames(word: string): Spelling[] {
  const bare = withoutPartings(word);
  return TARGET_NAMES.flatMap((names) => {
    const own = names
      .map(withoutPartings)
      .find((name) => bare.startsWith(name) && !/^[a-z]/.test(bare.slice(name.length)));
    if (own === undefined) return [];
    const rest = bare.slice(own.length);
    if (!/^[a-z\d]*$/.test(rest)) return [];
    return names
      .map((name) => name + rest)
      .filter((name) => name !== word)
      .map((name) => spelling(name, rest === '' && name.length <= SHORTEST));
  });
}

/** @param isWhole whether no letter may follow */
function spelling(name: string, isWhole = false): Spelling {
  const characters = [...name].filter((character) => withoutPartings(character) !== '');
  const isParted = characters.length < name.length || /\d/.test(name);
  const after = isWhole ? '(?:$|[^A-Za-z]|x[A-Z0-9])' : '';
  const body = (of: (character: string, place: number) => string) =>
    characters
      .map((character, place) => between(characters[place - 1], character, isParted) + of(character, place))
      .join('') + after;
  const anyCase = body(eitherCase);
  const first = characters[0] ?? '';
  const pattern = /\d/.test(first)
    ? `(?:^|[^0-9])${anyCase}`
    : // A capital after a small letter begins a word: mRNA, PD-1xVEGF.
      `(?:(?:^|[^A-Za-z])${anyCase}|[a-z]${body((character, place) => (place === 0 ? character.toUpperCase() : eitherCase(character)))})`;
  return { letters: characters.join(''), isParted, pattern };
}

const eitherCase = (letter: string): string =>
  /[a-z]/.test(letter) ? `[${letter.toUpperCase()}${letter}]` : letter;

/** What may part two characters: a blank only beside a digit, so that two words are not one. */
function between(before: string | undefined, after: string, isParted: boolean): string {
  if (before === undefined || !isParted) return '';
  return /\d/.test(before + after) ? `[${PARTING}]*` : `[${PARTING.replace(' ', '')}]*`;
}
