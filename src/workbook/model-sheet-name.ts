const STEM = 'Valuation';

/** "Valuation" is Valuation_, "Valuation (2)" is Valuation2_: what the names of its cells begin with. */
export const modelPrefix = (sheetName: string): string => `${sheetName.replace(/\W/g, '')}_`;

/**
 * A free name for a new model sheet: "Valuation", "Valuation (2)" … A number is taken as well where names with its
 * prefix remain of a sheet that was deleted or renamed.
 * @param taken names of sheets and tables @param takenNames defined names
 */
export function modelSheetName(taken: Iterable<string>, takenNames: readonly string[]): string {
  const used = new Set(Array.from(taken, (name) => name.toLowerCase()));
  const names = takenNames.map((name) => name.toLowerCase());
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? STEM : `${STEM} (${String(number)})`;
    const prefix = modelPrefix(name).toLowerCase();
    if (!used.has(name.toLowerCase()) && !names.some((each) => each.startsWith(prefix))) return name;
  }
}
