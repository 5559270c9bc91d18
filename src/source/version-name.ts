/**
 * A data version is named for its month, `2026-11`, and counted where a month has several: `2026-11-2`. No other names, or
 * one such as 9999-99 would be newer than all that are to come.
 */
export const VERSION_NAME = /^20\d{2}-(0[1-9]|1[0-2])(-\d{1,4})?$/;

/** Orders version names, older first: 2026-11, 2026-11-2, 2026-11-10, 2026-12. */
export function compareVersionNames(a: string, b: string): number {
  const [one, other] = [partsOf(a), partsOf(b)];
  return one.year - other.year || one.month - other.month || one.count - other.count;
}

function partsOf(name: string): { year: number; month: number; count: number } {
  const [year = 0, month = 0, count = 1] = name.split('-').map(Number);
  return { year, month, count };
}

/**
 * What tells a version apart on this machine: its data and its name. A later version may have the very data of an earlier
 * one and cover more days.
 * @returns undefined for data that came from no feed and no build
 */
export const versionId = ({
  name,
  sha256,
}: {
  name: string;
  sha256?: string | undefined;
}): string | undefined => (sha256 === undefined ? undefined : `${sha256} ${name}`);
