import { textColumn } from './column';
import type { TextColumn } from './column';

/**
 * One target is published in several spellings: B7-H3 and B7H3, Claudin 18.2 and CLDN18.2. The data stay as published; who
 * asks for one spelling finds the others too. What is decided here is decided for deals in memory and on a server alike.
 */

/** What stands between the letters and digits of one spelling and not of another. */
export const PARTING = ' \\-–—‑./_';
const PARTINGS = new RegExp(`[${PARTING}]+`, 'g');

/**
 * Names that one target in the data has: the word or gene name that is typed or published, and the other one. A name that
 * comes in belongs below and in target-names.ts, too.
 */
export const TARGET_NAMES: readonly (readonly string[])[] = [
  ['claudin', 'cldn'],
  ['mesothelin', 'msln'],
  ['c-met', 'met'],
  ['g-csf', 'gcsf'],
  ['tnf-alpha', 'tnfa', 'tnfα'],
];

/** The same as replacements in a text without partings, which JavaScript and RE2 read alike. */
export const SAME_NAMES: readonly (readonly [pattern: string, name: string])[] = [
  ['claudin', 'cldn'],
  ['mesothelin', 'msln'],
  ['^cmet$', 'met'],
  ['tnf(alpha|α)', 'tnfa'],
];
const replacements = SAME_NAMES.map(([pattern, name]) => [new RegExp(pattern, 'g'), name] as const);

const withSameNames = (text: string): string =>
  replacements.reduce((left, [pattern, name]) => left.replace(pattern, name), text);

/** A text without what parts letters and digits. */
export const withoutPartings = (text: string): string => text.replace(PARTINGS, '');

/** The form in which targets are compared: in lower case, without partings, each name as one. */
export const targetForm = (target: string): string => withSameNames(withoutPartings(target.toLowerCase()));

/**
 * A pattern with wildcards as it is compared with that form: "*B7-H3*" is "*b7h3*".
 * @returns undefined where the pattern holds no digit and no name of several, and is meant as it stands
 */
export function targetPattern(pattern: string): string | undefined {
  const folded = pattern.toLowerCase();
  const joined = folded.replace(new RegExp(`(?<=[\\p{L}\\p{N}])[${PARTING}]+(?=[\\p{L}\\p{N}])`, 'gu'), '');
  const named = withSameNames(joined);
  return /\d/.test(folded) || named !== joined ? named : undefined;
}

/** Targets in that form, of one version of the data. */
interface ComparedTargets {
  /** By the same codes. */
  readonly column: TextColumn;
  /** Codes by form. */
  readonly codes: ReadonlyMap<string, readonly number[]>;
}
const comparedByColumn = new WeakMap<TextColumn, ComparedTargets>();

/** The dictionary of the targets as they are compared; made when first asked for. */
export function targetsCompared(targets: TextColumn): ComparedTargets {
  const known = comparedByColumn.get(targets);
  if (known) return known;
  const forms = targets.dictionary.map(targetForm);
  const codes = new Map<string, number[]>();
  forms.forEach((form, code) => {
    const others = codes.get(form);
    if (others) others.push(code);
    else if (form !== '') codes.set(form, [code]);
  });
  const made = { column: textColumn(forms, targets.codes), codes };
  comparedByColumn.set(targets, made);
  return made;
}
