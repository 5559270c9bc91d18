/** A data version is named for its month, `2026-11`, and counted where a month has several: `2026-11-2`. */
export const VERSION_NAME = /^\d{4}-\d{2}(-\d{1,4})?$/;

/** Orders version names, older first: 2026-11, 2026-11-2, 2026-11-10, 2026-12. */
export function compareVersionNames(a: string, b: string): number {
  const [one, other] = [partsOf(a), partsOf(b)];
  return one.year - other.year || one.month - other.month || one.count - other.count;
}

function partsOf(name: string): { year: number; month: number; count: number } {
  const [year = 0, month = 0, count = 1] = name.split('-').map(Number);
  return { year, month, count };
}
