/** The names that `TARGET_NAMES` has for words of a search (target-spelling.ts), as they are published. */
const PUBLISHED_NAMES: readonly (readonly [RegExp, string])[] = [
  [/claudin[ -]?/gi, 'CLDN'],
  [/CLDN[ -]?/gi, 'Claudin '],
  [/mesothelin/gi, 'MSLN'],
  [/MSLN/gi, 'Mesothelin'],
  [/(?<![a-z])c-met(?![a-z])/gi, 'MET'],
  [/(?<![a-z]|c-)met(?![a-z])/gi, 'c-Met'],
];

/** What else a target is called as a whole: "Claudin 18.2" for CLDN18.2. */
export const otherNamesOf = (target: string): readonly string[] =>
  PUBLISHED_NAMES.map(([name, other]) => target.replace(name, other)).filter((name) => name !== target);
