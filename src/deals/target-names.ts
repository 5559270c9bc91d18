const OTHER_NAMES: readonly (readonly [RegExp, string])[] = [
  [/claudin[ -]?/gi, 'CLDN'],
  [/CLDN[ -]?/gi, 'Claudin '],
  [/mesothelin/gi, 'MSLN'],
  [/MSLN/gi, 'Mesothelin'],
  [/(?<![a-z])c-met(?![a-z])/gi, 'MET'],
  [/(?<![a-z]|c-)met(?![a-z])/gi, 'c-Met'],
];

/** What else a target is called as a whole: "Claudin 18.2" for CLDN18.2. */
export const otherNamesOf = (target: string): readonly string[] =>
  OTHER_NAMES.map(([name, other]) => target.replace(name, other)).filter((name) => name !== target);
