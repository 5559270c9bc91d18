/** Endings that companies' names share, and long names that the field knows by a short one. */
const SHORTENED: readonly (readonly [RegExp, string])[] = [
  [/harmaceuticals?\b/g, 'harma'],
  [/\bTherapeutics\b/g, 'Tx'],
  [/\bBiotechnolog(?:y|ies)\b/g, 'Biotech'],
  [/ \([^)]*\)/g, ''],
  [/\bBristol Myers Squibb\b/, 'BMS'],
  [/\bBoehringer Ingelheim\b/, 'Boehringer'],
];

/** A company's name for a line of a list, without what is said of it in parentheses; the whole name stands beside. */
export const shortParty = (name: string): string =>
  SHORTENED.reduce((short, [ending, by]) => short.replace(ending, by), name);
