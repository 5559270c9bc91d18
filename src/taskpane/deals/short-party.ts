/** Endings of companies' names that all of them share, as lists and charts of the field shorten them. */
const SHORTENED: readonly (readonly [RegExp, string])[] = [
  [/harmaceuticals?\b/g, 'harma'],
  [/\bTherapeutics\b/g, 'Tx'],
  [/\bBiotechnolog(?:y|ies)\b/g, 'Biotech'],
  [/ \([^)]*\)/g, ''],
];

/** A company's name for a line of a list, without what is said of it in parentheses; the whole name stands beside. */
export const shortParty = (name: string): string =>
  SHORTENED.reduce((short, [ending, by]) => short.replace(ending, by), name);
