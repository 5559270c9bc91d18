import { distance } from 'fastest-levenshtein';

/**
 * The form in which names are compared: case, blanks, underscores and hyphens do not matter, and & is "and". A hyphen in
 * front does: "-terminated" is meant as the opposite of the entry, and must not find it.
 */
export function normaliseName(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .trim()
    .replace(/(?!^)[\s_\-–—]+/g, '')
    .replaceAll('&', 'and');
}

/** The entry of `names` that `text` means, or undefined. */
export function findName<T extends string>(text: string, names: readonly T[]): T | undefined {
  const wanted = normaliseName(text);
  return names.find((name) => normaliseName(name) === wanted);
}

/** The entries of `names` that `text` was most likely meant to be, nearest first, for a message. */
export function nearestNames(text: string, names: readonly string[], limit = 3): string[] {
  const wanted = normaliseName(text).slice(0, 60);
  if (wanted === '') return names.slice(0, limit);
  const scored = names.map((name) => {
    const other = normaliseName(name);
    const contained = other.includes(wanted) || wanted.includes(other);
    return { name, score: contained ? 0.5 : distance(wanted, other) / Math.max(wanted.length, other.length) };
  });
  return scored
    .filter(({ score }) => score <= 0.6)
    .sort((a, b) => a.score - b.score)
    .slice(0, limit)
    .map(({ name }) => name);
}
