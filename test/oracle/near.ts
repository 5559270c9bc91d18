/** Whether two figures differ by more than 1e-9 of their size; null stands for no figure and equals only itself. */
export function differsFrom(theirs: number | null | undefined, ours: number | null): boolean {
  if (typeof theirs !== 'number' || ours === null) return theirs !== ours;
  return !(Math.abs(theirs - ours) <= 1e-9 * Math.max(1, Math.abs(theirs), Math.abs(ours)));
}
