/** A pattern with Excel's wildcards, ready to be compared: letters, ? (any one character) and * (any number). */
type Step = string | typeof ANY_ONE | typeof ANY_NUMBER;
const ANY_ONE = 1;
const ANY_NUMBER = 2;

export interface Wildcard {
  /** The letters that every match begins with, in lower case. */
  readonly prefix: string;
  /** Whether the pattern is plain text: no wildcard in it. */
  readonly isPlain: boolean;
  matches(text: string): boolean;
}

/**
 * Reads * ? and ~ as Excel does: ~ takes the meaning from the wildcard or tilde after it; case does not matter. Matching
 * takes at most (length of text × length of pattern) steps, whatever the pattern.
 */
export function wildcard(pattern: string): Wildcard {
  const steps = readSteps(pattern.toLowerCase());
  const firstWild = steps.findIndex((step) => typeof step !== 'string');
  const isPlain = firstWild < 0;
  const prefix = (isPlain ? steps : steps.slice(0, firstWild)).join('');
  return {
    prefix,
    isPlain,
    matches: (text) => {
      const folded = text.toLowerCase();
      return isPlain ? folded === prefix : folded.startsWith(prefix) && matchesSteps(folded, steps);
    },
  };
}

function readSteps(pattern: string): Step[] {
  const steps: Step[] = [];
  for (let index = 0; index < pattern.length; index++) {
    const char = pattern.charAt(index);
    const next = pattern.charAt(index + 1);
    if (char === '~' && next !== '' && '*?~'.includes(next)) {
      steps.push(next);
      index++;
    } else if (char === '?') steps.push(ANY_ONE);
    else if (char === '*') steps.push(ANY_NUMBER);
    else steps.push(char);
  }
  return steps;
}

/** Goes along both; after a mismatch the last * takes one character more. Earlier * never need another try. */
function matchesSteps(text: string, steps: readonly Step[]): boolean {
  let [at, step] = [0, 0];
  let star = -1;
  let starAt = 0;
  while (at < text.length) {
    const wanted = steps[step];
    if (wanted === ANY_NUMBER) {
      star = step++;
      starAt = at;
    } else if (wanted === ANY_ONE || wanted === text.charAt(at)) {
      step++;
      at++;
    } else if (star >= 0) {
      step = star + 1;
      at = ++starAt;
    } else return false;
  }
  while (steps[step] === ANY_NUMBER) step++;
  return step === steps.length;
}
