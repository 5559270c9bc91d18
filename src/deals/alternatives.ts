import type { CriterionTest } from './deal-query';
import { InputError } from './input-error';

/** A criterion that takes any of several values, or with <> none of them. */
export interface Alternatives {
  readonly excluded: boolean;
  /** Each a criterion of its own; at least two of them, except where a bar is meant as a letter. */
  readonly tests: readonly string[];
}

/** So many picked deals, countries or companies fit one criterion. */
const MOST_ALTERNATIVES = 2_000;

/**
 * Reads "Phase 1|Phase 2": what passes any of the two; "<>Phase 1|Phase 2" is what passes neither. Each alternative may
 * have an operator or wildcards ("<10|>=1000"), and blanks around it; ~| is the bar itself.
 * @returns undefined where the criterion holds no bar
 * @throws InputError (#VALUE!) where nothing stands beside a bar, for a second <> and for more than 2,000 alternatives
 */
export function alternativesOf(test: CriterionTest, argument: string): Alternatives | undefined {
  if (typeof test !== 'string' || !test.includes('|')) return undefined;
  const excluded = test.startsWith('<>');
  const split = splitAtBars(excluded ? test.slice(2) : test);
  const parts = split.length > 1 ? split.map((part) => part.trim()) : split;
  if (parts.length > MOST_ALTERNATIVES)
    throw new InputError('value', `${argument}: more than ${MOST_ALTERNATIVES} alternatives.`);
  if (parts.length > 1) for (const part of parts) refusePart(part, argument);
  const tests = parts.map((part) =>
    part.replace(/~([~*?|])/g, (both, letter) => (letter === '|' ? '|' : both)),
  );
  return {
    excluded,
    tests: excluded ? tests.map((each) => (/^[<>=]/.test(each) ? each : `=${each}`)) : tests,
  };
}

function refusePart(part: string, argument: string): void {
  if (part === '')
    throw new InputError(
      'value',
      `${argument}: nothing stands beside a |; write = for undisclosed, or ~| for the letter itself.`,
    );
  if (part.startsWith('<>'))
    throw new InputError(
      'value',
      `${argument}: <> stands once, in front of all: "<>A|B" is neither A nor B.`,
    );
}

/** The parts of a text between bars; ~ takes the meaning from the letter after it. */
export function splitAtBars(text: string): string[] {
  const parts = [''];
  for (let index = 0; index < text.length; index++) {
    const char = text.charAt(index);
    const last = parts.length - 1;
    if (char === '|') parts.push('');
    else if (char === '~' && /[~*?|]/.test(text.charAt(index + 1))) {
      parts[last] += char + text.charAt(index + 1);
      index++;
    } else parts[last] += char;
  }
  return parts;
}

/** The entries of a list as it is kept in one text ("Phase 1|Phase 2"); none for ''. */
export const listedIn = (list: string): readonly string[] =>
  list === '' ? [] : splitAtBars(list).map((entry) => entry.replace(/~([~|])/g, '$1'));

/** Entries as one text, which `listedIn` reads. */
export const listOf = (entries: readonly string[]): string =>
  entries.map((entry) => entry.replace(/[~|]/g, '~$&')).join('|');

/** A criterion that means exactly this text: wildcards, bars and leading operators lose their meaning. */
export function literally(text: string): string {
  const escaped = text.replace(/[*?~|]/g, '~$&');
  return /^[<>=]/.test(escaped) ? `=${escaped}` : escaped;
}

/** A criterion that means any of these texts, or with `excluded` none of them. */
export const anyOf = (texts: readonly string[], excluded = false): string =>
  (excluded ? '<>' : '') + texts.map(literally).join('|');
